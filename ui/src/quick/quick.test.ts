// @vitest-environment jsdom
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import type { Backend } from '../ipc/backend';
import { fakeBackend } from '../ipc/fake';
import { App } from '../state/app.svelte';
import QuickPrompt from './QuickPrompt.svelte';

// jsdom's files cannot be read; what is in them does not matter here.
Blob.prototype.arrayBuffer ??= async () => new ArrayBuffer(8);

async function open(change: Partial<Backend> = {}): Promise<App> {
  const app = new App({ ...fakeBackend('#state=well', 0), ...change });
  render(QuickPrompt, { props: { app } });
  await waitFor(() => expect(app.state.snapshot).not.toBeNull());
  return app;
}

const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Your message' });
const press = (key: string, held: object = {}) => fireEvent.keyDown(field(), { key, ...held });

async function ask(words: string): Promise<void> {
  await fireEvent.input(field(), { target: { value: words } });
  await press('Enter', { keyCode: 13 });
}

test('what is selected elsewhere goes along when it is asked for, and only then', async () => {
  const send = vi.fn(fakeBackend('#state=well', 0).send);
  await open({ send });
  expect(screen.queryByText(/Selected text/)).toBeNull();
  await press('i', { ctrlKey: true });
  await screen.findByText(/Selected text/);
  await screen.findByRole('button', { name: /^Remove/ });
  await ask('Shorter, please');
  await waitFor(() => expect(send).toHaveBeenCalledOnce());
  expect(send.mock.calls[0]?.[0]).toMatchObject({
    text: 'Shorter, please',
    attachments: [{ name: 'Selected text.txt' }],
  });
  // With the question, and no longer in the field.
  await waitFor(() => expect(screen.queryByRole('button', { name: /^Remove/ })).toBeNull());
});

test('nothing that could be asked about is said', async () => {
  await open({ pickText: async () => null });
  await press('i', { ctrlKey: true });
  await screen.findByText(/Nothing is selected/);
});

test('an answer goes back, or it is said that it cannot; a new question begins', async () => {
  const pasteBack = vi.fn(async () => false);
  const app = await open({ pasteBack });
  await press('Enter', { altKey: true });
  expect(pasteBack).not.toHaveBeenCalled();
  await ask('What now?');
  const paste = await screen.findByRole('button', { name: /paste/ }, { timeout: 10_000 });
  await waitFor(() => expect(Object.values(app.state.live).every((turn) => turn.end !== null)).toBe(true), {
    timeout: 10_000,
  });
  await fireEvent.click(paste);
  expect(pasteBack).toHaveBeenCalledOnce();
  await screen.findByText(/clipboard/);
  expect(screen.getByText('What now?')).toBeDefined();
  await press('n', { ctrlKey: true });
  await waitFor(() => expect(screen.queryByText('What now?')).toBeNull());
  expect(app.state.openId).toBeNull();
}, 30_000);

test('it stays open where that is wanted', async () => {
  const pinQuick = vi.fn(async () => {});
  await open({ pinQuick });
  const pin = screen.getByRole('button', { name: /Keep it open/ });
  expect(pin.getAttribute('aria-pressed')).toBe('false');
  await press('p', { ctrlKey: true });
  expect(pin.getAttribute('aria-pressed')).toBe('true');
  expect(pinQuick).toHaveBeenCalledWith(true);
});
