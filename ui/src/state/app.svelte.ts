/** The window's store: one state, changed only by `reduce`, and what the person can do. */
import type {
  Attachment,
  Chat,
  ChatId,
  ChatSummary,
  ChatTerms,
  LaneName,
  MessageId,
  TurnId,
  TurnStart,
  TurnWishes,
} from '../ipc/bindings/contract';
import { Attaching, editSlot, named, type Slot } from '../attach/attaching.svelte';
import { Pictures } from '../attach/pictures';
import { asApiError, type Backend, type Unsubscribe } from '../ipc/backend';
import { chosenLanguage, languageOf, speak } from '../texts';
import { announcements } from './announce';
import { Answers } from './answers';
import { Chats } from './chats';
import { Choosing } from '../compose/choosing.svelte';
import { withEarlier } from './earlier';
import { NO_WISHES } from './effort';
import { Folders } from './folders.svelte';
import { Following } from './following';
import { painted } from './frames';
import { Library } from '../library/library.svelte';
import { Notices } from './notices.svelte';
import { Pages } from './pages.svelte';
import { parts } from './parts.svelte';
import { Places } from './places.svelte';
import { initialState, isOver, reduce, runningTurns, type Action, type AppState, type View } from './state';
import type { How } from './how';
import { NewChat } from './newChat.svelte';
import { NO_TERMS } from './terms';
import { Palette } from '../palette/palette.svelte';
import { Searching } from '../search/searching.svelte';

/** Of a chat that is opened, so many messages are had first: some screens full. */
const FIRST_MESSAGES = 60;
/** Where the first message of a temporary chat is written. */
const TEMPORARY = 'temporary';

export class App {
  private whole = $state.raw<AppState>(initialState);
  /** Each part by itself: an effect that reads one is not run again when another changes. */
  readonly state: Readonly<AppState> = parts(() => this.whole);
  readonly notices = new Notices();
  readonly chats: Chats;
  readonly answers: Answers;
  readonly places: Places;
  /** The temporary chat that is to end, while it is asked whether it may. */
  leaving = $state<ChatId | null>(null);
  /** The chat whose title is being written. */
  renaming = $state<ChatId | null>(null);
  readonly folders: Folders;
  readonly library: Library;
  /** The chat whose tags are chosen. */
  tagging = $state<ChatId | null>(null);
  /** The settings of the chat that is open are shown. */
  arranging = $state(false);
  /** Only chats with this tag are listed. */
  tag = $state<string | null>(null);
  /** Chats beyond those at hand. */
  readonly pages: Pages;
  /** Chats in which an answer ended that nobody has seen. */
  unread = $state.raw<ReadonlySet<ChatId>>(new Set());
  /** The question that is being written anew. */
  editing = $state<MessageId | null>(null);
  /** Counted up to put the cursor into the composer. */
  composerFocus = $state(0);
  /** Puts unsent words on the disk, before the app ends. */
  keep: () => Promise<void> = async () => {};
  /** What stands in the composer, by its slot. */
  drafts = $state<Record<string, string>>({});
  /** Who is to answer what is being written. */
  readonly choosing: Choosing;
  /** The files of what is being written. */
  readonly attaching: Attaching;
  readonly pictures: Pictures;
  readonly searching: Searching;
  readonly palette = new Palette(this);
  /** The setting that is to be brought into sight, by its key. */
  lookingFor = $state<string | null>(null);
  /** The picture that is looked at in full. */
  looking = $state.raw<Attachment | null>(null);

  private counter = 0;
  private readonly following: Following;
  private loads = 0;
  /** What is decided of the next new chat before its first message. */
  readonly fresh = new NewChat();
  private unwatch: Unsubscribe | undefined;

  constructor(
    readonly backend: Backend,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.pages = new Pages(backend);
    this.searching = new Searching((request) => backend.search(request));
    this.library = new Library(backend, this.notices);
    this.choosing = new Choosing(backend);
    this.folders = new Folders(backend, (work) => this.attempt(work));
    this.chats = new Chats(backend, this.notices, {
      isTemporary: (id) => this.isTemporary(id),
      gone: (id, temporary) => this.gone(id, temporary),
      reload: async (id) => {
        if (id === this.state.openId) await this.load(id);
      },
      open: (id) => this.open(id),
      titleOf: (id) => this.summaryOf(id)?.title ?? null,
    });
    this.answers = new Answers(backend, this.notices, (turn) => this.dispatch({ type: 'waits-on', turn }));
    this.places = new Places({
      openId: () => this.state.openId,
      shows: (id, message) => {
        const { chat } = this.state;
        return chat?.id === id && chat.messages.some((one) => one.id === message);
      },
      goToChat: () => this.go('chat'),
      openAt: (chat, message) => this.openAt(chat, message),
    });
    this.following = new Following(backend, {
      live: (turn) => this.state.live[turn],
      known: (turn, chat) => this.dispatch({ type: 'turn-known', turn, chat, now: this.now() }),
      events: (turn, events) => this.dispatch({ type: 'turn-events', turn, events, now: this.now() }),
      ended: (turn) => {
        if (turn.chat && turn.chat === this.state.openId) void this.load(turn.chat);
      },
      lost: (turn) => this.dispatch({ type: 'turn-lost', turn }),
      fail: (thrown) => this.fail(thrown),
    });
    this.pictures = new Pictures((id) => backend.thumbnail(id));
    this.attaching = new Attaching(backend, {
      say: (text) => this.notices.say(text),
      toast: (text) => this.toast(text),
      temporary: (slot) => this.isTemporary(slot),
    });
  }

