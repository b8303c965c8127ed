/** What the window knows, and how each event changes it. Pure: time comes in with the events. */
import type {
  ApiError,
  Attachment,
  BackendEvent,
  Chat,
  ChatId,
  Message,
  MessageId,
  NumberedEvent,
  Snapshot,
  TurnId,
  TurnStart,
} from '../ipc/bindings/contract';
import { withKnown } from './earlier';
import { newTurn, takeEvents, type LiveTurn } from './turn';

export type View = 'chat' | 'settings' | 'status' | 'stored' | 'start';

/** A message on its way: shown at once, before the history has answered. */
export interface Sending {
  /** Tells this one from others. */
  key: number;
  chat: ChatId | null;
  start: TurnStart;
  /** The files of its question, to be shown with it. */
  attachments: readonly Attachment[];
  /** Present once the backend has taken it. */
  turn: TurnId | null;
  at: number;
}

export interface AppState {
  /** Null until the snapshot is there; everything else waits for it. */
  snapshot: Snapshot | null;
  /** Why there is no snapshot. */
  broken: ApiError | null;
  view: View;
  settingsSection: string | null;
  /** The chat that is open; null is a new one. */
  openId: ChatId | null;
  /** Its messages, once loaded. */
  chat: Chat | null;
  chatError: ApiError | null;
  sending: Sending | null;
  /** Turns that were begun in this window, by the keys of their `sending`. */
  sentAs: Readonly<Record<TurnId, number>>;
  /** Turns that run, and those that ended and are not in `chat` yet. */
  live: Readonly<Record<TurnId, LiveTurn>>;
  staysInTray: boolean;
}

export const initialState: AppState = {
  snapshot: null,
  broken: null,
  view: 'chat',
  settingsSection: null,
  openId: null,
  chat: null,
  chatError: null,
  sending: null,
  sentAs: {},
  live: {},
  staysInTray: false,
};

export type Action =
  | BackendEvent
  | { type: 'snapshot'; snapshot: Snapshot }
  | { type: 'broken'; error: ApiError }
  | { type: 'go'; view: View; section?: string | null }
  | { type: 'open'; chat: ChatId | null }
  | { type: 'chat-loaded'; chat: Chat }
  | { type: 'chat-failed'; chat: ChatId; error: ApiError }
  /** It was deleted, here or elsewhere: a new one takes its place. */
  | { type: 'chat-gone'; chat: ChatId }
  | { type: 'sending'; sending: Sending }
  | { type: 'sent'; key: number; chat: ChatId | null; turn: TurnId; now: number }
  | { type: 'send-failed'; key: number }
  | { type: 'turn-known'; turn: TurnId; chat: ChatId | null; now: number }
  | { type: 'turn-lost'; turn: TurnId }
  /** The person waits on for a slow model. */
  | { type: 'waits-on'; turn: TurnId }
  | { type: 'turn-events'; turn: TurnId; events: readonly NumberedEvent[]; now: number }
  | { type: 'tray-told' };

export function reduce(state: AppState, action: Action): AppState {
  switch (action.type) {
    case 'snapshot':
      return atHome({ ...state, snapshot: action.snapshot, broken: null });
    case 'broken':
      return { ...state, broken: action.error };
    case 'status':
      return inSnapshot(state, { status: action.status });
    case 'chats':
      return inSnapshot(state, {
        chats: action.chats,
        folders: action.folders,
        tags: action.tags,
        more: action.more,
        archived: action.archived,
        in_bin: action.in_bin,
      });
    case 'spend':
      return inSnapshot(state, { spend: action.spend });
    case 'chat-gone':
      return state.openId === action.chat ? { ...state, openId: null, chat: null, chatError: null } : state;
    case 'waiting':
      return inSnapshot(state, { waiting: action.waiting });
    case 'providers':
      // The first screen itself leaves, when the person is through with the new provider's models.
      return inSnapshot(state, {
        providers: action.providers,
        chain: action.chain,
        first_start: action.providers.length === 0 && state.snapshot?.demo === null,
      });
    case 'settings':
      return inSnapshot(state, { settings: action.settings });
    case 'desktop':
      return inSnapshot(state, { desktop: action.desktop });
    case 'keyring':
      return inSnapshot(state, { keyring: action.keyring });
    case 'demo':
      return atHome(
        inSnapshot(state, {
          demo: action.demo,
          first_start: action.demo === null && (state.snapshot?.providers ?? []).every((p) => p.demo),
        }),
      );
    case 'unstored':
      return inSnapshot(state, { unstored: action.unstored });
    case 'trouble':
    case 'turn-started':
    case 'turn-ended':
    case 'waiting-sent':
      // The store subscribes and loads; there is nothing to show yet.
      return state;
    case 'open-chat':
      return open(state, action.chat);
    case 'open-status':
      return { ...state, view: 'status' };
    case 'open-settings':
      return { ...state, view: 'settings', settingsSection: action.section };
    case 'compose':
      return open(state, null);
    case 'stays-in-tray':
      return { ...state, staysInTray: true };
    case 'tray-told':
      return { ...state, staysInTray: false };
    case 'go':
      return {
        ...state,
        view: action.view === 'chat' ? chatView(state) : action.view,
        settingsSection: action.section ?? null,
      };
    case 'open':
      return open(state, action.chat);
    case 'chat-loaded':
      return chatLoaded(state, action.chat);
    case 'chat-failed':
      return state.openId === action.chat ? { ...state, chatError: action.error } : state;
    case 'sending':
      return { ...state, sending: action.sending };
    case 'sent':
      return sent(state, action);
    case 'send-failed':
      return state.sending?.key === action.key ? { ...state, sending: null } : state;
    case 'turn-known':
      if (state.live[action.turn]) return state;
      return withTurn(state, newTurn(action.turn, action.chat, action.now));
    case 'turn-lost': {
      const { [action.turn]: _, ...live } = state.live;
      return { ...state, live };
    }
    case 'waits-on': {
      const turn = state.live[action.turn];
      return turn ? withTurn(state, { ...turn, slow: null }) : state;
    }
    case 'turn-events': {
      const turn = state.live[action.turn];
      if (!turn) return state;
      const next = takeEvents(turn, action.events, action.now);
      return next === turn ? state : withTurn(state, next);
    }
    default:
      return state;
  }
}

