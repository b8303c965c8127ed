// @vitest-environment jsdom
import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import App from '../test/window';
import { fakeBackend } from '../ipc/fake';
import { App as Store } from '../state/app.svelte';

async function open(hash = '#state=well') {
  const backend = fakeBackend(hash, 0);
  const app = new Store(backend);
  render(App, { props: { app } });
  await screen.findByRole('textbox', { name: 'Your message' });
  await fireEvent.keyDown(window, { key: 'k', ctrlKey: true });
  const dialog = await screen.findByRole('dialog', { name: 'Command palette' });
  const field = within(dialog).getByRole<HTMLInputElement>('combobox');
  const type = (value: string) => fireEvent.input(field, { target: { value } });
  const press = (key: string) => fireEvent.keyDown(field, { key });
  const lines = () => within(dialog).queryAllByRole('option');
  const at = () => lines().find((line) => line.getAttribute('aria-selected') === 'true');
  return { app, backend, dialog, field, type, press, lines, at };
}

test('the palette has the focus, names its groups, and marks one line for a screen reader', async () => {
  const { dialog, field, lines, at } = await open();
  await waitFor(() => expect(document.activeElement).toBe(field));
  expect(within(dialog).getByRole('group', { name: 'Chats' })).toBeTruthy();
  expect(within(dialog).getByRole('group', { name: 'Actions' })).toBeTruthy();
  expect(at()).toBe(lines()[0]);
  expect(field.getAttribute('aria-activedescendant')).toBe(at()?.id);
});

test('its keys go round, and Enter opens the chat', async () => {
  const { app, type, press, lines, at } = await open();
  await press('ArrowUp');
  expect(at()).toBe(lines().at(-1));
  await press('ArrowDown');
  expect(at()).toBe(lines()[0]);
  await type('boil egg');
  await waitFor(() => expect(at()?.textContent).toContain('How long do I boil an egg?'));
  await press('Enter');
  await waitFor(() => expect(app.state.chat?.title).toBe('How long do I boil an egg?'));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('an action says its keys, is done, and stands first the next time', async () => {
  const { app, type, press, at } = await open();
  await type('zoom');
  await type('larger');
  expect(at()?.textContent).toContain('Ctrl++');
  await press('Enter');
  await waitFor(() => expect(app.setting('ui.zoom')).toBe('110'));
  await fireEvent.keyDown(window, { key: 'k', ctrlKey: true });
  const recent = await screen.findByRole('group', { name: 'Used last' });
  expect(within(recent).getAllByRole('option')[0]?.textContent).toContain('Larger');
});

test('chats that are not at hand are asked for, and what is not there is said', async () => {
  const { backend, type, dialog } = await open();
  const search = vi.spyOn(backend, 'search');
  await type('xyzzy');
  expect(within(dialog).getByText('Nothing has this name.')).toBeTruthy();
  await waitFor(() => expect(search).toHaveBeenCalledOnce());
  expect(search.mock.calls[0]?.[0]).toMatchObject({ text: 'xyzzy' });
  await fireEvent.click(within(dialog).getByRole('button', { name: 'Search all chats for it' }));
  const found = await screen.findByRole<HTMLInputElement>('combobox', { name: 'Words in your chats' });
  expect(found.value).toBe('xyzzy');
});

test('a model is asked first in this chat', async () => {
  const { app, type, press, at } = await open();
  await type('ask gemini flash');
  await waitFor(() => expect(at()?.textContent).toContain('first in this chat'));
  await press('Enter');
  await waitFor(() => expect(app.terms.order?.[0]).toEqual({ provider: 'p3', model: 'gemini-flash' }));
});

test('keys that were changed do what they say, and the old ones nothing', async () => {
  const { app, press } = await open();
  await press('Escape');
  app.palette.close();
  await app.setSetting('keys.settings', 'Alt+S');
  await fireEvent.keyDown(window, { key: ',', ctrlKey: true });
  expect(app.state.view).toBe('chat');
  await fireEvent.keyDown(window, { key: 's', altKey: true });
  expect(app.state.view).toBe('settings');
});

test('while a question lies over the window, keys do nothing to what is under it', async () => {
  const { app, backend, press } = await open();
  const remove = vi.spyOn(backend, 'deleteChat');
  await press('Escape');
  app.palette.close();
  await app.open('c3');
  await waitFor(() => expect(app.state.chat?.id).toBe('c3'));
  app.tagging = 'c3';
  await screen.findByRole('dialog', { name: 'Tags of this chat' });
  await fireEvent.keyDown(window, { key: 'Delete', ctrlKey: true, shiftKey: true });
  expect(remove).not.toHaveBeenCalled();
  app.tagging = null;
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await fireEvent.keyDown(window, { key: 'Delete', ctrlKey: true, shiftKey: true });
  await waitFor(() => expect(remove).toHaveBeenCalledWith('c3'));
});

test('the keys that open the palette close it too', async () => {
  const { app } = await open();
  await fireEvent.keyDown(window, { key: 'k', ctrlKey: true });
  expect(app.palette.open).toBe(false);
  await fireEvent.keyDown(window, { key: 'k', ctrlKey: true });
  expect(app.palette.open).toBe(true);
  // Those of another action leave it for that.
  await fireEvent.keyDown(window, { key: ',', ctrlKey: true });
  expect(app.palette.open).toBe(false);
  expect(app.state.view).toBe('settings');
});

test('a new chat begins with an assistant, and any model of a provider can be asked first', async () => {
  const { app, type, press, at } = await open();
  await type('new chat with');
  await waitFor(() => expect(at()?.textContent).toContain('New chat with Patient teacher'));
  await press('Enter');
  await waitFor(() => expect(app.fresh.assistant?.name).toBe('Patient teacher'));
  expect(app.state.openId).toBeNull();
  await fireEvent.keyDown(window, { key: 'k', ctrlKey: true });
  const again = await screen.findByRole('dialog', { name: 'Command palette' });
  await fireEvent.input(within(again).getByRole('combobox'), { target: { value: 'haiku first' } });
  await within(again).findByText(/Haiku/);
  await fireEvent.keyDown(within(again).getByRole('combobox'), { key: 'Enter' });
  await waitFor(() => expect(app.terms.order?.[0]).toEqual({ provider: 'p1', model: 'claude-haiku' }));
});
