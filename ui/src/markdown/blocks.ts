/**
 * A Markdown text that grows, kept as blocks. What is finished is never parsed again: only the last
 * block, the open one, is, each time that text is added.
 *
 * A block is finished when another begins after a blank line, on a line that is itself complete.
 * Without the blank line the two may still turn out to be one (a definition and its title), and the
 * first letters of a line can look like another block than the whole line is ("2" and then "2. two").
 * A fence and a heading with its sign end what is before them, blank line or not.
 *
 * Whatever the text is, it is parsed in parts of a bounded length, so that twice as much takes twice as
 * long: a block that grows beyond it is cut between two of its lines.
 */
import type { List, RootContent } from 'mdast';
import { hostilePart } from './guard';
import { parsePart, startOf } from './parse';
import { Known, nameOf, names, targets, type Target } from './references';

export interface Block {
  /** Stays the same while the block grows. */
  key: number;
  /** Where it begins in the text, in UTF-16 units. */
  start: number;
  node: RootContent;
  /** What has to be added to a place that the parser gave within it, for one in the text. */
  shift: number;
  /** It may still change. */
  open: boolean;
}

/** Blocks that stand together, the same object as long as nothing in them changes. */
export interface Section {
  key: number;
  start: number;
  /** In UTF-16 units of the text. */
  length: number;
  blocks: readonly Block[];
}

interface Finished extends Omit<Block, 'open'> {
  source: string;
}

/** So much is parsed at a time. */
const STEP = 8 * 1024;
/** A block longer than this is cut. */
const LONGEST = 12 * 1024;
/** A block that cannot be cut is parsed again when it has grown by this part of itself. */
const GROWN = 1 / 8;
/** A section is full with so many blocks, or so much text. */
const MOST_BLOCKS = 32;
const MOST_TEXT = 12 * 1024;

export class Blocks {
  private text = '';
  private finished: Finished[] = [];
  /** Where the part begins that is not finished. */
  private tail = 0;
  /** How far the text is taken in. */
  private seen = 0;
  private tailNodes: { node: RootContent; start: number; shift: number }[] = [];
  /** The definitions of the finished blocks; those of the tail; and of both together. */
  private known = new Known();
  private tailKnown: Target[] = [];
  private all: Target[] = [];
  /** Which finished blocks may refer to a name. */
  private referring = new Map<string, Set<number>>();
  /** How far the open fence was searched for its end. */
  private fenceSeen = 0;
  /** How long the tail was when it was parsed last. */
  private tailParsed = 0;
  /** The number of the next item, where a list was cut. */
  private nextItem: number | null = null;
  /** Keys of the first blocks of the sections, and the sections that are full. */
  private firsts: number[] = [0];
  private highest = -1;
  private sectionLength = 0;
  private full: Section[] = [];

  /** `settle`: the address of a link that is still coming is not shown as text meanwhile. */
  constructor(private readonly settle = false) {}

  /** Takes the whole text as it now is. `done`: no more will come. */
  update(text: string, done: boolean): Block[] {
    this.take(text, done, Infinity);
    return this.sections(done).flatMap((section) => section.blocks);
  }

  /** As `update`, at most so much of it at once. Says whether all of the text is in. */
  take(text: string, done: boolean, most: number): boolean {
    if (!text.startsWith(this.text)) this.reset();
    this.text = text;
    for (let left = most; this.seen < text.length && left > 0; left -= STEP) {
      this.seen = Math.min(text.length, Math.max(this.seen, this.tail) + STEP);
      this.advance(done && this.seen === text.length);
    }
    const whole = this.seen === text.length;
    if (whole && done) this.advance(true);
    this.refreshReferences();
    return whole;
  }

  /** How far the text is taken in. */
  get taken(): number {
    return this.seen;
  }

  /** All that references can point to, first ones first. */
  get definitions(): readonly Target[] {
    return this.all;
  }

