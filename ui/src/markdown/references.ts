/** What references point to, and which parts of a text refer to what. */
import type { Definition, FootnoteDefinition, Nodes } from 'mdast';
import { normalizeIdentifier } from 'micromark-util-normalize-identifier';

/** What a reference elsewhere in the document can point to. */
export type Target = Definition | FootnoteDefinition;

/** A name for each: a footnote and a link may be called the same. */
export function nameOf(target: Target): string {
  return `${target.type === 'definition' ? '' : '^'}${normalizeIdentifier(target.identifier)}`;
}

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

/** The names that a source may refer to: each of its words in brackets. */
export function names(source: string): Set<string> {
  const found = new Set<string>();
  for (const [, foot, words] of source.matchAll(/\[(\^?)((?:\\.|[^[\]\\]){1,999})\]/gs)) {
    found.add((foot ?? '') + normalizeIdentifier(words ?? ''));
    // In a text that knows no footnote of that name, the brackets may be a link's.
    if (foot) found.add(normalizeIdentifier(`^${words ?? ''}`));
  }
  return found;
}

/** The definitions of a text, the first of each name. */
export class Known {
  private readonly map = new Map<string, Target>();

  add(target: Target): string | null {
    const name = nameOf(target);
    if (this.map.has(name)) return null;
    this.map.set(name, target);
    return name;
  }

  has(name: string): boolean {
    return this.map.has(name);
  }

  get(name: string): Target | undefined {
    return this.map.get(name);
  }

  all(): Target[] {
    return [...this.map.values()];
  }

  /** Those that this source may refer to. */
  of(source: string): Target[] {
    if (this.map.size === 0 || !source.includes('[')) return [];
    return [...names(source)].flatMap((name) => this.map.get(name) ?? []);
  }
}

/**
 * Text that makes these known to a part of the document that is parsed by itself. It is closed by a
 * rule, so that nothing after it can be taken for its continuation.
 */
export function preamble(known: readonly Target[]): string {
  if (known.length === 0) return '';
  const lines = known.map((target) =>
    target.type === 'definition'
      ? `[${target.label ?? target.identifier}]: <${target.url.replace(/[<>\\\s&]/g, (c) => `&#${c.charCodeAt(0)};`)}>`
      : `[^${target.label ?? target.identifier}]: .`,
  );
  return `${lines.join('\n\n')}\n\n***\n\n`;
}
