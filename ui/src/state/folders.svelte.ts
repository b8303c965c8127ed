/** Naming a folder: one that is there, or one to be made, perhaps for a chat to go into. */
import type { ChatId, FolderId } from '../ipc/bindings/contract';
import type { Backend } from '../ipc/backend';

export class Folders {
  /** The folder whose name is being written; 'new' is one to be made. */
  naming = $state<FolderId | 'new' | null>(null);
  private intoNew: ChatId | null = null;

  constructor(
    private readonly backend: Pick<Backend, 'makeFolder' | 'renameFolder' | 'changeChat'>,
    private readonly attempt: (work: () => Promise<unknown>) => Promise<boolean>,
  ) {}

  /** Asks for the name of a new folder; `chat` goes into it. */
  make(chat: ChatId | null = null): void {
    this.intoNew = chat;
    this.naming = 'new';
  }

  /** The name was given; an empty one leaves all as it was. */
  async name(name: string): Promise<void> {
    const { naming, intoNew } = this;
    this.naming = null;
    this.intoNew = null;
    const trimmed = name.trim();
    if (naming === null || trimmed === '') return;
    await this.attempt(async () => {
      if (naming !== 'new') return this.backend.renameFolder(naming, trimmed);
      const folder = await this.backend.makeFolder(trimmed);
      if (intoNew !== null) await this.backend.changeChat(intoNew, { kind: 'folder', folder });
    });
  }
}