  sections(done: boolean): Section[] {
    const sealed = this.full.length;
    const list = [...this.full];
    for (let i = sealed; i < this.firsts.length; i++) {
      const section = this.section(i, done);
      if (section.blocks.length === 0 && i > 0) break;
      // All of its blocks are finished, and another section has begun.
      const next = this.firsts[i + 1];
      if (next !== undefined && next <= this.finished.length && this.full.length === i)
        this.full.push(section);
      list.push(section);
    }
    return list;
  }

  private section(i: number, done: boolean): Section {
    const [from = 0, until = Infinity] = this.firsts.slice(i, i + 2);
    const blocks: Block[] = this.finished
      .slice(from, until)
      .map(({ key, start, node, shift }) => ({ key, start, node, shift, open: false }));
    this.tailNodes.forEach((one, j) => {
      const key = this.finished.length + j;
      const open = !done && j === this.tailNodes.length - 1;
      if (key >= from && key < until) blocks.push({ ...one, key, open });
    });
    const start = blocks[0]?.start ?? this.tail;
    const end = this.finished[until]?.start ?? (until === this.finished.length ? this.tail : this.seen);
    return { key: from, start, length: Math.max(0, end - start), blocks };
  }

  private reset(): void {
    Object.assign(this, new Blocks(this.settle));
  }

  private advance(done: boolean): void {
    let before: number;
    do {
      before = this.tail;
      if (!this.fence(done)) this.parseTail(done);
    } while (this.tail > before && this.tail < this.seen);
    if (this.tail >= this.seen) this.tailNodes = [];
    this.newSections();
  }

  private parseTail(done: boolean): void {
    const whole = this.text.slice(this.tail, this.seen);
    // What cannot be cut is not parsed again for every word.
    const waits = this.tailParsed > LONGEST && whole.length < this.tailParsed * (1 + GROWN);
    if (waits && !done) return;
    const hostile = hostilePart(whole);
    if (hostile?.from === 0) return this.asItStands(hostile.until, done);
    const rest = hostile ? whole.slice(0, hostile.from) : whole;
    const source = this.settle && !done && !hostile ? withoutHalfLink(rest) : rest;
    const { nodes, offset } = parsePart(source, this.known.of(source));
    this.countOn(nodes[0]);
    const starts = nodes.map((node) => lineStart(source, startOf(node) - offset));
    const shift = this.tail - offset;
    let cut = hostile ? nodes.length : lastCut(source, nodes, starts);
    let until = hostile ? rest.length : (starts[cut] ?? 0);
    if (cut === 0 && rest.length > LONGEST) {
      const place = forcedCut(source, nodes, offset);
      if (place > 0) return this.cutAt(place, nodes);
    }
    if (nodes.length === 0 && hostile) [cut, until] = [0, rest.length];
    for (let i = 0; i < cut; i++) {
      const from = starts[i] ?? 0;
      const end = i + 1 < cut ? starts[i + 1] : until;
      this.finish(nodes[i] as RootContent, this.tail + from, shift, source.slice(from, end));
    }
    const base = this.tail;
    this.tailNodes = nodes
      .slice(cut)
      .map((node, i) => ({ node, start: base + (starts[cut + i] ?? 0), shift }));
    this.move(until);
    if (until === 0) this.tailParsed = whole.length;
  }

  private move(by: number): void {
    this.tail += by;
    if (by === 0) return;
    this.fenceSeen = 0;
    this.tailParsed = 0;
  }

  private finish(node: RootContent, start: number, shift: number, source: string): void {
    const key = this.finished.length;
    this.finished.push({ key, start, node, shift, source });
    for (const target of targets([node])) this.known.add(target);
    // A definition refers to nothing itself.
    if (node.type === 'definition' || !source.includes('[')) return;
    for (const name of names(source)) {
      const blocks = this.referring.get(name);
      if (blocks) blocks.add(key);
      else this.referring.set(name, new Set([key]));
    }
  }

