// Generated from src-tauri/core/src/contract. Do not edit by hand:
// UNDERSTUDY_BLESS=1 cargo test -p understudy-core --lib contract::bindings

/**
 * What an allowance counts.
 */
export type Allowance = "requests" | "tokens" | "input-tokens" | "output-tokens";

/**
 * How much of an account's allowance is left, by the provider's word.
 */
export type AllowanceLeft = { of: Allowance, limit: number | null, remaining: number | null, 
/**
 * When it is full again.
 */
resets_at: number, };

export type AnswerFailure = { code: string, message: string, };

/**
 * Who answered, and how it went.
 */
export type AnswerInfo = { turn: TurnId, 
/**
 * The lane whose text stands at the end; absent where none gave any.
 */
lane: LaneName | null, attempts: Array<Attempt>, 
/**
 * Numbers of the attempts that a simulated outage touched.
 */
simulated?: Array<number>, seams: Array<Seam>, 
/**
 * From the start of the turn to its end; absent while it runs.
 */
took_ms: number | null, 
/**
 * The code and sentence of a turn that failed, as in `TurnEvent::Failed`.
 */
failure: AnswerFailure | null, 
/**
 * So many of the oldest messages the models were not sent, at the person's word.
 */
left_out: number, 
/**
 * What they were sent in their place: a summary that a model made.
 */
summary: string | null, };

/**
 * What happened, what the app did about it, and what the person can do: one or two sentences in
 * `message`, made from the catalogue of texts. Never contains a key.
 */
export type ApiError = { code: ErrorCode, message: string, };

/**
 * A file that goes with a new question: kept before, by attaching it.
 */
export type Attached = { id: AttachmentId, name: string, };

/**
 * A file that was attached, as a front shows it. Its bytes stay in the app.
 */
export type Attachment = { id: AttachmentId, 
/**
 * As the file was called where it was attached, without its folder.
 */
name: string, kind: AttachmentKind, 
/**
 * As found in the bytes, not as the name says.
 */
media_type: string, bytes: number, 
/**
 * In pixels; of an image.
 */
width: number | null, height: number | null, 
/**
 * Of a PDF.
 */
pages: number | null, 
/**
 * Unicode scalar values of the text in it that a model is given; absent where none was found.
 */
chars: number | null, 
/**
 * A small picture of it can be had.
 */
thumbnail: boolean, 
/**
 * What of it could not be read, in a sentence: "Only the first 500 pages were read."
 */
note: string | null, };

/**
 * The SHA-256 of a file's bytes, as 64 lowercase hexadecimal digits: the same file is kept once,
 * however often it is attached.
 */
export type AttachmentId = string;

/**
 * What a file is to a model.
 */
export type AttachmentKind = "image" | "pdf" | "text" | "document";

/**
 * One request to one lane, as it is kept with the answer and shown with it.
 */
export type Attempt = { attempt: number, provider: ProviderId, 
/**
 * As the lane was called when it was asked.
 */
lane: LaneName, reason: AttemptReason, started_at: number, 
/**
 * From the start to the first visible text.
 */
first_text_ms: number | null, 
/**
 * From the start to the end; absent while it runs.
 */
took_ms: number | null, 
/**
 * Absent while it runs and where it finished.
 */
failure: AttemptFailure | null, finish: Finish | null, 
/**
 * The model's name as it answered.
 */
model_answered: string | null, request_id: string | null, 
/**
 * Visible characters this attempt gave, in Unicode scalar values.
 */
chars: number, usage: Usage, cost_usd: number | null, 
/**
 * The request may have been billed: it reached the provider and was not refused outright.
 */
possibly_billed: boolean, };

/**
 * Why an attempt did not end in an answer. The message is the provider's own, made safe: no
 * control characters, no key, at most 500 characters.
 */
export type AttemptFailure = { class: FailureClass, status: number | null, message: string, };

/**
 * Why a lane was chosen for an attempt.
 */
export type AttemptReason = "lead" | "understudy" | "recovery" | "hedge" | "retry" | "title" | "summary" | "probe";

/**
 * What the backend tells every open window. Each kind carries the whole new truth of its part.
 */
export type BackendEvent = { "type": "status", status: Status, } | { "type": "chats", 
/**
 * Newest first, also those that are pinned.
 */
chats: Array<ChatSummary>, 
/**
 * By name.
 */
folders: Array<Folder>, 
/**
 * All that any chat has.
 */
tags: Array<string>, 
/**
 * There are older chats.
 */
more: boolean, 
/**
 * Chats in the archive and in the bin.
 */
archived: number, in_bin: number, } | { "type": "spend", spend: Spend, } | { "type": "waiting", waiting: Array<Waiting>, } | { "type": "waiting-sent", chat: ChatId, turn: TurnId, } | { "type": "providers", providers: Array<Provider>, chain: Array<ChainLane>, } | { "type": "settings", settings: { [key in string]: string }, } | { "type": "desktop", desktop: DesktopState, } | { "type": "keyring", keyring: Keyring, } | { "type": "demo", demo: Demo | null, } | { "type": "turn-started", chat: ChatId | null, turn: TurnId, } | { "type": "turn-ended", chat: ChatId | null, turn: TurnId, } | { "type": "open-chat", chat: ChatId | null, } | { "type": "open-status" } | { "type": "open-settings", section: string | null, } | { "type": "compose", text: string, } | { "type": "unstored", unstored: Unstored | null, } | { "type": "trouble", message: string, } | { "type": "stays-in-tray" };

/**
 * A backup in the app's folder.
 */
