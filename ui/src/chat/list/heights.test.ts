import { describe, expect, test } from 'vitest';
import { Heights, pieces } from './heights';

const named = (...keys: string[]) => keys.map((key) => ({ key }));
const rows = (count: number) => Array.from({ length: count }, (_, i) => ({ key: `r${i}` }));

describe('heights of a long list', () => {
  test('places and rows agree, whatever was measured', () => {
    const heights = new Heights();
    const px = rows(1000).map((_, i) => 20 + ((i * 37) % 90));
    heights.setRows(rows(1000), () => 50);
    px.forEach((height, i) => heights.measure(`r${i}`, height));
    let top = 0;
    px.forEach((height, i) => {
      expect(heights.top(i)).toBe(top);
      expect(heights.at(top)).toBe(i);
      expect(heights.at(top + height - 1)).toBe(i);
      top += height;
    });
    expect(heights.top(1000)).toBe(top);
    expect(heights.at(-5)).toBe(0);
    expect(heights.at(top + 5)).toBe(999);
  });

  test('a row keeps its measure when the list changes around it', () => {
    const heights = new Heights();
    heights.setRows(named('a', 'b', 'c'), () => 100);
    heights.measure('c', 40);
    heights.setRows(named('x', 'c'), () => 10);
    expect(heights.top(2)).toBe(50);
    heights.setRows(named('x', 'c', 'new'), () => 7);
    expect(heights.top(3)).toBe(57);
  });

  test('a list that ends otherwise is as one that was made so', () => {
    const heights = new Heights();
    const height = ({ key }: { key: string }) => 20 + ((Number.parseInt(key.slice(1)) * 37) % 90);
    for (const [count, sign] of [
      [700, 'a'],
      [701, 'a'],
      [650, 'b'],
      [1000, 'c'],
      [3, 'd'],
    ] as const) {
      // The last of them is another row each time.
      const now = rows(count).map(({ key }, at) => ({ key: at === count - 1 ? key + sign : key }));
      heights.setRows(now, height);
      const made = new Heights();
      made.setRows(now, height);
      for (let at = 0; at <= count; at++) expect(heights.top(at)).toBe(made.top(at));
      expect(now.map(({ key }) => heights.indexOf(key))).toEqual(now.map((_, at) => at));
      expect(heights.indexOf(`r${count}`)).toBe(-1);
    }
  });

  test('an empty list has no height', () => {
    const heights = new Heights();
    heights.setRows([], () => 1);
    expect([heights.top(0), heights.at(10)]).toEqual([0, 0]);
  });
});

test('what is laid out: a part, what is pinned, and room for the rest', () => {
  expect(pieces(10, 4, 6, [1, 5])).toEqual([
    { kind: 'room', from: 0, until: 1 },
    { kind: 'row', index: 1 },
    { kind: 'room', from: 2, until: 4 },
    { kind: 'row', index: 4 },
    { kind: 'row', index: 5 },
    { kind: 'room', from: 6, until: 10 },
  ]);
  expect(pieces(2, -3, 9, [7])).toEqual([
    { kind: 'row', index: 0 },
    { kind: 'row', index: 1 },
  ]);
});
