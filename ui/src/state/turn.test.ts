import { describe, expect, test } from 'vitest';
import type { NumberedEvent, TurnEvent } from '../ipc/bindings/contract';
import { newTurn, scalars, takeEvents, type LiveTurn } from './turn';

const CLAUDE = 'Anthropic/claude-opus';
const GPT = 'OpenAI/gpt-sol';

/** Numbers the events as the backend does. */
function numbered(events: TurnEvent[], from = 0): NumberedEvent[] {
  return events.map((event, i) => ({ seq: from + i, ...event }));
}

const begin: TurnEvent[] = [
  { type: 'turn', chat: 'c', turn: 't', question: 'q', answer: 'a' },
  { type: 'attempt', attempt: 0, lane: CLAUDE, reason: 'lead' },
];
const refused: TurnEvent = {
  type: 'attempt_failed',
  attempt: 0,
  lane: CLAUDE,
  class: 'overloaded',
  status: 529,
  request_id: 'req_1',
  message: 'Overloaded',
};
const backup: TurnEvent = { type: 'attempt', attempt: 1, lane: GPT, reason: 'understudy' };
const done: TurnEvent = {
  type: 'finished',
  lane: GPT,
  finish: 'stop',
  text: 'Hello there',
  usage: { input: 3, output: 2 },
  cost_usd: null,
};

const run = (events: TurnEvent[], now = 100): LiveTurn =>
  takeEvents(newTurn('t', null, 0), numbered(events), now);