  dispatch(action: Action): void {
    const before = this.whole;
    const after = reduce(before, action);
    if (after === before) return;
    this.whole = after;
    this.notices.say(...announcements(before, after));
  }

  /** Watches first and asks then: nothing that happens in between is missed. */
  async start(): Promise<void> {
    try {
      this.unwatch?.();
      this.unwatch = await this.backend.watch((event) => {
        this.dispatch(event);
        if (event.type === 'turn-started') this.turnStarted(event.turn, event.chat);
        else if (event.type === 'turn-ended') void this.turnEnded(event.turn, event.chat);
        else if (event.type === 'open-chat') {
          if (event.chat !== null) this.seen(event.chat);
          void this.load(event.chat);
        } else if (event.type === 'compose') this.fresh.fillIn(event.text, this);
        else if (event.type === 'chats') this.chatsChanged();
        else if (event.type === 'trouble') this.toast(event.message);
      });
      const snapshot = await this.backend.snapshot();
      await speak(chosenLanguage(snapshot.settings['ui.language'], snapshot.system_language));
      this.dispatch({ type: 'snapshot', snapshot });
    } catch (thrown) {
      await speak(languageOf(navigator.language));
      this.dispatch({ type: 'broken', error: asApiError(thrown) });
    }
  }

  /** Reads everything again, for what no event tells (the keyring was unlocked). */
  async refresh(): Promise<void> {
    await this.attempt(async () => {
      this.dispatch({ type: 'snapshot', snapshot: await this.backend.snapshot() });
    });
  }

  go(view: View, section: string | null = null): void {
    this.dispatch({ type: 'go', view, section });
    if (view === 'chat' && this.state.openId !== null) this.seen(this.state.openId);
  }

  focusComposer(): void {
    this.composerFocus++;
  }

  // Chats

  async open(chat: ChatId | null): Promise<void> {
    if (chat !== this.state.openId) this.places.left();
    if (chat !== null) this.seen(chat);
    this.fresh.temporary = false;
    this.dispatch({ type: 'open', chat });
    await this.load(chat);
  }

  /** Opens the chat on the branch that the message is on. Whether it came to that. */
  private async openAt(id: ChatId, message: MessageId): Promise<boolean> {
    if (id !== this.state.openId) this.places.left();
    this.seen(id);
    this.dispatch({ type: 'open', chat: id });
    const mine = ++this.loads;
    let there = false;
    await this.attempt(async () => {
      let chat = await this.backend.chat(id);
      if (!chat.messages.some((one) => one.id === message)) {
        chat = await this.backend.selectBranch(id, message);
      }
      if (mine !== this.loads) return;
      this.take(chat);
      there = true;
    });
    return there;
  }

  /** A new chat of which nothing is stored. What stands in the composer of the other new chat stays there. */
  openTemporary(): void {
    this.dispatch({ type: 'open', chat: null });
    this.fresh.temporary = true;
    this.focusComposer();
  }

  /** Whether the chat that is open, or will begin with the next message, is a temporary one. */
  get temporary(): boolean {
    return this.isTemporary(this.slot);
  }

  /** Where the open chat's words and files stand before they are sent. */
  get slot(): Slot {
    return this.state.openId ?? (this.fresh.temporary ? TEMPORARY : '');
  }

  /** The drafts that are kept when the window goes: not those of temporary chats. */
  get keptDrafts(): Record<string, string> {
    return Object.fromEntries(Object.entries(this.drafts).filter(([slot]) => !this.isTemporary(slot)));
  }

  private isTemporary(slot: Slot): boolean {
    if (slot === TEMPORARY) return true;
    const chat = slot.startsWith(editSlot('')) ? this.state.openId : slot;
    const { snapshot, chat: open } = this.state;
    const found = snapshot?.chats.find((one) => one.id === chat) ?? (open?.id === chat ? open : null);
    return found?.temporary ?? false;
  }

