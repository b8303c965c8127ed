/** What is decided of a new chat before its first message is sent. */
import type { ChatAssistant, ChatTerms, LibraryItem, SendTerms, TurnWishes } from '../ipc/bindings/contract';
import { NO_WISHES } from './effort';
import type { How } from './how';
import { NO_TERMS } from './terms';

/** The person's own words, and what a link brings below them. */
export function joined(own: string, linked: string): string {
  return own.trim() === '' ? linked : `${own.trimEnd()}\n\n${linked}`;
}

export class NewChat {
  temporary = $state(false);
  /** What stands in the composer came from a link, and nobody here wrote it. */
  linked = $state(false);
  /** Where it may go, what models are told before it, and how they answer. */
  terms: ChatTerms = $state.raw(NO_TERMS);
  system = $state('');
  wishes: TurnWishes = $state.raw(NO_WISHES);
  /** The assistant it is begun with. */
  assistant: ChatAssistant | null = $state.raw(null);

  beginWith(item: LibraryItem | null): void {
    this.assistant = item && { name: item.name, icon: item.icon };
    this.system = item?.text ?? '';
    this.terms = { ...this.terms, order: item?.order ?? null };
  }

  /** Text from a link, for the person to look at: after what they were writing themselves. */
  fillIn(text: string, app: { drafts: Record<string, string>; focusComposer(): void }): void {
    this.temporary = false;
    app.drafts[''] = joined(app.drafts[''] ?? '', text);
    this.linked = true;
    app.focusComposer();
  }

  /** How a message is sent: what is said of the chat goes along where it is a new one. */
  sendTerms(isNew: boolean, how: How): SendTerms {
    return {
      chat: this.terms,
      system: isNew ? this.system.trim() || null : null,
      wishes: isNew ? this.wishes : NO_WISHES,
      folder: null,
      assistant: isNew ? this.assistant : null,
      anywhere: how.anywhere ?? false,
      temporary: isNew && this.temporary,
      first: how.first ?? null,
      left_out: how.leftOut ?? 0,
      summary: how.summary ?? null,
    };
  }

  clear(): void {
    this.terms = NO_TERMS;
    this.system = '';
    this.wishes = NO_WISHES;
    this.assistant = null;
    this.temporary = false;
    this.linked = false;
  }
}
