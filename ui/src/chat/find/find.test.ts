import { describe, expect, test, vi } from 'vitest';
import type { Row } from '../rows';
import { Find } from './find.svelte';
import { folded, may, places, visible } from './words';

describe('words in a text', () => {
  test('are found whatever their size, and keep their places', () => {
    expect(places(folded('Trams, TRAMS and trams'), 'trams')).toEqual([0, 7, 17]);
    expect(places(folded('aaaa'), 'aa')).toEqual([0, 2]);
    expect(folded('İx').indexOf('x')).toBe('İx'.indexOf('x'));
    expect(places(folded('三日間の計画'), '計画')).toEqual([4]);
  });

  test('are those that are seen, not those of the markup', () => {
    const text = visible(
      'A **bo**ld [link](https://hidden.example/)\n\n| a | b |\n|---|---|\n| c | d |\n\n```js\nlet x;\n```',
    );
    expect(text).toContain('bold link');
    expect(text).not.toContain('hidden');
    expect(text).not.toContain('cd');
    expect(text).toContain('let x;');
    expect(may('a **bo**ld word', 'bold')).toBe(true);
    expect(may('nothing of it', 'bold')).toBe(false);
  });
});

const question = (key: string, text: string): Row => ({
  kind: 'question',
  key,
  text,
  attachments: [],
  message: null,
});

describe('find in a chat', () => {
  test('begins at what is read, and goes round', async () => {
    const rows = ['one fox', 'no', 'a Fox and a fox', 'fox'].map((text, i) => question(`q${i}`, text));
    const find = new Find();
    find.look('fox', rows, 1);
    await vi.waitFor(() => expect(find.looking).toBe(false));
    expect(find.hits.map(({ index, nth, of }) => [index, nth, of])).toEqual([
      [0, 0, 1],
      [2, 0, 2],
      [2, 1, 2],
      [3, 0, 1],
    ]);
    expect(find.at).toBe(1);
    find.step(-1);
    find.step(-1);
    expect(find.at).toBe(3);
    find.look('hound', rows, 0);
    expect([find.hits.length, find.now]).toEqual([0, null]);
  });

  test('stays where it is while the word is typed on and earlier messages come', async () => {
    const rows = ['a light', 'a lighthouse, the lighthouse', 'no', 'no'].map((text, i) =>
      question(`q${i}`, text),
    );
    const find = new Find();
    const settled = () => vi.waitFor(() => expect(find.looking).toBe(false));
    find.look('light', rows, 3);
    await settled();
    expect(find.now).toMatchObject({ key: 'q1', nth: 1 });
    // It was gone to: what is read now is above it.
    find.look('lighth', rows, 0);
    find.look('lighthouse', rows, 0);
    await settled();
    expect(find.now).toMatchObject({ key: 'q1', nth: 1, of: 2 });
    find.look('lighthouse', [question('q', 'A lighthouse'), ...rows], 5);
    await settled();
    expect(find.now).toMatchObject({ key: 'q1', nth: 1 });
    expect(find.at).toBe(2);
    find.look('light', rows, 0);
    await settled();
    expect(find.now).toMatchObject({ key: 'q1', nth: 1 });
    // Another word is looked for from what is read.
    find.look('a', rows, 0);
    await settled();
    expect(find.now).toMatchObject({ key: 'q0', nth: 0 });
  });
});