  private seen(chat: ChatId): void {
    if (this.unread.has(chat)) this.unread = new Set([...this.unread].filter((one) => one !== chat));
  }

  private async load(id: ChatId | null): Promise<void> {
    if (!id) return;
    const mine = ++this.loads;
    try {
      const end = await this.backend.chat(id, FIRST_MESSAGES);
      // A later load has fresher rows; an older answer must not replace them.
      if (mine !== this.loads && this.state.chat !== null) return;
      const chat = withEarlier(this.state.chat, end);
      this.take(chat);
      // The end of a long chat is there to be read while its beginning comes.
      if (chat.earlier > 0) {
        await painted();
        if (mine !== this.loads) return;
        const whole = await this.backend.chat(id);
        if (mine === this.loads) this.take(whole);
      }
    } catch (thrown) {
      const error = asApiError(thrown);
      // One that was open and is not there any more was deleted; one that was asked for is missed.
      if (error.code === 'not-found' && this.state.chat?.id === id) {
        this.dispatch({ type: 'chat-gone', chat: id });
      } else this.dispatch({ type: 'chat-failed', chat: id, error });
    }
  }

  private take(chat: Chat): void {
    this.dispatch({ type: 'chat-loaded', chat });
    for (const { status, answer } of [...chat.messages, ...chat.beside]) {
      if (status === 'streaming' && answer) this.following.follow(answer.turn, chat.id);
    }
  }

  /** Deletes a chat; of one that cannot come back it is asked first. */
  remove(id: ChatId): void {
    if (this.isTemporary(id)) this.leaving = id;
    else void this.chats.remove(id);
  }

  /** It was deleted: what was being written in it goes along where it was a temporary one. */
  private gone(id: ChatId, temporary: boolean): void {
    if (temporary) {
      const { [id]: _, ...drafts } = this.drafts;
      this.drafts = drafts;
    }
    this.dispatch({ type: 'chat-gone', chat: id });
  }

  selectBranch(message: MessageId): Promise<void> {
    return this.show((chat) => this.backend.selectBranch(chat, message));
  }

  /** Goes on with one of the answers that are compared. */
  pickAnswer(answer: MessageId): Promise<void> {
    return this.show((chat) => this.backend.pickAnswer(chat, answer));
  }

  private async show(read: (chat: ChatId) => Promise<Chat>): Promise<void> {
    const chat = this.state.openId;
    if (chat !== null) await this.attempt(async () => this.take(await read(chat)));
  }

  /** What is known of a chat, wherever it is listed. */
  summaryOf(id: ChatId): ChatSummary | null {
    const { snapshot, chat } = this.state;
    const listed = snapshot?.chats.find((one) => one.id === id) ?? this.pages.find(id);
    return listed ?? (chat?.id === id ? chat : null);
  }

  // Turns

  /** The words of the composer, as a reply or as the first message of a new chat. */
  async send(text: string, files: readonly Attachment[] = [], how: How = {}): Promise<boolean> {
    const { openId, chat } = this.state;
    const attachments = named(files);
    const start: TurnStart = openId
      ? { kind: 'reply', chat: openId, after: chat?.messages.at(-1)?.id ?? null, text, attachments }
      : { kind: 'new-chat', text, attachments };
    return this.begin(start, files, how);
  }

  async edit(question: MessageId, text: string, files: readonly Attachment[]): Promise<boolean> {
    const chat = this.state.openId;
    if (chat === null) return false;
    return this.begin({ kind: 'edit', chat, question, text, attachments: named(files) }, files);
  }

  async regenerate(question: MessageId, lane: LaneName | null = null, how: How = {}): Promise<boolean> {
    const chat = this.state.openId;
    return chat !== null && this.begin({ kind: 'regenerate', chat, question, lane }, [], how);
  }

  /** Asks another model for an answer beside this one. */
  compareWith(answer: MessageId, lane: LaneName): Promise<void> {
    return this.show(async (chat) => {
      const { turn } = await this.backend.compareWith(chat, answer, lane);
      this.following.follow(turn, chat);
      return this.backend.chat(chat);
    });
  }

  /** Where the chat that is open may go; of a new one, where it will. */
  get terms(): ChatTerms {
    return (this.state.openId === null ? this.fresh.terms : this.state.chat?.terms) ?? NO_TERMS;
  }

  async setTerms(terms: ChatTerms): Promise<void> {
    const chat = this.state.openId;
    if (chat === null) {
      this.fresh.terms = terms;
      return;
    }
    await this.attempt(async () => {
      await this.backend.setChatTerms(chat, terms);
      await this.load(chat);
    });
  }

  /** What models are told before the chat that is open, or a new one. */
  get system(): string {
    return this.state.openId === null ? this.fresh.system : (this.state.chat?.system ?? '');
  }