export type Backup = { 
/**
 * Of its file.
 */
name: string, kind: BackupKind, at: number, 
/**
 * Absent where it cannot be read.
 */
content: HistoryContent | null, };

/**
 * Why a backup was made.
 */
export type BackupKind = "daily" | "by-hand" | "before-update";

/**
 * What is in a backup that was read as a whole.
 */
export type BackupLook = { content: HistoryContent, 
/**
 * Attached files that it names and that are nowhere.
 */
files_missing: number, };

/**
 * What the backups still have of what was deleted for good.
 */
export type BackupTraces = { "kind": "none" } | { "kind": "following" } | { "kind": "left", until: number | null, };

/**
 * All of the status board.
 */
export type Board = { 
/**
 * When it was made.
 */
at: number, 
/**
 * Of each provider of `providers`, in the same order.
 */
records: Array<ProviderRecord>, 
/**
 * Of the last 30 days, the latest first.
 */
incidents: Array<Incident>, overall: Overall, 
/**
 * "One provider is down. Your chats go on."
 */
sentence: string, 
/**
 * More, where there is more to say.
 */
detail: string, lead: LaneName | null, 
/**
 * The lane that would answer now, when it is not the lead.
 */
covering: LaneName | null, 
/**
 * The model order as it is asked now, lead first.
 */
order?: Array<LaneName>, providers: Array<ProviderHealth>, 
/**
 * Messages that are sent when somebody can answer them.
 */
waiting?: number, 
/**
 * Outages that the person simulates now.
 */
simulated?: Array<SimulatedOutage>, 
/**
 * These are practice providers with scripted answers.
 */
demo: boolean, };

/**
 * A lane of a model order, with what a front needs to show it.
 */
export type ChainLane = { lane: Lane, name: LaneName, provider_name: string, 
/**
 * For people: the vendor's name for the model, or its id.
 */
model_name: string, };

/**
 * An open chat: the messages of the branch that was last looked at, to its end.
 */
export type Chat = { terms: ChatTerms, 
/**
 * What models are told before it.
 */
system: string | null, 
/**
 * How its messages are answered where a message itself says nothing.
 */
wishes: TurnWishes, 
/**
 * The assistant it was begun with.
 */
assistant: ChatAssistant | null, messages: Array<Message>, 
/**
 * Messages of the branch that stand before these: asked for without them.
 */
earlier: number, 
/**
 * Answers that are compared with the last one, as long as none was picked.
 */
beside: Array<Message>, id: ChatId, 
/**
 * Empty until the first message gives one.
 */
title: string, created_at: number, updated_at: number, demo: boolean, 
/**
 * An answer is being written in it.
 */
streaming: boolean, folder: FolderId | null, pinned_at: number | null, archived_at: number | null, 
/**
 * A few words each.
 */
tags: Array<string>, 
/**
 * In the bin since then.
 */
deleted_at: number | null, 
/**
 * In the bin: when it goes for good.
 */
goes_at: number | null, 
/**
 * It is in no history: it is gone when it is deleted and when Understudy quits.
 */
temporary: boolean, };

/**
 * The assistant that a chat was begun with, as it was called then: what it says and whom it asks are the
 * chat's own, so that it can change and go.
 */
export type ChatAssistant = { name: string, 
/**
 * An emoji; empty for none.
 */
icon: string, };

/**
 * One thing that a person changes about a chat.
 */
export type ChatChange = { "kind": "folder", folder: FolderId | null, } | { "kind": "pin", on: boolean, } | { "kind": "archive", on: boolean, } | { "kind": "tags", tags: Array<string>, } | { "kind": "system", system: string, } | { "kind": "wishes", wishes: TurnWishes, } | { "kind": "assistant", assistant: ChatAssistant | null, };

/**
 * A chat whose title has all the words.
 */
export type ChatHit = { chat: ChatId, 
/**
 * The whole title.
 */
title: Array<Excerpt>, updated_at: number, };

/**
 * A conversation.
 */
export type ChatId = string;

export type ChatPage = { chats: Array<ChatSummary>, 
/**
 * Where the next page begins; absent at the end.
 */
next: PageEnd | null, };

/**
 * Where chats are looked for.
 */
export type ChatPlace = { "kind": "listed" } | { "kind": "folder", folder: FolderId, } | { "kind": "tag", tag: string, } | { "kind": "archive" } | { "kind": "bin" } | { "kind": "everywhere" };

/**
 * A line in the list of chats.
 */
export type ChatSummary = { id: ChatId, 
/**
 * Empty until the first message gives one.
 */
title: string, created_at: number, updated_at: number, demo: boolean, 
/**
 * An answer is being written in it.
 */
streaming: boolean, folder: FolderId | null, pinned_at: number | null, archived_at: number | null, 
/**
 * A few words each.
 */
tags: Array<string>, 
/**
 * In the bin since then.
 */
deleted_at: number | null, 
/**
 * In the bin: when it goes for good.
 */
goes_at: number | null, 
/**
 * It is in no history: it is gone when it is deleted and when Understudy quits.
 */
temporary: boolean, };

/**
 * What a person said about a chat's ways. Kept with the chat; nothing of it, its title included,
 * goes anywhere else.
 */
export type ChatTerms = { reach: Reach, 
/**
 * Its own model order; absent: the default.
 */
order: Array<Lane> | null, 
/**
 * When a backup of another provider takes over, files are left out.
 */
files_stay: boolean, };

/**
 * A source that an answer names. What the provider did not say is absent; the address is the
 * provider's word and is checked before it is opened.
 */
