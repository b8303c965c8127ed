import type {
  ApiError,
  Attached,
  Attachment,
  AttachmentId,
  BackendEvent,
  Backup,
  BackupLook,
  Board,
  Chat,
  ChainLane,
  ChatChange,
  ChatId,
  ChatPage,
  ChatPlace,
  ChatTerms,
  Draft,
  FolderId,
  Estimate,
  GoneForGood,
  ExchangeProgress,
  Exported,
  ExportFormat,
  ExportOf,
  Imported,
  ImportPreview,
  KindInfo,
  Lane,
  LaneName,
  LeaveOut,
  LibraryItem,
  MessageId,
  ModelInfo,
  PricedModel,
  NewKey,
  NewProvider,
  NumberedEvent,
  OutageKind,
  PageEnd,
  ProviderAdded,
  ProviderId,
  SearchPage,
  SearchRequest,
  SendTerms,
  Setting,
  ShortcutState,
  Snapshot,
  Surroundings,
  TurnId,
  TurnStart,
  TurnWishes,
  UsageReport,
  Written,
} from './bindings/contract';

/** Where a turn began that was just sent. */
export interface Sent {
  chat: ChatId | null;
  turn: TurnId;
}

/** An export that was written. */
export interface ExportDone extends Exported {
  path: string;
}

/** A text that a person wants to ask about. */
export interface Picked {
  text: string;
  /** Selected in another program; else it is the clipboard's. */
  selected: boolean;
  /** It was longer. */
  cut: boolean;
}

/** Ends a subscription; nothing is delivered after it. */
export type Unsubscribe = () => void;

/**
 * Everything the window can ask of the app. A call that does not succeed rejects with an
 * `ApiError`: decide by its `code`, show its `message`.
 */
export interface Backend {
  snapshot(): Promise<Snapshot>;
  /** Each event carries the whole new truth of its part. */
  watch(on: (event: BackendEvent) => void): Promise<Unsubscribe>;

  /** With `newest`, only so many messages of its end: what is needed first of a long one. */
  chat(id: ChatId, newest?: number): Promise<Chat>;
  /** Null where a later search took this one's place. */
  search(request: SearchRequest): Promise<SearchPage | null>;
  renameChat(id: ChatId, title: string): Promise<void>;
  deleteChat(id: ChatId): Promise<void>;
  undeleteChat(id: ChatId): Promise<void>;
  /** Shows the branch that this message is on. */
  selectBranch(chat: ChatId, message: MessageId): Promise<Chat>;

  /** A page of the chats of a place, the newest first. */
  chatsOf(place: ChatPlace, after: PageEnd | null, limit: number): Promise<ChatPage>;
  changeChat(id: ChatId, change: ChatChange): Promise<void>;
  /** Copies the branch that is shown into a new chat. */
  copyChat(id: ChatId): Promise<ChatId>;
  /** Only what is in the bin. False: the database's log has something of it until another process is done. */
  deleteForGood(ids: ChatId[]): Promise<GoneForGood>;
  emptyBin(): Promise<GoneForGood>;
  makeFolder(name: string): Promise<FolderId>;
  renameFolder(id: FolderId, name: string): Promise<void>;
  /** Its chats stay, in no folder. */
  deleteFolder(id: FolderId): Promise<void>;
  /** It is there again, with the chats that were in it. */
  undeleteFolder(id: FolderId): Promise<void>;
  /** What was being written in this window. */
  drafts(): Promise<Draft[]>;
  /** Without words and files it is forgotten. The slot is the chat's id; empty for a new chat. */
  keepDraft(slot: string, text: string, files: Attached[]): Promise<void>;
  /** Of so many days, today included. */
  usage(days: number): Promise<UsageReport>;

  /**
   * Keeps a file for a message to come: the same bytes once, however often they are attached. For a
   * temporary chat it is kept in memory alone.
   */
  attach(name: string, bytes: ArrayBuffer, temporary: boolean): Promise<Attachment>;
  /** A small picture of the file; null where there is none. */
  thumbnail(id: AttachmentId): Promise<ArrayBuffer | null>;
  /** The file as it was attached. */
  attachmentBytes(id: AttachmentId): Promise<ArrayBuffer>;

