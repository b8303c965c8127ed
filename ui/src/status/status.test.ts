// @vitest-environment jsdom
import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import App from '../test/window';
import { fakeBackend } from '../ipc/fake';
import { CHAIN, snapshotFor } from '../ipc/fake/world';
import { App as Store } from '../state/app.svelte';
import { coverWords, nextTry, sinceWords, troubleFirst, whatHappened } from './words';

const { status } = snapshotFor('down', false, false);
const lane = (name: string) => {
  const found = status.providers
    .flatMap((provider) => provider.lanes)
    .find((known) => known.model_name === name);
  if (!found) throw new Error(`no lane ${name}`);
  return found;
};

test('what is wrong stands first, what is paused last, and all are listed', () => {
  const names = troubleFirst(status.providers).map((provider) => provider.name);
  expect(names).toEqual(['Anthropic', 'Gemini', 'OpenAI', 'Ollama', 'Mistral']);
});

test('a lane says why, who covers, since when, and when it is tried again', () => {
  const down = lane('Claude Opus');
  const now = (down.next_try_at ?? 0) - 40_000;
  expect(whatHappened(down)).toBe('overloaded, 3 failures in a row');
  expect(whatHappened({ ...down, failures_in_row: 1 })).toBe('overloaded');
  expect(coverWords(down, status, CHAIN)).toBe('GPT Sol is covering');
  expect(coverWords(lane('GPT Sol'), status, CHAIN)).toBe('covering for Claude Opus');
  expect(coverWords(lane('Gemini Flash'), status, CHAIN)).toBe('');
  expect(nextTry(down, now)).toBe('next try in 40 s');
  expect(nextTry(down, now + 41_000)).toBe('next try at the next message');
  expect(sinceWords({ ...down, state: 'unknown' }, now)).toBe('');
});

test('the board speaks first in a sentence, and a provider can be checked and paused', async () => {
  const backend = fakeBackend('#state=down', 0);
  const store = new Store(backend);
  render(App, { props: { app: store } });
  await screen.findByRole('heading', { level: 1 });
  store.go('status');
  expect(
    await screen.findByRole('heading', { level: 1, name: 'One provider is down. Your chats go on.' }),
  ).toBeTruthy();
  const card = within(screen.getByRole('region', { name: 'Anthropic' }));
  expect(card.getByText('overloaded, 3 failures in a row', { exact: false })).toBeTruthy();
  await fireEvent.click(card.getByRole('button', { name: 'Check now: Anthropic' }));
  expect(await card.findByText(/Anthropic answered/)).toBeTruthy();

  const pause = vi.spyOn(backend, 'pause');
  await fireEvent.click(card.getByRole('button', { name: 'Pause Anthropic' }));
  await fireEvent.click(await screen.findByRole('menuitem', { name: 'For an hour' }));
  const until = pause.mock.calls[0]?.[1] ?? 0;
  expect(Math.abs(until - Date.now() - 3_600_000)).toBeLessThan(5_000);
});

async function boardOf(hash: string) {
  const backend = fakeBackend(hash, 0);
  const store = new Store(backend);
  render(App, { props: { app: store } });
  await screen.findByRole('heading', { level: 1 });
  store.go('status');
  return { backend, store };
}

test('each model has its day, its first text and its uptime, by role and name', async () => {
  await boardOf('#state=down');
  const table = within(await screen.findByRole('table', { name: /Anthropic/ }));
  const row = within(await table.findByRole('row', { name: /Claude Opus/ }));
  expect(await row.findByRole('img', { name: /^Last 24 hours/ })).toBeTruthy();
  expect(row.getByRole('cell', { name: '97.9 %' })).toBeTruthy();
  expect(row.getByRole('cell', { name: '0.9 s' })).toBeTruthy();
  const local = within(screen.getByRole('table', { name: /Ollama/ }));
  expect(local.getByRole('cell', { name: '0 of 41 failed' })).toBeTruthy();
});

test('incidents say who was out, why, and how many messages were covered', async () => {
  await boardOf('#state=down');
  const list = within(await screen.findByRole('region', { name: 'Incidents of the last 30 days' }));
  expect(await list.findByText('overloaded · 14 messages covered')).toBeTruthy();
  expect(list.getByText('simulated · had an error · one message covered')).toBeTruthy();
});

test('an outage is simulated from the menu, said everywhere, and ended', async () => {
  const { store } = await boardOf('#state=well');
  const card = within(await screen.findByRole('region', { name: 'OpenAI' }));
  await fireEvent.click(card.getByRole('button', { name: 'More for OpenAI' }));
  await fireEvent.click(await screen.findByRole('menuitem', { name: 'It refuses at once' }));
  expect(await screen.findByText(/^Simulated: OpenAI refuses every message until/)).toBeTruthy();
  store.go('chat');
  expect(await screen.findByRole('button', { name: 'Outage simulated' })).toBeTruthy();
  store.go('status');
  await fireEvent.click(await screen.findByRole('button', { name: 'End the simulated outage of OpenAI' }));
  expect(screen.queryByText(/^Simulated: OpenAI/)).toBeNull();
});

test('one model is paused and brought back from its own menu', async () => {
  const { backend } = await boardOf('#state=well');
  const pause = vi.spyOn(backend, 'pauseLane');
  await fireEvent.click(await screen.findByRole('button', { name: 'More for GPT Sol' }));
  await fireEvent.click(await screen.findByRole('menuitem', { name: 'Until I resume it' }));
  expect(pause.mock.calls[0]?.[1]).toBe(Number.MAX_SAFE_INTEGER);
  await fireEvent.click(await screen.findByRole('button', { name: 'More for GPT Sol' }));
  await fireEvent.click(await screen.findByRole('menuitem', { name: 'Resume' }));
  expect(pause.mock.calls[1]?.[1]).toBeNull();
});

test('a past that cannot be read is said, and what stands now is shown all the same', async () => {
  const backend = fakeBackend('#state=down', 0);
  vi.spyOn(backend, 'board').mockRejectedValue({ code: 'cannot-write', message: 'The disk is full.' });
  const store = new Store(backend);
  render(App, { props: { app: store } });
  await screen.findByRole('heading', { level: 1 });
  store.go('status');
  expect(await screen.findByText('The disk is full.')).toBeTruthy();
  expect(screen.getByRole('region', { name: 'Anthropic' })).toBeTruthy();
});

test('without a network every provider elsewhere says so, and its past is there all the same', async () => {
  await boardOf('#state=offline');
  const card = within(await screen.findByRole('region', { name: 'Anthropic' }));
  expect(card.getByRole('cell', { name: 'offline' })).toBeTruthy();
  expect(await card.findByRole('cell', { name: '97.9 %' })).toBeTruthy();
  const here = within(screen.getByRole('region', { name: 'Ollama' }));
  expect(here.getByRole('cell', { name: 'working' })).toBeTruthy();
});

test('practice providers have no past, no incidents and nothing to simulate here', async () => {
  await boardOf('#state=demo');
  await screen.findByRole('region', { name: 'demo/lead' });
  expect(screen.queryByText('Incidents of the last 30 days')).toBeNull();
  expect(screen.queryByRole('button', { name: 'More for demo/lead' })).toBeNull();
});