  /** A block that is too long is finished up to this place; what follows begins another one. */
  private cutAt(place: number, nodes: readonly RootContent[]): void {
    const source = this.text.slice(this.tail, this.tail + place);
    const part = parsePart(source, this.known.of(source));
    this.countOn(part.nodes[0]);
    const shift = this.tail - part.offset;
    const starts = part.nodes.map((node) => lineStart(source, startOf(node) - part.offset));
    part.nodes.forEach((node, i) => {
      const from = starts[i] ?? 0;
      this.finish(node, this.tail + from, shift, source.slice(from, starts[i + 1]));
    });
    const last = part.nodes.at(-1);
    const list = nodes[0]?.type === 'list' && last?.type === 'list' && last.ordered === true ? last : null;
    this.move(place);
    this.nextItem = list ? (list.start ?? 1) + list.children.length : null;
  }

  /** A list that was cut goes on counting. */
  private countOn(first: RootContent | undefined): void {
    if (this.nextItem === null || first === undefined) return;
    if (first.type === 'list' && first.ordered) (first as List).start = this.nextItem;
    else this.nextItem = null;
  }

  private asItStands(until: number, done: boolean): void {
    const source = this.text.slice(this.tail, this.tail + until);
    const end = this.tail + until;
    const node: RootContent = { type: 'html', value: source.replace(/\s+$/, '') };
    const ended = done || /\S/.test(this.text.slice(end, this.seen));
    // In pieces, so that none of it is written again and again.
    const place = source.length > LONGEST ? Math.max(source.lastIndexOf('\n', LONGEST) + 1, LONGEST) : 0;
    if (place > 0) {
      this.finish({ ...node, value: source.slice(0, place) }, this.tail, this.tail, '');
      this.tailNodes = [];
      return this.move(place);
    }
    if (ended) this.finish(node, this.tail, this.tail, '');
    this.tailNodes = ended ? [] : [{ node, start: this.tail, shift: this.tail }];
    this.move(ended ? until : 0);
  }

  /**
   * A long block of code is the one thing that must not be parsed again at every step: from its fence
   * to the fence that ends it, each line is code as it stands. Says whether the tail begins with one.
   */
  private fence(done: boolean): boolean {
    const head = /^(`{3,}|~{3,})([^\n`&\\]*)\n/.exec(this.text.slice(this.tail, this.tail + 200));
    if (!head || this.tail + head[0].length > this.seen) return false;
    const [line, fence, info] = head as unknown as [string, string, string];
    const body = this.text.slice(this.tail + line.length, this.seen);
    const closing = new RegExp(`^ {0,3}${fence[0] as string}{${fence.length},}[ \\t]*(\\n|$)`, 'gm');
    closing.lastIndex = this.fenceSeen;
    const end = closing.exec(body);
    if (body.includes('\r')) return false;
    // The last line may still grow: as long as it looks like the end, it is not shown as code.
    const ended = end !== null && (end[1] === '\n' || done);
    if (!end && done) return false;
    const words = info.trim();
    const space = words.search(/\s/);
    const raw = end ? body.slice(0, end.index) : body;
    const node: RootContent = {
      type: 'code',
      lang: (space < 0 ? words : words.slice(0, space)) || null,
      meta: space < 0 ? null : words.slice(space).trim(),
      value: raw.endsWith('\n') ? raw.slice(0, -1) : raw,
    };
    if (ended) {
      this.finish(node, this.tail, this.tail, '');
      this.tailNodes = [];
      this.move(line.length + end.index + end[0].length);
      return true;
    }
    this.fenceSeen = body.lastIndexOf('\n') + 1;
    this.tailNodes = [{ node, start: this.tail, shift: this.tail }];
    return true;
  }

  /** A definition that has come in makes references of words in blocks that were finished before. */
  private refreshReferences(): void {
    const before = new Set(this.tailKnown.map(nameOf));
    this.tailKnown = targets(this.tailNodes.map(({ node }) => node));
    const now = new Set(this.tailKnown.map(nameOf));
    const known = this.known.all();
    const fresh = known.slice(this.knownBefore).map(nameOf);
    this.knownBefore = known.length;
    this.all = [...known, ...this.tailKnown.filter((one) => !this.known.has(nameOf(one)))];
    const changed = new Set(fresh.filter((name) => !before.has(name)));
    for (const name of [...before, ...now]) {
      if (before.has(name) !== now.has(name) && !this.known.has(name)) changed.add(name);
    }
    const touched = new Set<number>();
    for (const name of changed) this.referring.get(name)?.forEach((key) => touched.add(key));
    if (touched.size === 0) return;
    const names = new Known();
    this.all.forEach((one) => names.add(one));
    for (const key of touched) {
      const block = this.finished[key];
      if (!block) continue;
      const { nodes, offset } = parsePart(block.source, names.of(block.source));
      if (nodes[0]) [block.node, block.shift] = [nodes[0], block.start - offset];
      const place = this.firsts.findLastIndex((first) => first <= key);
      if (this.full[place]) this.full[place] = this.section(place, false);
    }
  }
  private knownBefore = 0;

  /** A block belongs to one section from its first letter on. */
  private newSections(): void {
    const count = this.finished.length + this.tailNodes.length;
    for (let key = Math.max(this.highest + 1, 0); key < count; key++) {
      const first = this.firsts.at(-1) ?? 0;
      const start =
        this.finished[key]?.start ?? this.tailNodes[key - this.finished.length]?.start ?? this.tail;
      if (key > first && (key - first >= MOST_BLOCKS || start - this.sectionLength >= MOST_TEXT)) {
        this.firsts.push(key);
        this.sectionLength = start;
      }
      this.highest = key;
    }
  }
}

