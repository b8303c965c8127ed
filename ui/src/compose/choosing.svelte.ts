/** Who is to answer the messages that are being written: by the slot they are written in. */
import type { Backend } from '../ipc/backend';
import type { ChainLane, LaneName } from '../ipc/bindings/contract';
import type { How } from '../state/how';
import { laneLabel, type Known } from '../state/lanes';

export interface Chosen {
  /** Asked first; with others, all of them are compared. */
  first: LaneName;
  against: readonly LaneName[];
}

/** Answers that can stand side by side; the backend refuses more. */
export const SIDE_BY_SIDE = 4;
/** Sent texts that Up brings back, of chats that are new. */
const REMEMBERED = 50;

export class Choosing {
  private slots = $state.raw<Readonly<Record<string, Chosen>>>({});
  private known = $state.raw<readonly ChainLane[]>([]);
  /** What was sent since the window opened, the oldest first; nothing of temporary chats. */
  private texts: string[] = [];

  constructor(private readonly backend: Pick<Backend, 'modelsToAsk'>) {}

  of(slot: string): Chosen | null {
    return this.slots[slot] ?? null;
  }

  set(slot: string, chosen: Chosen | null): void {
    const { [slot]: _, ...others } = this.slots;
    this.slots = chosen ? { ...others, [slot]: chosen } : others;
  }

  /** Stands beside this one, or does no longer. */
  toggle(slot: string, first: LaneName, other: LaneName): void {
    const before = this.of(slot)?.against ?? [];
    const has = before.includes(other);
    const against = has ? before.filter((one) => one !== other) : [...before, other];
    if (against.length >= SIDE_BY_SIDE) return;
    this.set(slot, against.length === 0 ? null : { first, against });
  }

  how(slot: string): How {
    const chosen = this.of(slot);
    if (!chosen) return {};
    return chosen.against.length === 0
      ? { first: chosen.first }
      : { compare: [chosen.first, ...chosen.against] };
  }

  /** Reads what can be picked; what providers list may have changed since the last time. */
  async want(): Promise<void> {
    try {
      this.known = await this.backend.modelsToAsk();
    } catch {
      // The model order is there all the same.
    }
  }

  /** All that can be picked, as last read. */
  get models(): readonly ChainLane[] {
    return this.known;
  }

  label(lane: LaneName, known: Known): string {
    const inOrder = known.chain.some((one) => one.name === lane);
    const listed = inOrder ? undefined : this.known.find((one) => one.name === lane);
    return listed?.model_name ?? laneLabel(lane, known);
  }

  sent(text: string): void {
    if (text === '' || this.texts.at(-1) === text) return;
    this.texts = [...this.texts, text].slice(-REMEMBERED);
  }

  get sentTexts(): readonly string[] {
    return this.texts;
  }
}
