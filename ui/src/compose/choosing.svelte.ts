/** Who is to answer the messages that are being written: by the slot they are written in. */
import type { LaneName } from '../ipc/bindings/contract';
import type { How } from '../state/how';

export interface Chosen {
  /** Asked first; with another, these two are compared. */
  first: LaneName;
  against: LaneName | null;
}

/** Sent texts that Up brings back, of chats that are new. */
const REMEMBERED = 50;

export class Choosing {
  private slots = $state.raw<Readonly<Record<string, Chosen>>>({});
  /** What was sent since the window opened, the oldest first; nothing of temporary chats. */
  private texts: string[] = [];

  of(slot: string): Chosen | null {
    return this.slots[slot] ?? null;
  }

  set(slot: string, chosen: Chosen | null): void {
    const { [slot]: _, ...others } = this.slots;
    this.slots = chosen ? { ...others, [slot]: chosen } : others;
  }

  how(slot: string): How {
    const chosen = this.of(slot);
    if (!chosen) return {};
    return chosen.against === null
      ? { first: chosen.first }
      : { compare: [chosen.first, chosen.against] as const };
  }

  sent(text: string): void {
    if (text === '' || this.texts.at(-1) === text) return;
    this.texts = [...this.texts, text].slice(-REMEMBERED);
  }

  get sentTexts(): readonly string[] {
    return this.texts;
  }
}
