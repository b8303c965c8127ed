import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const SRC = join(import.meta.dirname, '..');
const styles = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(css|svelte)$/.test(file))
  .flatMap((file) => {
    const text = readFileSync(join(SRC, file), 'utf8');
    const blocks = file.endsWith('.css')
      ? [text]
      : [...text.matchAll(/<style>([\s\S]*?)<\/style>/g)].map((m) => m[1]);
    return blocks.map((css) => ({ file, css: (css ?? '').replace(/\/\*[\s\S]*?\*\//g, '') }));
  });

/** What has a left and a right of its own, and so stands wrong in a window that runs the other way. */
const SIDED = [
  /(?:^|[\s;{])(?:[a-z-]+-)?(?:left|right)(?:-[a-z]+)?\s*:[^;]*/g,
  /(?:text-align|float|clear)\s*:\s*(?:left|right)/g,
  /translateX\([^)]*\)/g,
  // The build makes a list of languages of it.
  /:dir\([^)]*\)/g,
  /box-shadow:\s*(?:inset\s+)?-?[1-9][\d.]*(?:px|r?em)/g,
];

/** The four values of one property: the second and the fourth are right and left. */
const FOUR = /(?:padding|margin|inset|border-(?:width|color|style|radius))\s*:\s*([^;}]+)/g;

function values(list: string): string[] {
  return list.trim().match(/(?:[^\s()]|\([^()]*(?:\([^()]*\)[^()]*)*\))+/g) ?? [];
}

function sided(css: string): string[] {
  const found = SIDED.flatMap((pattern) => [...css.matchAll(pattern)].map(([whole]) => whole.trim()));
  for (const [whole, list] of css.matchAll(FOUR)) {
    const four = values(list as string);
    const corners = whole.includes('radius');
    const differs = corners
      ? new Set(four).size > 1 && four.length > 1
      : four.length === 4 && four[1] !== four[3];
    if (differs) found.push(whole.trim());
  }
  return found;
}

test('every style says start and end, so that a window can run from right to left', () => {
  expect(styles.length).toBeGreaterThan(60);
  expect(styles.flatMap(({ file, css }) => sided(css).map((one) => `${file}: ${one}`))).toEqual([]);
});

test('what has a side of its own is found', () => {
  const wrong = [
    'a { left: 0 }',
    'a { margin-left: 1rem; }',
    'a { border-right: 1px solid red; }',
    'a { border-top-left-radius: 1px; }',
    'a { text-align: right; }',
    'a { padding: 1px 2px 1px 3px; }',
    'a { border-radius: 0 var(--r) var(--r) 0; }',
    'a { transform: translateX(4px); }',
    'a { box-shadow: inset 3px 0 red; }',
  ];
  for (const css of wrong) expect(sided(css), css).toHaveLength(1);
  const right =
    'a { inset-inline-start: 0; padding: 1px calc(2px + (1px * 2)) 3px calc(2px + (1px * 2)); border-radius: 1px; }';
  expect(sided(right)).toEqual([]);
});
