// @vitest-environment jsdom
import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import App from '../test/window';
import { fakeBackend } from '../ipc/fake';
import { SETTINGS } from '../ipc/fake/world';
import { App as Store } from '../state/app.svelte';
import { nameOf, type ActionId } from '../actions/actions';
import { sectionName } from './finding';
import { placeOf } from './sections';
import { Trying } from './trying.svelte';

async function open(hash: string, section: string) {
  const backend = fakeBackend(hash, 0);
  const store = new Store(backend);
  render(App, { props: { app: store } });
  await screen.findByRole('heading', { level: 1 });
  store.go('settings', section);
  await screen.findByRole('heading', { level: 1, name: 'Settings' });
  return backend;
}

const row = (name: string) => within(screen.getByRole('listitem', { name }));

test('every section is reached from the list, and takes the focus', async () => {
  await open('#state=well', 'providers');
  const names = [
    'Model order',
    'Shortcut',
    'Appearance',
    'Desktop',
    'Limits',
    'Your data',
    'What goes where',
    'About',
    'More',
  ];
  for (const name of names) {
    const entry = screen.getByRole('button', { name });
    await fireEvent.click(entry);
    expect(entry.getAttribute('aria-current')).toBe('page');
    const heading = screen.getByRole('heading', { level: 2, name });
    await waitFor(() => expect(document.activeElement).toBe(heading));
  }
});

test('every setting of the command line has its control in the window, where the search leads', async () => {
  await open('#state=well', 'providers');
  const sections = new Set(SETTINGS.map(placeOf));
  for (const section of sections) {
    await fireEvent.click(screen.getByRole('button', { name: sectionName(section) }));
    const own = SETTINGS.filter((setting) => placeOf(setting) === section);
    const control = ({ key }: (typeof SETTINGS)[number]) =>
      key.startsWith('keys.')
        ? screen.queryByRole('listitem', { name: nameOf(key.slice(5) as ActionId) })
        : document.querySelector(`[data-setting="${key}"]`);
    await waitFor(() => expect(own.filter((setting) => !control(setting))).toEqual([]));
  }
});

test('a setting is found by its name or its sentence, and has the focus', async () => {
  await open('#state=well', 'providers');
  const field = screen.getByRole<HTMLInputElement>('combobox', { name: 'Find a setting' });
  await fireEvent.input(field, { target: { value: 'tray' } });
  await screen.findByRole('option', { name: /^Keep running in the tray/ });
  await fireEvent.keyDown(field, { key: 'Enter' });
  const control = await screen.findByRole('switch', { name: /Keep running in the tray/ });
  await waitFor(() => expect(document.activeElement).toBe(control));
  await fireEvent.input(field, { target: { value: 'pause in the middle' } });
  await fireEvent.keyDown(field, { key: 'Enter' });
  await screen.findByRole('heading', { level: 2, name: 'Limits' });
  await waitFor(() =>
    expect(document.activeElement?.closest('[data-setting]')?.getAttribute('data-setting')).toBe(
      'limits.gap_ms',
    ),
  );
  await fireEvent.input(field, { target: { value: 'xyzzy' } });
  expect(await screen.findByText('No setting is called so.')).toBeTruthy();
});

test('an action gets other keys by pressing them, and takes them from another only when told to', async () => {
  const backend = await open('#state=well', 'keys');
  const set = vi.spyOn(backend, 'setSetting');
  const action = (name: string) => within(screen.getByRole('listitem', { name }));
  const change = (name: string) => fireEvent.click(action(name).getByRole('button', { name: /^Change/ }));
  const recorder = (name: string) => action(name).getByRole('button', { name: /Press the new keys/ });

  await change('Find in this chat');
  await fireEvent.keyDown(recorder('Find in this chat'), { key: 'g', code: 'KeyG' });
  expect(screen.getByRole('alert').textContent).toContain('a plain key is for writing');
  await fireEvent.keyDown(recorder('Find in this chat'), { key: 'c', ctrlKey: true });
  expect(screen.getByRole('alert').textContent).toContain('edits text');
  await fireEvent.keyDown(recorder('Find in this chat'), { key: 'n', ctrlKey: true });
  expect(screen.getByRole('alert').textContent).toContain('taken by “New chat”');
  expect(set).not.toHaveBeenCalled();
  await fireEvent.click(screen.getByRole('button', { name: 'Take them from “New chat”' }));
  await waitFor(() => expect(action('Find in this chat').getByText('Ctrl+N')).toBeTruthy());
  expect(set.mock.calls).toEqual([
    ['keys.new_chat', 'off'],
    ['keys.find', 'Ctrl+N'],
  ]);

  await fireEvent.click(screen.getByRole('button', { name: 'Reset all keys' }));
  await waitFor(() => expect(action('New chat').getByText('Ctrl+N')).toBeTruthy());
  await waitFor(() => expect(action('Find in this chat').getByText('Ctrl+F')).toBeTruthy());
});

