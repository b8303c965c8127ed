// @vitest-environment jsdom
import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, test, vi } from 'vitest';
import AppView from '../test/window';
import type { Backend } from '../ipc/backend';
import { fakeBackend } from '../ipc/fake';
import { App } from '../state/app.svelte';
import { LONG_PASTE } from './paste';
import { down, up } from './recall';
import { fitting, triggerAt } from './trigger';

async function open(hash = '#state=well', change: Partial<Backend> = {}) {
  const backend = { ...fakeBackend(hash, 0), ...change };
  const app = new App(backend);
  render(AppView, { props: { app } });
  await screen.findByRole('main');
  return { app, backend };
}

const field = () => screen.getByLabelText<HTMLTextAreaElement>('Your message');
async function type(text: string) {
  await fireEvent.input(field(), { target: { value: text } });
}
const press = (key: string, more: object = {}) =>
  fireEvent.keyDown(field(), { key, keyCode: key === 'Enter' ? 13 : 0, ...more });

describe('Up and Down', () => {
  const sent = ['first', 'second\nof two lines'];

  test('bring back what was sent, and Down gives back what was being written', () => {
    const one = up(null, { text: 'a draft', caret: 0 }, sent);
    expect(one?.text).toBe('second\nof two lines');
    const two = up(one?.walk ?? null, { text: one?.text ?? '', caret: 0 }, sent);
    expect(two?.text).toBe('first');
    expect(up(two?.walk ?? null, { text: 'first', caret: 0 }, sent)).toBeNull();
    const back = down(two?.walk ?? null, { text: 'first', caret: 0 }, sent);
    expect(back?.text).toBe('second\nof two lines');
    const draft = down(back?.walk ?? null, { text: back?.text ?? '', caret: back?.caret ?? 0 }, sent);
    expect(draft).toMatchObject({ text: 'a draft', walk: null });
  });

  test('move within a text of their own', () => {
    expect(up(null, { text: 'a draft', caret: 3 }, sent)).toBeNull();
    expect(up(null, { text: 'a draft', caret: null }, sent)).toBeNull();
    expect(down(null, { text: '', caret: 0 }, sent)).toBeNull();
    const one = up(null, { text: '', caret: 0 }, sent);
    expect(up(one?.walk ?? null, { text: one?.text ?? '', caret: 10 }, sent)).toBeNull();
    expect(down(one?.walk ?? null, { text: one?.text ?? '', caret: 0 }, sent)).toBeNull();
    // What was brought back and changed is a text of one's own.
    expect(down(one?.walk ?? null, { text: 'changed', caret: 7 }, sent)).toBeNull();
  });

  test('in the window, a chat brings back its own questions', async () => {
    await open('#state=well&chat=c3');
    await screen.findByText('How long do I boil an egg?', { selector: '.bubble' });
    await press('ArrowUp');
    await waitFor(() => expect(field().value).toBe('How long do I boil an egg?'));
    field().setSelectionRange(26, 26);
    await press('ArrowDown');
    await waitFor(() => expect(field().value).toBe(''));
  });
});

describe('a long paste', () => {
  const long = 'word '.repeat(LONG_PASTE);
  const paste = (text: string) =>
    fireEvent.paste(field(), {
      clipboardData: { getData: () => text, files: [], types: ['text/plain'] },
    });

  test('becomes a file, and can be put into the text instead', async () => {
    const { app } = await open();
    await type('What does it say? ');
    field().setSelectionRange(18, 18);
    await paste(long);
    expect(await screen.findByText(/20,000 characters, so it goes along as a file/)).toBeTruthy();
    expect(app.attaching.of('')[0]?.name).toBe('Pasted text.txt');
    expect(field().value).toBe('What does it say? ');
    await fireEvent.click(screen.getByRole('button', { name: 'Put it in the text instead' }));
    await waitFor(() => expect(field().value).toBe(`What does it say? ${long}`));
    expect(app.attaching.of('')).toEqual([]);
  });

  test('with Shift, and a short one, stays a text', async () => {
    const { app } = await open();
    await press('V', { ctrlKey: true, shiftKey: true });
    await paste(long);
    await press('v', { ctrlKey: true });
    await paste('short');
    expect(app.attaching.of('')).toEqual([]);
  });
});

describe('a model for one message', () => {
  test('an @ that begins a word, and a / at the very start', () => {
    expect(triggerAt('@so', 3)).toMatchObject({ sign: '@', from: 0, typed: 'so' });
    expect(triggerAt('ask @', 5)).toMatchObject({ sign: '@', from: 4, typed: '' });
    expect(triggerAt('me@home.example', 15)).toBeNull();
    expect(triggerAt('/sum', 4)).toMatchObject({ sign: '/', typed: 'sum' });
    expect(triggerAt('a /sum', 6)).toBeNull();
    expect(triggerAt('/usr/bin', 8)).toBeNull();
    expect(fitting(['GPT Sol', 'Solaris', 'Console'], 'sol', (one) => one)).toEqual([
      'GPT Sol',
      'Solaris',
      'Console',
    ]);
  });

  test('is picked by keys, shown, sent once and gone', async () => {
    const { app, backend } = await open();
    const send = vi.spyOn(backend, 'send');
    await type('@sol');
    const list = await screen.findByRole('listbox', { name: 'Models' });
    expect(within(list).getAllByRole('option')).toHaveLength(1);
    await press('Enter');
    expect((await screen.findByText(/answers this message/)).textContent).toBe(
      'GPT Sol answers this message',
    );
    expect(field().value).toBe('');
    expect(screen.queryByRole('listbox')).toBeNull();
    await type('You, this once');
    await press('Enter');
    expect(send.mock.calls[0]?.[2]?.first).toBe('OpenAI/gpt-sol');
    await waitFor(() => expect(app.choosing.of(app.slot)).toBeNull());
  });

  test('can be taken back, and Escape leaves the @ a letter', async () => {
    const { app } = await open();
    await type('@');
    await press('Escape');
    await waitFor(() => expect(screen.queryByRole('listbox')).toBeNull());
    expect(field().value).toBe('@');
    await type('');
    await type('@sol');
    await press('Tab');
    await fireEvent.click(await screen.findByRole('button', { name: 'By the model order again' }));
    expect(app.choosing.of('')).toBeNull();
  });

  test('Shift+Enter asks it first in this chat from now on', async () => {
    const { app } = await open();
    await type('@sol');
    await screen.findByRole('listbox', { name: 'Models' });
    await press('Enter', { shiftKey: true });
    await waitFor(() => expect(app.terms.order?.[0]?.model).toBe('gpt-sol'));
    expect(app.choosing.of('')).toBeNull();
  });
});

test('what it would come to is said while one writes, and not once nothing is written', async () => {
  await open();
  await type('word'.repeat(1_000));
  expect(await screen.findByText('≈ 1K tokens, $0.005')).toBeTruthy();
  await type('');
  await waitFor(() => expect(screen.queryByText(/≈/)).toBeNull());
});
