import { describe, expect, test } from 'vitest';
import { madeUpChats } from '../ipc/fake/chats';
import { snapshotFor } from '../ipc/fake/world';
import type { Chat, NumberedEvent } from '../ipc/bindings/contract';
import { rows } from '../chat/rows';
import { announcements } from './announce';
import { initialState, lastQuestion, reduce, runningTurn, type Action, type AppState } from './state';

const chats = madeUpChats();
const summaries = chats.map(({ messages: _, ...summary }) => summary);
const first = chats[0] as Chat;
const [opus, sol] = ['Anthropic/claude-opus', 'OpenAI/gpt-sol'];

function play(actions: Action[], from: AppState = ready): AppState {
  return actions.reduce(reduce, from);
}

const ready = reduce(initialState, {
  type: 'snapshot',
  snapshot: { ...snapshotFor('well', false, false), chats: summaries },
});
const opened = play([
  { type: 'open', chat: first.id },
  { type: 'chat-loaded', chat: first },
]);

/** The chat as the history has it after a question with this answer. */
function stored(turn: string, status: 'streaming' | 'complete', text: string): Chat {
  const [question, reply] = first.messages;
  if (!question || !reply?.answer) throw new Error('the sample has both');
  return {
    ...first,
    messages: [
      ...first.messages,
      { ...question, id: 'q2', parts: [{ kind: 'text', text: 'And then?', attempt: null }] },
      {
        ...reply,
        id: 'a2',
        parent: 'q2',
        status,
        parts: text ? [{ kind: 'text', text, attempt: 0 }] : [],
        answer: { ...reply.answer, turn, attempts: [], seams: [] },
      },
    ],
  };
}

const events = (list: unknown[], from = 0) =>
  list.map((event, i) => ({ seq: from + i, ...(event as object) })) as NumberedEvent[];
const sending: Action = {
  type: 'sending',
  sending: {
    key: 1,
    chat: first.id,
    start: { kind: 'reply', chat: first.id, after: null, text: 'And then?', attachments: [] },
    attachments: [],
    turn: null,
    at: 0,
  },
};
const sent: Action = { type: 'sent', key: 1, chat: first.id, turn: 't9', now: 1 };
const answering: Action = {
  type: 'turn-events',
  turn: 't9',
  now: 2,
  events: events([
    { type: 'turn', chat: first.id, turn: 't9', question: 'q2', answer: 'a2' },
    { type: 'attempt', attempt: 0, lane: opus, reason: 'lead' },
    { type: 'delta', text: 'Then ' },
  ]),
};
const finished = {
  type: 'finished',
  lane: opus,
  finish: 'stop',
  text: 'Then this.',
  usage: {},
  cost_usd: null,
};
const endsAt = (seq: number): Action => ({
  type: 'turn-events',
  turn: 't9',
  now: 3,
  events: events([finished], seq),
});
const ended = endsAt(3);

test('a message whose answer ended before the word that it was taken is sent, and nothing runs', () => {
  const after = play(
    [sending, { type: 'chat-loaded', chat: stored('t9', 'complete', 'Then this.') }, sent],
    opened,
  );
  expect(after.sending).toBeNull();
  expect(runningTurn(after)).toBeNull();
  expect(rows(after)).toHaveLength(first.messages.length + 2);
});

describe('a message on its way', () => {
  const shown = (state: AppState) =>
    rows(state).map((row) =>
      row.kind === 'question'
        ? row.text
        : (state.live[row.turn ?? '']?.text ?? (row.message ? 'stored' : 'waiting')),
    );
  const before = shown(opened);

  test('stands in the chat at once, and it and its answer are the same rows through to the history', () => {
    let state = play([sending], opened);
    expect(shown(state)).toEqual([...before, 'And then?', 'waiting']);
    const keys = rows(state).map((row) => row.key);
    state = play([sent, answering], state);
    expect(shown(state)).toEqual([...before, 'And then?', 'Then ']);
    expect(rows(state).map((row) => row.key)).toEqual(keys);
    state = play([{ type: 'chat-loaded', chat: stored('t9', 'streaming', '') }], state);
    expect(shown(state)).toEqual([...before, 'And then?', 'Then ']);
    expect(rows(state).map((row) => row.key)).toEqual(keys);
    state = play([ended], state);
    expect(shown(state)).toEqual([...before, 'And then?', 'Then this.']);
    state = play([{ type: 'chat-loaded', chat: stored('t9', 'complete', 'Then this.') }], state);
    expect(shown(state)).toEqual([...before, 'And then?', 'stored']);
    expect(rows(state).map((row) => row.key)).toEqual(keys);
    expect(state.live).toEqual({});
    expect(state.sending).toBeNull();
  });

  test('an answer that ended stays in sight until the history has it', () => {
    const state = play([sending, sent, answering, ended], opened);
    const late = play([{ type: 'chat-loaded', chat: stored('t9', 'streaming', '') }], state);
    expect(shown(late).at(-1)).toBe('Then this.');
  });

  test('that could not be sent is taken out again', () => {
    const state = play([sending, { type: 'send-failed', key: 1 }], opened);
    expect(shown(state)).toEqual(before);
  });

  test('an edit shows the branch it begins, and only that', () => {
    const question = first.messages[0]?.id ?? '';
    const edit: Action = {
      type: 'sending',
      sending: {
        key: 2,
        chat: first.id,
        start: { kind: 'edit', chat: first.id, question, text: 'Why, again?', attachments: [] },
        attachments: [],
        turn: null,
        at: 0,
      },
    };
    expect(shown(play([edit], opened))).toEqual(['Why, again?', 'waiting']);
  });

  test('a redo keeps the question and waits under it', () => {
    const question = first.messages[0]?.id ?? '';
    const redo: Action = {
      type: 'sending',
      sending: {
        key: 2,
        chat: first.id,
        start: { kind: 'regenerate', chat: first.id, question, lane: null },
        attachments: [],
        turn: null,
        at: 0,
      },
    };
    expect(shown(play([redo], opened))).toEqual([before[0], 'waiting']);
  });

  test('the first message of a new chat makes it the open one', () => {
    const state = play([
      {
        type: 'sending',
        sending: {
          key: 3,
          chat: null,
          start: { kind: 'new-chat', text: 'Hi', attachments: [] },
          attachments: [],
          turn: null,
          at: 0,
        },
      },
      { type: 'sent', key: 3, chat: 'fresh', turn: 't1', now: 1 },
    ]);
    expect(state.openId).toBe('fresh');
    expect(shown(state)).toEqual(['Hi', '']);
    expect(runningTurn(state)?.id).toBe('t1');
  });
});

