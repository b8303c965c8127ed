// @vitest-environment jsdom
import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import AppView from '../test/window';
import type { Backend } from '../ipc/backend';
import { fakeBackend } from '../ipc/fake';
import { App } from '../state/app.svelte';

async function open(
  backend: Backend = fakeBackend('#state=well', 0),
): Promise<{ app: App; backend: Backend }> {
  const app = new App(backend);
  render(AppView, { props: { app } });
  await screen.findByRole('main');
  return { app, backend };
}

// Whole windows are drawn here, on a computer that may do other things.
vi.setConfig({ testTimeout: 20_000 });

const EGG = 'How long do I boil an egg?';
async function menuOf(title: string): Promise<HTMLElement> {
  await fireEvent.click(screen.getByRole('button', { name: `More about “${title}”` }));
  return screen.findByRole('menu');
}
const press = async (menu: HTMLElement, name: string) =>
  fireEvent.click(within(menu).getByRole('menuitem', { name }));

test('a chat goes into a new folder by its menu, and back out when the folder is deleted', async () => {
  const { app } = await open();
  const menu = await menuOf(EGG);
  await press(menu, 'Move to a folder…');
  await press(menu, 'New folder…');
  const field = await screen.findByRole('textbox', { name: 'Name of the folder' });
  await fireEvent.input(field, { target: { value: 'Kitchen' } });
  await fireEvent.keyDown(field, { key: 'Enter' });
  const folder = await screen.findByRole('button', { name: /^Kitchen/ });
  await waitFor(() => expect(screen.queryByRole('button', { name: EGG })).toBeNull());
  expect(folder.getAttribute('aria-expanded')).toBe('false');
  await fireEvent.click(folder);
  expect(await screen.findByRole('button', { name: EGG })).toBeTruthy();
  await fireEvent.click(screen.getByRole('button', { name: 'More about the folder “Kitchen”' }));
  await press(await screen.findByRole('menu'), 'Delete the folder, keep its chats');
  await screen.findByText('The folder “Kitchen” was deleted. Its chats are in the list.');
  expect(screen.getByRole('button', { name: EGG })).toBeTruthy();
  // And back, with what was in it.
  await fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await screen.findByRole('button', { name: 'More about the folder “Kitchen”' });
  await waitFor(() =>
    expect(app.state.snapshot?.chats.find((one) => one.title === EGG)?.folder).not.toBeNull(),
  );
});

