// @vitest-environment jsdom
import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import AppView from '../test/window';
import type { Backend } from '../ipc/backend';
import type { SearchPage, SearchRequest } from '../ipc/bindings/contract';
import { fakeBackend } from '../ipc/fake';
import { App } from '../state/app.svelte';
import { withFilter } from './filters';
import { Searching } from './searching.svelte';

async function open(change: Partial<Backend> = {}): Promise<App> {
  const app = new App({ ...fakeBackend('#state=well', 0), ...change });
  render(AppView, { props: { app } });
  await screen.findByRole('main');
  await fireEvent.keyDown(window, { key: 'F', ctrlKey: true, shiftKey: true });
  return app;
}

const field = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Words in your chats' });
const type = (words: string) => fireEvent.input(field(), { target: { value: words } });

const nothing: SearchPage = {
  chats: [],
  messages: [],
  next: null,
  unread: [],
  corrections: [],
  indexing: null,
  cut: false,
};

test('what is found opens where it stands in its chat', async () => {
  const app = await open();
  expect(document.activeElement).toBe(field());
  await type('egg boil');
  const list = await screen.findByRole('listbox', { name: 'What was found' });
  const first = within(list).getAllByRole('option')[0] as HTMLElement;
  await waitFor(() => expect(first.getAttribute('aria-selected')).toBe('true'));
  const marks = [...list.querySelectorAll('mark')].map((mark) => mark.textContent?.toLowerCase());
  expect(new Set(marks)).toEqual(new Set(['egg', 'boil']));
  // Past the chats, to the first message.
  const chats = app.searching.page?.chats.length ?? 0;
  for (let i = 0; i < chats; i++) await fireEvent.keyDown(field(), { key: 'ArrowDown' });
  await fireEvent.keyDown(field(), { key: 'Enter' });
  await waitFor(() => expect(screen.queryByRole('combobox')).toBeNull());
  await waitFor(() =>
    expect(document.querySelector('.flashed')?.textContent).toContain('How long do I boil'),
  );
}, 20_000);

test('a filter is one click away, and one that cannot be read is named', async () => {
  await open();
  await fireEvent.click(screen.getByRole('button', { name: /after:/ }));
  expect(field().value).toBe('after:');
  await type('egg after:soon');
  await screen.findByText(/“after:soon” is no filter yet/);
  expect(screen.getByRole('group', { name: 'Filters' })).toBeTruthy();
  expect(withFilter('egg ', 'from:me')).toBe('egg from:me ');
  expect(withFilter('', 'in:')).toBe('in:');
});

test('nothing found, still indexing, and what went wrong are said', async () => {
  const found = { page: nothing as SearchPage | Error };
  await open({
    search: async () => {
      if (found.page instanceof Error) throw { code: 'cannot-write', message: 'The disk does not answer.' };
      return found.page;
    },
  });
  await type('windmill');
  await screen.findAllByText('Nothing was found.');
  found.page = {
    ...nothing,
    indexing: { percent: 40, anew: false },
    corrections: [{ typed: 'windmil', found: ['windmill'] }],
  };
  await type('windmil');
  await screen.findByText(/still being indexed \(40/);
  await screen.findByText('Nothing has “windmil”. Shown is windmill.');
  found.page = new Error();
  await type('windmill now');
  expect((await screen.findByRole('alert')).textContent).toContain('The disk does not answer.');
  found.page = nothing;
  await fireEvent.click(screen.getByRole('button', { name: 'Search again' }));
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
});

test('only the answer to what stands in the field is shown', async () => {
  const answers: ((page: SearchPage) => void)[] = [];
  const ask = vi.fn((_: SearchRequest) => new Promise<SearchPage | null>((give) => answers.push(give)));
  const searching = new Searching(ask);
  void searching.type('a');
  void searching.type('ab');
  answers[1]?.({ ...nothing, cut: true });
  await vi.waitFor(() => expect(searching.page?.cut).toBe(true));
  answers[0]?.(nothing);
  await Promise.resolve();
  expect(searching.page?.cut).toBe(true);
  await searching.type('  ');
  expect(searching.page).toBeNull();
  expect(ask).toHaveBeenCalledTimes(2);
});

test('a long chat is read from its end', async () => {
  const made = fakeBackend('#state=well', 0);
  const asked: (number | undefined)[] = [];
  const app = new App({
    ...made,
    chat: async (id, newest) => {
      asked.push(newest);
      const chat = await made.chat(id);
      return newest === undefined ? chat : { ...chat, messages: chat.messages.slice(1), earlier: 1 };
    },
  });
  await app.start();
  const id = app.state.snapshot?.chats[0]?.id ?? '';
  await app.open(id);
  expect(asked).toEqual([60, undefined]);
  expect(app.state.chat?.earlier).toBe(0);
});

test('the last letters are looked for, also where an earlier search arrives after them', async () => {
  const page = await fakeBackend('#state=well', 0).search({ text: 'egg', typing: true, cursor: null });
  let asked = 0;
  const searching = new Searching(async () => (asked++ === 0 ? null : page));
  searching.open = true;
  await searching.type('egg');
  expect(asked).toBe(2);
  expect(searching.page).not.toBeNull();
});