export type Citation = { url: string | null, title: string | null, 
/**
 * The words of the source that are meant.
 */
quote: string | null, 
/**
 * The part of the visible text it stands for, in Unicode scalar values from the answer's start.
 */
start: number | null, end: number | null, };

/**
 * A word that is not in the history, and those that were looked for in its place.
 */
export type Correction = { typed: string, found: Array<string>, };

/**
 * Where a conversation goes that was not there before.
 */
export type Crossing = { provider: string, 
/**
 * Files that go along.
 */
files: number, };

/**
 * The demo with its visible outage switch.
 */
export type Demo = { outage: boolean, };

/**
 * How the desktop's parts stand.
 */
export type DesktopState = { 
/**
 * A tray is there: closing the window keeps the app running.
 */
tray: boolean, 
/**
 * Global shortcuts work here; where not, why.
 */
shortcut: ShortcutState, 
/**
 * The window is drawn in the way that works everywhere, and why.
 */
safe_graphics: SafeGraphics | null, 
/**
 * When something last went wrong inside the app, of which the person was not told.
 */
crashed_at: number | null, };

/**
 * What stands in a field and was not sent.
 */
export type Draft = { 
/**
 * The chat's id; empty for a new chat.
 */
slot: string, text: string, files: Array<Attachment>, };

/**
 * How much a model is to think before it answers. Each family has its own words and numbers for it;
 * a model that cannot think is asked without.
 */
export type Effort = "off" | "low" | "medium" | "high" | "max";

/**
 * Why an operation of the app (not an attempt at a provider) did not happen.
 */
export type ErrorCode = "invalid-input" | "not-found" | "conflict" | "busy" | "no-provider" | "keyring-locked" | "keyring-missing" | "keyring-failed" | "key-refused" | "unreachable" | "provider" | "plain-http" | "history-newer" | "history-damaged" | "cannot-write" | "already-running" | "unsupported" | "internal";

/**
 * Roughly what a message would come to. Never what is booked: that is what the provider counts.
 */
export type Estimate = { 
/**
 * Who would be asked first now; absent where nobody may answer.
 */
lanes: Array<LaneName>, 
/**
 * Of the whole conversation with this message, for all that are asked.
 */
tokens: number, 
/**
 * In US dollars, of what is sent, without the answer; absent where a price is not known.
 */
cost_usd: number | null, };

/**
 * A piece of a text; those that were looked for are marked.
 */
export type Excerpt = { text: string, hit: boolean, };

/**
 * How far an export or an import has come.
 */
export type ExchangeProgress = { done: number, 
/**
 * Zero where it is not known.
 */
total: number, };

/**
 * What an export is written as.
 */
export type ExportFormat = "json" | "markdown";

/**
 * Which chats an export has; never a deleted one.
 */
export type ExportOf = { "kind": "all" } | { "kind": "chat", chat: ChatId, } | { "kind": "folder", folder: FolderId, };

/**
 * What was written.
 */
export type Exported = { chats: number, messages: number, files: number, 
/**
 * Files that are not on the disk any more: their names are in the export, their bytes are not.
 */
files_missing: number, };

/**
 * How an attempt failed. What follows from each is decided in `router::next`.
 */
export type FailureClass = "unreachable" | "silent" | "overloaded" | "server" | "rate-limited" | "quota" | "key" | "gone" | "too-long" | "refused" | "request" | "empty" | "truncated" | "cancelled";

/**
 * Why an answer ended, when the provider said so.
 */
export type Finish = "stop" | "length" | "refused" | "tool-calls" | "other";

/**
 * How soon answers began, of the last seven days.
 */
export type FirstText = { samples: number, p50_ms: number, p95_ms: number, };

/**
 * A folder of the list of chats.
 */
export type Folder = { id: FolderId, name: string, 
/**
 * Chats in it, those in the archive and in the bin not counted.
 */
chats: number, };

/**
 * A folder of the list of chats.
 */
export type FolderId = string;

/**
 * A way to start that was found on this computer.
 */
export type Found = { "kind": "key-in-environment", provider_kind: string, label: string, variable: string, } | { "kind": "local-server", provider_kind: string, label: string, base_url: string, models: Array<string>, };

/**
 * How far deleting for good has come.
 */
export type GoneForGood = { chats: number, 
/**
 * False while another process reads the history: traces stay in its log until that ends.
 */
log_is_clean: boolean, backups: BackupTraces, 
/**
 * Folders of the home with histories that were set aside: they may have it, and are the person's to remove.
 */
aside: Array<string>, };

/**
 * How one half-hour went. On screen each has a height, a colour and a word.
 */
export type HalfHourState = "no-traffic" | "fine" | "slow" | "failing" | "down" | "paused";

/**
 * What a look at the whole history found.
 */
export type HistoryCheck = { content: HistoryContent | null, 
/**
 * In SQLite's words.
 */
problems: Array<string>, 
/**
 * Rows that refer to rows that are not there.
 */
orphans: number, 
/**
 * Changes at the end of the write-ahead log that a broken one before them cuts off.
 */
cut_off: number, files: number, files_missing: Array<string>, files_damaged: Array<string>, 
/**
 * There, where the database cannot be opened or is not whole.
 */
rescue: Rescue | null, };

/**
 * What a history holds, as a person recognises it.
 */
export type HistoryContent = { 
/**
 * Of the database's form.
 */
version: number, 
/**
 * Without those in the bin.
 */
chats: number, messages: number, 
/**
 * When the last message was written.
 */
newest: number | null, 
/**
 * Of the database, without files.
 */
bytes: number, };

