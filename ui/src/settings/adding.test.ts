// @vitest-environment jsdom
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Backend } from '../ipc/backend';
import type {
  ApiError,
  ChainLane,
  Keyring,
  KindInfo,
  NewProvider,
  Provider,
  ProviderAdded,
} from '../ipc/bindings/contract';
import { Adding } from './adding.svelte';
import AddProvider from './AddProvider.svelte';

const kind = (extra: Partial<KindInfo> = {}): KindInfo => ({
  kind: 'anthropic',
  label: 'Anthropic',
  base_url: 'https://api.anthropic.com/v1',
  key_env: 'ANTHROPIC_API_KEY',
  key_page: 'https://console.anthropic.com/settings/keys',
  needs_key: true,
  local: false,
  ...extra,
});
const COMPATIBLE = kind({
  kind: 'openai-compatible',
  label: 'OpenAI-compatible',
  base_url: '',
  needs_key: false,
});

const provider = (given: Partial<NewProvider> = {}): Provider => ({
  id: 'p1',
  name: given.name ?? 'Anthropic',
  kind: given.kind ?? 'anthropic',
  base_url: 'https://api.anthropic.com/v1',
  key: { kind: 'keyring' },
  local: false,
  allow_http: false,
  paused_until: null,
  demo: false,
});

const model = (id: string, recommended = false) => ({
  id,
  name: null,
  context_window: null,
  max_output: null,
  images: null,
  pdf: null,
  reasoning: null,
  tools: null,
  price: null,
  recommended,
});

const lane = (owner: string, id: string): ChainLane => ({
  lane: { provider: owner, model: id },
  name: `${owner}/${id}`,
  provider_name: owner,
  model_name: id,
});

const added = (given: Partial<NewProvider> = {}, chain = [lane('p1', 'opus')]): ProviderAdded => ({
  provider: provider(given),
  models: [model('haiku'), model('opus', true)],
  chain,
});

const REFUSED: ApiError = { code: 'key-refused', message: 'Anthropic did not accept the key (401).' };

function stand() {
  const calls = {
    addProvider: vi.fn<(given: NewProvider) => Promise<ProviderAdded>>(async (given) => added(given)),
    removeProvider: vi.fn(async () => {}),
    setChain: vi.fn(async () => []),
    openLink: vi.fn(async () => {}),
  };
  return { ...calls, backend: calls as unknown as Backend };
}

interface Shown {
  keyring?: Keyring;
  kinds?: KindInfo[];
  chain?: ChainLane[];
  providers?: Provider[];
  demo?: boolean;
}

function show(
  backend: Backend,
  of: Shown = {},
  start: { kind?: KindInfo; auto?: boolean } = { kind: kind() },
) {
  const ondone = vi.fn();
  render(AddProvider, {
    props: {
      backend,
      kinds: of.kinds ?? [kind(), COMPATIBLE],
      providers: of.providers ?? [],
      chain: of.chain ?? [],
      keyring: of.keyring ?? 'ready',
      demo: of.demo ?? false,
      onkeyring: () => {},
      ondone,
      oncancel: () => {},
      ...start,
    },
  });
  return ondone;
}

const keyField = () => screen.getByLabelText<HTMLInputElement>('API key');
const submit = () => document.querySelector<HTMLButtonElement>('[type=submit]') as HTMLButtonElement;
const type = (field: HTMLElement, value: string) => fireEvent.input(field, { target: { value } });