function inSnapshot(state: AppState, part: Partial<Snapshot>): AppState {
  return state.snapshot ? { ...state, snapshot: { ...state.snapshot, ...part } } : state;
}

/** Where one chats: with nobody to answer and nothing to read, that is the first start. */
function chatView(state: AppState): View {
  const { snapshot } = state;
  return snapshot?.first_start && snapshot.chats.every((chat) => chat.demo) ? 'start' : 'chat';
}

/** Who is in the settings or at the board while the demo begins or ends stays there. */
function atHome(state: AppState): AppState {
  const view = state.view === 'chat' || state.view === 'start' ? chatView(state) : state.view;
  return { ...state, view };
}

function open(state: AppState, chat: ChatId | null): AppState {
  if (state.openId === chat && state.chatError === null) return { ...state, view: chatView(state) };
  return { ...state, view: chatView(state), openId: chat, chat: null, chatError: null, sending: null };
}

function chatLoaded(state: AppState, fresh: Chat): AppState {
  if (state.openId !== fresh.id) return state;
  const chat = withKnown(state.chat, fresh);
  // A turn that ended lives on until its stored answer is here: no moment without the text.
  const live = Object.fromEntries(
    Object.entries(state.live).filter(([id, turn]) => {
      return turn.end === null || !isOver(chat, id);
    }),
  );
  const sending = state.sending?.turn && answerOf(chat, state.sending.turn) ? null : state.sending;
  return { ...state, chat, chatError: null, live, sending };
}

function answerOf(chat: Chat | null, turn: TurnId): Message | undefined {
  const of = (one: Message) => one.answer?.turn === turn;
  return chat?.messages.findLast(of) ?? chat?.beside.find(of);
}

/** Whether the answer of this turn ended, as far as the chat was read. */
export function isOver(chat: Chat | null, turn: TurnId): boolean {
  const status = answerOf(chat, turn)?.status;
  return status !== undefined && status !== 'streaming';
}

function sent(
  state: AppState,
  action: { key: number; chat: ChatId | null; turn: TurnId; now: number },
): AppState {
  // What fails at once may have ended, and been read, before the word comes that it was taken.
  if (isOver(state.chat, action.turn)) {
    return state.sending?.key === action.key ? { ...state, sending: null } : state;
  }
  const known = state.live[action.turn]
    ? state
    : withTurn(state, newTurn(action.turn, action.chat, action.now));
  if (state.sending?.key !== action.key) return known;
  const sending = { ...state.sending, chat: action.chat, turn: action.turn };
  // A new chat has got its identity; it stays the one that is open.
  const openId = state.openId ?? action.chat;
  return { ...known, sending, openId, sentAs: { ...state.sentAs, [action.turn]: action.key } };
}

function withTurn(state: AppState, turn: LiveTurn): AppState {
  return { ...state, live: { ...state.live, [turn.id]: turn } };
}

/** The turns that are running in the chat that is open: two where answers are compared. */
export function runningTurns(state: AppState): LiveTurn[] {
  const inChat = (turn: LiveTurn) => turn.chat === state.openId && state.openId !== null;
  return Object.values(state.live).filter((turn) => turn.end === null && inChat(turn));
}

/** The first of them. */
export function runningTurn(state: AppState): LiveTurn | null {
  return runningTurns(state)[0] ?? null;
}

/** The last question on the branch that is shown. */
export function lastQuestion(state: AppState): { id: MessageId; text: string } | null {
  const question = state.chat?.messages.findLast((message) => message.role === 'user');
  if (!question) return null;
  return {
    id: question.id,
    text: question.parts.map((part) => (part.kind === 'text' ? part.text : '')).join(''),
  };
}
