import { FluentResource } from '@fluent/bundle';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '.';

// What a parsed catalogue is made of: see the fields of @fluent/bundle's own tree.
type Node = string | readonly Node[] | { [key in string]?: unknown };
interface Variant {
  key: { type: 'str' | 'num'; value: string | number };
  value: Node;
}
interface Shape {
  variables: Set<string>;
  /** The cases of each choice that is not one of plurals, by what is chosen on. */
  cases: Set<string>;
  plurals: Set<string>;
  words: string;
}

const PLURALS = ['zero', 'one', 'two', 'few', 'many', 'other'];
const LOCALES = join(import.meta.dirname, '../../../locales');

function source(language: string): string {
  return readFileSync(join(LOCALES, language, 'understudy.ftl'), 'utf8');
}

/** The texts of a language by their ids. What is said to models is said in English alone. */
function texts(language: string): Map<string, Shape> {
  const found = new Map<string, Shape>();
  for (const { id, value } of new FluentResource(source(language)).body) {
    if (id.startsWith('prompt-')) continue;
    const shape: Shape = { variables: new Set(), cases: new Set(), plurals: new Set(), words: '' };
    walk(value as Node, shape);
    found.set(id, shape);
  }
  return found;
}

function walk(node: Node, shape: Shape): void {
  if (typeof node === 'string') shape.words += `${node}\n`;
  else if (Array.isArray(node)) node.forEach((one: Node) => walk(one, shape));
  else {
    const { type, name, value, selector, variants } = node as {
      type: string;
      name: string;
      value: Node;
      selector: { name: string };
      variants: Variant[];
    };
    if (type === 'var') shape.variables.add(name);
    else if (type === 'str') walk(value, shape);
    else if (type === 'select') {
      shape.variables.add(selector.name);
      const keys = variants.map(({ key }) => String(key.value));
      // "other" alone may be the rest of a choice by words.
      const counts = variants.some(
        ({ key }) => key.type === 'num' || (key.value !== 'other' && PLURALS.includes(String(key.value))),
      );
      for (const key of keys) {
        if (PLURALS.includes(key) && (counts || keys.length === 1)) shape.plurals.add(key);
        else if (!/^\d+$/.test(key)) shape.cases.add(`${selector.name}: ${key}`);
      }
      variants.forEach((variant) => walk(variant.value, shape));
    }
  }
}

const english = texts('en');

describe.each(LANGUAGES)('the catalogue in %s', (language) => {
  const own = texts(language);
  const differing = (of: (shape: Shape) => Set<string>) =>
    [...english].filter(([id, shape]) => {
      const [here, there] = [of(own.get(id) ?? shape), of(shape)];
      return here.size !== there.size || [...here].some((one) => !there.has(one));
    });
  const ids = (entries: [string, Shape][]) => entries.map(([id]) => id);

  test('has every text, and none that is not asked for', () => {
    const lacking = [...english.keys()].filter((id) => !own.has(id)).sort();
    expect(lacking).toEqual([]);
    expect([...own.keys()].filter((id) => !english.has(id))).toEqual([]);
  });

  test('has no text twice, and none that does not parse', () => {
    const written = [...source(language).matchAll(/^([a-z][a-z0-9-]*) *=/gm)].map(([, id]) => id as string);
    expect(written.length).toBe(new Set(written).size);
    expect(written.filter((id) => !id.startsWith('prompt-') && !own.has(id))).toEqual([]);
  });

  test('puts the same names and figures into each', () => {
    expect(ids(differing((shape) => shape.variables))).toEqual([]);
  });

  test('knows the same cases', () => {
    expect(ids(differing((shape) => shape.cases))).toEqual([]);
  });

  test('has the plurals of the language and no others', () => {
    // Those that a count on screen can have: what Spanish says of a million is not asked for.
    const rules = new Intl.PluralRules(language);
    const right: string[] = [...new Set(Array.from({ length: 1_000 }, (_, count) => rules.select(count)))];
    const wrong = [...own].filter(([, { plurals }]) => [...plurals].some((one) => !right.includes(one)));
    expect(ids(wrong)).toEqual([]);
    // Where there are several, one of them alone says the wrong thing for most numbers.
    const counted = [...own].filter(([id]) => (english.get(id)?.plurals.size ?? 0) > 1);
    const few = counted.filter(([, { plurals }]) => right.length > 1 && plurals.size < right.length);
    expect(counted.length).toBeGreaterThan(20);
    expect(ids(few)).toEqual([]);
  });

  test('leaves commands, options and addresses as they are', () => {
    const marks = (words: string) =>
      [...words.matchAll(/understudy [a-z]+|--[a-z][a-z-]+|https?:\/\/|[a-z]+[._][a-z_]{3,}/g)].map(
        ([one]) => one,
      );
    const lost = [...own].flatMap(([id, { words }]) => {
      const here = new Set(marks(words));
      return marks(english.get(id)?.words ?? '')
        .filter((one) => !here.has(one))
        .map((one) => `${id}: ${one}`);
    });
    expect(lost).toEqual([]);
  });
});
