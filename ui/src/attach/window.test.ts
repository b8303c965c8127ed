// @vitest-environment jsdom
import { File as ReadableFile } from 'node:buffer';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import AppView from '../test/window';
import type { Backend } from '../ipc/backend';
import { fakeBackend } from '../ipc/fake';
import { App } from '../state/app.svelte';

vi.setConfig({ testTimeout: 20_000 });

const opened: { app: App; backend: Backend }[] = [];

beforeEach(() => {
  let made = 0;
  URL.createObjectURL = () => `blob:made-up/${++made}`;
  URL.revokeObjectURL = vi.fn();
  // Nothing can paint here: the made-up pictures are one pixel.
  HTMLCanvasElement.prototype.getContext = () => null;
});

// A turn that still plays would go on when the page is gone.
afterEach(async () => {
  for (const { app, backend } of opened.splice(0)) {
    const running = Object.values(app.state.live).filter((turn) => turn.end === null);
    await Promise.all(running.map((turn) => backend.stopTurn(turn.id)));
  }
});

async function open(state = 'well', given?: Backend) {
  const backend = given ?? fakeBackend(`#state=${state}`, 0);
  const app = new App(backend);
  opened.push({ app, backend });
  const page = render(AppView, { props: { app } });
  await screen.findByRole('main');
  return { app, backend, page };
}

const PNG = '\x89PNG\r\n\x1a\n';
/** jsdom's own files cannot be read. */
const file = (name: string, content = name) => {
  const bytes = Uint8Array.from(content, (letter) => letter.charCodeAt(0));
  return new ReadableFile([bytes], name, { type: 'image/png' }) as unknown as File;
};
const photo = () => file('photo.png', `${PNG}0000IHDR\0\0\x03\x20\0\0\x01\xf4`);
const composer = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Your message' });
const tiles = () => within(screen.getByRole('list', { name: 'Attached files' })).getAllByRole('listitem');
const said = () => [...document.querySelectorAll('[data-said]')].at(-1)?.textContent;
const enter = () => fireEvent.keyDown(composer(), { key: 'Enter', keyCode: 13 });

function carrying(files: File[], types = ['Files'], link = '') {
  return { dataTransfer: { types, files, items: [], getData: () => link } };
}
const drop = (...files: File[]) => fireEvent.drop(screen.getByRole('main'), carrying(files));
const ready = (count: number) =>
  waitFor(() => {
    expect(tiles()).toHaveLength(count);
    expect(tiles().every((tile) => tile.dataset.state !== 'reading')).toBe(true);
  });

