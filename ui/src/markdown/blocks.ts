/**
 * A Markdown text that grows, kept as blocks. What is finished is never parsed again: only the last
 * block, the open one, is, each time that text is added.
 *
 * A block is finished when another begins after a blank line, on a line that is itself complete.
 * Without the blank line the two may still turn out to be one (a definition and its title), and the
 * first letters of a line can look like another block than the whole line is ("2" and then "2. two").
 */
import type { RootContent } from 'mdast';
import { parsePart, startOf, targets, type Target } from './parse';

export interface Block {
  /** Stays the same while the block grows. */
  key: number;
  /** Where it begins in the text, in UTF-16 units. */
  start: number;
  node: RootContent;
  /** It may still change. */
  open: boolean;
}

interface Finished {
  key: number;
  start: number;
  source: string;
  node: RootContent;
}

export class Blocks {
  private text = '';
  private finished: Finished[] = [];
  /** Where the part begins that is not finished. */
  private tail = 0;
  private tailNodes: { node: RootContent; start: number }[] = [];
  private finishedKnown: Target[] = [];
  /** The definitions of the finished blocks and of the tail. */
  private known: Target[] = [];
  private knownKey = '';
  private keys = 0;
  /** How far the open fence was searched for its end. */
  private fenceSeen = 0;

  /** `settle`: the address of a link that is still coming is not shown as text meanwhile. */
  constructor(private readonly settle = false) {}

  /** Takes the whole text as it now is. `done`: no more will come. */
  update(text: string, done: boolean): Block[] {
    if (!text.startsWith(this.text)) this.reset();
    this.text = text;
    if (!this.growFence(done)) this.parseTail(done);
    this.refreshReferences();
    return this.list(done);
  }

  /** All that references can point to, first ones first. */
  get definitions(): readonly Target[] {
    return this.known;
  }

  private reset(): void {
    this.finished = [];
    this.tail = 0;
    this.tailNodes = [];
    this.finishedKnown = [];
    this.known = [];
    this.knownKey = '';
    this.fenceSeen = 0;
    this.keys = 0;
  }

  private parseTail(done: boolean): void {
    const rest = this.text.slice(this.tail);
    const source = this.settle && !done ? withoutHalfLink(rest) : rest;
    const { nodes, offset } = parsePart(source, this.finishedKnown);
    const starts = nodes.map((node) => lineStart(source, startOf(node) - offset));
    const cut = lastCut(source, starts);
    for (let i = 0; i < cut; i++) {
      const node = nodes[i] as RootContent;
      const from = starts[i] ?? 0;
      this.finished.push({
        // The number it had as the i-th of the tail: what is on the screen stays there.
        key: this.keys++,
        start: this.tail + from,
        source: source.slice(from, starts[i + 1]),
        node,
      });
      this.finishedKnown.push(...targets([node]));
    }
    const base = this.tail;
    this.tailNodes = nodes.slice(cut).map((node, i) => ({ node, start: base + (starts[cut + i] ?? 0) }));
    if (cut > 0) {
      this.tail += starts[cut] ?? 0;
      this.fenceSeen = 0;
    }
  }

  /**
   * A long block of code is the one thing that must not be parsed again at every step: while its
   * fence is open, each line is code as it stands. Says whether the tail is such a block.
   */
  private growFence(done: boolean): boolean {
    if (done) return false;
    const head = /^(`{3,}|~{3,})([^\n`&\\]*)\n/.exec(this.text.slice(this.tail, this.tail + 200));
    if (!head) return false;
    const [line, fence, info] = head as unknown as [string, string, string];
    const body = this.text.slice(this.tail + line.length);
    const end = new RegExp(`^ {0,3}${fence[0] as string}{${fence.length},}`, 'm');
    if (body.includes('\r') || end.test(body.slice(this.fenceSeen))) return false;
    this.fenceSeen = body.lastIndexOf('\n') + 1;
    const words = info.trim();
    const space = words.search(/\s/);
    const value = body.endsWith('\n') ? body.slice(0, -1) : body;
    const node: RootContent = {
      type: 'code',
      lang: (space < 0 ? words : words.slice(0, space)) || null,
      meta: space < 0 ? null : words.slice(space).trim(),
      value,
    };
    this.tailNodes = [{ node, start: this.tail }];
    return true;
  }

  /** A definition that has come in makes references of words in blocks that were finished before. */
  private refreshReferences(): void {
    const all = [...this.finishedKnown, ...targets(this.tailNodes.map(({ node }) => node))];
    const key = all.map((one) => `${one.type}${one.identifier}`).join('\n');
    const changed = key !== this.knownKey;
    this.known = all;
    this.knownKey = key;
    if (!changed) return;
    for (const block of this.finished) {
      if (block.source.includes('[')) block.node = parsePart(block.source, all).nodes[0] ?? block.node;
    }
  }

  private list(done: boolean): Block[] {
    const blocks: Block[] = this.finished.map(({ key, start, node }) => ({ key, start, node, open: false }));
    this.tailNodes.forEach(({ node, start }, i) =>
      blocks.push({
        key: this.keys + i,
        start,
        node,
        open: !done && i === this.tailNodes.length - 1,
      }),
    );
    return blocks;
  }
}

/** Only the words of a link whose address is not whole yet; of a picture, nothing. */
function withoutHalfLink(source: string): string {
  const fences = source.match(/^\s*(?:[-*+>]\s+)?(?:```|~~~)/gm)?.length ?? 0;
  // An open fence within a list: code stands as it is.
  if (fences % 2 === 1) return source;
  return source.replace(/(!?)\[([^[\]\n]*)\]\([^()\s]*$/, (_, picture: string, words: string) =>
    picture ? '' : words,
  );
}

function lineStart(source: string, offset: number): number {
  return source.lastIndexOf('\n', offset - 1) + 1;
}

/** How many of the nodes are finished: all before the last one that begins as described above. */
function lastCut(source: string, starts: readonly number[]): number {
  for (let i = starts.length - 1; i > 0; i--) {
    const start = starts[i] ?? 0;
    const complete = source.indexOf('\n', start) >= 0;
    if (complete && /(^|\n)[ \t]*\r?\n$/.test(source.slice(0, start))) return i;
  }
  return 0;
}
