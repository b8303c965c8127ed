/**
 * Keeps the end of a growing text in sight, until the person scrolls up: from then on nothing moves
 * what is being read, until they are at the end again.
 */
export class Stick {
  private scroller: HTMLElement | undefined;
  private stuck = true;
  private top = 0;
  private away = false;

  constructor(private readonly tell: (away: boolean) => void) {}

  /** `column` is what grows inside of `scroller`. */
  watch(scroller: HTMLElement, column: HTMLElement): () => void {
    this.scroller = scroller;
    const onScroll = () => this.scrolled();
    const onWheel = (event: WheelEvent) => {
      // At once: a smooth scroll begins with less than a pixel, and the next text would undo it.
      if (event.deltaY < 0 && scroller.scrollTop > 0) this.stuck = false;
    };
    scroller.addEventListener('scroll', onScroll, { passive: true });
    scroller.addEventListener('wheel', onWheel, { passive: true });
    const sizes = new ResizeObserver(() => this.grown());
    sizes.observe(column);
    sizes.observe(scroller);
    this.grown();
    return () => {
      scroller.removeEventListener('scroll', onScroll);
      scroller.removeEventListener('wheel', onWheel);
      sizes.disconnect();
      this.scroller = undefined;
    };
  }

  toEnd(): void {
    this.stuck = true;
    this.grown();
  }

  /** The person unfolds something to read it: what grows now must not carry it away. */
  hold(): void {
    this.stuck = false;
  }

  private grown(): void {
    const { scroller } = this;
    if (!scroller) return;
    if (this.stuck) scroller.scrollTop = scroller.scrollHeight;
    this.top = scroller.scrollTop;
    this.report();
  }

  private scrolled(): void {
    const { scroller } = this;
    if (!scroller) return;
    // Upwards is the person, but for a text that became shorter: that ends exactly at the end.
    if (scroller.scrollTop < this.top) {
      if (this.toGo() >= 1) this.stuck = false;
    } else if (scroller.scrollTop > this.top && this.toGo() < NEAR) {
      this.stuck = true;
    }
    this.top = scroller.scrollTop;
    this.report();
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
/** From here on a way back is offered. */
const FAR = 80;