/**
 * So many times the same trouble, in a sentence.
 */
export type ImportNote = { trouble: ImportTrouble, count: number, message: string, };

/**
 * What an import would bring. Nothing was changed yet.
 */
export type ImportPreview = { 
/**
 * Names the import in what follows.
 */
import: string, 
/**
 * The file's own name.
 */
file: string, source: ImportSource, chats: number, 
/**
 * Of these, here already.
 */
known: number, messages: number, files: number, 
/**
 * Providers that are not here.
 */
providers: number, first_at: number | null, last_at: number | null, notes: Array<ImportNote>, };

/**
 * Whose file is imported.
 */
export type ImportSource = "own" | "history" | "chat-gpt" | "claude" | "gemini" | "libre-chat" | "open-web-ui" | "cherry-studio" | "jan";

/**
 * Why something of a file was not read.
 */
export type ImportTrouble = "broken" | "unsound" | "too-long" | "empty" | "ended" | "bomb" | "file-missing" | "file-damaged" | "file-too-large";

/**
 * What an import brought.
 */
export type Imported = { 
/**
 * Chats that were not here.
 */
chats: number, 
/**
 * Chats that were here and to which something came.
 */
more: number, 
/**
 * Chats that were here as they are.
 */
known: number, 
/**
 * Chats that were deleted here, and stay so.
 */
deleted: number, messages: number, files: number, 
/**
 * Providers that were not here. They are paused, and have no key.
 */
providers: number, notes: Array<ImportNote>, };

/**
 * A time in which a model, or a provider as a whole, was left out.
 */
export type Incident = { provider: ProviderId, 
/**
 * "Anthropic", "Anthropic/claude-opus".
 */
name: string, 
/**
 * The models that were out; empty: the provider as a whole.
 */
models: Array<string>, began_at: number, 
/**
 * Absent while it lasts.
 */
ended_at: number | null, class: FailureClass | null, 
/**
 * Messages that another model answered meanwhile.
 */
covered: number, 
/**
 * The person made it, to see the backup work.
 */
simulated: boolean, 
/**
 * "overloaded", "out of credit".
 */
words: string, 
/**
 * What the vendor's status page said of it.
 */
page?: string, };

/**
 * How far the index has come.
 */
export type Indexing = { 
/**
 * In percent, below 100.
 */
percent: number, 
/**
 * It was damaged and is made anew.
 */
anew: boolean, };

/**
 * Where a provider's key comes from, and whether it can be had now.
 */
export type KeyState = { "kind": "keyring" } | { "kind": "env", variable: string, } | { "kind": "env-missing", variable: string, } | { "kind": "this-run" } | { "kind": "not-needed" } | { "kind": "locked" } | { "kind": "missing" } | { "kind": "unknown" };

export type Keyring = "ready" | "locked" | "missing" | "unknown";

/**
 * A kind of provider that can be added.
 */
export type KindInfo = { 
/**
 * As on the command line: `anthropic`, `openai`, `openai-compatible`, …
 */
kind: string, 
/**
 * As on screen: "Anthropic".
 */
label: string, 
/**
 * Empty where the user has to give it.
 */
base_url: string, 
/**
 * The usual environment variable of its key.
 */
key_env: string | null, 
/**
 * Where the vendor gives out keys.
 */
key_page: string | null, needs_key: boolean, 
/**
 * Runs on this computer by default.
 */
local: boolean, };

/**
 * A lane by identity: it stays the same when the provider is renamed.
 */
export type Lane = { provider: ProviderId, model: string, };

export type LaneHealth = { lane: Lane, name: LaneName, model_name: string, state: LaneState, 
/**
 * When it came into this state.
 */
since: number | null, 
/**
 * The last failure while it is not working.
 */
class: FailureClass | null, failures_in_row: number, 
/**
 * When it will be tried again.
 */
next_try_at: number | null, 
/**
 * Of the last answer.
 */
first_text_ms: number | null, 
/**
 * A sentence for people.
 */
message: string, };

/**
 * Provider and model as people write it: `provider/model`. The model may contain slashes.
 */
export type LaneName = string;

export type LaneRecord = { lane: Lane, name: LaneName, 
/**
 * The last 24 hours, oldest first.
 */
half_hours: Array<HalfHourState>, 
/**
 * The same in a sentence.
 */
in_words: string, first_text: FirstText | null, seven_days: Uptime, thirty_days: Uptime, };

/**
 * The state of a provider or model. On screen each has a shape, a colour and a word.
 */
export type LaneState = "unknown" | "working" | "slow" | "down" | "paused" | "needs-you" | "offline";

/**
 * What has to be left out for a conversation to fit.
 */
export type LeaveOut = { 
/**
 * The oldest so many.
 */
messages: number, 
/**
 * Of so many before the question.
 */
of: number, 
/**
 * Who can answer then.
 */
lane: LaneName, 
/**
 * So many requests a summary of them takes; 0 where they are too long for one.
 */
summary_requests: number, };

/**
 * A prompt or an assistant.
 */
export type LibraryId = string;

/**
 * A prompt or an assistant.
 */
export type LibraryItem = { id: LibraryId, kind: LibraryKind, name: string, 
/**
 * An emoji; empty for none.
 */
icon: string, 
/**
 * Of a prompt its words, of an assistant what models are told.
 */
text: string, 
/**
 * Of an assistant: its model order; absent for the default one.
 */
order: Array<Lane> | null, };