  /** Says where a chat may go, from its next message on. */
  setChatTerms(id: ChatId, terms: ChatTerms): Promise<void>;
  /** Without wishes, or where one is absent, the settings say it. */
  send(start: TurnStart, wishes?: TurnWishes, terms?: SendTerms): Promise<Sent>;
  /** The models that may be picked for a message: those of the order first, then all that providers list. */
  modelsToAsk(): Promise<readonly ChainLane[]>;
  /** The same question to several models at once, each alone. Fewer turns where one could not be asked. */
  compare(start: TurnStart, lanes: readonly LaneName[], terms?: SendTerms): Promise<Sent[]>;
  /** Another model's answer beside this one. */
  compareWith(chat: ChatId, answer: MessageId, lane: LaneName): Promise<Sent>;
  /** Goes on with one of the answers that are compared; what is still written of others is stopped. */
  pickAnswer(chat: ChatId, answer: MessageId): Promise<Chat>;
  /** Roughly what a message would come to. */
  estimate(written: Written): Promise<Estimate>;
  /** Null where the conversation fits, and where leaving out would not help. */
  whatToLeaveOut(chat: ChatId, question: MessageId): Promise<LeaveOut | null>;
  /** A model's summary of the oldest so many messages: one more request, or as many as it takes pieces. */
  summarise(chat: ChatId, question: MessageId, messages: number): Promise<string>;
  stopSummary(question: MessageId): Promise<void>;
  /** The prompts and assistants that are kept, by name. */
  library(): Promise<readonly LibraryItem[]>;
  /** New or changed; one that was deleted is back with it. */
  keepItem(item: LibraryItem): Promise<void>;
  deleteItem(id: string): Promise<void>;
  /** Sends a message that waits now, whoever is well. */
  sendWaiting(answer: MessageId): Promise<Sent>;
  /** Lets it wait no longer: it stays in its chat, unanswered. */
  cancelWaiting(answer: MessageId): Promise<void>;
  /**
   * What happened in the turn after event number `after` (null: from its beginning), then what
   * happens, in batches of about a frame.
   */
  subscribe(turn: TurnId, after: number | null, on: (events: NumberedEvent[]) => void): Promise<Unsubscribe>;
  stopTurn(turn: TurnId): Promise<void>;
  /** Leaves a slow attempt for the next model; one that is over is left already. */
  switchNow(turn: TurnId, attempt: number): Promise<void>;
  /** Waits on for an attempt: its limits of time begin anew. */
  keepWaiting(turn: TurnId, attempt: number): Promise<void>;
  /** Goes on with an answer that broke off, was stopped or was left. */
  continueAnswer(answer: MessageId): Promise<Sent>;

  /** Writes all chats, or one, to a file that the person chooses; null where they changed their mind. */
  exportChats(format: ExportFormat, of: ExportOf, named: string | null): Promise<ExportDone | null>;
  /** Looks into a file that the person chooses; nothing is changed. Null where they changed their mind. */
  chooseImport(): Promise<ImportPreview | null>;
  /** Brings in what was looked at: all of it or, stopped or failing, nothing. */
  bringIn(id: string): Promise<Imported>;
  forgetImport(): Promise<void>;
  stopExchange(): Promise<void>;
  /** Null while no export or import runs. */
  exchangeProgress(): Promise<ExchangeProgress | null>;

