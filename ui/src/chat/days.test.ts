import { expect, test } from 'vitest';
import type { ChatSummary } from '../ipc/bindings/contract';
import { byDay, dayOf, firstOf } from './days';

const NOW = new Date(2026, 10, 23, 9, 30).getTime();
const at = (days: number, hour: number) => new Date(2026, 10, 23 - days, hour).getTime();
const chat = (id: string, updated_at: number): ChatSummary => ({
  id,
  title: id,
  created_at: 0,
  updated_at,
  demo: false,
  streaming: false,
  folder: null,
  pinned_at: null,
  archived_at: null,
  tags: [],
  deleted_at: null,
  goes_at: null,
  temporary: false,
});

test('days are those of the calendar, not of 24 hours', () => {
  expect(dayOf(at(0, 0), NOW)).toBe('today');
  expect(dayOf(at(1, 23), NOW)).toBe('yesterday');
  expect(dayOf(at(2, 12), NOW)).toBe('week');
  expect(dayOf(at(8, 12), NOW)).toBe('month');
  expect(dayOf(at(60, 12), NOW)).toBe('older');
});

test('a clock that was set back does not lose a chat', () => {
  expect(dayOf(NOW + 3 * 86_400_000, NOW)).toBe('today');
});

test('the newest chat is first, and empty days are left out', () => {
  const groups = byDay([chat('old', at(40, 1)), chat('early', at(0, 1)), chat('late', at(0, 8))], NOW);
  expect(groups.map((group) => [group.day, group.chats.map((one) => one.id)])).toEqual([
    ['today', ['late', 'early']],
    ['older', ['old']],
  ]);
});

test('the first chats keep their days, and a day without one is left out', () => {
  const groups = byDay(
    [chat('a', at(0, 8)), chat('b', at(0, 1)), chat('c', at(1, 8)), chat('d', at(40, 1))],
    NOW,
  );
  const first = (count: number) =>
    firstOf(groups, count).map((group) => [group.day, group.chats.map((one) => one.id)]);
  expect(first(1)).toEqual([['today', ['a']]]);
  expect(first(3)).toEqual([
    ['today', ['a', 'b']],
    ['yesterday', ['c']],
  ]);
  expect(first(9)).toEqual([
    ['today', ['a', 'b']],
    ['yesterday', ['c']],
    ['older', ['d']],
  ]);
});
