import { describe, expect, test } from 'vitest';
import { attempt, answer, CHAIN } from '../ipc/fake/world';
import type { Message } from '../ipc/bindings/contract';
import { newTurn, takeEvents } from '../state/turn';
import { fromMessage, fromTurn, unitsAt } from './view';

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
