/** CommonMark, GFM and formulas to a tree. The tree is all that is ever rendered: there is no HTML in between. */
import type { Definition, FootnoteDefinition, Nodes, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { mathSyntax, mathTree } from './math/syntax';

// One tilde is "about" far more often than it strikes words out.
const OPTIONS = {
  extensions: [gfm({ singleTilde: false }), mathSyntax],
  mdastExtensions: [gfmFromMarkdown(), mathTree],
};

export function parse(text: string): Root {
  return fromMarkdown(text, OPTIONS);
}

/** What a reference elsewhere in the document can point to. */
export type Target = Definition | FootnoteDefinition;

/** All definitions under these nodes, in the order of the text. */
export function targets(nodes: readonly Nodes[]): Target[] {
  const found: Target[] = [];
  const walk = (node: Nodes) => {
    if (node.type === 'definition' || node.type === 'footnoteDefinition') found.push(node);
    if ('children' in node) node.children.forEach(walk);
  };
  nodes.forEach(walk);
  return found;
}

/**
 * Text that makes these known to a part of the document that is parsed by itself. It is closed by a
 * rule, so that nothing after it can be taken for its continuation.
 */
export function preamble(known: readonly Target[]): string {
  if (known.length === 0) return '';
  const lines = known.map((target) =>
    target.type === 'definition'
      ? `[${target.identifier}]: <${target.url.replace(/[<>\\\s&]/g, (c) => `&#${c.charCodeAt(0)};`)}>`
      : `[^${target.identifier}]: .`,
  );
  return `${lines.join('\n\n')}\n\n***\n\n`;
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
