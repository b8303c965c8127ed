import { describe, expect, test } from 'vitest';
import { attempt, answer, CHAIN, chatOf, question } from '../ipc/fake/world';
import type { Message } from '../ipc/bindings/contract';
import { newTurn, takeEvents } from '../state/turn';
import { t } from '../texts';
import { dollars } from './format';
import { fromMessage, fromTurn, sourcesOf, unitsAt } from './view';
import { wholeText } from './whole';

const [opus, sol, flash] = CHAIN as [(typeof CHAIN)[0], (typeof CHAIN)[0], (typeof CHAIN)[0]];
const failure = { class: 'overloaded' as const, status: 529, message: 'Overloaded' };
const silent = { failure, finish: null, chars: 0, possibly_billed: false, cost_usd: null };

function message(text: string, attempts: Parameters<typeof answer>[2], seams: object[] = []): Message {
  const made = answer(text, 'q', attempts);
  if (made.answer) made.answer.seams = seams as never;
  return made;
}

describe('the lines of a switch', () => {
  test('a backup before the first word stands at the beginning', () => {
    const view = fromMessage(message('Hello', [attempt(0, opus, silent), attempt(1, sol)]));
    expect(view.switches.map((one) => [one.at, one.from.map((f) => f.lane), one.to.lane])).toEqual([
      [0, [opus.name], sol.name],
    ]);
  });

  test('several that could not answer are one line', () => {
    const view = fromMessage(
      message('Hello', [attempt(0, opus, silent), attempt(1, sol, silent), attempt(2, flash)]),
    );
    expect(view.switches).toHaveLength(1);
    expect(view.switches[0]?.from.map((f) => f.lane)).toEqual([opus.name, sol.name]);
    expect(view.switches[0]?.to.lane).toBe(flash.name);
  });

  test('a seam in the middle stands where it happened, counted past emoji', () => {
    const text = '🙂🙂 first\n\nsecond';
    const view = fromMessage(
      message(
        text,
        [attempt(0, opus, { ...silent, chars: 10 }), attempt(1, sol)],
        [{ from_attempt: 0, to_attempt: 1, at: 10, mode: 'continue' }],
      ),
    );
    expect(view.switches[0]?.at).toBe(text.indexOf('second'));
  });

  test('an answer that began anew is its new text, and what was given up belongs to its attempt', () => {
    const made = message(
      'A whole answer',
      [attempt(0, opus, { ...silent, chars: 7 }), attempt(1, sol)],
      [{ from_attempt: 0, to_attempt: 1, at: 0, mode: 'restart' }],
    );
    made.parts = [
      { kind: 'text', text: 'Half an', attempt: 0 },
      { kind: 'text', text: 'A whole answer', attempt: 1 },
    ];
    const view = fromMessage(made);
    expect(view.text).toBe('A whole answer');
    expect(view.superseded).toEqual([{ attempt: 0, text: 'Half an' }]);
    expect(view.switches.map((one) => [one.at, one.mode])).toEqual([[0, 'restart']]);
    expect(view.attempts.map((one) => one.stands)).toEqual([false, true]);
  });

  test('whoever could not go on with a partial answer did not take over', () => {
    const view = fromMessage(
      message('Half an', [attempt(0, opus, { ...silent, chars: 7 }), attempt(1, sol, silent)]),
    );
    expect(view.switches).toEqual([]);
  });

  test('in the gap it is said who goes on, and the line stands once the text has come', () => {
    const begun = takeEvents(
      newTurn('t', null, 0),
      [
        { seq: 0, type: 'attempt', attempt: 0, lane: opus.name, reason: 'lead' },
        { seq: 1, type: 'delta', text: 'Half an' },
        { seq: 2, type: 'attempt_failed', attempt: 0, lane: opus.name, ...failure, request_id: null },
        { seq: 3, type: 'attempt', attempt: 1, lane: sol.name, reason: 'recovery', recovery: 'continue' },
      ],
      1,
    );
    const gap = fromTurn(begun);
    expect([gap.gap?.from.lane, gap.gap?.to.lane, gap.gap?.mode]).toEqual([opus.name, sol.name, 'continue']);
    expect(gap.switches).toEqual([]);
    const joined = takeEvents(
      begun,
      [
        { seq: 4, type: 'seam', from: opus.name, to: sol.name, at: 7, mode: 'continue' },
        { seq: 5, type: 'delta', text: ' answer' },
      ],
      2,
    );
    const view = fromTurn(joined);
    expect([view.gap, view.text]).toEqual([null, 'Half an answer']);
    expect(view.switches.map((one) => [one.at, one.mode])).toEqual([[7, 'continue']]);
  });

  test('an answer at the first try has none', () => {
    expect(fromMessage(message('Hello', [attempt(0, opus)])).switches).toEqual([]);
  });
});

