import { expect, test } from 'vitest';
import { moved, placeAt } from './reorder';

test('moving keeps the others in their order', () => {
  expect(moved(['a', 'b', 'c', 'd'], 3, 0)).toEqual(['d', 'a', 'b', 'c']);
  expect(moved(['a', 'b', 'c', 'd'], 0, 2)).toEqual(['b', 'c', 'a', 'd']);
  expect(moved(['a', 'b'], 0, 2)).toEqual(['a', 'b']);
  expect(moved(['a', 'b'], -1, 0)).toEqual(['a', 'b']);
});

const rows = [
  { top: 0, height: 40 },
  { top: 40, height: 80 },
  { top: 120, height: 40 },
];

test('a dragged row takes a place once the pointer is past the middle of the row there', () => {
  expect(placeAt(rows, 0, 79)).toBe(0);
  expect(placeAt(rows, 0, 81)).toBe(1);
  expect(placeAt(rows, 0, 500)).toBe(2);
  expect(placeAt(rows, 2, 79)).toBe(1);
  expect(placeAt(rows, 2, -5)).toBe(0);
  expect(placeAt(rows, 1, 60)).toBe(1);
});
