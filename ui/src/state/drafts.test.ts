import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Attachment, Draft } from '../ipc/bindings/contract';
import { DraftKeeper, PAUSE_MS } from './drafts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function store(drafts: Draft[] = []) {
  const kept = new Map<string, string>(drafts.map((draft) => [draft.slot, draft.text]));
  const keepDraft = vi.fn(async (slot: string, text: string) => {
    if (text.trim() === '') kept.delete(slot);
    else kept.set(slot, text);
  });
  return { kept, keepDraft, drafts: async () => drafts };
}

test('what was being written is there again', async () => {
  const file = { id: 'a'.repeat(64), name: 'a.txt', bytes: 3 } as Attachment;
  const keeper = new DraftKeeper(store([{ slot: 'c1', text: 'half', files: [file] }]));
  expect(await keeper.read()).toEqual({ drafts: { c1: 'half' }, files: { c1: [file] } });
});

test('a fast writer costs one write a second, and the last words are kept', async () => {
  const backend = store();
  const keeper = new DraftKeeper(backend);
  await keeper.read();
  for (let n = 1; n <= 50; n++) {
    keeper.see({ '': 'x'.repeat(n) }, {}, null);
    await vi.advanceTimersByTimeAsync(50);
  }
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  expect(backend.keepDraft.mock.calls.length).toBeLessThanOrEqual(4);
  expect(backend.kept.get('')).toBe('x'.repeat(50));
});

test('words of a message on its way are kept until it is on the disk, then gone at once', async () => {
  const backend = store();
  const keeper = new DraftKeeper(backend);
  await keeper.read();
  keeper.see({ c1: 'a question' }, {}, null);
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  keeper.see({ c1: '' }, {}, 'c1');
  await vi.advanceTimersByTimeAsync(PAUSE_MS * 3);
  expect(backend.kept.get('c1')).toBe('a question');
  keeper.see({ c1: '' }, {}, null);
  await vi.advanceTimersByTimeAsync(0);
  expect(backend.kept.has('c1')).toBe(false);
});

test('nothing is written before what was kept is read', async () => {
  const backend = store();
  const keeper = new DraftKeeper(backend);
  keeper.see({ '': 'early' }, {}, null);
  await vi.advanceTimersByTimeAsync(PAUSE_MS * 2);
  expect(backend.keepDraft).not.toHaveBeenCalled();
  await keeper.read();
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  expect(backend.kept.get('')).toBe('early');
});

test('a full disk throws nothing at who is writing, and the next change tries again', async () => {
  const backend = store();
  backend.keepDraft.mockRejectedValueOnce({ code: 'cannot-write', message: 'full' });
  const keeper = new DraftKeeper(backend);
  await keeper.read();
  keeper.see({ '': 'one' }, {}, null);
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  keeper.see({ '': 'one two' }, {}, null);
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  expect(backend.kept.get('')).toBe('one two');
});

test('a question that is edited is no draft', async () => {
  const backend = store();
  const keeper = new DraftKeeper(backend);
  await keeper.read();
  keeper.see({ 'edit:m1': 'words' }, {}, null);
  await vi.advanceTimersByTimeAsync(PAUSE_MS * 2);
  expect(backend.keepDraft).not.toHaveBeenCalled();
});