/** Only the words of a link whose address is not whole yet; of a picture, nothing. */
function withoutHalfLink(source: string): string {
  const fences = source.match(/^\s*(?:[-*+>]\s+)?(?:```|~~~)/gm)?.length ?? 0;
  // An open fence within a list: code stands as it is.
  if (fences % 2 === 1) return source;
  // Only the last line is looked at: an address has no line break in it.
  const from = source.lastIndexOf('\n') + 1;
  const line = source.slice(from);
  if (line.length > LONGEST || !line.includes('](')) return source;
  return (
    source.slice(0, from) +
    line.replace(/(!?)\[([^[\]\n]*)\]\([^()\s]*$/, (_, picture: string, words: string) =>
      picture ? '' : words,
    )
  );
}

function lineStart(source: string, offset: number): number {
  return source.lastIndexOf('\n', offset - 1) + 1;
}

/** How many of the nodes are finished: all before the last one that begins as described above. */
function lastCut(source: string, nodes: readonly RootContent[], starts: readonly number[]): number {
  for (let i = starts.length - 1; i > 0; i--) {
    const start = starts[i] ?? 0;
    if (source.indexOf('\n', start) < 0) continue;
    const type = nodes[i]?.type;
    const sign = source[start];
    if ((type === 'code' && (sign === '`' || sign === '~')) || (type === 'heading' && sign === '#')) return i;
    if (/(^|\n)[ \t]*\r?\n$/.test(source.slice(0, start))) return i;
  }
  return 0;
}

/** Where a block that is too long can be cut: before its last item, or a line. 0 where it cannot. */
function forcedCut(source: string, nodes: readonly RootContent[], offset: number): number {
  const last = nodes.at(-1);
  const [first] = nodes;
  if (last && last !== first) {
    const start = lineStart(source, startOf(last) - offset);
    if (start > 0) return start;
  }
  if (last?.type === 'list') {
    const item = last.children.at(-1);
    const start = item ? lineStart(source, (item.position?.start.offset ?? 0) - offset) : 0;
    return start;
  }
  if (last?.type === 'code' || last?.type === 'footnoteDefinition') return 0;
  const line = source.lastIndexOf('\n') + 1;
  if (line > LONGEST / 2) return line;
  const space = source.lastIndexOf(' ') + 1;
  return space > LONGEST / 2 ? space : source.length;
}
