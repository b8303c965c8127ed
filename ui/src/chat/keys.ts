/** The window's keys. What a menu, a dialog or a field takes for itself never comes here. */
import { parseZoom, zoomStep } from '../design/theme';
import type { App } from '../state/app.svelte';
import { runningTurn } from '../state/state';

export function keyDown(event: KeyboardEvent, app: App): void {
  if (event.defaultPrevented || event.isComposing || app.state.snapshot === null) return;
  if (act(event, app)) event.preventDefault();
}

/** Whether the key was one of the window's. */
function act(event: KeyboardEvent, app: App): boolean {
  const command = (event.ctrlKey || event.metaKey) && !event.altKey;
  if (event.key === 'Escape') return escape(app);
  if (event.key === 'F2') {
    if (app.state.view !== 'chat' || !app.state.openId) return false;
    app.renaming = app.state.openId;
    return true;
  }
  if (event.key === 'F3' || (command && !event.shiftKey && event.key.toLowerCase() === 'f')) {
    if (app.state.view !== 'chat' || !app.state.openId) return false;
    app.places.find();
    return true;
  }
  if (!command) return false;
  const started = app.state.view !== 'start';
  switch (event.key) {
    case 'n':
    case 'N':
      if (!started) return false;
      if (event.shiftKey) app.openTemporary();
      else void app.open(null);
      return true;
    case 'q':
    case 'Q':
      void app.attempt(() => app.backend.quit());
      return true;
    case 'f':
    case 'F':
      if (!started || !event.shiftKey) return false;
      app.searching.show();
      return true;
    case ',':
      if (started) app.go('settings');
      return started;
    case '+':
    case '=':
      zoom(app, 1);
      return true;
    case '-':
      zoom(app, -1);
      return true;
    case '0':
      void app.setSetting('ui.zoom', '100');
      return true;
    default:
      return false;
  }
}

/** Stops the answer that runs; elsewhere it goes back to the chat. */
function escape(app: App): boolean {
  if (app.state.view === 'settings' || app.state.view === 'status' || app.state.view === 'stored') {
    app.go('chat');
    return true;
  }
  if (app.state.view !== 'chat' || !runningTurn(app.state)) return false;
  void app.stop();
  return true;
}

function zoom(app: App, direction: 1 | -1): void {
  const now = parseZoom(app.setting('ui.zoom'));
  const next = zoomStep(now, direction);
  if (next !== now) void app.setSetting('ui.zoom', String(next));
}
