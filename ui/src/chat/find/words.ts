/** Where words stand in a text, as a person looks for them: large or small letters are the same. */
import type { Nodes } from 'mdast';
import { Blocks } from '../../markdown/blocks';

/** Small letters, each in the place of its large one: "İ" would become two. */
export function folded(text: string): string {
  const small = text.toLowerCase();
  if (small.length === text.length) return small;
  return [...text]
    .map((letter) => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter))
    .join('');
}

/** The places of `words` in `text`, both folded; none within another. */
export function places(text: string, words: string): number[] {
  const found: number[] = [];
  if (words === '') return found;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) found.push(at);
  return found;
}

const SIGNS = /[*_~`\\[\]]/g;

/** Whether the words can be in what this Markdown shows: a quick look before it is parsed. */
export function may(markdown: string, words: string): boolean {
  const text = folded(markdown);
  if (text.includes(words)) return true;
  const bare = words.replace(SIGNS, '');
  return bare !== '' && SIGNS.test(text) && text.replace(SIGNS, '').includes(bare);
}

/**
 * What a message shows of its Markdown, a line for each paragraph, cell or item, so that no words are
 * found that stand in two of them. Formulas are left out: what is seen of them is not what was written.
 */
export function visible(markdown: string): string {
  const lines: string[] = [];
  let line = '';
  const end = () => {
    if (line !== '') lines.push(line);
    line = '';
  };
  const walk = (node: Nodes) => {
    if (node.type === 'math' || node.type === 'inlineMath' || node.type === 'definition') return;
    const block = BLOCKS.has(node.type);
    if (block) end();
    if (node.type === 'break') line += '\n';
    else if (node.type === 'image' || node.type === 'imageReference') line += node.alt ?? '';
    else if ('value' in node) line += node.value;
    if ('children' in node) node.children.forEach(walk);
    if (block) end();
  };
  for (const { node } of new Blocks().update(markdown, true)) walk(node);
  end();
  return lines.join('\n');
}

const BLOCKS = new Set(['paragraph', 'heading', 'code', 'html', 'tableCell', 'listItem', 'blockquote']);
