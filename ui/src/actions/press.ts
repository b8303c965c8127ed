/** The window's keys. What a menu, a dialog or a field takes for itself never comes here. */
import type { App } from '../state/app.svelte';
import { ACTIONS, actionWith, type ActionId } from './actions';
import { keysOf } from './keys';

export function keyDown(event: KeyboardEvent, app: App): void {
  if (event.defaultPrevented || event.isComposing || app.state.snapshot === null) return;
  if (act(event, app)) event.preventDefault();
}

/** What may be done while a dialog lies over the window: nothing of what is under it. */
const OVER: readonly ActionId[] = ['palette', 'theme', 'zoom_in', 'zoom_out', 'zoom_reset', 'quit'];

/** Whether the key was one of the window's. */
function act(event: KeyboardEvent, app: App): boolean {
  const keys = keysOf(event);
  const own = keys === null ? null : actionWith(keys, app.state.snapshot?.settings);
  // Finding goes on by F3 everywhere: it begins by it too.
  const id = own ?? (event.key === 'F3' ? 'find' : null);
  // Other keys of actions leave the palette for what they do.
  if (id !== null && app.palette.open) {
    app.palette.close();
    if (id === 'palette') return true;
  } else if (id !== null && !OVER.includes(id) && document.querySelector('dialog[open]')) return false;
  if (id !== null && ACTIONS[id].can(app)) {
    ACTIONS[id].run(app);
    return true;
  }
  return event.key === 'Escape' && back(app);
}

/** From the settings, the board and the archive back to the chat. */
function back(app: App): boolean {
  const { view } = app.state;
  if (view !== 'settings' && view !== 'status' && view !== 'stored') return false;
  app.go('chat');
  return true;
}
