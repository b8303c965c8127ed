/** The window's keys. What a menu, a dialog or a field takes for itself never comes here. */
import type { App } from '../state/app.svelte';
import { ACTIONS, actionWith } from './actions';
import { keysOf } from './keys';

export function keyDown(event: KeyboardEvent, app: App): void {
  if (event.defaultPrevented || event.isComposing || app.state.snapshot === null) return;
  if (act(event, app)) event.preventDefault();
}

/** Whether the key was one of the window's. */
function act(event: KeyboardEvent, app: App): boolean {
  // Finding goes on by F3 everywhere: it begins by it too.
  const keys = event.key === 'F3' ? 'F3' : keysOf(event);
  if (keys === null) return false;
  const id = actionWith(keys, app.state.snapshot?.settings) ?? (keys === 'F3' ? 'find' : null);
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