  async setSystem(system: string): Promise<void> {
    const chat = this.state.openId;
    if (chat === null) this.fresh.system = system;
    else await this.chats.change(chat, { kind: 'system', system });
  }

  /** How the messages of the chat that is open are answered; of a new one, how they will be. */
  get wishes(): TurnWishes {
    return (this.state.openId === null ? this.fresh.wishes : this.state.chat?.wishes) ?? NO_WISHES;
  }

  async setWishes(wishes: TurnWishes): Promise<void> {
    const chat = this.state.openId;
    if (chat === null) this.fresh.wishes = wishes;
    else await this.chats.change(chat, { kind: 'wishes', wishes });
  }

  /** Whether the backend took it: then it is on disk. */
  private async begin(
    start: TurnStart,
    attachments: readonly Attachment[] = [],
    how: How = {},
  ): Promise<boolean> {
    const key = ++this.counter;
    const chat = this.state.openId;
    this.dispatch({
      type: 'sending',
      sending: { key, chat, start, attachments, turn: null, at: this.now() },
    });
    try {
      const isNew = start.kind === 'new-chat';
      const terms = this.fresh.sendTerms(isNew, how);
      const [sent, ...beside] = how.compare
        ? await this.backend.compare(start, how.compare, terms)
        : [await this.backend.send(start, undefined, terms)];
      if (!sent) return false;
      if (isNew) this.fresh.clear();
      this.dispatch({ type: 'sent', key, chat: sent.chat, turn: sent.turn, now: this.now() });
      for (const one of [sent, ...beside]) {
        if (!isOver(this.state.chat, one.turn)) this.following.follow(one.turn, one.chat);
      }
      if (sent.chat && sent.chat === this.state.openId) void this.load(sent.chat);
      return true;
    } catch (thrown) {
      this.dispatch({ type: 'send-failed', key });
      this.fail(thrown);
      return false;
    }
  }

  async stop(): Promise<void> {
    const stops = () => runningTurns(this.state).map((turn) => this.backend.stopTurn(turn.id));
    await this.attempt(() => Promise.all(stops()));
  }

  /** Another window or process may have gone on with the chat that is open: it is read again. */
  private chatsChanged(): void {
    void this.pages.refresh();
    const { chat, snapshot, sending, live } = this.state;
    if (!chat || sending || Object.values(live).some((turn) => turn.chat === chat.id)) return;
    const now = snapshot?.chats.find((one) => one.id === chat.id);
    if (!now) {
      // In the archive, older than the list, or gone.
      void this.load(chat.id);
    } else if (now.updated_at !== chat.updated_at || now.streaming !== chat.streaming)
      void this.load(chat.id);
  }

  private turnStarted(turn: TurnId, chat: ChatId | null): void {
    if (chat === null || chat !== this.state.openId) return;
    // A message that waited goes on under the name of its turn.
    if (this.state.live[turn]?.end) this.dispatch({ type: 'turn-lost', turn });
    // One that is over here goes on, or the word comes late: the history, read below, knows which.
    if (!isOver(this.state.chat, turn)) this.following.follow(turn, chat);
    // Begun elsewhere (the quick prompt, another window): its question is not here yet.
    if (this.state.sending === null) void this.load(chat);
  }

  private async turnEnded(turn: TurnId, chat: ChatId | null): Promise<void> {
    const seen = this.state.view === 'chat' && this.state.openId === chat;
    if (chat !== null && !seen) this.unread = new Set([...this.unread, chat]);
    if (chat !== null && chat === this.state.openId && this.state.live[turn]) await this.load(chat);
  }

  // Settings and the rest

  setting(key: string): string | undefined {
    return this.state.snapshot?.settings[key];
  }

  /** Whether it was kept; else it is as it was. */
  async setSetting(key: string, value: string): Promise<boolean> {
    const { snapshot } = this.state;
    if (snapshot) this.dispatch({ type: 'settings', settings: { ...snapshot.settings, [key]: value } });
    const kept = await this.attempt(() => this.backend.setSetting(key, value));
    const after = this.state.snapshot;
    if (!kept && snapshot && after?.settings[key] === value) {
      this.dispatch({
        type: 'settings',
        settings: { ...after.settings, [key]: snapshot.settings[key] ?? '' },
      });
    }
    return kept;
  }

  look(file: Attachment | null): void {
    this.looking = file;
  }

  openLink(url: string): void {
    void this.attempt(() => this.backend.openLink(url));
  }

  toast(...words: Parameters<Notices['toast']>): void {
    this.notices.toast(...words);
  }

  /** Says what went wrong. */
  fail(thrown: unknown): void {
    this.notices.fail(thrown);
  }

  /** Does it, and says why where it did not happen. */
  attempt(work: () => Promise<unknown>): Promise<boolean> {
    return this.notices.attempt(work);
  }
}