  kinds(): Promise<KindInfo[]>;
  addProvider(provider: NewProvider): Promise<ProviderAdded>;
  setKey(id: ProviderId, key: NewKey): Promise<ProviderAdded>;
  removeProvider(id: ProviderId): Promise<void>;
  /** Asks the person to unlock the keyring. */
  unlockKeyring(): Promise<void>;
  /** Puts a key that was entered for this run into the keyring. */
  keepRunKey(id: ProviderId): Promise<void>;
  testProvider(id: ProviderId): Promise<ModelInfo[]>;
  models(id: ProviderId): Promise<PricedModel[]>;
  /** `until` in Unix milliseconds; null is for good. */
  pause(id: ProviderId, until: number | null): Promise<void>;
  resume(id: ProviderId): Promise<void>;
  /** One model; `until` in Unix milliseconds, null brings it back. */
  pauseLane(lane: Lane, until: number | null): Promise<void>;
  /** Asks the model for one word, whatever is held against it. */
  checkLane(lane: Lane): Promise<void>;
  /** How things stand and how they stood. */
  board(): Promise<Board>;
  /** Without a model, all of the provider; it ends by itself. */
  simulateOutage(id: ProviderId, model: string | null, kind: OutageKind): Promise<void>;
  endOutage(id: ProviderId, model: string | null): Promise<void>;
  lookAround(): Promise<Surroundings>;
  setChain(lanes: Lane[]): Promise<ChainLane[]>;

  settings(): Promise<Setting[]>;
  setSetting(key: string, value: string): Promise<void>;

  /** In the app's folder, the newest first. */
  backups(): Promise<readonly Backup[]>;
  /** Makes one now. */
  backUp(): Promise<Backup>;
  removeBackup(name: string): Promise<void>;
  /** Reads one as a whole. */
  lookIntoBackup(name: string): Promise<BackupLook>;
  /** At the next start; resolves to the folder in which the present history will be then. */
  restoreBackup(name: string): Promise<string>;
  /** It is ready and was not done at the start: another process has the history open. */
  restoreWaits(): Promise<boolean>;
  /** Takes that back. */
  leaveRestore(): Promise<void>;

  startDemo(): Promise<void>;
  setDemoOutage(on: boolean): Promise<void>;
  endDemo(): Promise<void>;

  /** The first themed frame is painted: a window that waits for it may be shown. */
  windowReady(): Promise<void>;
  /** Opens an http or https address in the person's browser, after the app's own check. */
  /** Opens the folder of logs and reports. */
  openLogs(): Promise<void>;
  /** The person was told of what went wrong. */
  crashTold(): Promise<void>;
  forgetCrashes(): Promise<void>;
  openLink(url: string): Promise<void>;
  /** Registers it for a try and waits for the press, up to 15 s. */
  tryShortcut(accelerator: string): Promise<ShortcutState>;
  setShortcut(accelerator: string | null): Promise<ShortcutState>;
  /** Adds it to the desktop's own shortcuts, where the app cannot have one itself. */
  addDesktopShortcut(accelerator: string): Promise<ShortcutState>;
  hideQuick(): Promise<void>;
  /** The quick prompt's page has this height now, in CSS pixels. */
  sizeQuick(height: number): Promise<void>;
  /** It stays open when another window is used. */
  pinQuick(on: boolean): Promise<void>;
  /** What is selected in another program, or in the clipboard; null where there is no text. */
  pickText(): Promise<Picked | null>;
  /** Pastes it into the program one came from; false where that cannot be. */
  pasteBack(text: string): Promise<boolean>;
  openInChat(chat: ChatId): Promise<void>;
  /** Deletes everything that is kept, keys too; the app begins anew by itself then. */
  eraseEverything(): Promise<void>;
  quit(): Promise<void>;
  /** Ends the app and starts it anew. */
  restart(): Promise<void>;

  /** Whether this program looks for new versions itself; most are brought by packages. */
  updates(): Promise<boolean>;
  /** The newer version that there is, if there is one. */
  lookForUpdate(): Promise<string | null>;
  /** Puts it in this program's place, once its signature is proven; it runs after a restart. */
  installUpdate(): Promise<string>;
}

/** Anything thrown at the boundary, as an `ApiError`. */
export function asApiError(thrown: unknown): ApiError {
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'message' in thrown) {
    return thrown as ApiError;
  }
  return { code: 'internal', message: thrown instanceof Error ? thrown.message : String(thrown) };
}
