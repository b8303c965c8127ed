import type { Nodes } from 'mdast';
import { describe, expect, test } from 'vitest';
import { Blocks } from './blocks';
import { parse } from './parse';
import { plain } from './plain';

/** A tree without places, and without what is never shown (the title of a link). */
function shape(node: Nodes): unknown {
  const { position: _, ...rest } = node as Nodes & { title?: unknown; data?: unknown };
  delete rest.title;
  delete rest.data;
  return 'children' in rest ? { ...rest, children: rest.children.map((child) => shape(child)) } : rest;
}

const SAMPLES: Record<string, string> = {
  paragraphs: 'One line\nand another.\n\nA second paragraph  \nwith a break.\n\n\nA third.',
  headings: '# One\ntext right under\n## Two ##\n\nSetext\n===\n\nAlso\n---\nend\n#not a heading',
  fences:
    'Before\n\n```rust\nlet a = 1;\n\n\nlet b = 2;\n```\nafter\n\n~~~~ts meta here\n~~~\nstill code\n~~~~\n\n```\nopen to the end\n\n',
  'fence in fence': '````md\n```js\nconst x = 1;\n```\n````\n\ntext\n\n```js\n```js\n```\nx',
  'indented code': 'a\n\n    code\n\n    more code\n\nb\n\n\tcode by tab\n\nc',
  lists:
    '- a\n- b\n\n  still b\n\n- c\n\nafter\n\n1. one\n2. two\n\n2. three\n\n10. ten\n\n* other\n\n  - nested\n    - deeper\n\n      text\n\nend',
  'list then list': '- a\n\n* b\n\n+ c\n\n1) d\n\n2. e\n\n-\n\n- f',
  tasks: '- [ ] open\n- [x] done\n\n  with a paragraph\n- [ ] last',
  quotes: '> one\n> two\nlazy\n\n> again\n>\n> > deeper\n\ntext\n> interrupts',
  tables:
    'Words before\n\n| a | b |\n| --- | :-: |\n| 1 | `x|y` |\n| 2 | **3** |\n\nafter\n\na | b\n-|-\nc | d\ntext that ends it\n\nx\n| h |\n|---|\n| r |',
  'rules and breaks': 'a\n\n---\n\nb\n***\nc\n\n- - -\n\n___',
  html: '<div>\n\ntext\n\n</div>\n\n<!-- a comment\n\nover lines -->\n\n<script>\n\nx\n\n</script>\nafter\n\n<b>inline</b> text',
  references:
    'See [one] and [two][2] and ![pic][p].\n\n[one]: https://a.example "title"\n\n[2]: <https://b.example/x y>\n\nlater [one] again\n\n[p]: data:image/png;base64,AA==\n\n[one]: https://never.example\n\n- [one]\n- [three]\n\n> [three]: https://c.example/?a=1&amp;b=2\n\n[three]',
  'a definition and its title':
    'x [a] y\n\n[a]: /url\n"the title\nover lines"\n\n[b]: /url\n"not\n\na title"\n\n[a] [b]',
  footnotes:
    'Text[^1] and[^two].\n\n[^1]: First.\n\n[^two]: Second,\n    over lines.\n\n    And a paragraph.\n\n    code?\n\nAfter[^1].\n\n    code',
  emphasis:
    'a **b *c* d** ~~gone~~ ~5 and `code` and https://auto.example/x and <https://b.example>.\n\nwww.c.example',
  unicode:
    '# 三日間\n\n京都で**三日**、🙂 と 👩‍👩‍👧。\n\n- 一\n- 二\n\nمرحبا `code`\n\n| 名 | 値 |\n|---|---|\n| あ | 🎏 |',
  crlf: 'one\r\n\r\n```js\r\nlet a;\r\n```\r\n\r\n- a\r\n\r\n- b\r\n\r\nend',
  escapes: '\\# no heading\n\n\\- no list\n\n&amp; &lt;b&gt; \\[no\\](link)\n\n``` a&amp;b\ncode\n```\n',
  'leading blank lines': '\n\n   \n  text\n\n   # heading\n\n    code',
};

describe('a text that grows', () => {
  for (const [name, text] of Object.entries(SAMPLES)) {
    test(`${name}: each step shows what the whole text so far would`, () => {
      const blocks = new Blocks();
      for (let end = 1; end <= text.length; end++) {
        const so_far = text.slice(0, end);
        const grown = blocks.update(so_far, end === text.length).map((block) => shape(block.node));
        expect(grown, JSON.stringify(so_far)).toEqual(parse(so_far).children.map((node) => shape(node)));
      }
    });

    test(`${name}: in pieces of other sizes too`, () => {
      for (const size of [2, 3, 7, 19]) {
        const blocks = new Blocks();
        for (let end = size; end < text.length + size; end += size) {
          const so_far = text.slice(0, end);
          const grown = blocks.update(so_far, false).map((block) => shape(block.node));
          expect(grown).toEqual(parse(so_far).children.map((node) => shape(node)));
        }
      }
    });
  }

  test('finished blocks are the same objects at the next step, and keep their keys', () => {
    const blocks = new Blocks();
    const first = blocks.update('one\n\ntwo\n\nthr', false);
    const second = blocks.update('one\n\ntwo\n\nthree and more\n', false);
    expect(second.map((block) => block.key)).toEqual(first.map((block) => block.key));
    expect(second[0]?.node).toBe(first[0]?.node);
    expect(second.map((block) => block.open)).toEqual([false, false, true]);
  });

  test('a key stays when the open block becomes a finished one', () => {
    const blocks = new Blocks();
    const open = blocks.update('one\n\n```js\nlet a', false).at(-1)?.key;
    const later = blocks.update('one\n\n```js\nlet a\n```\n\nafter\n\nand more', false);
    expect(later[1]?.key).toBe(open);
  });

  test('a text that is another one begins anew', () => {
    const blocks = new Blocks();
    blocks.update('one\n\ntwo\n\nthree\n', false);
    expect(blocks.update('else', true).map((block) => shape(block.node))).toEqual(
      parse('else').children.map((node) => shape(node)),
    );
  });

  test('the address of a link that is still coming is not shown as text', () => {
    const words = (text: string, done = false) =>
      plain(new Blocks(true).update(text, done).map((b) => b.node));
    expect(words('See [the page](https://a.exam')).toBe('See the page');
    expect(words('See [the page](https://a.example)')).toBe('See the page');
    expect(words('See ![a cat](https://a.exam')).toBe('See');
    expect(words('See [the page](https://a.exam', true)).toContain('(https://a.exam');
    expect(words('- x\n  ```js\n  call[i](b')).toContain('call[i](b');
    expect(words('```js\ncall[i](b')).toBe('call[i](b');
  });

  test('a long open fence costs no more with each line', () => {
    const blocks = new Blocks();
    let text = '```js\n';
    const line = 'const value = compute(1, 2, 3);\n';
    const started = performance.now();
    for (let i = 0; i < 4000; i++) {
      text += line;
      blocks.update(text, false);
    }
    // Parsing all of it again at each step would take minutes.
    expect(performance.now() - started).toBeLessThan(30_000);
    const [block] = blocks.update(text, false);
    expect(block?.node.type === 'code' && block.node.value.length).toBe(line.length * 4000 - 1);
  }, 60_000);
});
