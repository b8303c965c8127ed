/**
 * Keeps the end of a growing text in sight, until the person scrolls up: from then on nothing moves
 * what is being read, whatever grows or shrinks above it, until they are at the end again.
 */
export class Stick {
  private scroller: HTMLElement | undefined;
  private column: HTMLElement | undefined;
  private stuck = true;
  private top = 0;
  /** The person has the scroll bar, or a selection, in hand. */
  private held = false;
  /** When the person did something that can scroll. */
  private acted = -Infinity;
  private away = false;
  /** What is being read, and how far below the upper edge it stands. */
  private anchor: { element: Element; below: number } | null = null;

  constructor(private readonly tell: (away: boolean) => void) {}

  /** `column` is what grows inside of `scroller`. */
  watch(scroller: HTMLElement, column: HTMLElement): () => void {
    this.scroller = scroller;
    this.column = column;
    const onScroll = () => this.scrolled();
    const act = () => (this.acted = performance.now());
    const onWheel = (event: WheelEvent) => {
      act();
      // At once: a smooth scroll begins with less than a pixel, and the next text would undo it.
      if (event.deltaY < 0 && scroller.scrollTop > 0) this.stuck = false;
    };
    const onDown = () => (this.held = true);
    const onUp = () => (this.held = false);
    scroller.addEventListener('scroll', onScroll, { passive: true });
    scroller.addEventListener('wheel', onWheel, { passive: true });
    scroller.addEventListener('pointerdown', onDown);
    for (const type of ACTS) scroller.addEventListener(type, act, { passive: true });
    window.addEventListener('pointerup', onUp);
    const sizes = new ResizeObserver(() => this.grown());
    sizes.observe(column);
    sizes.observe(scroller);
    this.grown();
    return () => {
      scroller.removeEventListener('scroll', onScroll);
      scroller.removeEventListener('wheel', onWheel);
      scroller.removeEventListener('pointerdown', onDown);
      for (const type of ACTS) scroller.removeEventListener(type, act);
      window.removeEventListener('pointerup', onUp);
      sizes.disconnect();
      this.scroller = undefined;
      this.column = undefined;
      this.anchor = null;
    };
  }

  get atEnd(): boolean {
    return this.stuck;
  }

  toEnd(): void {
    this.stuck = true;
    this.anchor = null;
    this.grown();
  }

  /**
   * The person unfolds something to read it, or goes to a place: what grows now must not carry it
   * away. With `element`, that is what stays.
   */
  hold(element?: Element): void {
    this.stuck = false;
    this.anchor = element ? { element, below: this.below(element) } : this.found();
    this.top = this.scroller?.scrollTop ?? 0;
    this.report();
  }

  /** Something in the column has another height: before the next frame is painted, all is in place. */
  grown(): void {
    const { scroller } = this;
    if (!scroller) return;
    if (this.stuck) scroller.scrollTop = scroller.scrollHeight;
    else if (!this.settled(scroller)) this.anchor = this.found();
    this.top = scroller.scrollTop;
    this.report();
  }

  /**
   * Undoes what layout did to the place of the anchor, and only that: how far the person has scrolled
   * since it was looked at stays. Says whether there is an anchor.
   */
  private settled(scroller: HTMLElement): boolean {
    if (!this.anchor?.element.isConnected) return false;
    const { element, below } = this.anchor;
    const wanted = below - (scroller.scrollTop - this.top);
    const moved = this.below(element) - wanted;
    if (Math.abs(moved) >= 1) scroller.scrollTop += moved;
    this.anchor = { element, below: wanted };
    return true;
  }

  private scrolled(): void {
    const { scroller } = this;
    if (!scroller) return;
    if (scroller.scrollTop < this.top) {
      // A text that became shorter moves up by itself, and perhaps it is longer again since: only who
      // has done something has scrolled.
      const person = this.held || performance.now() - this.acted < SOON_MS;
      if (this.stuck && !person) return this.grown();
      if (this.toGo() >= 1) this.stuck = false;
    } else if (scroller.scrollTop > this.top && this.toGo() < NEAR) {
      this.stuck = true;
    }
    // Layout may have changed in the same moment.
    if (!this.stuck) this.settled(scroller);
    this.top = scroller.scrollTop;
    this.anchor = this.stuck ? null : this.found();
    this.report();
  }

  /** The smallest block that begins in sight, or covers the upper edge. */
  private found(): { element: Element; below: number } | null {
    let parent: Element | undefined = this.column;
    let anchor: { element: Element; below: number } | null = null;
    for (let depth = 0; parent && depth < DEPTH; depth++) {
      let next: Element | undefined;
      for (const child of parent.children) {
        const { top, bottom, height } = child.getBoundingClientRect();
        const edge = this.edge();
        if (height === 0 || bottom <= edge + 1) continue;
        anchor = { element: child, below: top - edge };
        // What it has above the edge may change too: then a part of it has to stay.
        if (top < edge - 1 && !child.matches(WHOLE)) next = child;
        break;
      }
      parent = next;
    }
    return anchor?.element.matches(ROOM) ? null : anchor;
  }

  private edge(): number {
    return this.scroller?.getBoundingClientRect().top ?? 0;
  }

  private below(element: Element): number {
    return element.getBoundingClientRect().top - this.edge();
  }

  private toGo(): number {
    const { scroller } = this;
    return scroller ? scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight : 0;
  }

  private report(): void {
    const away = !this.stuck && this.toGo() > FAR;
    if (away === this.away) return;
    this.away = away;
    this.tell(away);
  }
}

/** Less than this to the end is the end: fractions of a pixel at some zooms. */
const NEAR = 4;
/** What a person does that can scroll; the focus brings what it comes to into sight. */
const ACTS = ['keydown', 'touchmove', 'focusin'] as const;
/** So long after it a smooth scroll may still go on. */
const SOON_MS = 700;
/** From here on a way back is offered. */
const FAR = 80;
/** How deep blocks stand within blocks that are looked at. */
const DEPTH = 10;
/** Blocks without blocks in them. */
const WHOLE = 'p, pre, table, h3, h4, h5, h6, img, button';
/** Room for what is not laid out: there is nothing to read in it. */
const ROOM = '[data-room]';