describe('files in the composer', () => {
  test('come by the button, a drop and a paste, with names for a screen reader', async () => {
    await open();
    expect(screen.getByRole('button', { name: 'Attach' })).toBeTruthy();
    const input = document.querySelector<HTMLInputElement>('.composer [data-files]');
    if (!input) throw new Error('there is an input for files');
    await fireEvent.change(input, { target: { files: [photo()] } });
    await ready(1);
    expect(said()).toBe('photo.png attached.');
    await fireEvent.dragEnter(screen.getByRole('main'), carrying([]));
    expect(screen.getByText('Drop to attach')).toBeTruthy();
    await drop(file('notes.txt'));
    expect(screen.queryByText('Drop to attach')).toBeNull();
    await ready(2);
    await fireEvent.paste(composer(), { clipboardData: { types: ['Files'], files: [file('plan.md')] } });
    await ready(3);
    expect(tiles().map((tile) => tile.textContent)).toEqual([
      expect.stringContaining('photo.png'),
      expect.stringContaining('Text, 9 bytes'),
      expect.stringContaining('plan.md'),
    ]);
    expect(screen.getByRole('button', { name: 'Look at photo.png' })).toBeTruthy();
  });

  test('are taken out by Delete, the focus goes on, and undo brings them back', async () => {
    await open();
    await drop(file('a.txt'), file('b.txt'));
    await ready(2);
    const first = screen.getByRole('button', { name: 'Remove a.txt' });
    first.focus();
    await fireEvent.keyDown(first, { key: 'Delete' });
    await waitFor(() => expect(tiles()).toHaveLength(1));
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Remove b.txt'));
    await fireEvent.keyDown(document.activeElement as Element, { key: 'Backspace' });
    await waitFor(() => expect(document.activeElement).toBe(composer()));
    const [undo] = screen.getAllByRole('button', { name: 'Undo' });
    await fireEvent.click(undo as HTMLElement);
    expect(tiles()[0]?.textContent).toContain('a.txt');
  });

  test('go without a word, stand in the question at once, and leave the composer', async () => {
    const { backend } = await open();
    const send = vi.spyOn(backend, 'send');
    await drop(photo());
    await ready(1);
    await enter();
    const question = await screen.findByRole('article', { name: 'You' });
    expect(within(question).getByRole('button', { name: 'Look at photo.png' })).toBeTruthy();
    expect(document.querySelector('.composer .tile')).toBeNull();
    const start = send.mock.calls[0]?.[0];
    expect(start).toMatchObject({ kind: 'new-chat', text: '', attachments: [{ name: 'photo.png' }] });
  });

  test('come back with the words when they could not be sent', async () => {
    const backend = fakeBackend('#state=well', 0);
    backend.send = async () => Promise.reject({ code: 'cannot-write', message: 'The disk is full.' });
    await open('well', backend);
    await drop(file('a.txt'));
    await ready(1);
    await fireEvent.input(composer(), { target: { value: 'Read this' } });
    await enter();
    await screen.findByText('The disk is full.');
    await waitFor(() => expect(composer().value).toBe('Read this'));
    expect(tiles()).toHaveLength(1);
  });

  test('are waited for: the message goes when the last is read', async () => {
    const backend = fakeBackend('#state=well', 0);
    let go = () => {};
    const attach = backend.attach;
    backend.attach = async (name, bytes, temporary) => {
      await new Promise<void>((then) => (go = then));
      return attach(name, bytes, temporary);
    };
    const send = vi.spyOn(backend, 'send');
    await open('well', backend);
    await drop(file('a.txt'));
    await fireEvent.input(composer(), { target: { value: 'Read this' } });
    await enter();
    await screen.findByText(/sent as soon as its files are read/);
    // Escape keeps it here.
    await fireEvent.keyDown(composer(), { key: 'Escape' });
    expect(screen.queryByText(/sent as soon as/)).toBeNull();
    await enter();
    expect(send).not.toHaveBeenCalled();
    go();
    await waitFor(() => expect(send).toHaveBeenCalledOnce());
    expect(send.mock.calls[0]?.[0]).toMatchObject({ text: 'Read this', attachments: [{ name: 'a.txt' }] });
  });

  test('that cannot go hold the message, say why, and can be taken out', async () => {
    const { backend } = await open();
    const send = vi.spyOn(backend, 'send');
    await drop(file('archive.zip'));
    await ready(1);
    expect(tiles()[0]?.textContent).toContain('cannot be attached');
    await fireEvent.input(composer(), { target: { value: 'Open it' } });
    await enter();
    expect(screen.getByText('Remove what could not be attached, then send.')).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Send' }).disabled).toBe(true);
    expect(send).not.toHaveBeenCalled();
    await fireEvent.click(screen.getByRole('button', { name: 'Remove archive.zip' }));
    await enter();
    await waitFor(() => expect(send).toHaveBeenCalledOnce());
  });

  test('are still there after the page was made anew, each in its chat', async () => {
    const { backend, page } = await open();
    await drop(file('draft.txt'));
    await ready(1);
    page.unmount();
    await waitFor(async () => expect(await backend.drafts()).toHaveLength(1));
    await open('well', backend);
    await waitFor(() => expect(tiles()[0]?.textContent).toContain('draft.txt'));
    await fireEvent.click(screen.getByRole('button', { name: 'Pasta for six' }));
    await waitFor(() => expect(screen.queryByRole('list', { name: 'Attached files' })).toBeNull());
  });

  test('a dropped link becomes words, and nothing leads the window elsewhere', async () => {
    await open();
    const link = carrying([], ['text/uri-list'], 'https://example.org/page');
    // False: the page has taken it for itself.
    expect(await fireEvent.drop(screen.getByRole('main'), link)).toBe(false);
    expect(composer().value).toBe('https://example.org/page');
    expect(screen.getByText(/A link is not a file/)).toBeTruthy();
    const list = screen.getByRole('navigation');
    expect(await fireEvent.drop(list, carrying([file('a.txt')]))).toBe(false);
    expect(screen.queryByRole('list', { name: 'Attached files' })).toBeNull();
  });
});