export type LibraryKind = "prompt" | "assistant";

export type Message = { id: MessageId, parent: MessageId | null, role: Role, status: MessageStatus, created_at: number, parts: Array<Part>, 
/**
 * All messages with the same parent, this one included, oldest first: the branches here.
 */
siblings: Array<MessageId>, 
/**
 * Present on answers.
 */
answer: AnswerInfo | null, };

/**
 * A message that has all the words, in its text or in a file that goes with it.
 */
export type MessageHit = { chat: ChatId, 
/**
 * Of its chat.
 */
title: string, message: MessageId, role: Role, 
/**
 * Whose text stands at its end, of an answer.
 */
lane: LaneName | null, created_at: number, 
/**
 * The place where the words stand, in one line.
 */
excerpt: Array<Excerpt>, 
/**
 * The name of the file that the place is in.
 */
file: string | null, };

/**
 * A message in a chat: a question or an answer.
 */
export type MessageId = string;

/**
 * How far an answer came. A question is always `Complete`.
 */
export type MessageStatus = "streaming" | "complete" | "failed" | "cancelled" | "interrupted";

/**
 * A model of a provider. What is not known is absent; unknown models work.
 */
export type ModelInfo = { id: string, 
/**
 * The vendor's name for people, where it gives one.
 */
name: string | null, 
/**
 * Tokens that fit, input and output together where the vendor says so.
 */
context_window: number | null, max_output: number | null, images: boolean | null, 
/**
 * It reads a PDF itself.
 */
pdf: boolean | null, reasoning: boolean | null, tools: boolean | null, 
/**
 * As the provider's own list says; `None` where it does not.
 */
price: ModelPrice | null, 
/**
 * Its server passes what it is asked on to another computer.
 */
elsewhere?: boolean, 
/**
 * The one to take when the user has no wish of their own; at most one in a list.
 */
recommended: boolean, };

/**
 * What a model costs, in US dollars for a million tokens.
 */
export type ModelPrice = { input: number, output: number, 
/**
 * Of input that is read from the provider's cache; absent: as `input`.
 */
cache_read: number | null, 
/**
 * Of input that is written to it; absent: as `input`.
 */
cache_write: number | null, };

/**
 * A key on its way in. Has no `Debug` and no `Serialize`.
 */
export type NewKey = { "kind": "entered", key: string, this_run: boolean, } | { "kind": "env", variable: string, } | { "kind": "none" };

/**
 * What a person fills in to add a provider.
 */
export type NewProvider = { name: string, kind: string, 
/**
 * Absent: the kind's own.
 */
base_url: string | null, key: NewKey, allow_http: boolean, };

/**
 * A [`TurnEvent`] on its way to a front: numbered, so that a front can subscribe again from
 * where it was, and marked when the answer is scripted.
 */
export type NumberedEvent = { seq: number, demo?: boolean, } & ({ "type": "turn", chat: ChatId | null, turn: TurnId, question: MessageId | null, answer: MessageId | null, } | { "type": "attempt", attempt: number, lane: LaneName, reason: AttemptReason, 
/**
 * With it the conversation goes to another vendor for the first time.
 */
crossing?: Crossing, 
/**
 * How it is to go on with what is shown of the answer.
 */
recovery?: SeamMode, } | { "type": "skipped", lane: LaneName, why: SkipReason, message: string, } | { "type": "reasoning", text: string, } | { "type": "delta", text: string, } | { "type": "citation", citation: Citation, } | { "type": "tool_call", call: ToolCall, } | { "type": "slow", attempt: number, lane: LaneName, waited_ms: number, } | { "type": "attempt_failed", attempt: number, lane: LaneName, class: FailureClass, status: number | null, request_id: string | null, message: string, } | { "type": "seam", from: LaneName, to: LaneName, 
/**
 * In Unicode scalar values of the visible text.
 */
at: number, mode: SeamMode, } | { "type": "finished", lane: LaneName, finish: Finish, 
/**
 * The whole visible answer.
 */
text: string, usage: Usage, 
/**
 * Of the whole turn; null where a price is not known.
 */
cost_usd: number | null, } | { "type": "failed", 
/**
 * The class of the last failure, or `no-provider`, `nothing-allowed`, `offline`,
 * `cancelled`.
 */
code: string, message: string, 
/**
 * What was shown.
 */
partial: string, });

/**
 * How a simulated outage looks to the app.
 */
export type OutageKind = "hard" | "slow" | "middle";

/**
 * How things stand as a whole: the tray's icon.
 */
export type Overall = "all-well" | "degraded" | "lead-down" | "needs-you" | "offline";

/**
 * The end of a page: the next one begins after it.
 */
export type PageEnd = { 
/**
 * When the chat was used last; in the bin, when it was deleted.
 */
at: number, id: ChatId, };

/**
 * An ordered part of a message. Reasoning names the attempt it came from, because it belongs to
 * that lane alone. Payloads that go back to a provider unread (signatures) are never sent to a
 * front.
 */
export type Part = { "kind": "text", text: string, attempt: number | null, } | { "kind": "reasoning", text: string, attempt: number, } | { "kind": "attachment", attachment: Attachment, } | { "kind": "citation", citation: Citation, attempt: number, };

/**
 * Who says what a model costs, the strongest word first.
 */
export type PriceOrigin = "user" | "provider" | "list";

/**
 * A model with the price that its answers are reckoned by.
 */
