/** Collects what comes in between two frames, so that a fast stream costs one update a frame. */
export class Frames<T> {
  private waiting: T[] = [];
  private frame = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly deliver: (items: T[]) => void) {}

  add(items: readonly T[]): void {
    this.waiting.push(...items);
    if (this.frame || this.waiting.length === 0) return;
    this.frame = requestAnimationFrame(() => this.flush());
    // A hidden window paints no frames, and needs none; what ends a turn still comes in.
    this.timer = setTimeout(() => this.flush(), HIDDEN_MS);
  }

  flush(): void {
    cancelAnimationFrame(this.frame);
    clearTimeout(this.timer);
    this.frame = 0;
    const items = this.waiting;
    this.waiting = [];
    if (items.length > 0) this.deliver(items);
  }
}

/** Ends when what was changed until now is painted, or could have been where no frames are. */
export async function painted(): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  await new Promise<void>((then) => {
    timer = setTimeout(then, HIDDEN_MS);
    // What is called before a frame is painted comes again after it.
    requestAnimationFrame(() => setTimeout(then, 0));
  });
  clearTimeout(timer);
}

/** How often a window that paints no frames takes in what came. */
const HIDDEN_MS = 500;
