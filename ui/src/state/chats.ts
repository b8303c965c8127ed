/** What can be done with one chat in the list: all of it can be taken back. */
import type { ChatChange, ChatId, ExportFormat, Folder } from '../ipc/bindings/contract';
import type { Backend } from '../ipc/backend';
import { t } from '../texts';
import type { Notices } from './notices.svelte';

/** What the store does where a chat changes. */
export interface ChatsAround {
  isTemporary: (id: ChatId) => boolean;
  /** It is not there any more. */
  gone: (id: ChatId, temporary: boolean) => void;
  /** Reads it again where it is open. */
  reload: (id: ChatId) => Promise<void>;
  open: (id: ChatId) => Promise<void>;
  titleOf: (id: ChatId) => string | null;
}

export class Chats {
  constructor(
    private readonly backend: Backend,
    private readonly notices: Notices,
    private readonly around: ChatsAround,
  ) {}

  async rename(id: ChatId, title: string): Promise<void> {
    const trimmed = title.trim();
    if (trimmed) await this.notices.attempt(() => this.backend.renameChat(id, trimmed));
  }

  async remove(id: ChatId): Promise<void> {
    await this.notices.attempt(async () => {
      const temporary = this.around.isTemporary(id);
      await this.backend.deleteChat(id);
      this.around.gone(id, temporary);
      if (temporary) {
        this.notices.toast(t('chat-temporary-gone'));
        return;
      }
      this.notices.toast(t('chat-deleted'), {
        label: t('chat-undo'),
        run: () => void this.notices.attempt(() => this.backend.undeleteChat(id)),
      });
    });
  }

  /** Whether it was done. */
  change(id: ChatId, change: ChatChange): Promise<boolean> {
    return this.notices.attempt(async () => {
      await this.backend.changeChat(id, change);
      await this.around.reload(id);
    });
  }

  async archive(id: ChatId, on: boolean): Promise<void> {
    if (!(await this.change(id, { kind: 'archive', on }))) return;
    this.notices.toast(t(on ? 'chat-archived' : 'chat-unarchived'), {
      label: t('chat-undo'),
      run: () => void this.change(id, { kind: 'archive', on: !on }),
    });
  }

  async copy(id: ChatId): Promise<void> {
    await this.notices.attempt(async () => this.around.open(await this.backend.copyChat(id)));
  }

  /** To a file that the person chooses. */
  async export(id: ChatId, format: ExportFormat): Promise<void> {
    await this.notices.attempt(async () => {
      const done = await this.backend.exportChats(
        format,
        { kind: 'chat', chat: id },
        this.around.titleOf(id),
      );
      if (done) this.notices.toast(t('data-exported-one', { path: done.path }));
    });
  }

  async exportFolder({ id, name }: Folder, format: ExportFormat): Promise<void> {
    await this.notices.attempt(async () => {
      const done = await this.backend.exportChats(format, { kind: 'folder', folder: id }, name);
      if (done) this.notices.toast(t('data-exported-folder', { name, path: done.path }));
    });
  }
}
