// @vitest-environment jsdom
/**
 * What a model writes is hostile input. Whatever it is, the page has only elements and attributes from
 * a short list, nothing that loads or runs, and the work stays in proportion to its length. The texts
 * are shown in the real window too, where nothing may leave it (`tests/window/stories/hostile.rs`).
 */
import { render } from '@testing-library/svelte';
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Blocks } from './blocks';
import Markdown from './Markdown.svelte';
import { ATTRIBUTES, ELEMENTS, typesetter } from './math/render';
import * as parsing from './parse';

const CORPUS = JSON.parse(readFileSync('../tests/window/hostile.json', 'utf8')) as string[];

const PLAIN =
  'div p span strong em del code pre br button sup ol ul li blockquote hr h3 h4 h5 h6 table thead tbody tr th td ' +
  'section small';
const ICON = 'svg path circle rect line polyline g';
const ROLES = new Set(['link', 'region', 'img']);
/** What may be said with an attribute, by its name: everything else is refused. */
const SAID: Record<string, (value: string, element: Element) => boolean> = {
  class: (value) => value.split(/\s+/).every((name) => name === '' || OURS.test(name)),
  dir: (value) => /^(auto|ltr|rtl)$/.test(value),
  id: (value) => /^[cs]\d+-note-\d+$/.test(value),
  role: (value) => ROLES.has(value),
  tabindex: (value, element) => value === '0' || (value === '-1' && element.localName === 'li'),
  'data-to-note': (value) => /^\d+$/.test(value),
  title: (_, element) =>
    ['link', 'img'].includes(element.getAttribute('role') ?? '') || element.classList.contains('back'),
  type: (value) => value === 'button' || value === 'checkbox',
  src: (value, element) =>
    element.localName === 'img' &&
    /^data:image\/(png|jpeg|gif|webp|avif);base64,[A-Za-z0-9+/=\s]*$/.test(value),
  alt: (_, element) => element.localName === 'img',
  style: (value, element) => element.hasAttribute('data-room') && /^height: [\d.]+px;$/.test(value),
  'data-tex': () => true,
  'data-side': (value) => /^(left|center|right)$/.test(value),
  'data-room': (value) => value === '',
  'aria-label': () => true,
  'aria-pressed': (value) => value === 'true' || value === 'false',
  'aria-hidden': (value) => value === 'true',
  start: (value) => /^\d{1,9}$/.test(value),
  disabled: (value) => value === '',
  checked: (value) => value === '',
};
const OURS =
  /^(svelte-\w+|hljs-[\w-]+|function_|class_|inherited__|language_|markdown|section|tight|h[1-6]|task|raw|math|formula|wide|long|block|source|code|bar|lang|wrap|went-on|cannot|back|link|words|host|held|scroll|notes|turns)$/;
const ICON_ATTRIBUTES =
  /^(viewBox|width|height|fill|stroke|stroke-.*|d|cx|cy|r|x|y|rx|x1|x2|y1|y2|points|focusable|style)$/;

function refused(page: Element): string[] {
  const found: string[] = [];
  for (const element of page.querySelectorAll('*')) {
    const { localName } = element;
    const math = element.namespaceURI === 'http://www.w3.org/1998/Math/MathML';
    const icon = element.namespaceURI === 'http://www.w3.org/2000/svg';
    const known = math
      ? ELEMENTS.has(localName)
      : icon
        ? ICON.split(' ').includes(localName)
        : PLAIN.split(' ').includes(localName) ||
          localName === 'img' ||
          (localName === 'input' && element.getAttribute('type') === 'checkbox');
    if (!known) found.push(`<${localName}>`);
    for (const { name, value } of element.attributes) {
      if (math ? ATTRIBUTES.has(name) : icon && ICON_ATTRIBUTES.test(name)) continue;
      if (!(SAID[name]?.(value, element) ?? false)) found.push(`${localName}[${name}=${value}]`);
    }
  }
  return found;
}

const openLink = vi.fn();
const copy = vi.fn(async () => true);
const props = { openLink, copy };
afterEach(() => vi.restoreAllMocks());

/** Formulas are set, and what comes in pieces is there. */
const drawn = () => new Promise((done) => setTimeout(done, 5));

describe('whatever a model writes, the page has only what the app puts there', () => {
  test.each(CORPUS.map((text, i) => [i, text] as const))('%i: %j', async (_, text) => {
    await typesetter();
    for (const open of [true, false]) {
      const { container, unmount } = render(Markdown, { props: { ...props, text, open } });
      await drawn();
      expect(refused(container)).toEqual([]);
      unmount();
    }
    expect(openLink).not.toHaveBeenCalled();
  });

  test('a control that is not on the list is found', () => {
    const page = document.createElement('div');
    page.innerHTML = '<a href="https://evil.example">x</a><div style="position:fixed" class="toast">y</div>';
    expect(refused(page)).toEqual([
      '<a>',
      'a[href=https://evil.example]',
      'div[style=position:fixed]',
      'div[class=toast]',
    ]);
  });

  test('all of them together, one after the other', async () => {
    await typesetter();
    const { container } = render(Markdown, { props: { ...props, text: CORPUS.join('\n\n'), open: false } });
    await drawn();
    expect(container.textContent).toContain('alert(1)');
    expect(container.querySelector('math')).not.toBeNull();
    expect(refused(container)).toEqual([]);
  });
});

