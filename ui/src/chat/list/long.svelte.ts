/**
 * A list of which only what is near the eye is laid out. The rest is room: of the height that its
 * rows had when they were seen last, or a guess. When rows turn out to be of another height, `Stick`
 * keeps what is being read where it is.
 */
import { flushSync } from 'svelte';
import type { Stick } from '../stick';
import { Heights, pieces, type Keyed, type Piece } from './heights';

/** How many screens above and below what is seen are laid out, so that scrolling meets text. */
const BEYOND = 1;
/** Before the window's own height is known. */
const SCREEN = 800;
/** A selection that reaches over more rows than this keeps only its ends. */
const SELECTED = 400;

export class Long {
  private readonly heights = new Heights();
  private scroller: HTMLElement | undefined;
  private column: HTMLElement | undefined;
  private observer: ResizeObserver | undefined;
  private from = $state(0);
  private until = $state(0);
  private pinned = $state.raw<readonly number[]>([]);
  /** Another list may have as many rows, of other heights. */
  private list = $state.raw({ count: 0 });
  readonly pieces: Piece[] = $derived(pieces(this.list.count, this.from, this.until, this.pinned));

  constructor(private readonly stick: Stick) {}

  watch(scroller: HTMLElement, column: HTMLElement): () => void {
    this.scroller = scroller;
    this.column = column;
    this.observer ??= new ResizeObserver((entries) => this.resized(entries));
    const onScroll = () => this.follow();
    scroller.addEventListener('scroll', onScroll, { passive: true });
    this.observer.observe(scroller);
    return () => {
      scroller.removeEventListener('scroll', onScroll);
      this.observer?.disconnect();
      this.observer = undefined;
      this.scroller = undefined;
      this.column = undefined;
    };
  }

  setRows<T extends Keyed>(rows: readonly T[], guess: (row: T) => number): void {
    this.heights.setRows(rows, guess);
    this.list = { count: rows.length };
    this.look();
  }

  /** `px` of the rows that are not laid out. */
  room(from: number, until: number): number {
    return this.heights.top(until) - this.heights.top(from);
  }

  /** Rows that stay laid out wherever they are: one that is being edited, or has the focus. */
  pin(indices: readonly number[]): void {
    if (indices.length === this.pinned.length && indices.every((one, i) => one === this.pinned[i])) return;
    this.pinned = indices;
  }

  /** An element that is a row of the list, for as long as it is there. */
  row = (element: HTMLElement, key: string): { destroy(): void } => {
    element.dataset['row'] = key;
    this.observer ??= new ResizeObserver((entries) => this.resized(entries));
    this.observer.observe(element);
    return { destroy: () => this.observer?.unobserve(element) };
  };

  /** The rows that hold the selection, or the focus. */
  held(): number[] {
    const rowOf = (node: Node | null): number => {
      const element = node instanceof Element ? node : (node?.parentElement ?? null);
      const row = element?.closest<HTMLElement>('[data-row]');
      return row && this.column?.contains(row) ? this.heights.indexOf(row.dataset['row'] ?? '') : -1;
    };
    const selection = document.getSelection();
    const ends =
      selection && !selection.isCollapsed ? [rowOf(selection.anchorNode), rowOf(selection.focusNode)] : [];
    const [one = -1, other = -1] = ends;
    const held = [rowOf(document.activeElement), one, other].filter((index) => index >= 0);
    const [least, most] = [Math.min(one, other), Math.max(one, other)];
    // What is between is a part of what will be copied.
    if (least >= 0 && most - least <= SELECTED) for (let i = least; i <= most; i++) held.push(i);
    return [...new Set(held)];
  }

  /** The first row that is seen. */
  first(): number {
    return this.heights.at(this.scroller?.scrollTop ?? 0);
  }

  /** Lays out what stands around this row, so that it can be gone to. */
  reveal(index: number): void {
    const top = this.heights.top(index);
    const screen = this.screen();
    this.lay(top - screen, top + screen * 2);
  }

  /** Lays out the end. */
  end(): void {
    const all = this.heights.top(this.heights.count);
    this.lay(all - this.screen() * 2, all);
  }

  private screen(): number {
    return this.scroller?.clientHeight || SCREEN;
  }

  /** What is seen, from where the window is scrolled to. */
  private look(): void {
    const { scroller } = this;
    if (this.stick.atEnd || !scroller) return this.end();
    this.measure();
    const screen = this.screen();
    this.lay(scroller.scrollTop - screen * BEYOND, scroller.scrollTop + screen * (1 + BEYOND));
  }

  /**
   * Lays out what is seen now. While rows go and their room is not there yet there is less to scroll, and
   * near its end the engine moves what is seen: it is put back.
   */
  private follow(): void {
    const { scroller } = this;
    const top = scroller?.scrollTop ?? 0;
    this.look();
    flushSync();
    if (scroller && !this.stick.atEnd && Math.abs(scroller.scrollTop - top) >= 1) scroller.scrollTop = top;
  }

  /** Takes in what was laid out since: the place on the screen is one of real heights, not of guesses. */
  private measure(): void {
    for (const child of this.column?.children ?? []) {
      const key = child instanceof HTMLElement ? child.dataset['row'] : undefined;
      if (key !== undefined) this.heights.measure(key, child.getBoundingClientRect().height);
    }
  }

  private lay(top: number, bottom: number): void {
    this.from = this.heights.at(top);
    this.until = this.heights.count === 0 ? 0 : this.heights.at(bottom) + 1;
  }

  private resized(entries: readonly ResizeObserverEntry[]): void {
    let changed = false;
    for (const { target, borderBoxSize, contentRect } of entries) {
      const key = target instanceof HTMLElement ? target.dataset['row'] : undefined;
      if (key === undefined || !target.isConnected) continue;
      const px = borderBoxSize?.[0]?.blockSize ?? contentRect.height;
      changed = this.heights.measure(key, px) || changed;
    }
    if (changed) this.stick.grown();
    this.follow();
  }
}
