/** The lines of an open chat: what the history has, and what is on its way. */
import type { Attachment, Message, MessageId, TurnId } from '../ipc/bindings/contract';
import type { AppState, Sending } from '../state/state';
import { attachmentsOf, textOf } from './view';

export type Row =
  | {
      kind: 'question';
      key: string;
      text: string;
      attachments: readonly Attachment[];
      message: Message | null;
    }
  | {
      kind: 'answer';
      key: string;
      message: Message | null;
      /** Its turn, which runs or ran. What that shows is looked up by the row itself: the list of a long
       *  chat is not made anew with each word of an answer. */
      turn: TurnId | null;
      /** The question it answers; null while that has no identity yet. */
      question: MessageId | null;
      /** Counts from when the question was sent. */
      sentAt: number | null;
      last: boolean;
      /** Answers that are compared with it. */
      beside: readonly Message[];
    };

const NONE: readonly Message[] = [];

const known = new WeakMap<Message, Row>();

/** By which number a turn was sent: its rows keep the keys that they had on their way, and are not made anew. */
type SentAs = Readonly<Record<TurnId, number>>;

const questionKey = (sent: number) => `question-${sent}`;
const answerKey = (sent: number) => `answer-${sent}`;

/**
 * The line of a message of the history: the same one each time, as a chat may have ten thousand of them. `next` is
 * the message behind it.
 */
function rowOf(message: Message, next: Message | undefined, sentAs: SentAs): Row {
  const made = known.get(message);
  if (made) return made;
  const id = message.answer?.turn ?? null;
  const sent = sentAs[(message.role === 'user' ? next?.answer?.turn : id) ?? ''];
  const row: Row =
    message.role === 'user'
      ? {
          kind: 'question',
          key: sent === undefined ? message.id : questionKey(sent),
          text: textOf(message),
          attachments: attachmentsOf(message),
          message,
        }
      : {
          kind: 'answer',
          // By its turn: the row stays the same when the history takes over from the stream.
          key: sent === undefined ? (id ?? message.id) : answerKey(sent),
          message,
          turn: id,
          question: message.parent,
          sentAt: null,
          last: false,
          beside: NONE,
        };
  known.set(message, row);
  return row;
}

/** The lines of the messages that were looked at last: mostly there is one more. */
let last: { messages: readonly Message[]; rows: readonly Row[] } = { messages: [], rows: [] };

function rowsOf(messages: readonly Message[], sentAs: SentAs): readonly Row[] {
  if (messages !== last.messages) {
    const same = alike(messages, last.messages);
    const others = messages.slice(same).map((message, at) => rowOf(message, messages[same + at + 1], sentAs));
    last = { messages, rows: [...last.rows.slice(0, same), ...others] };
  }
  return last.rows;
}

/** How many at the beginning of both are the same. */
function alike<T>(one: readonly T[], other: readonly T[]): number {
  const most = Math.min(one.length, other.length);
  let count = 0;
  while (count < most && one[count] === other[count]) count++;
  return count;
}

export function rows(state: Pick<AppState, 'chat' | 'sending' | 'sentAs' | 'openId'>): Row[] {
  const messages = state.chat?.messages ?? [];
  const sending = ofThisChat(state);
  const list = [...rowsOf(sending ? upTo(messages, sending) : messages, state.sentAs)];
  if (sending) {
    const { start } = sending;
    if (start.kind !== 'regenerate') {
      const { key, attachments } = sending;
      list.push({ kind: 'question', key: questionKey(key), text: start.text, attachments, message: null });
    }
    list.push({
      kind: 'answer',
      key: answerKey(sending.key),
      message: null,
      turn: sending.turn,
      question: start.kind === 'regenerate' ? start.question : null,
      sentAt: sending.at,
      last: true,
      beside: NONE,
    });
  }
  const end = list.at(-1);
  if (end?.kind === 'answer') {
    const beside = sending ? NONE : (state.chat?.beside ?? NONE);
    list[list.length - 1] = { ...end, last: true, beside };
  }
  return list;
}

function ofThisChat(state: Pick<AppState, 'chat' | 'sending' | 'openId'>): Sending | null {
  const { sending, openId, chat } = state;
  if (!sending || sending.chat !== openId) return null;
  const { turn } = sending;
  // It stands at the end where it is stored.
  const stored = turn !== null && chat?.messages.findLast((message) => message.answer?.turn === turn);
  return stored ? null : sending;
}

/** The messages that stay above what is being sent. */
function upTo(messages: readonly Message[], sending: Sending): readonly Message[] {
  const { start } = sending;
  if (start.kind !== 'edit' && start.kind !== 'regenerate') return messages;
  const at = messages.findIndex((message) => message.id === start.question);
  if (at < 0) return messages;
  return messages.slice(0, start.kind === 'edit' ? at : at + 1);
}

/** About how tall the row will be, in pixels, before it was ever laid out. */
export function guess(row: Row): number {
  let chars = row.kind === 'question' ? row.text.length : 0;
  if (row.kind === 'answer') {
    for (const part of row.message?.parts ?? []) if (part.kind === 'text') chars += part.text.length;
  }
  const lines = Math.ceil(chars / (row.kind === 'question' ? 70 : 85)) || 1;
  return lines * 25 + (row.kind === 'question' ? 36 : 64);
}