describe('adding a provider', () => {
  let at: ReturnType<typeof stand>;
  beforeEach(() => (at = stand()));

  test('is begun by the name of the vendor', async () => {
    show(at.backend, {}, {});
    await fireEvent.click(screen.getByRole('button', { name: 'Anthropic' }));
    expect(document.activeElement).toBe(keyField());
    expect(keyField().type).toBe('password');
    expect(screen.getByText(/usage is billed separately/)).toBeTruthy();
  });

  test('says the real reason of a refused key, keeps it to be corrected, and then goes on', async () => {
    at.addProvider.mockRejectedValueOnce(REFUSED);
    const ondone = show(at.backend);
    expect(submit().disabled).toBe(true);
    await type(keyField(), 'sk-slip');
    await fireEvent.click(submit());
    expect((await screen.findByRole('alert')).textContent).toContain(
      'Anthropic did not accept the key (401).',
    );
    expect(keyField().value).toBe('sk-slip');
    expect(document.activeElement).toBe(keyField());

    await type(keyField(), 'sk-right');
    await fireEvent.click(submit());
    const best = await screen.findByRole<HTMLInputElement>('radio', { name: /opus/ });
    expect(best.checked).toBe(true);
    expect(screen.queryByLabelText('API key')).toBeNull();
    expect(document.body.innerHTML).not.toContain('sk-right');
    expect(at.addProvider).toHaveBeenLastCalledWith({
      name: 'Anthropic',
      kind: 'anthropic',
      base_url: null,
      key: { kind: 'entered', key: 'sk-right', this_run: false },
      allow_http: false,
    });

    await fireEvent.click(screen.getByRole('button', { name: 'Start chatting' }));
    await waitFor(() => expect(ondone).toHaveBeenCalled());
    expect(at.setChain).toHaveBeenCalledWith([{ provider: 'p1', model: 'opus' }]);
  });

  test('leads to the page for keys when the key was refused', async () => {
    at.addProvider.mockRejectedValueOnce(REFUSED);
    show(at.backend);
    await type(keyField(), 'sk-slip');
    await fireEvent.click(submit());
    await screen.findByRole('alert');
    const links = screen.getAllByRole('button', { name: 'Get a key from Anthropic' });
    await fireEvent.click(links[links.length - 1] as HTMLElement);
    expect(at.openLink).toHaveBeenCalledWith('https://console.anthropic.com/settings/keys');
  });

  test('takes another main model than the recommended one', async () => {
    const ondone = show(at.backend, { chain: [lane('p1', 'opus')] });
    await type(keyField(), 'sk-right');
    await fireEvent.click(submit());
    await fireEvent.click(await screen.findByRole('radio', { name: /haiku/ }));
    await fireEvent.click(screen.getByRole('button', { name: 'Start chatting' }));
    await waitFor(() => expect(ondone).toHaveBeenCalled());
    expect(at.setChain).toHaveBeenCalledWith([{ provider: 'p1', model: 'haiku' }]);
  });

  test('puts what is ticked of a later provider behind what was there, and nothing else', async () => {
    const before = [lane('p0', 'gpt')];
    at.addProvider.mockResolvedValueOnce(added({}, before));
    const ondone = show(at.backend, { chain: before });
    await type(keyField(), 'sk-right');
    await fireEvent.click(submit());
    const best = await screen.findByRole<HTMLInputElement>('checkbox', { name: /opus/ });
    expect(best.checked).toBe(true);
    await fireEvent.click(screen.getByRole('checkbox', { name: /haiku/ }));
    await fireEvent.click(screen.getByRole('button', { name: 'Add 2 backups' }));
    await waitFor(() => expect(ondone).toHaveBeenCalled());
    expect(at.setChain).toHaveBeenCalledWith([
      { provider: 'p0', model: 'gpt' },
      { provider: 'p1', model: 'opus' },
      { provider: 'p1', model: 'haiku' },
    ]);
  });

  test('wants a tick for plain http to another machine, and none for this one', async () => {
    show(at.backend, {}, { kind: COMPATIBLE });
    const url = screen.getByLabelText('Address');
    await type(url, 'http://127.0.0.1:8000');
    expect(submit().disabled).toBe(false);
    await type(url, 'http://models.example:8000');
    expect(submit().disabled).toBe(true);
    await fireEvent.click(screen.getByLabelText('Send my key and chats to models.example:8000 unencrypted'));
    expect(submit().disabled).toBe(false);
    await fireEvent.click(submit());
    await waitFor(() => expect(at.addProvider).toHaveBeenCalled());
    expect(at.addProvider.mock.calls[0]?.[0]).toMatchObject({
      base_url: 'http://models.example:8000',
      allow_http: true,
      key: { kind: 'none' },
    });
  });

  test('says before the paste that a key will be forgotten, and keeps it for this run only', async () => {
    show(at.backend, { keyring: 'missing' });
    expect(screen.getByRole('note').textContent).toContain(
      'This key will be forgotten when Understudy quits.',
    );
    expect(screen.getByRole('note').textContent).toContain('GNOME Keyring');
    await type(keyField(), 'sk-right');
    await fireEvent.click(submit());
    await waitFor(() => expect(at.addProvider).toHaveBeenCalled());
    expect(at.addProvider.mock.calls[0]?.[0].key).toEqual({
      kind: 'entered',
      key: 'sk-right',
      this_run: true,
    });
  });

  test('offers this run when the keyring was locked meanwhile', async () => {
    at.addProvider.mockRejectedValueOnce({ code: 'keyring-locked', message: 'The keyring is locked.' });
    show(at.backend);
    await type(keyField(), 'sk-right');
    await fireEvent.click(submit());
    await fireEvent.click(await screen.findByRole('button', { name: 'Keep it for this run only' }));
    await waitFor(() => expect(at.addProvider).toHaveBeenCalledTimes(2));
    expect(at.addProvider.mock.calls[1]?.[0].key).toMatchObject({ this_run: true });
  });

  test('says that a name is taken before anything is sent', async () => {
    show(at.backend, { providers: [provider({ name: 'Mine' })] });
    await type(keyField(), 'sk-right');
    await fireEvent.click(screen.getByRole('button', { name: 'Advanced' }));
    await type(screen.getByLabelText('Name'), 'Mine');
    expect(screen.getByText('There is a provider of this name already.')).toBeTruthy();
    expect(submit().disabled).toBe(true);
  });

  test('can be stopped, and takes back what came of it afterwards', async () => {
    let answer: (of: ProviderAdded) => void = () => {};
    at.addProvider.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    show(at.backend);
    await type(keyField(), 'sk-right');
    await fireEvent.click(submit());
    await fireEvent.click(screen.getByRole('button', { name: 'Stop' }));
    expect(screen.getAllByText('Stopped. Nothing was added.').length).toBeGreaterThan(0);
    answer(added());
    await waitFor(() => expect(at.removeProvider).toHaveBeenCalledWith('p1'));
    expect(screen.queryByRole('radio')).toBeNull();
  });

  test('from the demo says that the demo ends with it', () => {
    show(at.backend, { demo: true });
    expect(screen.getByText(/The demo ends when the provider is added/)).toBeTruthy();
  });
});

describe('the key', () => {
  const world = { providers: [], keyring: 'ready' as const };

  test('is wiped after success and when the form is left, not after a failure', async () => {
    const { backend, addProvider } = stand();
    addProvider.mockRejectedValueOnce(REFUSED);
    const adding = new Adding(backend, world, kind());
    adding.key = 'sk-canary';
    await adding.check();
    expect(adding.key).toBe('sk-canary');
    await adding.check();
    expect(adding.phase).toBe('added');
    expect(adding.key).toBe('');

    const left = new Adding(backend, world, kind());
    left.key = 'sk-canary';
    left.leave();
    expect(left.key).toBe('');
  });

  test('can come from a variable of the environment, by its name', async () => {
    const { backend, addProvider } = stand();
    const adding = new Adding(backend, world, kind(), { variable: 'ANTHROPIC_API_KEY' });
    await adding.check();
    expect(addProvider.mock.calls[0]?.[0].key).toEqual({ kind: 'env', variable: 'ANTHROPIC_API_KEY' });
  });
});
