/** CommonMark, GFM and formulas to a tree. The tree is all that is ever rendered: there is no HTML in between. */
import type { Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { mathSyntax, mathTree } from './math/syntax';
import { preamble, type Target } from './references';

// One tilde is "about" far more often than it strikes words out.
const OPTIONS = {
  extensions: [gfm({ singleTilde: false }), mathSyntax],
  mdastExtensions: [gfmFromMarkdown(), mathTree],
};

export function parse(text: string): Root {
  return fromMarkdown(text, OPTIONS);
}

/** Parses a part that stands by itself, with the rest of the document's definitions known. */
export function parsePart(
  source: string,
  known: readonly Target[],
): { nodes: RootContent[]; offset: number } {
  const before = preamble(known);
  const nodes = parse(before + source).children.filter((node) => startOf(node) >= before.length);
  return { nodes, offset: before.length };
}

export function startOf(node: RootContent): number {
  return node.position?.start.offset ?? 0;
}