describe('a turn as it happens', () => {
  test('deltas add up to the text, and the end has the last word', () => {
    const turn = run([...begin, { type: 'delta', text: 'Hel' }, { type: 'delta', text: 'lo' }]);
    expect(turn.text).toBe('Hello');
    expect(turn.end).toBeNull();
    expect(turn).toMatchObject({ chat: 'c', question: 'q', answer: 'a' });
    expect(takeEvents(turn, numbered([done], 4), 200)).toMatchObject({
      text: 'Hello there',
      end: { kind: 'finished', lane: GPT },
    });
  });

  test('a backup that takes over before the first word leaves no trace in the text', () => {
    const turn = run([...begin, refused, backup, { type: 'delta', text: 'Hello' }]);
    expect(turn.text).toBe('Hello');
    expect(turn.attempts.map((one) => [one.lane, one.failure?.class ?? null, one.chars])).toEqual([
      [CLAUDE, 'overloaded', 0],
      [GPT, null, 5],
    ]);
    expect(turn.attempts[0]?.requestId).toBe('req_1');
  });

  test('a switch that continues keeps the text and says where it is', () => {
    const turn = run([
      ...begin,
      { type: 'delta', text: '三日 🙂' },
      refused,
      backup,
      { type: 'seam', from: CLAUDE, to: GPT, at: 4, mode: 'continue' },
      { type: 'delta', text: ' und weiter' },
    ]);
    expect(turn.text).toBe('三日 🙂 und weiter');
    expect(turn.seams).toEqual([{ from_attempt: 0, to_attempt: 1, at: 4, mode: 'continue' }]);
  });

  test('a switch that begins anew keeps what was shown with its attempt', () => {
    const turn = run([
      ...begin,
      { type: 'delta', text: 'half an' },
      refused,
      backup,
      { type: 'seam', from: CLAUDE, to: GPT, at: 0, mode: 'restart' },
      { type: 'delta', text: 'A whole' },
    ]);
    expect(turn.text).toBe('A whole');
    expect(turn.superseded).toEqual([{ attempt: 0, text: 'half an' }]);
  });

  test('subscribing again repeats nothing', () => {
    const events = numbered([...begin, { type: 'delta', text: 'one ' }, { type: 'delta', text: 'two' }]);
    const once = takeEvents(newTurn('t', null, 0), events, 1);
    expect(takeEvents(once, events, 2)).toBe(once);
    const more = takeEvents(once, [...events, { seq: 4, type: 'delta', text: ' three' }], 3);
    expect(more.text).toBe('one two three');
  });

  test('a replay that is joined into larger pieces gives the same text', () => {
    const joined: NumberedEvent[] = [
      { seq: 0, ...(begin[0] as TurnEvent) },
      { seq: 1, ...(begin[1] as TurnEvent) },
      { seq: 9, type: 'delta', text: 'one two' },
    ];
    const turn = takeEvents(newTurn('t', null, 0), joined, 1);
    expect(takeEvents(turn, [{ seq: 10, type: 'delta', text: ' three' }], 1).text).toBe('one two three');
  });

  test('a failure takes back nothing that was shown', () => {
    const shown = [...begin, { type: 'delta', text: 'a long partial' }] as TurnEvent[];
    const failed = { type: 'failed', code: 'truncated', message: 'Broke off.', partial: 'a long' } as const;
    expect(run([...shown, failed])).toMatchObject({
      text: 'a long partial',
      end: { kind: 'failed', code: 'truncated', message: 'Broke off.' },
    });
  });

  test('slow is said until something comes', () => {
    const slow: TurnEvent = { type: 'slow', attempt: 0, lane: CLAUDE, waited_ms: 3000 };
    expect(run([...begin, slow]).slow).toEqual({ attempt: 0, lane: CLAUDE, waitedMs: 3000 });
    expect(run([...begin, slow, { type: 'delta', text: 'x' }]).slow).toBeNull();
  });

  test('reasoning stays with the attempt it came from', () => {
    const turn = run([
      ...begin,
      { type: 'reasoning', text: 'Hm' },
      { type: 'reasoning', text: '…' },
      refused,
      backup,
      { type: 'reasoning', text: 'Well' },
    ]);
    expect(turn.reasoning).toEqual([
      { attempt: 0, text: 'Hm…' },
      { attempt: 1, text: 'Well' },
    ]);
  });

  test('an event of a later version changes nothing and breaks nothing', () => {
    const unknown = { seq: 2, type: 'citation', url: 'x' } as unknown as NumberedEvent;
    const turn = takeEvents(run(begin), [unknown, { seq: 3, type: 'delta', text: 'on' }], 1);
    expect(turn.text).toBe('on');
  });

  test('earlier states are left as they were', () => {
    const before = run([...begin, { type: 'delta', text: 'one' }]);
    const copy = structuredClone(before);
    takeEvents(before, numbered([{ type: 'delta', text: 'two' }, refused], 3), 5);
    expect(before).toEqual(copy);
  });
});

test('places are counted in Unicode scalar values', () => {
  expect(scalars('a三🙂é')).toBe(4);
  expect(scalars('')).toBe(0);
});

describe('sources and tools', () => {
  const source = (url: string): TurnEvent => ({
    type: 'citation',
    citation: { url, title: null, quote: null, start: null, end: null },
  });
  const urls = (turn: LiveTurn) => turn.citations.map((one) => one.url);

  test('are kept in their order, and end the wait of a slow model', () => {
    const turn = run([
      ...begin,
      { type: 'slow', attempt: 0, lane: CLAUDE, waited_ms: 3000 },
      { type: 'tool_call', call: { id: null, name: 'web_search', arguments: '{"q":"x"}' } },
      source('https://a.example'),
      source('https://b.example'),
    ]);
    expect(urls(turn)).toEqual(['https://a.example', 'https://b.example']);
    expect(turn.tools).toEqual(['web_search']);
    expect(turn.slow).toBeNull();
  });

  test('of an answer that begins anew are not those of the one before', () => {
    const turn = run([
      ...begin,
      { type: 'delta', text: 'Half' },
      source('https://old.example'),
      refused,
      backup,
      { type: 'seam', from: CLAUDE, to: GPT, at: 4, mode: 'restart' },
      source('https://new.example'),
    ]);
    expect(urls(turn)).toEqual(['https://new.example']);
  });
});