describe('files of a question', () => {
  async function look() {
    const { backend, app } = await open();
    await fireEvent.click(screen.getByRole('button', { name: 'Pictures and a paper' }));
    const question = await screen.findByRole('article', { name: 'You' });
    return { backend, app, question };
  }

  test('are shown with what could not be read of them; a picture opens in full and closes', async () => {
    const { question } = await look();
    expect(question.textContent).toContain('PDF, 612 pages, 24 MB');
    expect(question.textContent).toContain('Only the first 500 pages were read.');
    const picture = within(question).getByRole('button', { name: 'Look at canal.png' });
    await waitFor(() => expect(picture.querySelector('img')?.src).toMatch(/^blob:/));
    await fireEvent.click(picture);
    const viewer = await screen.findByRole('dialog', { name: 'canal.png' });
    const full = await within(viewer).findByRole<HTMLImageElement>('img', { name: 'canal.png' });
    const { src } = full;
    await fireEvent.keyDown(viewer, { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(URL.revokeObjectURL).toHaveBeenCalledWith(src);
  });

  test('are kept or changed when it is written anew', async () => {
    const { backend, question } = await look();
    const send = vi.spyOn(backend, 'send');
    await fireEvent.click(within(question).getByRole('button', { name: 'Edit' }));
    await fireEvent.click(await within(question).findByRole('button', { name: 'Remove canal.png' }));
    await drop(file('more.txt'));
    await waitFor(() => expect(question.textContent).toContain('Text, 8 bytes'));
    await fireEvent.click(within(question).getByRole('button', { name: 'Send' }));
    await waitFor(() => expect(send).toHaveBeenCalledOnce());
    const start = send.mock.calls[0]?.[0];
    if (start?.kind !== 'edit') throw new Error('it is an edit');
    expect(start.text).toBe('What is on these, and what does the paper say about them?');
    expect(start.attachments.map((one) => one.name.slice(-8))).toEqual([
      '26年春.png',
      'ion).pdf',
      'more.txt',
    ]);
  });
});

describe('answers', () => {
  test('name their sources with the real host, and ask the app to open one', async () => {
    const { backend } = await open('sources');
    const openLink = vi.spyOn(backend, 'openLink');
    await fireEvent.input(composer(), { target: { value: 'Where?' } });
    await enter();
    const sources = await screen.findByRole('region', { name: 'Sources' }, { timeout: 10_000 });
    expect(within(sources).getAllByRole('listitem')).toHaveLength(5);
    const disguised = within(sources).getByRole('button', { name: /bank\.example/ });
    expect(disguised.textContent).toContain('evil.example');
    await fireEvent.click(disguised);
    expect(openLink).toHaveBeenCalledWith('https://evil.example/login');
    expect(screen.getByText('web_search').closest('p')?.textContent).toBe(
      'The model asked for the tool web_search, which Understudy does not run.',
    );
  });

  test('are asked for with as much thinking as was chosen, which is kept', async () => {
    const { backend } = await open();
    const [send, set] = [vi.spyOn(backend, 'send'), vi.spyOn(backend, 'setSetting')];
    await fireEvent.click(screen.getByRole('button', { name: 'Thinking' }));
    await fireEvent.click(screen.getByRole('menuitemradio', { name: 'High' }));
    expect(set).toHaveBeenCalledWith('answer.effort', 'high');
    await screen.findByRole('button', { name: 'Thinking: high' });
    await fireEvent.input(composer(), { target: { value: 'Think' } });
    await enter();
    // The app itself fills in what is set, for the terminal too.
    await waitFor(() => expect(send).toHaveBeenCalledOnce());
    expect(send.mock.calls[0]?.[1]).toBeUndefined();
  });
});