/** `n` letters of something that is known to cost parsers more than its length. */
const BOMBS: Record<string, (n: number) => string> = {
  'opening brackets': (n) => '['.repeat(n),
  'closing brackets': (n) => ']'.repeat(n),
  'brackets in pairs': (n) => '[]'.repeat(n / 2),
  'links in links': (n) => '[a]('.repeat(n / 4),
  'pictures in pictures': (n) => '!['.repeat(n / 2),
  asterisks: (n) => '*'.repeat(n),
  'words and asterisks': (n) => 'a*'.repeat(n / 2),
  'asterisks and words': (n) => '*a '.repeat(n / 3),
  'two kinds of emphasis': (n) => '*a_ '.repeat(n / 4),
  'emphasis that ends elsewhere': (n) => 'a**b'.repeat(n / 8) + 'c* '.repeat(n / 6),
  'lines of emphasis': (n) => '*a\n_b\n'.repeat(n / 6),
  tildes: (n) => '~~a '.repeat(n / 4),
  backticks: (n) => '`a '.repeat(n / 3),
  'backticks that grow': (n) => {
    let text = '';
    for (let i = 1; text.length < n; i++) text += `a${'`'.repeat(i)}`;
    return text;
  },
  'dollars that open': (n) => '$a '.repeat(n / 3),
  'formulas that never end': (n) => '\\(a '.repeat(n / 4),
  'blocks of formulas that never end': (n) => '\\[\n'.repeat(n / 3),
  'quotations in quotations': (n) => '>'.repeat(n),
  'lines of deep quotations': (n) => `${'>'.repeat(40)}a\n`.repeat(n / 42),
  'lists in lists on one line': (n) => '- '.repeat(n / 2),
  'numbered lists in lists': (n) => '1. '.repeat(n / 3),
  'lists that step inwards': (n) => {
    let text = '';
    for (let i = 0; text.length < n; i++) text += `${' '.repeat(2 * i)}- a\n`;
    return text;
  },
  'footnotes in footnotes': (n) => '[^a]: '.repeat(n / 6),
  'comments that never end': (n) => 'a <!-- '.repeat(n / 7),
  'markup that never ends': (n) => 'x <a href="'.repeat(n / 11),
  'underlined headings': (n) => 'a\n=\n'.repeat(n / 4),
  definitions: (n) => {
    let text = '';
    for (let i = 0; text.length < n; i++) text += `[d${i}]: /u\n`;
    return text;
  },
  'references before their definitions': (n) => {
    let text = '';
    for (let i = 0; text.length < n / 2; i++) text += `[d${i}] `;
    text += '\n\n';
    for (let i = 0; text.length < n; i++) text += `[d${i}]: /u\n\n`;
    return text;
  },
  'a wide table': (n) => `${'|a'.repeat(n / 6)}|\n${'|-'.repeat(n / 6)}|\n${'|b'.repeat(n / 6)}|\n`,
  'a long table': (n) => `|a|b|\n|-|-|\n${'|c|d|\n'.repeat(n / 6)}`,
  'a long list': (n) => '- one more thing\n'.repeat(n / 17),
  'one paragraph': (n) => 'words and words '.repeat(n / 16),
  'one word': (n) => 'a'.repeat(n),
  'addresses of mail': (n) => 'a@b.c '.repeat(n / 6),
  entities: (n) => '&#x0;'.repeat(n / 5),
  'empty lines': (n) => '\n'.repeat(n),
};

/** How much the parser was given, and the most at once. */
function counted(run: () => void): { all: number; most: number } {
  let [all, most] = [0, 0];
  const real = parsing.parsePart;
  const spy = vi.spyOn(parsing, 'parsePart').mockImplementation((source, known) => {
    all += source.length;
    most = Math.max(most, source.length);
    return real(source, known);
  });
  run();
  spy.mockRestore();
  return { all, most };
}

describe('the work is in proportion to the length', () => {
  const LENGTH = 48_000;
  for (const [name, bomb] of Object.entries(BOMBS)) {
    test(
      name,
      () => {
        const text = bomb(LENGTH);
        const { all, most } = counted(() => new Blocks(true).update(text, true));
        // No part is longer than a block may be and a step.
        expect(most).toBeLessThanOrEqual(32 * 1024);
        expect(all).toBeLessThanOrEqual(text.length * 8);
      },
      20_000,
    );

    test(`${name}, as it comes`, () => {
      const text = bomb(LENGTH / 3);
      const blocks = new Blocks(true);
      const { most } = counted(() => {
        for (let end = 400; end < text.length + 1600; end += 1600)
          blocks.update(text.slice(0, end), end >= text.length);
      });
      expect(most).toBeLessThanOrEqual(32 * 1024);
    }, 30_000);
  }
});