export type PricedModel = { 
/**
 * Absent where it is not known, and where the model runs on this computer and costs nothing.
 */
reckoned: ShownPrice | null, id: string, 
/**
 * The vendor's name for people, where it gives one.
 */
name: string | null, 
/**
 * Tokens that fit, input and output together where the vendor says so.
 */
context_window: number | null, max_output: number | null, images: boolean | null, 
/**
 * It reads a PDF itself.
 */
pdf: boolean | null, reasoning: boolean | null, tools: boolean | null, 
/**
 * As the provider's own list says; `None` where it does not.
 */
price: ModelPrice | null, 
/**
 * Its server passes what it is asked on to another computer.
 */
elsewhere?: boolean, 
/**
 * The one to take when the user has no wish of their own; at most one in a list.
 */
recommended: boolean, };

/**
 * A provider as a front shows it. Has no key: keys go in and never come out.
 */
export type Provider = { id: ProviderId, name: string, 
/**
 * One of [`KindInfo::kind`].
 */
kind: string, base_url: string, key: KeyState, 
/**
 * The user confirmed that it runs on this computer.
 */
local: boolean, allow_http: boolean, 
/**
 * Until when the user paused it; `i64::MAX` is for good.
 */
paused_until: number | null, demo: boolean, };

/**
 * What came of adding a provider or of testing its key.
 */
export type ProviderAdded = { provider: Provider, models: Array<ModelInfo>, 
/**
 * The model order after it; the first provider's recommended model starts it.
 */
chain: Array<ChainLane>, };

export type ProviderHealth = { provider: ProviderId, name: string, state: LaneState, 
/**
 * A few words for the sidebar and the tray: "down since 14:02", "covering".
 */
words: string, paused_until: number | null, lanes: Array<LaneHealth>, 
/**
 * What its vendor's status page says of an incident, while something of it is out.
 */
page?: string, 
/**
 * What the provider said with its last answer of this run, as far as it still holds.
 */
allowances?: Array<AllowanceLeft>, };

/**
 * An account at a vendor, or a server.
 */
export type ProviderId = string;

export type ProviderRecord = { provider: ProviderId, name: string, 
/**
 * How often it was checked today while it was out.
 */
checks_today: number, lanes: Array<LaneRecord>, 
/**
 * The last 24 hours, oldest first.
 */
half_hours: Array<HalfHourState>, 
/**
 * The same in a sentence.
 */
in_words: string, first_text: FirstText | null, seven_days: Uptime, thirty_days: Uptime, };

/**
 * Where a chat may go, whatever fails.
 */
export type Reach = { "kind": "chain" } | { "kind": "only", providers: Array<ProviderId>, } | { "kind": "this-computer" };

/**
 * A damaged history, and what there is in its place.
 */
export type Rescue = { 
/**
 * What can still be read; absent where nothing can.
 */
readable: HistoryContent | null, 
/**
 * Pages and rows of which something is there and cannot be read.
 */
lost: number, 
/**
 * The newest backup that is whole.
 */
backup: Backup | null, 
/**
 * The folder that the damaged files go to.
 */
aside: string, };

/**
 * What takes the place of a damaged history.
 */
export type RescueChoice = "readable" | "backup" | "both";

export type Role = "user" | "assistant";

/**
 * Why the window is drawn in the way that works everywhere.
 */
export type SafeGraphics = "set" | "found";

/**
 * The place in an answer where another lane took over.
 */
export type Seam = { from_attempt: number, to_attempt: number, at: number, mode: SeamMode, };

/**
 * How an answer goes on after a switch.
 */
export type SeamMode = "continue" | "restart";

/**
 * Where the next page begins.
 */
export type SearchCursor = { 
/**
 * The newest message that is looked at.
 */
upto: number, 
/**
 * How many of those ranked from there were shown.
 */
shown: number, };

/**
 * A page of what was found. The best come first, newer ones first among equals; of more than 300
 * messages the newest 300 are ranked, then the 300 before them.
 */
export type SearchPage = { 
/**
 * On the first page only.
 */
chats: Array<ChatHit>, messages: Array<MessageHit>, 
/**
 * Absent on the last page.
 */
next: SearchCursor | null, 
/**
 * Filters that could not be read, as typed; the rest was looked for.
 */
unread: Array<string>, 
/**
 * Nothing was found as typed: what was looked for in its place.
 */
corrections: Array<Correction>, 
/**
 * Present while older messages are not in the index yet.
 */
indexing: Indexing | null, 
/**
 * It took too long: there may be more than what was found until then.
 */
cut: boolean, };

/**
 * What to look for. Nothing typed is an error.
 */
export type SearchRequest = { 
/**
 * Words, "phrases", beginnings (`word*`), `-without`, and the filters `from:me`, `from:model`,
 * `model:`, `before:2026-01-31`, `after:`, `in:`.
 */
text: string, 
/**
 * The person may still be typing: the last word may be the beginning of one.
 */
typing: boolean, 
/**
 * Where to go on, from the page before.
 */
cursor: SearchCursor | null, };

/**
 * What is special about one sending.
 */
export type SendTerms = { 
/**
 * Of a new chat.
 */
chat: ChatTerms, 
/**
 * What models are told before a new chat.
 */
system: string | null, 
/**
 * How a new chat's messages are answered.
 */
wishes: TurnWishes, 
/**
 * The folder of a new chat.
 */
folder: FolderId | null, 
/**
 * The assistant that a new chat is begun with. What it says and whom it asks are in the other fields.
 */
assistant: ChatAssistant | null, 
/**
 * This message may go wherever the model order leads, once.
 */
anywhere: boolean, 
/**
 * A new chat is a temporary one.
 */
temporary: boolean, 
/**
 * Asked first for this message.
 */
first: LaneName | null, 
/**
 * So many of the oldest messages are left out for this message.
 */
left_out: number, 
/**
 * What is sent in their place.
 */
summary: string | null, };