test('the list of keys is filtered by name and by keys', async () => {
  await open('#state=well', 'keys');
  const filter = screen.getByRole('textbox', { name: 'Filter by name or keys' });
  await fireEvent.input(filter, { target: { value: 'ctrl+q' } });
  expect(
    screen.getAllByRole('listitem', { name: /./ }).map((one) => one.getAttribute('aria-label')),
  ).toContain('Quit Understudy');
  expect(screen.queryByRole('listitem', { name: 'New chat' })).toBeNull();
});

test('a provider is tested with its real result', async () => {
  const backend = await open('#state=well', 'providers');
  await fireEvent.click(row('Anthropic').getByRole('button', { name: 'Test Anthropic' }));
  expect(await row('Anthropic').findByText(/Anthropic answered\. It has \d+ models\./)).toBeTruthy();
  vi.spyOn(backend, 'testProvider').mockRejectedValueOnce({ code: 'unreachable', message: 'No such host.' });
  await fireEvent.click(row('Anthropic').getByRole('button', { name: 'Test Anthropic' }));
  expect((await row('Anthropic').findByRole('alert')).textContent).toContain('No such host.');
});

test('a provider is removed only after the question, which says what goes with it', async () => {
  const backend = await open('#state=well', 'providers');
  const remove = vi.spyOn(backend, 'removeProvider');
  await fireEvent.click(row('Anthropic').getByRole('button', { name: 'More for Anthropic' }));
  await fireEvent.click(await screen.findByRole('menuitem', { name: 'Remove' }));
  expect(screen.getByText(/Claude Opus will no longer be your main model/)).toBeTruthy();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Keep it' })));
  expect(remove).not.toHaveBeenCalled();
  await fireEvent.click(screen.getByRole('button', { name: 'Remove Anthropic' }));
  expect(await screen.findByText('Anthropic was removed.')).toBeTruthy();
  expect(screen.queryByRole('listitem', { name: 'Anthropic' })).toBeNull();
});

test('a new key is checked, and the old one stays where it fails', async () => {
  const backend = await open('#state=well', 'providers');
  const setKey = vi.spyOn(backend, 'setKey');
  setKey.mockRejectedValueOnce({ code: 'key-refused', message: 'OpenAI did not accept the key.' });
  await fireEvent.click(row('OpenAI').getByRole('button', { name: 'More for OpenAI' }));
  await fireEvent.click(await screen.findByRole('menuitem', { name: 'Replace key' }));
  const field = await row('OpenAI').findByLabelText<HTMLInputElement>('API key');
  expect(field.type).toBe('password');
  await fireEvent.input(field, { target: { value: 'sk-new' } });
  await fireEvent.click(row('OpenAI').getByRole('button', { name: 'Check and replace' }));
  expect((await row('OpenAI').findByRole('alert')).textContent).toContain('did not accept the key');
  await fireEvent.click(row('OpenAI').getByRole('button', { name: 'Check and replace' }));
  expect(await row('OpenAI').findByText('The new key of OpenAI works.')).toBeTruthy();
  expect(document.body.innerHTML).not.toContain('sk-new');
  expect(setKey.mock.calls[1]).toEqual(['p2', { kind: 'entered', key: 'sk-new', this_run: false }]);
});

