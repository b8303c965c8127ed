import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseTheme, parseZoom, zoomStep } from './theme';

const TOKENS = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');

/** The colours of the block that begins with this selector. */
function colours(selector: string): Map<string, string> {
  const from = TOKENS.indexOf(`${selector} {`);
  const block = TOKENS.slice(from, TOKENS.indexOf('}', from));
  return new Map([...block.matchAll(/--([a-z-]+): ([^;]+);/g)].map((m) => [m[1] as string, m[2] as string]));
}

const light = colours(':root');
const dark = colours(":root[data-theme='dark']");
const lightMore = colours(":root[data-contrast='more']");
const darkMore = colours(":root[data-contrast='more'][data-theme='dark']");

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const c = parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)].sort((x, y) => y - x) as [number, number];
  return (a + 0.05) / (b + 0.05);
}

describe('the colours', () => {
  test('of the dark theme are the same by the system and by the setting', () => {
    expect(colours(":root:not([data-theme='light'])")).toEqual(dark);
    expect(colours(":root[data-contrast='more']:not([data-theme='light'])")).toEqual(darkMore);
    for (const other of [dark, lightMore, darkMore]) expect([...other.keys()]).toEqual([...light.keys()]);
  });

  for (const [name, theme, ofText, ofBorders] of [
    ['light', light, 4.5, 3],
    ['dark', dark, 4.5, 3],
    ['light with more contrast', lightMore, 7, 4.5],
    ['dark with more contrast', darkMore, 7, 4.5],
  ] as const) {
    test(`can be read on every surface: ${name}`, () => {
      const of = (token: string) => theme.get(token) as string;
      for (const surface of ['bg', 'panel', 'sunk', 'accent-soft']) {
        for (const text of ['text', 'muted', 'faint', 'accent', 'ok', 'slow', 'down']) {
          expect(contrast(of(text), of(surface)), `${text} on ${surface}`).toBeGreaterThanOrEqual(ofText);
        }
        expect(contrast(of('ctl'), of(surface)), `ctl on ${surface}`).toBeGreaterThanOrEqual(ofBorders);
      }
      if (ofText === 7) {
        for (const surface of ['bg', 'panel', 'sunk']) {
          expect(contrast(of('line'), of(surface)), `line on ${surface}`).toBeGreaterThanOrEqual(4.5);
        }
      }
      expect(contrast(of('on-accent'), of('accent'))).toBeGreaterThanOrEqual(ofText);
      expect(contrast(of('on-accent'), of('accent-hover'))).toBeGreaterThanOrEqual(ofText);
      expect(contrast(of('text'), of('mark')), 'found words').toBeGreaterThanOrEqual(ofText);
      expect(contrast(of('down'), of('down-soft')), 'a warning').toBeGreaterThanOrEqual(ofText);
      expect(contrast(of('text'), of('down-soft')), 'words in a warning').toBeGreaterThanOrEqual(ofText);
    });
  }
});

test('settings that make no sense leave the window readable', () => {
  expect(parseTheme('pink')).toBe('system');
  expect([parseZoom(undefined), parseZoom('x'), parseZoom('9'), parseZoom('900')]).toEqual([
    100, 100, 80, 200,
  ]);
});

test('zoom goes by steps and stops at its ends', () => {
  expect([zoomStep(100, 1), zoomStep(100, -1), zoomStep(200, 1), zoomStep(80, -1), zoomStep(115, 1)]).toEqual(
    [110, 90, 200, 80, 125],
  );
});
