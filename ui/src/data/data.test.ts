// @vitest-environment jsdom
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { Backend } from '../ipc/backend';
import { practiceExchange } from '../ipc/fake/exchange';
import Data from './Data.svelte';

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
  expect((await screen.findByRole('alert')).textContent).toContain('It was stopped. Nothing was changed.');
});
