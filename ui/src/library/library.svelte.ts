/** The prompts and assistants that a person keeps. */
import type { Backend } from '../ipc/backend';
import type { LibraryItem, LibraryKind } from '../ipc/bindings/contract';
import type { Notices } from '../state/notices.svelte';
import { t } from '../texts';

type Calls = Pick<Backend, 'library' | 'keepItem' | 'deleteItem'>;

export class Library {
  private items = $state.raw<readonly LibraryItem[]>([]);
  private asked = false;

  constructor(
    private readonly backend: Calls,
    private readonly notices: Notices,
  ) {}

  of(kind: LibraryKind): readonly LibraryItem[] {
    return this.items.filter((item) => item.kind === kind);
  }

  /** Reads it once; later it is read again after each change. */
  want(): void {
    if (this.asked) return;
    this.asked = true;
    void this.load();
  }

  async load(): Promise<void> {
    await this.notices.attempt(async () => (this.items = await this.backend.library()));
  }

  /** Whether it is kept. */
  async keep(item: LibraryItem): Promise<boolean> {
    const kept = await this.notices.attempt(() => this.backend.keepItem(item));
    if (kept) await this.load();
    return kept;
  }

  async remove(item: LibraryItem): Promise<void> {
    if (!(await this.notices.attempt(() => this.backend.deleteItem(item.id)))) return;
    await this.load();
    this.notices.toast(t('library-deleted', { name: item.name }), {
      label: t('chat-undo'),
      run: () => void this.keep(item),
    });
  }
}
