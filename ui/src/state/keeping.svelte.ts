/** Keeps a window's unsent words in the history. Called while a component is made. */
import type { App } from './app.svelte';
import { DraftKeeper } from './drafts';
import { joined } from './newChat.svelte';

export function keepsDrafts(app: App): void {
  const keeper = new DraftKeeper(app.backend);
  app.keep = () => keeper.flush();
  void keeper.read().then(({ drafts, files }) => {
    for (const [slot, text] of Object.entries(drafts)) {
      // What was typed in the meantime is newer.
      if (!app.drafts[slot]) app.drafts[slot] = text;
      // But a link that the window was opened with came before what was written is known.
      else if (slot === '' && app.fresh.linked) app.drafts[slot] = joined(text, app.drafts[slot]);
    }
    for (const [slot, kept] of Object.entries(files)) app.attaching.restore(slot, kept);
  });
  $effect(() => {
    const { sending } = app.state;
    const held = sending !== null && sending.turn === null ? (sending.chat ?? '') : null;
    keeper.see($state.snapshot(app.keptDrafts), app.attaching.kept(), held);
  });
  // The window may be destroyed or killed from here on.
  $effect(() => {
    const flush = () => void keeper.flush();
    window.addEventListener('blur', flush);
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('blur', flush);
      window.removeEventListener('pagehide', flush);
      flush();
    };
  });
}
