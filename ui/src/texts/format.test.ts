import { expect, test } from 'vitest';
import { countdown, duration, fileSize, timeOfDay, when } from './format';

test.each([
  [0, '0.0 s'],
  [840, '0.8 s'],
  [9_949, '9.9 s'],
  [12_000, '12 s'],
  [89_000, '89 s'],
  [90_000, '2 min'],
  [59 * 60_000, '59 min'],
  [60 * 60_000, '1 h'],
  [80 * 60_000, '1 h 20 min'],
  [48 * 3_600_000, '2 days'],
])('%i ms are written %s', (milliseconds, words) => {
  expect(duration(milliseconds)).toBe(words);
});

test('a countdown has no tenths and never goes below zero', () => {
  expect(countdown(4_200)).toBe('5 s');
  expect(countdown(-1)).toBe('0 s');
  expect(countdown(200_000)).toBe('3 min');
});

test('the date is said on any other day', () => {
  const at = new Date(2026, 10, 3, 9, 5).getTime();
  expect(timeOfDay(at)).toBe('09:05');
  expect(when(at, new Date(2026, 10, 3, 23, 0).getTime())).toBe('09:05');
  expect(when(at, new Date(2026, 10, 4, 0, 1).getTime())).toBe('2026-11-03 09:05');
});

test.each([
  [1, '1 byte'],
  [812, '812 bytes'],
  [1024, '1 KB'],
  [64_000, '63 KB'],
  [1_048_576, '1 MB'],
  [1_300_000, '1.2 MB'],
  [31_457_280, '30 MB'],
])('%i bytes are written %s', (bytes, words) => {
  expect(fileSize(bytes)).toBe(words);
});
