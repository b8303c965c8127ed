// @vitest-environment jsdom
import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import AppView from './test/window';
import type { Backend } from './ipc/backend';
import { fakeBackend } from './ipc/fake';
import { App } from './state/app.svelte';

const opened: { app: App; backend: Backend }[] = [];

// A turn that still plays would go on when the page is gone.
afterEach(async () => {
  for (const { app, backend } of opened.splice(0)) {
    const running = Object.values(app.state.live).filter((turn) => turn.end === null);
    await Promise.all(running.map((turn) => backend.stopTurn(turn.id)));
  }
});

/** The window over the made-up app, which plays its turns without a pause. */
async function open(state: string, change: Partial<Backend> = {}): Promise<{ app: App; backend: Backend }> {
  const backend = { ...fakeBackend(`#state=${state}`, 0), ...change };
  const app = new App(backend);
  opened.push({ app, backend });
  render(AppView, { props: { app } });
  await screen.findByRole('main');
  return { app, backend };
}

const composer = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Your message' });

async function ask(words: string) {
  await fireEvent.input(composer(), { target: { value: words } });
  await fireEvent.keyDown(composer(), { key: 'Enter', keyCode: 13 });
}

describe('a person asks', () => {
  test('and the main model is overloaded: the backup answers, and the window says so', async () => {
    await open('switch');
    await ask('What now?');
    expect(composer().value).toBe('');
    const details = await screen.findByRole('button', { name: 'Details' });
    const answer = screen.getByRole('article', { name: 'Answer' });
    await waitFor(() => expect(answer.textContent).toContain('chapter on references'), { timeout: 10_000 });
    expect(answer.textContent).toContain('Claude Opus stopped, overloaded. GPT Sol took over.');
    await fireEvent.click(details);
    const attempts = screen.getByRole('list', { name: 'Attempts' });
    expect(within(attempts).getAllByRole('listitem')).toHaveLength(2);
    expect(attempts.textContent).toContain('overloaded (529)');
    const said = () => [...document.querySelectorAll('[data-said]')].map((one) => one.textContent);
    await waitFor(
      () =>
        expect(said()).toEqual([
          'Claude Opus is answering.',
          'Claude Opus stopped, overloaded. GPT Sol took over.',
          'GPT Sol has finished the answer.',
        ]),
      { timeout: 10_000 },
    );
  }, 20_000);

  test('and the answer breaks off: the window says who goes on, then where', async () => {
    await open('gap');
    await ask('What now?');
    const answer = await screen.findByRole('article', { name: 'Answer' });
    await waitFor(() =>
      expect(answer.textContent).toContain('Claude Opus stopped: overloaded. GPT Sol goes on…'),
    );
    expect(screen.queryByRole('button', { name: 'Details' })).toBeNull();
  });

  test('and it goes on to the end, with a line where it went on that no copy has', async () => {
    await open('rescue');
    await ask('What now?');
    const answer = await screen.findByRole('article', { name: 'Answer' });
    await waitFor(() => expect(answer.textContent).toContain('chapter on references'), { timeout: 10_000 });
    expect(answer.textContent).toContain('Claude Opus stopped: overloaded. GPT Sol went on.');
    await waitFor(() => expect(answer.textContent).toContain('Claude Opus → GPT Sol'));
    expect(within(answer).getByRole('button', { name: /Redo/ })).toBeTruthy();
    const write = vi.fn(async (_: string) => {});
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText: write } });
    await fireEvent.click(within(answer).getAllByRole('button', { name: 'Copy' }).at(-1) as HTMLElement);
    await waitFor(() => expect(write).toHaveBeenCalled());
    expect(write.mock.calls[0]?.[0]).not.toContain('went on');
    vi.unstubAllGlobals();
  }, 20_000);

  test('and waits too long: the next model is asked, or the wait goes on', async () => {
    const { backend } = await open('slow');
    const [wait, next] = [vi.spyOn(backend, 'keepWaiting'), vi.spyOn(backend, 'switchNow')];
    await ask('What now?');
    await fireEvent.click(await screen.findByRole('button', { name: 'Keep waiting' }));
    expect(wait).toHaveBeenCalledWith(expect.any(String), 0);
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Switch now' })).toBeNull());
    expect(next).not.toHaveBeenCalled();
  });

  test('and goes on to the next model', async () => {
    const { backend } = await open('slow');
    const next = vi.spyOn(backend, 'switchNow');
    await ask('What now?');
    await fireEvent.click(await screen.findByRole('button', { name: 'Switch now' }));
    expect(next).toHaveBeenCalledWith(expect.any(String), 0);
    const answer = screen.getByRole('article', { name: 'Answer' });
    await waitFor(() => expect(answer.textContent).toContain('chapter on references'), { timeout: 10_000 });
  }, 20_000);

  test('and it cannot be sent: the words are back, and why is said', async () => {
    const send = vi.fn(async () => Promise.reject({ code: 'cannot-write', message: 'The disk is full.' }));
    await open('well', { send });
    await ask('Do not lose me');
    expect((await screen.findByRole('alert')).textContent).toContain('The disk is full.');
    await waitFor(() => expect(composer().value).toBe('Do not lose me'));
    expect(screen.queryByRole('article')).toBeNull();
  });

  test('and stops the answer with Escape', async () => {
    const { backend } = await open('waiting');
    const stop = vi.spyOn(backend, 'stopTurn');
    await ask('Never mind');
    await screen.findByText('Claude Opus');
    await screen.findByRole('button', { name: 'Stop' });
    await fireEvent.keyDown(window, { key: 'Escape' });
    await screen.findByText('Stopped by you before the answer began.');
    expect(stop).toHaveBeenCalledOnce();
  });

  test('and writes on while the answer comes; Enter waits', async () => {
    await open('waiting');
    await ask('First');
    await screen.findByRole('button', { name: 'Stop' });
    await ask('Second');
    expect(composer().value).toBe('Second');
    expect(screen.getAllByRole('article', { name: 'You' })).toHaveLength(1);
    expect(screen.getByText(/still being written/)).toBeTruthy();
  });

  test('and nobody can answer: the message is kept and the reason is said', async () => {
    await open('fail');
    await ask('Anybody?');
    expect((await screen.findByRole('note')).textContent).toContain('Your message is kept');
    expect(screen.getByRole('article', { name: 'You' }).textContent).toContain('Anybody?');
    expect(screen.getByRole('button', { name: /Redo/ })).toBeTruthy();
  });

  test('again with other words, by Ctrl+Up in the empty composer', async () => {
    const { backend } = await open('well');
    const send = vi.spyOn(backend, 'send');
    await fireEvent.click(screen.getByRole('button', { name: 'How long do I boil an egg?' }));
    await screen.findByText('How long do I boil an egg?', { selector: '.bubble' });
    await fireEvent.keyDown(composer(), { key: 'ArrowUp', ctrlKey: true });
    const edit = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: /to be sent again/ });
    await waitFor(() => expect(edit.value).toBe('How long do I boil an egg?'));
    await fireEvent.input(edit, { target: { value: 'How long do I fry an egg?' } });
    await fireEvent.keyDown(edit, { key: 'Enter', keyCode: 13 });
    expect(send.mock.calls[0]?.[0]).toMatchObject({
      kind: 'edit',
      chat: 'c3',
      text: 'How long do I fry an egg?',
    });
  });
});