test('a limit is fixed in seconds and given back to the app', async () => {
  const backend = await open('#state=well', 'limits');
  const set = vi.spyOn(backend, 'setSetting');
  const fixed = () => screen.getAllByRole<HTMLInputElement>('radio', { name: 'Fixed' });
  await waitFor(() => expect(fixed()).toHaveLength(5));
  await fireEvent.click(fixed()[0] as HTMLElement);
  expect(set).toHaveBeenLastCalledWith('limits.connect_ms', '20000');
  const seconds = (await screen.findAllByLabelText<HTMLInputElement>('Seconds'))[0] as HTMLInputElement;
  await fireEvent.input(seconds, { target: { value: '2,5' } });
  await fireEvent.change(seconds);
  expect(set).toHaveBeenLastCalledWith('limits.connect_ms', '2500');
  await fireEvent.input(seconds, { target: { value: 'soon' } });
  await fireEvent.change(seconds);
  expect(screen.getByText('A number of seconds above zero.')).toBeTruthy();
  expect(set).toHaveBeenCalledTimes(2);
});

test('without a tray the window cannot be kept in it, and that is said', async () => {
  await open('#state=well&tray=no&keyring=locked', 'desktop');
  expect(screen.getByRole<HTMLButtonElement>('switch', { name: /Keep running in the tray/ }).disabled).toBe(
    true,
  );
  expect(screen.getByText(/No tray was found on this desktop/)).toBeTruthy();
  expect(screen.getByText(/unlock it and your keys are back/)).toBeTruthy();
});

test('the demo and real providers never share a list', async () => {
  await open('#state=demo', 'providers');
  expect(screen.queryByRole('listitem', { name: /demo/ })).toBeNull();
  expect(screen.getByText(/The demo is running/)).toBeTruthy();
});

test('Escape closes what is open, and only then the settings', async () => {
  await open('#state=well', 'add');
  await fireEvent.click(await screen.findByRole('button', { name: 'Groq' }));
  const field = await screen.findByLabelText('API key');
  await fireEvent.keyDown(field, { key: 'Escape' });
  const heading = await screen.findByRole('heading', { name: 'Who provides the models?' });
  await fireEvent.keyDown(heading, { key: 'Escape' });
  expect(await screen.findByRole('button', { name: 'Add a provider' })).toBeTruthy();
  await fireEvent.keyDown(document.body, { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('heading', { name: 'Settings' })).toBeNull());
});

test('the demo bar leads straight to adding a key', async () => {
  await open('#state=demo', 'add');
  expect(await screen.findByRole('heading', { name: 'Who provides the models?' })).toBeTruthy();
});

test('keys for the quick prompt are kept only when they arrived', async () => {
  const message = 'Ctrl+Alt+Space was not seen.';
  const conflict = { kind: 'conflict', accelerator: 'Ctrl+Alt+Space', message } as const;
  const setShortcut = vi.fn(async () => ({ kind: 'active', accelerator: 'Ctrl+Alt+Space' }) as const);
  const addDesktopShortcut = async () => conflict;
  const silent = new Trying({ tryShortcut: async () => conflict, setShortcut, addDesktopShortcut });
  await silent.go('Ctrl+Alt+Space');
  expect(silent.trouble).toBe(message);
  expect(silent.kept).toBeNull();
  expect(setShortcut).not.toHaveBeenCalled();

  const heard = new Trying({ tryShortcut: setShortcut, setShortcut, addDesktopShortcut: setShortcut });
  await heard.go('Ctrl+Alt+Space');
  expect(heard.kept).toBe('Ctrl+Alt+Space');
  expect(setShortcut).toHaveBeenLastCalledWith('Ctrl+Alt+Space');
});

test('new keys are recorded by pressing them; a plain key is not taken', async () => {
  const backend = await open('#state=well', 'shortcut');
  const tried = vi.spyOn(backend, 'tryShortcut');
  await fireEvent.click(screen.getByRole('button', { name: 'Set keys…' }));
  const recorder = screen.getByRole('button', { name: /Press the keys you want/ });
  expect(document.activeElement).toBe(recorder);
  await fireEvent.keyDown(recorder, { key: 'k', code: 'KeyK' });
  expect(screen.getByText('Hold Ctrl, Alt or Super while pressing a key.')).toBeTruthy();
  await fireEvent.keyDown(recorder, { key: 'k', code: 'KeyK', metaKey: true });
  expect(tried).toHaveBeenCalledWith('Super+K');
  expect(await screen.findByText('Super+K works and is kept.')).toBeTruthy();
});
