import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pieces, t } from '.';

const SRC = join(import.meta.dirname, '..');
const CATALOGUE = readFileSync(join(SRC, '../../locales/en/understudy.ftl'), 'utf8');
const ids = new Set([...CATALOGUE.matchAll(/^([a-z][a-z0-9-]*)\s*=/gm)].map((match) => match[1] as string));

const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(ts|svelte)$/.test(file) && !file.includes('.test.') && !file.includes('bindings'))
  .map((file) => ({ file, text: readFileSync(join(SRC, file), 'utf8') }));

/** Every id that the window asks for, with the file that does. */
const asked = sources.flatMap(({ file, text }) =>
  [...text.matchAll(/\b(?:t|pieces)\(\s*'([^']+)'/g)].map((match) => ({ file, id: match[1] as string })),
);

describe('the catalogue of texts', () => {
  test('has every text that the window asks for', () => {
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.filter(({ id }) => !ids.has(id))).toEqual([]);
  });

  test('has no text for the window that nothing asks for', () => {
    const quoted = new Set(
      sources.flatMap(({ text }) => [...text.matchAll(/'([a-z0-9-]+)'/g)].map((m) => m[1])),
    );
    const ours = [...ids].filter((id) => /^(chat|a11y)-/.test(id));
    expect(ours.filter((id) => !quoted.has(id))).toEqual([]);
  });

  test('keeps the names in a sentence apart from its words', () => {
    const args = { class: 'overloaded', from: 'Claude Opus', to: 'GPT Sol' };
    const parts = pieces('chat-switch', args, ['from', 'to']);
    expect(parts.map((part) => part.text).join('')).toBe(t('chat-switch', args));
    expect(parts.filter((part) => part.name).map((part) => part.text)).toEqual(['Claude Opus', 'GPT Sol']);
  });
});
