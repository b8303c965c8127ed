/** Chats beyond those that the app sends by itself: older ones, a folder's, the archive's, the bin's. */
import { untrack } from 'svelte';
import type { ChatId, ChatPage, ChatPlace, ChatSummary, PageEnd } from '../ipc/bindings/contract';
import type { Backend } from '../ipc/backend';

/** Read at once: what fills some screens. */
export const PAGE = 200;

export interface Listed {
  chats: readonly ChatSummary[];
  more: boolean;
}

const keyOf = (place: ChatPlace) => JSON.stringify(place);

export class Pages {
  /** By place, as far as it is looked at. */
  private read = $state.raw<Readonly<Record<string, Listed>>>({});
  private wanted = new Map<string, { place: ChatPlace; count: number }>();
  private running = new Map<string, Promise<void>>();
  private turns = new Map<string, number>();

  constructor(private readonly backend: Pick<Backend, 'chatsOf'>) {}

  /** Null until it was read. */
  of(place: ChatPlace): Listed | null {
    return this.read[keyOf(place)] ?? null;
  }

  find(id: ChatId): ChatSummary | null {
    for (const { chats } of Object.values(this.read)) {
      const found = chats.find((chat) => chat.id === id);
      if (found) return found;
    }
    return null;
  }

  /** Reads the place and keeps it fresh, until it is let go of. */
  async look(place: ChatPlace, count = PAGE): Promise<void> {
    this.wanted.set(keyOf(place), { place, count });
    await this.again(keyOf(place));
  }

  /** Reads a page more. */
  async more(place: ChatPlace): Promise<void> {
    await this.look(place, (this.wanted.get(keyOf(place))?.count ?? 0) + PAGE);
  }

  forget(place: ChatPlace): void {
    this.wanted.delete(keyOf(place));
    const { [keyOf(place)]: _, ...others } = untrack(() => this.read);
    this.read = others;
  }

  /** Something about chats changed: what is looked at is read again. */
  async refresh(): Promise<void> {
    await Promise.all([...this.wanted.keys()].map((key) => this.again(key)));
  }

  /** One reading at a time: what comes meanwhile is read after it, once. */
  private again(key: string): Promise<void> {
    const turn = (this.turns.get(key) ?? 0) + 1;
    this.turns.set(key, turn);
    const reading = this.readAfter(this.running.get(key), key, turn);
    this.running.set(key, reading);
    return reading;
  }

  private async readAfter(before: Promise<void> | undefined, key: string, turn: number): Promise<void> {
    await before;
    const wanted = this.wanted.get(key);
    if (!wanted || this.turns.get(key) !== turn) return;
    const listed = await this.upTo(wanted.place, wanted.count);
    if (listed && this.wanted.has(key)) this.read = { ...this.read, [key]: listed };
  }

  private async upTo(place: ChatPlace, count: number): Promise<Listed | null> {
    let chats: ChatSummary[] = [];
    let after: PageEnd | null = null;
    try {
      do {
        const page: ChatPage = await this.backend.chatsOf(place, after, Math.min(PAGE, count - chats.length));
        chats = [...chats, ...page.chats];
        after = page.next;
      } while (after !== null && chats.length < count);
    } catch {
      // What was read before stays; the next change tries again.
      return null;
    }
    return { chats, more: after !== null };
  }
}
