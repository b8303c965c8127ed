// @vitest-environment jsdom
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import type { Backend } from '../ipc/backend';
import { fakeBackend } from '../ipc/fake';
import { practiceExchange } from '../ipc/fake/exchange';
import { PROVIDERS } from '../ipc/fake/world';
import Data from './Data.svelte';
import Erase from './Erase.svelte';

const shown = (takes = 5) =>
  render(Data, { backend: practiceExchange(takes) as Partial<Backend> as Backend });

test('an import says what it would bring and brings it at a word', async () => {
  shown();
  await fireEvent.click(screen.getByRole('button', { name: 'Choose a file…' }));
  const found = await screen.findByRole('group', { name: 'conversations-2026-11-20.zip' });
  expect(found.textContent).toContain('This is an export of ChatGPT');
  expect(found.textContent).toContain('1,284');
  expect(found.textContent).toContain('Mar 14, 2023 to Nov 20, 2026');
  expect(screen.getByRole('list', { name: 'What could not be read' }).textContent).toContain(
    '3 attached files',
  );
  await waitFor(() => expect(document.activeElement).toBe(found));
  await fireEvent.click(screen.getByRole('button', { name: 'Import' }));
  await screen.findByText('1,272 new chats, 20,113 new messages.');
  expect(screen.queryByRole('group')).toBeNull();
  screen.getByText('One chat was deleted here and stays so.');
});

test('no is no', async () => {
  shown();
  await fireEvent.click(screen.getByRole('button', { name: 'Choose a file…' }));
  await fireEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
  expect(screen.queryByRole('group')).toBeNull();
});

test('an export says where it is and what is missing', async () => {
  shown();
  await fireEvent.click(screen.getByRole('button', { name: 'Export everything' }));
  await screen.findByText('42 chats were written to /home/you/understudy.json');
  screen.getByText(/One attached file is not on this disk any more/u);
});

test('what takes long can be stopped, and says so', async () => {
  shown(60_000);
  await fireEvent.click(screen.getByRole('button', { name: 'Export everything' }));
  await screen.findByRole('progressbar', { name: 'Exporting…' });
  expect(screen.getByRole('button', { name: 'Choose a file…' })).toHaveProperty('disabled', true);
  await fireEvent.click(screen.getByRole('button', { name: 'Stop' }));
  expect(await screen.findByText('It was stopped. Nothing was changed.')).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
});

test('everything is deleted only when the word was typed, and what stops it is said', async () => {
  const backend = fakeBackend('#state=well', 0);
  const erase = vi
    .spyOn(backend, 'eraseEverything')
    .mockRejectedValueOnce({ code: 'key-store-locked', message: 'The keyring is locked.' });
  render(Erase, { props: { backend, providers: PROVIDERS } });
  await fireEvent.click(screen.getByRole('button', { name: 'Delete…' }));
  expect(screen.getByText(/the keys of Anthropic, OpenAI/)).toBeTruthy();
  const go = screen.getByRole<HTMLButtonElement>('button', { name: 'Delete everything' });
  const word = screen.getByLabelText('Type “delete” to go on');
  await fireEvent.input(word, { target: { value: 'delet' } });
  await fireEvent.submit(word.closest('form') as HTMLFormElement);
  expect(go.disabled).toBe(true);
  expect(erase).not.toHaveBeenCalled();
  await fireEvent.input(word, { target: { value: ' Delete ' } });
  await fireEvent.submit(word.closest('form') as HTMLFormElement);
  expect((await screen.findByRole('alert')).textContent).toContain('The keyring is locked.');
  expect(go.disabled).toBe(false);
});
