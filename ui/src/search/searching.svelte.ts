/** What is being looked for, and what was found of it. */
import { asApiError } from '../ipc/backend';
import type { ApiError, ChatHit, MessageHit, SearchPage, SearchRequest } from '../ipc/bindings/contract';

/** One line of the results. */
export type Line = { kind: 'chat'; hit: ChatHit } | { kind: 'message'; hit: MessageHit };

/** Nothing is said of a search that takes less: it would only flicker. */
const SLOW_MS = 400;
/** How often the last search is asked for anew where an earlier one took its place. */
const AGAIN = 3;

export class Searching {
  open = $state(false);
  text = $state('');
  /** Null before anything was looked for. */
  page: SearchPage | null = $state.raw(null);
  error: ApiError | null = $state.raw(null);
  /** It takes long enough to say so. */
  slow = $state(false);
  /** The line that the arrows are at; -1 is the field itself. */
  at = $state(-1);
  readonly lines: readonly Line[] = $derived.by(() => {
    if (!this.page) return [];
    const chats = this.page.chats.map((hit): Line => ({ kind: 'chat', hit }));
    return [...chats, ...this.page.messages.map((hit): Line => ({ kind: 'message', hit }))];
  });
  private asked = 0;
  /** As the page that is shown was asked for: its next one has to be too. */
  private typing = true;

  constructor(private readonly ask: (request: SearchRequest) => Promise<SearchPage | null>) {}

  /** What was looked for last is there again: chats may have changed since. */
  show(): void {
    if (this.open) return;
    this.open = true;
    if (this.text.trim()) void this.look(false);
  }

  close(): void {
    this.open = false;
    this.asked++;
    this.slow = false;
  }

  /** At each letter: the backend stops the search before. */
  async type(text: string): Promise<void> {
    this.text = text;
    await this.look(true);
  }

  async again(): Promise<void> {
    await this.look(false);
  }

  private async look(typing: boolean): Promise<void> {
    const mine = ++this.asked;
    if (!this.text.trim()) {
      this.page = null;
      this.error = null;
      this.slow = false;
      this.at = -1;
      return;
    }
    const page = await this.request(mine, { text: this.text, typing, cursor: null });
    if (!page) return;
    this.typing = typing;
    this.page = page;
    this.at = this.lines.length > 0 ? 0 : -1;
  }

  /** The next page, under this one. */
  async more(): Promise<void> {
    const { page } = this;
    if (!page?.next) return;
    const { text, typing } = this;
    const next = await this.request(++this.asked, { text, typing, cursor: page.next });
    if (!next) return;
    this.page = {
      ...page,
      messages: [...page.messages, ...next.messages],
      next: next.next,
      cut: page.cut || next.cut,
      indexing: next.indexing,
    };
  }

  private async request(mine: number, request: SearchRequest): Promise<SearchPage | null> {
    const timer = setTimeout(() => (this.slow = mine === this.asked), SLOW_MS);
    try {
      let page = await this.ask(request);
      // Letters typed fast can arrive in another order: an earlier one took the last one's place.
      for (let again = 0; page === null && mine === this.asked && again < AGAIN; again++) {
        page = await this.ask(request);
      }
      if (mine !== this.asked) return null;
      this.error = null;
      return page;
    } catch (thrown) {
      if (mine === this.asked) this.error = asApiError(thrown);
      return null;
    } finally {
      clearTimeout(timer);
      if (mine === this.asked) this.slow = false;
    }
  }

  /** The arrows: past the ends they stay. */
  move(by: number): void {
    const last = this.lines.length - 1;
    if (last < 0) return;
    this.at = Math.max(0, Math.min(last, this.at + by));
  }
}