describe('the figures of an answer', () => {
  test('a cost that is not wholly known is not shown', () => {
    const known = fromMessage(
      message('x', [attempt(0, opus, { cost_usd: 0.5 }), attempt(1, sol, { cost_usd: 0.25 })]),
    );
    expect(known.costUsd).toBe(0.75);
    const half = fromMessage(message('x', [attempt(0, opus, { cost_usd: null }), attempt(1, sol)]));
    expect(half.costUsd).toBeNull();
  });

  test('what was refused outright costs nothing', () => {
    const view = fromMessage(message('x', [attempt(0, opus, silent), attempt(1, sol)]));
    expect(view).toMatchObject({ costUsd: 0.006, tokens: 412 });
  });
});

test('a turn that was stopped is no failure', () => {
  const turn = takeEvents(
    newTurn('t', 'c', 0),
    [
      { seq: 0, type: 'attempt', attempt: 0, lane: opus.name, reason: 'lead' },
      { seq: 1, type: 'delta', text: 'Half' },
      { seq: 2, type: 'failed', code: 'cancelled', message: 'Stopped by you.', partial: 'Half' },
    ],
    10,
  );
  expect(fromTurn(turn)).toMatchObject({ status: 'cancelled', text: 'Half', failure: null });
});

test('places in the text are found past characters of two units', () => {
  expect(unitsAt('🙂a', 1)).toBe(2);
  expect(unitsAt('a🙂b', 2)).toBe(3);
  expect(unitsAt('ab', 9)).toBe(2);
});

describe('sources', () => {
  const citation = (url: string | null, title: string | null, quote: string | null = null) => ({
    url,
    title,
    quote,
    start: null,
    end: null,
  });

  test('are named once, with what was said of them anywhere', () => {
    const all = [
      citation('https://a.example', null),
      citation('https://b.example', 'B'),
      citation('https://a.example', ' A ', 'words'),
      citation(null, 'A book'),
      citation(null, null),
    ];
    expect(sourcesOf(all)).toEqual([
      { url: 'https://a.example', title: 'A', quote: 'words' },
      { url: 'https://b.example', title: 'B', quote: null },
      { url: null, title: 'A book', quote: null },
    ]);
  });

  test('of what was given up do not stand under what came instead', () => {
    const made = message(
      'Anew',
      [attempt(0, opus, { ...silent, chars: 4 }), attempt(1, sol)],
      [{ from_attempt: 0, to_attempt: 1, at: 4, mode: 'restart' }],
    );
    for (const [i, url] of ['https://old.example', 'https://new.example'].entries()) {
      made.parts.push({ kind: 'citation', citation: citation(url, null), attempt: i });
    }
    expect(fromMessage(made).sources.map((one) => one.url)).toEqual(['https://new.example']);
  });
});

test('each attempt has its cost, where it is known', () => {
  const made = message('Hello', [attempt(0, opus, silent), attempt(1, sol, { cost_usd: 0.0042 })]);
  expect(fromMessage(made).attempts.map((one) => one.costUsd)).toEqual([null, 0.0042]);
});

test.each([
  [0, '$0.00'],
  [0.00004, t('money-usd-tiny')],
  [0.0042, '$0.0042'],
  [0.006, '$0.006'],
  [0.25, '$0.25'],
  [1234.5, '$1,234.50'],
])('%d dollars are written %s', (usd, words) => {
  expect(dollars(usd)).toBe(words);
});

test('a whole chat as a text says who said what', () => {
  const asked = question('How long?', null);
  const said = message('Six **minutes**.', [attempt(0, opus)]);
  expect(wholeText(chatOf('c', 'Eggs', 0, [asked, said]), null)).toBe(
    `**You**\n\nHow long?\n\n---\n\n**${opus.name}**\n\nSix **minutes**.`,
  );
});