describe('the list of chats', () => {
  test('deletes with an undo', async () => {
    await open('well');
    const egg = screen.getByRole('button', { name: 'How long do I boil an egg?' });
    await fireEvent.keyDown(egg, { key: 'Delete' });
    await waitFor(() => expect(screen.queryByRole('button', { name: /boil an egg\?$/ })).toBeNull());
    await fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await screen.findByRole('button', { name: 'How long do I boil an egg?' });
  });

  test('renames in place by F2; Escape leaves it as it was', async () => {
    const { app } = await open('well');
    await fireEvent.click(screen.getByRole('button', { name: 'Pasta for six' }));
    await fireEvent.keyDown(window, { key: 'F2' });
    let field = await screen.findByRole('textbox', { name: 'Title of the chat' });
    await fireEvent.input(field, { target: { value: 'Nothing' } });
    await fireEvent.keyDown(field, { key: 'Escape' });
    expect(screen.getByRole('button', { name: 'Pasta for six' })).toBeTruthy();
    app.renaming = 'c6';
    field = await screen.findByRole('textbox', { name: 'Title of the chat' });
    await waitFor(() => expect((field as HTMLInputElement).value).toBe('Pasta for six'));
    await fireEvent.input(field, { target: { value: 'Pasta for eight' } });
    await fireEvent.keyDown(field, { key: 'Enter' });
    await screen.findByRole('button', { name: 'Pasta for eight' });
  });

  test('each chat keeps its own unsent words', async () => {
    await open('well');
    await fireEvent.input(composer(), { target: { value: 'for a new chat' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Pasta for six' }));
    await waitFor(() => expect(composer().value).toBe(''));
    await fireEvent.input(composer(), { target: { value: 'about pasta' } });
    await fireEvent.keyDown(window, { key: 'n', ctrlKey: true });
    await waitFor(() => expect(composer().value).toBe('for a new chat'));
  });
});

test('zoom is kept as a setting, and every size follows it', async () => {
  const { backend } = await open('well');
  const set = vi.spyOn(backend, 'setSetting');
  await fireEvent.keyDown(window, { key: '+', ctrlKey: true });
  expect(set).toHaveBeenCalledWith('ui.zoom', '110');
  await waitFor(() => expect(document.documentElement.style.fontSize).toBe('110%'));
  await fireEvent.keyDown(window, { key: '0', ctrlKey: true });
  await waitFor(() => expect(document.documentElement.style.fontSize).toBe(''));
});

test('Ctrl+Q quits; that the app stays in the tray is said when the window is seen again', async () => {
  const { app, backend } = await open('well');
  const quit = vi.spyOn(backend, 'quit');
  await fireEvent.keyDown(window, { key: 'q', ctrlKey: true });
  expect(quit).toHaveBeenCalledOnce();
  await fireEvent.blur(window);
  app.dispatch({ type: 'stays-in-tray' });
  await new Promise((then) => setTimeout(then, 20));
  expect(screen.queryByText(/It is in the tray/)).toBeNull();
  await fireEvent.focus(window);
  await screen.findByText(/It is in the tray/);
});

test('the window is shown once, after its first frame', async () => {
  const windowReady = vi.fn(async () => {});
  await open('well', { windowReady });
  await waitFor(() => expect(windowReady).toHaveBeenCalledOnce());
});

test('without the app behind it the window says why, and tries again', async () => {
  let broken = true;
  const good = fakeBackend('#state=well', 0);
  const backend: Backend = {
    ...good,
    snapshot: () =>
      broken
        ? Promise.reject({ code: 'history-damaged', message: 'The history cannot be read.' })
        : good.snapshot(),
  };
  render(AppView, { props: { app: new App(backend) } });
  expect((await screen.findByRole('alert')).textContent).toContain('The history cannot be read.');
  broken = false;
  await fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByRole('navigation');
});

describe('a temporary chat', () => {
  const sent = (backend: Backend) => vi.spyOn(backend, 'send');

  test('begins with its button or its keys, says what it is, and leaves no draft behind', async () => {
    const { app, backend } = await open('well');
    const send = sent(backend);
    await fireEvent.input(composer(), { target: { value: 'For later' } });
    await fireEvent.keyDown(window, { key: 'N', ctrlKey: true, shiftKey: true });
    expect(screen.getByText(/Nothing of it is stored here/)).toBeTruthy();
    expect(composer().value).toBe('');
    await fireEvent.input(composer(), { target: { value: 'quicksilver' } });
    expect(JSON.stringify(app.keptDrafts)).not.toContain('quicksilver');
    await fireEvent.keyDown(composer(), { key: 'Enter', keyCode: 13 });
    await waitFor(() => expect(app.state.openId).not.toBeNull());
    expect(send.mock.calls[0]?.[2]).toMatchObject({ temporary: true });
    await waitFor(() => expect(app.temporary).toBe(true));
    expect(screen.getAllByText('Temporary chat').length).toBeGreaterThan(0);
    // The next new chat is an ordinary one, with what stood in its composer.
    await fireEvent.keyDown(window, { key: 'n', ctrlKey: true });
    expect(app.temporary).toBe(false);
    expect(composer().value).toBe('For later');
  });

  test('is gone with a word, and cannot be brought back', async () => {
    const { app } = await open('well');
    app.openTemporary();
    await ask('quicksilver');
    await waitFor(() => expect(app.temporary && app.state.openId).toBeTruthy());
    const id = app.state.openId as string;
    app.remove(id);
    expect(await screen.findByText(/it cannot come back/)).toBeTruthy();
    expect(app.state.openId).toBe(id);
    await fireEvent.click(screen.getByRole('button', { name: 'End temporary chat' }));
    await waitFor(() => expect(app.notices.toasts).toHaveLength(1));
    expect(app.notices.toasts.at(-1)).toMatchObject({ text: 'The temporary chat is gone.', action: null });
    expect(app.state.openId).toBeNull();
  });
});
