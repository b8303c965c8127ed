/**
 * Text that grows without being replaced: a selection in it stays where it is, because only what
 * differs at its end is written.
 */
export function grow(element: HTMLElement, text: string): { update(text: string): void } {
  const node = document.createTextNode(text);
  element.replaceChildren(node);
  return {
    update(next) {
      const old = node.data;
      if (next === old) return;
      let same = next.startsWith(old) ? old.length : 0;
      while (same < old.length && same < next.length && old[same] === next[same]) same++;
      node.replaceData(same, old.length - same, next.slice(same));
    },
  };
}
