import type { LibraryItem } from '../ipc/bindings/contract';
import type { App } from '../state/app.svelte';

/** A new chat with this assistant. What is being written for a new chat stays. */
export async function beginWith(app: App, item: LibraryItem): Promise<void> {
  await app.open(null);
  app.fresh.beginWith(item);
  app.focusComposer();
}
