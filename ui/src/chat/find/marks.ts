/** The places of words on the screen, painted over the text: nothing in it changes for that. */
import { folded, places } from './words';

const ALL = 'found';
const NOW = 'found-now';

/** What a message shows of its own; the rest is the app's. */
const TEXTS = '.markdown, .bubble';
const NOT = '.bar, .host, button, sup, small, math, [data-room]';
const LINES = 'p, h3, h4, h5, h6, li, td, th, pre, .bubble';

/** All places under `root`, in the order of the text. */
export function ranges(root: Element, words: string): Range[] {
  const found: Range[] = [];
  const texts = root.matches(TEXTS) ? [root] : [...root.querySelectorAll(TEXTS)];
  for (const text of texts) {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    let nodes: Text[] = [];
    let line: Element | null = null;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent || (parent.closest(NOT) && text.contains(parent.closest(NOT)))) continue;
      const own = parent.closest(LINES);
      if (own !== line) {
        found.push(...inLine(nodes, words));
        nodes = [];
        line = own;
      }
      nodes.push(node as Text);
    }
    found.push(...inLine(nodes, words));
  }
  return found;
}

function inLine(nodes: readonly Text[], words: string): Range[] {
  const text = folded(nodes.map((node) => node.data).join(''));
  return places(text, words).map((at) => {
    const range = document.createRange();
    range.setStart(...spot(nodes, at, false));
    range.setEnd(...spot(nodes, at + words.length, true));
    return range;
  });
}

/** A place in the line, as one in its nodes; an end belongs to the node before it. */
function spot(nodes: readonly Text[], at: number, end: boolean): [Text, number] {
  let left = at;
  for (const node of nodes) {
    if (left < node.length || (end && left === node.length)) return [node, left];
    left -= node.length;
  }
  const last = nodes.at(-1) as Text;
  return [last, last.length];
}

/** Paints them, and one of them as the one that is looked at. */
export function paint(all: readonly Range[], now: Range | null): void {
  mark(
    ALL,
    all.filter((range) => range !== now),
  );
  mark(NOW, now ? [now] : []);
}

export function clear(): void {
  paint([], null);
}

/** The same marks each time, emptied: WebKit leaves on the screen what stood in those that are replaced. */
function mark(name: string, ranges: readonly Range[]): void {
  if (typeof CSS === 'undefined' || !('highlights' in CSS)) return;
  const marks = CSS.highlights.get(name) ?? new Highlight();
  marks.clear();
  for (const range of ranges) marks.add(range);
  CSS.highlights.set(name, marks);
}
