/** Where in a chat the person goes: to a message, to words. */
import type { ChatId, MessageId } from '../ipc/bindings/contract';

export interface PlacesAround {
  openId: () => ChatId | null;
  /** The message is among those that are shown. */
  shows: (chat: ChatId, message: MessageId) => boolean;
  goToChat: () => void;
  /** Opens the chat on the branch that the message is on; false where something came in between. */
  openAt: (chat: ChatId, message: MessageId) => Promise<boolean>;
}

export class Places {
  /** The message that is to be brought into sight; none once it is. */
  target = $state.raw<{ message: MessageId } | null>(null);
  /** Words are looked for in the chat that is open; counted up to put the cursor there. */
  finding = $state.raw<{ words: string; count: number } | null>(null);

  constructor(private readonly around: PlacesAround) {}

  /** Opens the chat where the message stands in it, on the branch that it is on. */
  async jump(chat: ChatId, message: MessageId): Promise<void> {
    if (await this.around.openAt(chat, message)) this.target = { message };
  }

  /**
   * Brings a message into sight, wherever it is: opens its chat, and goes to the branch that it is on.
   * Without `chat`, in the one that is open. With `words`, these are looked for in it.
   */
  async scrollToMessage(
    message: MessageId,
    chat: ChatId | null = this.around.openId(),
    words = '',
  ): Promise<void> {
    if (chat === null) return;
    if (this.around.shows(chat, message)) {
      this.around.goToChat();
      this.target = { message };
    } else await this.jump(chat, message);
    if (this.around.openId() !== chat) return;
    if (words) this.find(words);
  }

  /** Opens the field for words in this chat. */
  find(words = ''): void {
    this.finding = { words, count: (this.finding?.count ?? 0) + 1 };
  }

  /** Another chat is open now. */
  left(): void {
    this.finding = null;
  }
}