test('a pinned chat stands above; tags are shown and filter the list', async () => {
  const { app } = await open();
  await press(await menuOf(EGG), 'Pin');
  const pinned = await screen.findByRole('list', { name: 'Pinned' });
  expect(within(pinned).getByRole('button', { name: EGG })).toBeTruthy();
  await press(await menuOf(EGG), 'Tags…');
  const field = await screen.findByRole('textbox', { name: 'Tags' });
  await fireEvent.input(field, { target: { value: 'food, #easy' } });
  await fireEvent.click(screen.getByRole('button', { name: 'Keep' }));
  await fireEvent.click(await screen.findByRole('button', { name: 'All chats' }));
  await fireEvent.click(screen.getByRole('menuitemradio', { name: 'food' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Pasta for six' })).toBeNull());
  expect(await screen.findByRole('button', { name: new RegExp(`^How long`) })).toBeTruthy();
  expect(app.tag).toBe('food');
  // Fewer tags by mistake: they come back.
  const egg = app.state.snapshot?.chats.find((one) => one.title === EGG)?.id ?? null;
  app.tagging = egg;
  await fireEvent.input(await screen.findByRole('textbox', { name: 'Tags' }), { target: { value: 'food' } });
  await fireEvent.click(screen.getByRole('button', { name: 'Keep' }));
  await fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(app.summaryOf(egg ?? '')?.tags).toEqual(['food', 'easy']));
});

test('an archived chat is found in the archive, and comes back', async () => {
  await open();
  await press(await menuOf(EGG), 'Archive');
  await fireEvent.click(await screen.findByRole('button', { name: 'Archive and bin' }));
  const list = await screen.findByRole('list', { name: 'Archived chats' });
  await fireEvent.click(within(list).getByRole('button', { name: `Back to the list: “${EGG}”` }));
  await screen.findByText('Nothing is archived.');
  expect(screen.getByRole('button', { name: EGG })).toBeTruthy();
});

test('the bin says when a chat goes, restores it, and deletes for good only after asking', async () => {
  const { backend } = await open();
  const gone = vi.spyOn(backend, 'deleteForGood');
  await press(await menuOf(EGG), 'Delete');
  await fireEvent.click(await screen.findByRole('button', { name: 'Archive and bin' }));
  await fireEvent.click(screen.getByRole('radio', { name: 'Bin (1)' }));
  await screen.findByText(/Goes for good in 30 days/);
  await fireEvent.click(screen.getByRole('button', { name: `Delete “${EGG}” for good` }));
  await fireEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
  expect(gone).not.toHaveBeenCalled();
  await fireEvent.click(screen.getByRole('button', { name: `Restore “${EGG}”` }));
  await screen.findByText('The bin is empty.');
  await press(await menuOf(EGG), 'Delete');
  await fireEvent.click(await screen.findByRole('button', { name: `Delete “${EGG}” for good` }));
  await fireEvent.click(await screen.findByRole('button', { name: 'Delete for good' }));
  await screen.findByText(/^Deleted for good/);
  expect(gone).toHaveBeenCalledOnce();
});

test('a new chat is sent with the settings it was given before its first message', async () => {
  const { backend } = await open();
  const send = vi.spyOn(backend, 'send');
  await fireEvent.click(screen.getByRole('button', { name: 'Chat settings' }));
  const dialog = await screen.findByRole('dialog');
  const system = within(dialog).getByRole('textbox', { name: 'What models are told before this chat' });
  await fireEvent.input(system, { target: { value: 'Rhyme.' } });
  const temperature = within(dialog).getByRole('textbox', { name: 'Temperature' });
  await fireEvent.input(temperature, { target: { value: '9' } });
  await fireEvent.change(temperature);
  expect(temperature.getAttribute('aria-invalid')).toBe('true');
  await fireEvent.input(temperature, { target: { value: '1.5' } });
  await fireEvent.change(temperature);
  await fireEvent.click(within(dialog).getByRole('switch', { name: 'A model order of its own' }));
  const order = await within(dialog).findByRole('list', { name: /order/i });
  const first = within(order).getAllByRole('listitem')[0] as HTMLElement;
  expect(first.textContent).toContain('Claude Opus');
  await fireEvent.click(within(first).getByRole('button', { name: /down/i }));
  await fireEvent.click(within(dialog).getByRole('button', { name: 'Done' }));
  const composer = screen.getByRole('textbox', { name: 'Your message' });
  await fireEvent.input(composer, { target: { value: 'A poem' } });
  await fireEvent.keyDown(composer, { key: 'Enter', keyCode: 13 });
  await waitFor(() => expect(send).toHaveBeenCalledOnce());
  const terms = send.mock.calls[0]?.[2];
  expect(terms?.system).toBe('Rhyme.');
  expect(terms?.wishes.temperature).toBe(1.5);
  expect(terms?.chat.order?.[0]?.model).toBe('gpt-sol');
});

test('usage is told in words and tables, by the range that is chosen', async () => {
  const { app, backend } = await open();
  const asked = vi.spyOn(backend, 'usage');
  app.go('settings', 'usage');
  await screen.findByText(/requests were sent, at a known cost of/);
  expect(screen.getByRole('img', { name: /^Cost in 30 bars/ })).toBeTruthy();
  expect(screen.getByText(/12 of them may be on a bill at a cost that nobody knows/)).toBeTruthy();
  const models = screen.getByRole('table', { name: 'By model' });
  expect(within(models).getByText('Anthropic/claude-opus')).toBeTruthy();
  await fireEvent.click(screen.getByRole('radio', { name: 'A year' }));
  await waitFor(() => expect(asked).toHaveBeenCalledWith(365));
  await fireEvent.click(screen.getByRole('switch', { name: 'Limit for a month' }));
  await waitFor(() => expect(app.setting('spend.month_usd')).toBe('20'));
});