describe('what others do', () => {
  test('a chat deleted elsewhere gives way to a new one', () => {
    const state = play([{ type: 'chat-gone', chat: first.id }], opened);
    expect(state).toMatchObject({ openId: null, chat: null });
  });

  test('events of a chat that is not open do not show in the one that is', () => {
    const state = play([{ type: 'turn-known', turn: 'tx', chat: 'c2', now: 0 }], opened);
    expect(rows(state)).toHaveLength(rows(opened).length);
    expect(runningTurn(state)).toBeNull();
  });

  test('the tray opens a chat, and the settings', () => {
    expect(play([{ type: 'open-settings', section: 'order' }], opened)).toMatchObject({
      view: 'settings',
      settingsSection: 'order',
    });
    expect(play([{ type: 'open-chat', chat: 'c3' }], opened)).toMatchObject({ openId: 'c3', chat: null });
  });

  test('a late answer about a chat that was left is not shown in another', () => {
    const state = play(
      [
        { type: 'open', chat: 'c2' },
        { type: 'chat-loaded', chat: first },
      ],
      opened,
    );
    expect(state.chat).toBeNull();
  });

  test('the last question is the one to be edited', () => {
    expect(lastQuestion(opened)?.id).toBe(first.messages[0]?.id);
    expect(lastQuestion(ready)).toBeNull();
  });
});

describe('what a screen reader is told', () => {
  /** Every sentence that these actions lead to. */
  function told(actions: Action[], from: AppState): string[] {
    const said: string[] = [];
    actions.reduce((state, action) => {
      const next = reduce(state, action);
      said.push(...announcements(state, next));
      return next;
    }, from);
    return said;
  }

  test('that one answers, and the end; nothing for the words between', () => {
    const more: Action = {
      type: 'turn-events',
      turn: 't9',
      now: 2,
      events: events([{ type: 'delta', text: 'more ' }], 3),
    };
    expect(told([sending, sent, answering, more, endsAt(4)], opened)).toEqual([
      'Claude Opus is answering.',
      'Claude Opus has finished the answer.',
    ]);
  });

  test('each switch, with its reason', () => {
    const failed: Action = {
      type: 'turn-events',
      turn: 't9',
      now: 2,
      events: events(
        [
          {
            type: 'attempt_failed',
            attempt: 0,
            lane: opus,
            class: 'overloaded',
            status: 529,
            request_id: null,
            message: '',
          },
          { type: 'attempt', attempt: 1, lane: sol, reason: 'understudy' },
        ],
        3,
      ),
    };
    expect(told([sending, sent, answering, failed], opened).at(-1)).toBe(
      'Claude Opus stopped, overloaded. GPT Sol took over.',
    );
  });

  test('a whole turn that comes in one bundle is told in its order', () => {
    const whole: Action = {
      type: 'turn-events',
      turn: 't9',
      now: 2,
      events: events(
        [
          { type: 'attempt', attempt: 0, lane: opus, reason: 'lead' },
          {
            type: 'attempt_failed',
            attempt: 0,
            lane: opus,
            class: 'overloaded',
            status: 529,
            request_id: null,
            message: '',
          },
          { type: 'attempt', attempt: 1, lane: sol, reason: 'understudy' },
          { type: 'delta', text: 'Here.' },
        ],
        1,
      ),
    };
    expect(told([sending, sent, whole], opened)).toEqual([
      'Claude Opus is answering.',
      'Claude Opus stopped, overloaded. GPT Sol took over.',
    ]);
  });

  test('nothing of a chat that is not open', () => {
    const elsewhere = play([{ type: 'open', chat: 'c2' }], play([sending, sent], opened));
    expect(told([answering, ended], elsewhere)).toEqual([]);
  });
});
