import { asApiError } from '../ipc/backend';
import type { ApiError, ChainLane, Lane } from '../ipc/bindings/contract';
import { moved } from './reorder';

/** What changing the model order needs of the backend. */
export interface OrderBackend {
  setChain(lanes: Lane[]): Promise<ChainLane[]>;
}

/** A lane's identity as one string, for keyed lists. */
export function keyOf(lane: ChainLane): string {
  return `${lane.lane.provider} ${lane.lane.model}`;
}

/**
 * The default model order while it is being changed. A change shows at once and is kept by the
 * backend behind it; one that the backend refuses is taken back, with the reason.
 */
export class Order {
  error = $state.raw<ApiError | null>(null);
  /** What was taken out last and can be put back. */
  removed = $state.raw<{ lane: ChainLane; at: number } | null>(null);

  readonly #backend: OrderBackend;
  readonly #kept: () => readonly ChainLane[];
  /** The order as shown, while it is ahead of what the backend has said. */
  #ahead = $state.raw<readonly ChainLane[] | null>(null);
  /** What the backend had said when `#ahead` was set: anything newer is the truth. */
  #before = $state.raw<readonly ChainLane[] | null>(null);
  /** Changes are sent one after another, so that the last one made is the last one kept. */
  #sending: Promise<void> = Promise.resolve();
  #unsent = $state(0);

  constructor(backend: OrderBackend, kept: () => readonly ChainLane[]) {
    this.#backend = backend;
    this.#kept = kept;
  }

  get lanes(): readonly ChainLane[] {
    const kept = this.#kept();
    const ahead = this.#unsent > 0 || kept === this.#before ? this.#ahead : null;
    return ahead ?? kept;
  }

  /** Shows the order as it would be, without keeping it: while a row is being dragged. */
  preview(lanes: readonly ChainLane[]): void {
    this.#ahead = lanes;
    this.#before = this.#kept();
  }

  /** Back to what is kept. */
  revert(): void {
    if (this.#unsent === 0) this.#ahead = null;
  }

  /** True where it moved. */
  async move(from: number, to: number): Promise<boolean> {
    if (to < 0 || to >= this.lanes.length || from === to) return false;
    return this.keep(moved(this.lanes, from, to));
  }

  async remove(at: number): Promise<boolean> {
    const lane = this.lanes[at];
    if (lane === undefined) return false;
    const done = await this.keep(this.lanes.filter((_, other) => other !== at));
    if (done) this.removed = { lane, at };
    return done;
  }

  async putBack(): Promise<boolean> {
    const removed = this.removed;
    if (removed === null) return false;
    const lanes = [...this.lanes];
    lanes.splice(removed.at, 0, removed.lane);
    const done = await this.keep(lanes);
    if (done) this.removed = null;
    return done;
  }

  async add(lane: ChainLane): Promise<boolean> {
    if (this.lanes.some((known) => keyOf(known) === keyOf(lane))) return false;
    return this.keep([...this.lanes, lane]);
  }

  /** Shows this order and has it kept; false where the backend refused it. */
  async keep(lanes: readonly ChainLane[]): Promise<boolean> {
    this.preview(lanes);
    this.error = null;
    this.removed = null;
    this.#unsent += 1;
    const sent = this.#sending.then(async () => {
      await this.#backend.setChain(lanes.map((lane) => lane.lane));
    });
    this.#sending = sent.catch(() => undefined);
    try {
      await sent;
      // Shown until the backend's own event brings the same.
      this.#before = this.#kept();
      return true;
    } catch (error) {
      this.error = asApiError(error);
      this.#before = null;
      return false;
    } finally {
      this.#unsent -= 1;
    }
  }
}
