import { describe, expect, test } from 'vitest';
import { Heights, pieces } from './heights';

const keys = (count: number) => Array.from({ length: count }, (_, i) => `r${i}`);

describe('heights of a long list', () => {
  test('places and rows agree, whatever was measured', () => {
    const heights = new Heights();
    const px = keys(1000).map((_, i) => 20 + ((i * 37) % 90));
    heights.setRows(keys(1000), () => 50);
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
    heights.setRows(['a', 'b', 'c'], () => 100);
    heights.measure('c', 40);
    heights.setRows(['x', 'c'], () => 10);
    expect(heights.top(2)).toBe(50);
    heights.setRows(['x', 'c', 'new'], () => 7);
    expect(heights.top(3)).toBe(57);
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
