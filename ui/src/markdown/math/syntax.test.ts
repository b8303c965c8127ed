import { describe, expect, test } from 'vitest';
import type { Nodes } from 'mdast';
import { Blocks } from '../blocks';
import { parse } from '../parse';

/** The formulas of a text, marked by how they stand: `i` in a line, `d` large in a line, `b` a block. */
function formulas(text: string): string[] {
  const found: string[] = [];
  const walk = (node: Nodes) => {
    if (node.type === 'math') found.push(`b ${node.value}`);
    else if (node.type === 'inlineMath') found.push(`${node.display ? 'd' : 'i'} ${node.value}`);
    if ('children' in node) node.children.forEach(walk);
  };
  walk(parse(text));
  return found;
}

describe('formulas', () => {
  const cases: [string, string[]][] = [
    ['Euler: $e^{i\\pi} + 1 = 0$.', ['i e^{i\\pi} + 1 = 0']],
    ['both \\(a+b\\) and \\[c\\] here', ['i a+b', 'd c']],
    ['in a line $$x$$ large', ['d x']],
    ['$$x^2$$', ['b x^2']],
    ['$$\nx\n= y\n$$', ['b x\n= y']],
    [
      '\\[\n\\begin{aligned}\na &= b \\\\\n- c\n\\end{aligned}\n\\]',
      ['b \\begin{aligned}\na &= b \\\\\n- c\n\\end{aligned}'],
    ],
    ['words\n$$\n- a\n+ b\n$$\nmore', ['b - a\n+ b']],
    ['- item\n\n  $$\n  x\n  $$\n', ['b x']],
    ['- item $x$\n- \\(y\\)', ['i x', 'i y']],
    ['> $$\n> a\n> > b\n> $$', ['b a\n> b']],
    ['| a |\n|---|\n| $x$ |', ['i x']],
    ['**bold $x$**', ['i x']],
    ['$\\text{cost: \\$5}$', ['i \\text{cost: \\$5}']],
    ['$a$, $b$ and $c$', ['i a', 'i b', 'i c']],
    ['# Title $x$', ['i x']],
  ];
  for (const [text, expected] of cases) {
    test(JSON.stringify(text), () => expect(formulas(text)).toEqual(expected));
  }

  for (const text of [
    'It costs $5 and $6.',
    'From $5 to $10, or $1,000.',
    'US$5 and US$6',
    '$ 5 and 6 $',
    'a $5$6 b',
    '`$x$`',
    '```\n$x$\n```',
    'escaped \\$x\\$ here',
    'one $ alone',
    '$$ never closed\n\nand on',
    '\\[ never closed\n\nand on \\]',
    '$a\n\nb$',
    'echo $HOME/$USER',
    '$$$',
    'a[1] \\\\(not)',
  ]) {
    test(`none in ${JSON.stringify(text)}`, () => expect(formulas(text)).toEqual([]));
  }

  test('a text that grows shows what the whole of it would', () => {
    const text =
      'Sum $a+b$ of $5:\n\n$$\na\n= b\n$$\n\n- x \\(y\\)\n\n  \\[\n  z\n  \\]\n\n$$ open\n\nend $$ and\n\n\\[ c \\]\n\nlast';
    const strip = (node: Nodes): unknown =>
      JSON.parse(JSON.stringify(node, (key, value: unknown) => (key === 'position' ? undefined : value)));
    const blocks = new Blocks();
    for (let end = 1; end <= text.length; end++) {
      const grown = blocks.update(text.slice(0, end), end === text.length).map(({ node }) => strip(node));
      expect(grown).toEqual(parse(text.slice(0, end)).children.map(strip));
    }
  });
});
