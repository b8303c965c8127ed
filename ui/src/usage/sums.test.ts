import { expect, test } from 'vitest';
import type { Used } from '../ipc/bindings/contract';
import { bars, sum, topOf } from './sums';

const used = (cost_usd: number, possible_usd = 0): Used => ({
  attempts: 1,
  answered: 1,
  failed: 0,
  cancelled: 0,
  titles: 0,
  input: 100,
  output: 50,
  cost_usd,
  possible_usd,
  unknown: 0,
});

test('a bar a day shows what is known and what may be on a bill', () => {
  const days = [
    { day: '2026-11-25', used: used(0.5, 0.25) },
    { day: '2026-11-26', used: used(0) },
  ];
  expect(bars(days, 'cost').map(({ name, sure, maybe }) => [name, sure, maybe])).toEqual([
    ['2026-11-25', 0.5, 0.25],
    ['2026-11-26', 0, 0],
  ]);
  expect(bars(days, 'tokens')[0]?.sure).toBe(150);
});

test('a year is drawn by months', () => {
  const days = Array.from({ length: 365 }, (_, n) => ({
    day: new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10),
    used: used(1),
  }));
  const months = bars(days, 'cost');
  expect(months).toHaveLength(12);
  expect(months[1]).toMatchObject({ name: '2026-02', sure: 28 });
  expect(sum(used(1), used(2)).attempts).toBe(2);
});

test.each([
  [0, 1],
  [0.0034, 0.005],
  [1, 1],
  [7, 10],
  [120, 200],
])('the scale for %d ends at %d', (most, top) => {
  expect(topOf(most)).toBeCloseTo(top, 10);
});
