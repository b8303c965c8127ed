import { expect, test } from 'vitest';
import { factsOf, type Listed } from './models';

const nothing: Listed = {
  id: 'aria-2',
  name: null,
  context_window: null,
  max_output: null,
  images: null,
  pdf: null,
  reasoning: null,
  tools: null,
  price: null,
  recommended: false,
};

test('of a model is said what is known, and nothing else', () => {
  expect(factsOf(nothing)).toBe('');
  expect(factsOf({ ...nothing, images: false, pdf: false })).toBe('');
  const known = { ...nothing, name: 'Aria 2', context_window: 200_000, images: true, pdf: true, tools: true };
  expect(factsOf(known)).toBe('aria-2 · 200k tokens · images, PDF, tools');
});

test('a price is the one that answers are reckoned by, then what the list says', () => {
  const price = { input: 3, output: 15, cache_read: null, cache_write: null };
  const own = { ...price, input: 0.25, output: 1, origin: 'user' as const, rises: false };
  expect(factsOf({ ...nothing, price })).toBe('$3.00 in, $15.00 out');
  expect(factsOf({ ...nothing, price, reckoned: own })).toBe('$0.25 in, $1.00 out');
});