/**
 * One setting, as `settings list` and the settings screen show it.
 */
export type Setting = { key: string, value: string, default: string, 
/**
 * The values it takes, in words: "milliseconds, or auto".
 */
takes: string, sentence: string, };

export type ShortcutState = { "kind": "not-offered" } | { "kind": "off" } | { "kind": "active", accelerator: string, } | { "kind": "conflict", accelerator: string, message: string, } | { "kind": "in-desktop", accelerator: string, } | { "kind": "unsupported", message: string, 
/**
 * The app can add it there.
 */
addable: boolean, };

/**
 * What a model costs, and who says so.
 */
export type ShownPrice = { origin: PriceOrigin, 
/**
 * A long input costs more a token than these prices say.
 */
rises: boolean, input: number, output: number, 
/**
 * Of input that is read from the provider's cache; absent: as `input`.
 */
cache_read: number | null, 
/**
 * Of input that is written to it; absent: as `input`.
 */
cache_write: number | null, };

/**
 * An outage that the person makes, to see the backup work.
 */
export type SimulatedOutage = { provider: ProviderId, 
/**
 * Absent: the provider as a whole.
 */
model: string | null, 
/**
 * "Anthropic", "Anthropic/claude-opus".
 */
name: string, kind: OutageKind, since: number, 
/**
 * When it ends by itself.
 */
until: number, };

/**
 * Why a lane of the chain was left out.
 */
export type SkipReason = "open" | "paused" | "no-key" | "window" | "images" | "tools" | "price" | "not-allowed" | "offline";

/**
 * Everything the window needs for its first frame.
 */
export type Snapshot = { version: string, 
/**
 * The folder of everything that is kept.
 */
home: string, settings: { [key in string]: string }, 
/**
 * The language where `ui.language` is `system`: "en", "de", "zh", "ja", "es".
 */
system_language: string, providers: Array<Provider>, kinds: Array<KindInfo>, chain: Array<ChainLane>, spend: Spend, 
/**
 * Messages that nobody could answer yet.
 */
waiting: Array<Waiting>, status: Status, desktop: DesktopState, 
/**
 * Whether keys can be kept in the keyring.
 */
keyring: Keyring, 
/**
 * No provider was ever added and the demo is off: show the first start.
 */
first_start: boolean, demo: Demo | null, 
/**
 * Answers that the disk has no room for.
 */
unstored: Unstored | null, 
/**
 * The folder of the history, where it cannot be written: everything is only read.
 */
only_read: string | null, 
/**
 * Newest first, also those that are pinned.
 */
chats: Array<ChatSummary>, 
/**
 * By name.
 */
folders: Array<Folder>, 
/**
 * All that any chat has.
 */
tags: Array<string>, 
/**
 * There are older chats.
 */
more: boolean, 
/**
 * Chats in the archive and in the bin.
 */
archived: number, in_bin: number, };

/**
 * How much of this month's limit is used.
 */
export type Spend = { 
/**
 * In US dollars; absent: there is none.
 */
limit_usd: number | null, 
/**
 * Known cost of this calendar month, what may be on a bill included, in US dollars.
 */
spent_usd: number, 
/**
 * Requests of this month that may be on a bill and whose cost nobody knows.
 */
unknown: number, state: SpendState, };

export type SpendState = "well" | "near" | "over";

export type Status = { overall: Overall, 
/**
 * "One provider is down. Your chats go on."
 */
sentence: string, 
/**
 * More, where there is more to say.
 */
detail: string, lead: LaneName | null, 
/**
 * The lane that would answer now, when it is not the lead.
 */
covering: LaneName | null, 
/**
 * The model order as it is asked now, lead first.
 */
order?: Array<LaneName>, providers: Array<ProviderHealth>, 
/**
 * Messages that are sent when somebody can answer them.
 */
waiting?: number, 
/**
 * Outages that the person simulates now.
 */
simulated?: Array<SimulatedOutage>, 
/**
 * These are practice providers with scripted answers.
 */
demo: boolean, };

/**
 * What was found around the app when asked.
 */
export type Surroundings = { found: Array<Found>, };

/**
 * A model's wish to use a tool.
 */
export type ToolCall = { 
/**
 * The provider's name for this call, where it gave one.
 */
id: string | null, name: string, 
/**
 * As the model wrote them: JSON, if the model kept to it.
 */
arguments: string, };

/**
 * One thing that happens during a turn, in order. This is also a line of `ask --json`, a public
 * contract: names and meanings stay; fields and kinds may be added.
 */
export type TurnEvent = { "type": "turn", chat: ChatId | null, turn: TurnId, question: MessageId | null, answer: MessageId | null, } | { "type": "attempt", attempt: number, lane: LaneName, reason: AttemptReason, 
/**
 * With it the conversation goes to another vendor for the first time.
 */
crossing?: Crossing, 
/**
 * How it is to go on with what is shown of the answer.
 */
recovery?: SeamMode, } | { "type": "skipped", lane: LaneName, why: SkipReason, message: string, } | { "type": "reasoning", text: string, } | { "type": "delta", text: string, } | { "type": "citation", citation: Citation, } | { "type": "tool_call", call: ToolCall, } | { "type": "slow", attempt: number, lane: LaneName, waited_ms: number, } | { "type": "attempt_failed", attempt: number, lane: LaneName, class: FailureClass, status: number | null, request_id: string | null, message: string, } | { "type": "seam", from: LaneName, to: LaneName, 
/**
 * In Unicode scalar values of the visible text.
 */
at: number, mode: SeamMode, } | { "type": "finished", lane: LaneName, finish: Finish, 
/**
 * The whole visible answer.
 */
text: string, usage: Usage, 
/**
 * Of the whole turn; null where a price is not known.
 */
cost_usd: number | null, } | { "type": "failed", 
/**
 * The class of the last failure, or `no-provider`, `nothing-allowed`, `offline`,
 * `cancelled`.
 */
code: string, message: string, 
/**
 * What was shown.
 */
partial: string, };

