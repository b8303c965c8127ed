// @vitest-environment jsdom
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import App from '../test/window';
import { fakeBackend } from '../ipc/fake';
import type { Snapshot } from '../ipc/bindings/contract';
import { CHAIN, desktopFor, snapshotFor } from '../ipc/fake/world';
import { App as Store } from '../state/app.svelte';
import { commandFor, serversIn } from './localServers';
import { lacks, nextStep } from './nextStep';

afterEach(() => vi.restoreAllMocks());

/** The whole window, at its first start. */
async function open(hash: string) {
  const backend = fakeBackend(hash, 0);
  render(App, { props: { app: new Store(backend) } });
  await screen.findByRole('heading', { level: 1 });
  return backend;
}

describe('the first start', () => {
  test('uses a key of the environment by its name, and asks nothing but the main model', async () => {
    const backend = await open('#state=first&found=keys');
    const add = vi.spyOn(backend, 'addProvider');
    await fireEvent.click(await screen.findByRole('button', { name: 'Use ANTHROPIC_API_KEY for Anthropic' }));
    const best = await screen.findByRole<HTMLInputElement>('radio', { name: /recommended/ });
    expect(best.checked).toBe(true);
    expect(add.mock.calls[0]?.[0]).toMatchObject({
      kind: 'anthropic',
      key: { kind: 'env', variable: 'ANTHROPIC_API_KEY' },
    });
    await fireEvent.click(screen.getByRole('button', { name: 'Start chatting' }));
    expect(await screen.findByRole('textbox')).toBeTruthy();
    expect(screen.queryByText('Welcome to Understudy')).toBeNull();
  });

  test('uses a server on this computer with a model, without any key', async () => {
    const backend = await open('#state=first&found=server');
    const add = vi.spyOn(backend, 'addProvider');
    await fireEvent.click(await screen.findByRole('button', { name: 'Use Ollama' }));
    await screen.findByRole('radio', { name: /recommended/ });
    expect(add.mock.calls[0]?.[0].key).toEqual({ kind: 'none' });
  });

  test('gives the command for a server without a model, and looks again', async () => {
    const backend = await open('#state=first&found=bare');
    expect(await screen.findByText('ollama pull qwen3:4b')).toBeTruthy();
    vi.spyOn(backend, 'lookAround').mockResolvedValueOnce({
      found: [
        {
          kind: 'local-server',
          provider_kind: 'ollama',
          label: 'Ollama',
          base_url: 'http://127.0.0.1:11434',
          models: ['qwen3:4b'],
        },
      ],
    });
    await fireEvent.click(screen.getByRole('button', { name: 'Look again' }));
    expect(await screen.findByRole('button', { name: 'Use Ollama' })).toBeTruthy();
    expect(screen.queryByText('ollama pull qwen3:4b')).toBeNull();
  });

  test('says what to do where nothing was found, and why where it could not look', async () => {
    const backend = await open('#state=first&found=none');
    expect(await screen.findByText(/No model server answered on this computer/)).toBeTruthy();
    vi.spyOn(backend, 'lookAround').mockRejectedValueOnce({
      code: 'internal',
      message: 'The bell is broken.',
    });
    await fireEvent.click(screen.getByRole('button', { name: 'Look again' }));
    expect(await screen.findByText(/The bell is broken\./)).toBeTruthy();
  });

  test('starts the demo, and comes back when the demo ends', async () => {
    const backend = await open('#state=first&found=none');
    await fireEvent.click(screen.getByRole('button', { name: 'Start the demo' }));
    expect(await screen.findByRole('button', { name: 'Why is the sky blue?' })).toBeTruthy();
    await backend.endDemo();
    expect(await screen.findByText('Welcome to Understudy')).toBeTruthy();
  });

  test('goes back from a form to the button that opened it', async () => {
    await open('#state=first&found=none');
    screen.getByRole('button', { name: 'Mistral' }).focus();
    await fireEvent.click(screen.getByRole('button', { name: 'Mistral' }));
    await fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Mistral' })));
  });
});

describe('what is found', () => {
  test('lists servers with a model first', () => {
    const server = (label: string, models: string[]) =>
      ({ kind: 'local-server', provider_kind: label, label, base_url: label, models }) as const;
    expect(serversIn([server('a', []), server('b', ['m'])]).map((one) => one.label)).toEqual(['b', 'a']);
    expect(commandFor(server('vllm', []))).toBeNull();
  });
});

describe('what comes after the first answer', () => {
  const world = (extra: Partial<Snapshot> = {}): Snapshot => ({
    ...snapshotFor('well', false, false),
    ...extra,
  });
  const one = CHAIN.slice(0, 1);

  test('is a backup, then the shortcut, then what the desktop lacks, each once', () => {
    expect(nextStep(world({ chain: one }))).toBe('backup');
    expect(nextStep(world({ chain: one, settings: { 'start.backup_offered': 'true' } }))).toBe('shortcut');
    expect(nextStep(world())).toBe('shortcut');
    const bare = desktopFor('no', 'off');
    expect(nextStep(world({ desktop: bare }))).toBe('desktop');
    expect(nextStep(world({ desktop: bare, settings: { 'start.desktop_told': 'true' } }))).toBeNull();
    expect(nextStep(world({ desktop: desktopFor(null, 'active') }))).toBeNull();
  });

  test('is nothing in the demo', () => {
    expect(nextStep(snapshotFor('well', true, false))).toBeNull();
  });

  test('names all that is missing', () => {
    const desktop = desktopFor('no', 'unsupported');
    expect(lacks(world({ desktop, keyring: 'missing' }))).toEqual(['tray', 'shortcut', 'keyring']);
  });
});
