// @vitest-environment jsdom
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import AppView from '../test/window';
import type { Backend } from '../ipc/backend';
import { fakeBackend } from '../ipc/fake';
import { App } from '../state/app.svelte';

/** What is asked is judged here, and no answer comes. */
const BUSY = { code: 'busy', message: 'An answer is being written.' };

/** A chat whose last question was too long for every model. */
async function tooLong(change: Partial<Backend> = {}) {
  const fake = fakeBackend('#state=well&chat=c5', 0);
  const backend: Backend = {
    ...fake,
    async chat(id, newest) {
      const chat = await fake.chat(id, newest);
      const failure = chat.messages.at(-1)?.answer?.failure;
      if (failure) failure.code = 'too-long';
      return chat;
    },
    ...change,
  };
  render(AppView, { props: { app: new App(backend) } });
  await screen.findByText(/^Without the oldest 6 messages of 14 it fits Claude Opus/);
  return backend;
}

test(
  'nothing is left out before the person says so, and then what was said',
  { timeout: 20_000 },
  async () => {
    const send = vi.fn<Backend['send']>().mockRejectedValue(BUSY);
    await tooLong({ send });
    expect(send).not.toHaveBeenCalled();
    await fireEvent.click(screen.getByRole('button', { name: 'Ask without the oldest 6' }));
    expect(send.mock.calls[0]?.[2]).toMatchObject({ left_out: 6, summary: null });
  },
);

test(
  'a summary is made first where that is asked for, and nothing is sent when it cannot be',
  { timeout: 20_000 },
  async () => {
    const send = vi.fn<Backend['send']>().mockRejectedValue(BUSY);
    const summarise = vi
      .fn<Backend['summarise']>()
      .mockRejectedValueOnce({ code: 'provider', message: 'Nobody could sum it up.' })
      .mockResolvedValue('A story.');
    await tooLong({ send, summarise });
    await fireEvent.click(screen.getByRole('button', { name: 'Ask with a summary of them' }));
    await screen.findByText('Nobody could sum it up.');
    expect(send).not.toHaveBeenCalled();
    await fireEvent.click(await screen.findByRole('button', { name: 'Ask with a summary of them' }));
    await waitFor(() => expect(send.mock.calls[0]?.[2]).toMatchObject({ left_out: 6, summary: 'A story.' }));
  },
);

test('where nothing that is left out would help, that is said', async () => {
  const fake = fakeBackend('#state=well', 0);
  await expect(tooLong({ whatToLeaveOut: async () => null, snapshot: fake.snapshot })).rejects.toBeTruthy();
  expect(screen.getByText(/^Your question and its files alone are too long/)).toBeTruthy();
});
