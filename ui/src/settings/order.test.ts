// @vitest-environment jsdom
import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import type { Backend } from '../ipc/backend';
import type { ChainLane, Lane, Status } from '../ipc/bindings/contract';
import { PROVIDERS } from '../ipc/fake/world';
import ModelOrder from './ModelOrder.svelte';

const lane = (provider: string, name: string): ChainLane => ({
  lane: { provider, model: name.toLowerCase() },
  name: `${provider}/${name}`,
  provider_name: provider,
  model_name: name,
});
const CHAIN = [lane('p1', 'Opus'), lane('p2', 'Sol'), lane('p3', 'Flash')];
const STATUS: Status = {
  overall: 'all-well',
  sentence: '',
  detail: '',
  lead: null,
  covering: null,
  providers: [],
  demo: false,
};

function show(setChain: (lanes: Lane[]) => Promise<ChainLane[]>, chain = CHAIN) {
  const models = vi.fn(async () => []);
  return render(ModelOrder, {
    props: {
      backend: { setChain, models } as unknown as Backend,
      providers: PROVIDERS,
      chain,
      status: STATUS,
      onaddprovider: () => {},
    },
  });
}

const shown = () =>
  within(screen.getByRole('list', { name: 'Model order' }))
    .getAllByRole('listitem')
    .map((row) => row.querySelector('.model')?.textContent);
const grip = (name: string) => screen.getByRole('button', { name: new RegExp(`^Move ${name}: drag`) });
const said = () => screen.getByRole('status').textContent;

test('is changed with Alt and the arrow keys: said, kept, and the focus goes along', async () => {
  const setChain = vi.fn(async () => [] as ChainLane[]);
  show(setChain);
  grip('Flash').focus();
  await fireEvent.keyDown(grip('Flash'), { key: 'ArrowUp', altKey: true });
  await waitFor(() => expect(said()).toBe('Flash is now number 2 of 3.'));
  expect(shown()).toEqual(['Opus', 'Flash', 'Sol']);
  expect(document.activeElement).toBe(grip('Flash'));

  await fireEvent.keyDown(grip('Flash'), { key: 'ArrowUp', altKey: true });
  await waitFor(() => expect(said()).toBe('Flash is now the main model, first of 3.'));
  expect(setChain).toHaveBeenLastCalledWith([CHAIN[2]?.lane, CHAIN[0]?.lane, CHAIN[1]?.lane]);

  await fireEvent.keyDown(grip('Flash'), { key: 'ArrowUp', altKey: true });
  await fireEvent.keyDown(grip('Flash'), { key: 'ArrowDown' });
  expect(shown()).toEqual(['Flash', 'Opus', 'Sol']);
  expect(setChain).toHaveBeenCalledTimes(2);
});

test('is changed with its buttons', async () => {
  const setChain = vi.fn(async () => [] as ChainLane[]);
  show(setChain);
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Move Opus up' }).disabled).toBe(true);
  screen.getByRole('button', { name: 'Move Opus down' }).focus();
  await fireEvent.click(screen.getByRole('button', { name: 'Move Opus down' }));
  await waitFor(() => expect(shown()).toEqual(['Sol', 'Opus', 'Flash']));
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Move Opus down' })),
  );
});

test('goes back to what it was, with the reason, where it could not be kept', async () => {
  show(async () => {
    throw { code: 'cannot-write', message: 'The disk is full.' };
  });
  await fireEvent.click(screen.getByRole('button', { name: 'Move Sol up' }));
  expect((await screen.findByRole('alert')).textContent).toContain('The disk is full.');
  expect(shown()).toEqual(['Opus', 'Sol', 'Flash']);
});

test('gives back what was taken out', async () => {
  const kept: Lane[][] = [];
  show(async (lanes) => {
    kept.push(lanes);
    return [];
  });
  await fireEvent.click(screen.getByRole('button', { name: 'Take Sol out' }));
  await waitFor(() => expect(shown()).toEqual(['Opus', 'Flash']));
  await fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(shown()).toEqual(['Opus', 'Sol', 'Flash']));
  expect(kept).toEqual([[CHAIN[0]?.lane, CHAIN[2]?.lane], CHAIN.map((known) => known.lane)]);
});

test('keeps the last of several quick changes, in their order', async () => {
  const sent: string[][] = [];
  const waiting: (() => void)[] = [];
  show(async (lanes) => {
    sent.push(lanes.map((known) => known.model));
    await new Promise<void>((resolve) => waiting.push(resolve));
    return [];
  });
  await fireEvent.keyDown(grip('Opus'), { key: 'ArrowDown', altKey: true });
  await fireEvent.keyDown(grip('Opus'), { key: 'ArrowDown', altKey: true });
  await waitFor(() => expect(sent).toHaveLength(1));
  waiting[0]?.();
  await waitFor(() => expect(sent).toHaveLength(2));
  waiting[1]?.();
  expect(sent).toEqual([
    ['sol', 'opus', 'flash'],
    ['sol', 'flash', 'opus'],
  ]);
  expect(shown()).toEqual(['Sol', 'Flash', 'Opus']);
});

test('with one model says that nobody steps in', () => {
  show(async () => [], CHAIN.slice(0, 1));
  expect(screen.getByText(/If Opus fails, nobody steps in/)).toBeTruthy();
});