/**
 * One user message and the answer to it. An answer made again is a new turn.
 */
export type TurnId = string;

/**
 * Where a new turn starts. Nothing is ever overwritten: each is a new branch.
 */
export type TurnStart = { "kind": "new-chat", text: string, attachments: Array<Attached>, } | { "kind": "reply", chat: ChatId, after: MessageId | null, text: string, attachments: Array<Attached>, } | { "kind": "edit", chat: ChatId, question: MessageId, text: string, 
/**
 * All that go with the new question: those of the old one are named again or left out.
 */
attachments: Array<Attached>, } | { "kind": "regenerate", chat: ChatId, question: MessageId, lane: LaneName | null, };

/**
 * How a message is to be answered, where the person has a wish. What is absent is left to the model
 * and its provider; what a model does not take is left out for it.
 */
export type TurnWishes = { effort: Effort | null, 
/**
 * From 0 to 2.
 */
temperature: number | null, 
/**
 * In tokens, reasoning included where the family counts it so.
 */
max_output: number | null, 
/**
 * Where one of these would come, the answer ends before it. At most four.
 */
stop: Array<string>, };

/**
 * Answers that the disk has no room for.
 */
export type Unstored = { answers: number, 
/**
 * That they need.
 */
bytes: number, };

/**
 * What became of the requests of a span of time.
 */
export type Uptime = { 
/**
 * Requests that say something of the provider: answers, and failures that were its own.
 */
asked: number, failed: number, 
/**
 * From 100 requests on: below, one failure would move it by more than a percent.
 */
percent: number | null, 
/**
 * "99.1 %", "2 of 40 failed".
 */
words: string, };

/**
 * Tokens as the provider counted them. Absent where it did not say.
 */
export type Usage = { 
/**
 * All input tokens, those read from a cache included.
 */
input: number | null, 
/**
 * All output tokens, reasoning included.
 */
output: number | null, 
/**
 * The part of `input` that was read from a cache.
 */
cache_read?: number | null, 
/**
 * The part of `input` that was written to a cache.
 */
cache_write?: number | null, 
/**
 * The part of `output` that was reasoning.
 */
reasoning?: number | null, };

/**
 * What was used in a span of days, today included. The demo is left out.
 */
export type UsageReport = { since: number, 
/**
 * Each day of the span, the first one first; also those without any request.
 */
days: Array<UsedOn>, 
/**
 * Dearest first, as are all that follow.
 */
providers: Array<UsedBy>, models: Array<UsedBy>, 
/**
 * The dearest hundred. Requests without a chat that is still there stand together, with no name.
 */
chats: Array<UsedBy>, total: Used, month: Spend, };

/**
 * A sum over attempts.
 */
export type Used = { 
/**
 * Requests, whatever became of them.
 */
attempts: number, 
/**
 * Of these, ended in an answer.
 */
answered: number, failed: number, 
/**
 * Stopped by the person.
 */
cancelled: number, 
/**
 * Of these, made to find a title.
 */
titles: number, 
/**
 * Tokens as the providers counted them; what nobody counted is not in here.
 */
input: number, output: number, 
/**
 * In US dollars: known cost of requests that ended in an answer.
 */
cost_usd: number, 
/**
 * In US dollars: known cost of requests that failed or were stopped, which may be on a bill.
 */
possible_usd: number, 
/**
 * Requests that may be on a bill and whose cost nobody knows.
 */
unknown: number, };

/**
 * A sum of something with a name.
 */
export type UsedBy = { name: string, 
/**
 * Where it is a chat that is still there.
 */
chat: ChatId | null, used: Used, };

/**
 * A day by the calendar of this computer.
 */
export type UsedOn = { 
/**
 * "2026-11-26"
 */
day: string, used: Used, };

/**
 * A message that nobody could answer and that is sent when somebody can.
 */
export type Waiting = { chat: ChatId, 
/**
 * The answer that is waited for; it failed so far.
 */
answer: MessageId, since: number, 
/**
 * Who may answer it, in order. Empty where nobody will recover by itself.
 */
lanes: Array<LaneName>, 
/**
 * It has waited for too long, or through a restart: it is sent only at the person's word.
 */
asks: boolean, 
/**
 * This computer has no network.
 */
offline: boolean, 
/**
 * The keys of all of them are in a keyring that is locked or does not answer.
 */
key_shut?: boolean, };

/**
 * A message that is being written.
 */
export type Written = { 
/**
 * Absent in a new chat.
 */
chat: ChatId | null, 
/**
 * The message that it will follow.
 */
after: MessageId | null, text: string, attachments: Array<Attached>, 
/**
 * Of a new chat.
 */
terms: ChatTerms, system: string | null, 
/**
 * The models that are asked, each alone; none is by the model order.
 */
lanes: Array<LaneName>, };
