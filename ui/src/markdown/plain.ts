import type { Nodes } from 'mdast';

/** The visible words of these nodes, without their marks. */
export function plain(nodes: readonly Nodes[]): string {
  return nodes
    .map((node) => {
      if ('value' in node) return node.value;
      if ('alt' in node) return node.alt ?? '';
      return 'children' in node ? plain(node.children) : '';
    })
    .join('');
}
