import { describe, expect, test, vi } from 'vitest';
import type { Attachment } from '../ipc/bindings/contract';
import { keptFiles } from '../ipc/fake/files';
import { Attaching, editSlot } from './attaching.svelte';

const text = (name: string, content = name) => new File([content], name, { type: 'text/plain' });

function attaching(change: Partial<ReturnType<typeof keptFiles>> = {}) {
  const backend = { ...keptFiles(0), ...change };
  const told = { say: vi.fn(), toast: vi.fn(), temporary: () => false };
  return { all: new Attaching(backend, told), backend, told };
}

const states = (all: Attaching, slot: string) => all.of(slot).map((tile) => `${tile.name} ${tile.state}`);

describe('a file that is attached', () => {
  test('is read, kept, and said to be there', async () => {
    const { all, told } = attaching();
    all.add('c1', [text('notes.txt')]);
    expect(states(all, 'c1')).toEqual(['notes.txt reading']);
    await vi.waitFor(() => expect(states(all, 'c1')).toEqual(['notes.txt ready']));
    expect(told.say).toHaveBeenCalledWith('notes.txt attached.');
    expect(all.of('c2')).toEqual([]);
  });

  test('is refused by its size before a byte is read', () => {
    const { all, backend, told } = attaching();
    const attach = vi.spyOn(backend, 'attach');
    const large = text('film.mp4');
    Object.defineProperty(large, 'size', { value: 30 * 1024 * 1024 + 1 });
    const read = vi.spyOn(large, 'arrayBuffer');
    all.add('', [large, new File([], 'nothing.txt')]);
    expect(states(all, '')).toEqual(['film.mp4 failed', 'nothing.txt failed']);
    expect(all.of('')[0]?.error).toContain('30 MB');
    expect(all.of('')[0]?.file).toBeNull();
    expect(read).not.toHaveBeenCalled();
    expect(attach).not.toHaveBeenCalled();
    expect(told.say).toHaveBeenCalledWith(expect.stringContaining('film.mp4 was not attached.'));
  });

  test('says why the app refused it; the same bytes are not tried again', async () => {
    const { all } = attaching();
    all.add('', [text('program.bin')]);
    await vi.waitFor(() => expect(states(all, '')).toEqual(['program.bin failed']));
    expect(all.of('')[0]?.error).toContain('cannot be attached');
    expect(all.of('')[0]?.file).toBeNull();
  });

  test('that could not be read can be tried again', async () => {
    const { all } = attaching();
    const moved = text('moved.txt');
    const read = vi.spyOn(moved, 'arrayBuffer').mockRejectedValueOnce(new Error('NotFoundError'));
    all.add('', [moved]);
    await vi.waitFor(() => expect(states(all, '')).toEqual(['moved.txt failed']));
    all.retry('', all.of('')[0]?.key ?? 0);
    await vi.waitFor(() => expect(states(all, '')).toEqual(['moved.txt ready']));
    expect(read).toHaveBeenCalledTimes(2);
  });

  test('twice stands there once', async () => {
    const { all, told } = attaching();
    all.add('', [text('one.txt', 'same')]);
    await vi.waitFor(() => expect(states(all, '')).toEqual(['one.txt ready']));
    all.add('', [text('two.txt', 'same')]);
    await vi.waitFor(() => expect(told.toast).toHaveBeenCalledOnce());
    expect(states(all, '')).toEqual(['one.txt ready']);
  });

  test('and taken out while it is read does not come back', async () => {
    const { all, backend } = attaching();
    const attach = vi.spyOn(backend, 'attach');
    all.add('', [text('a.txt')]);
    all.remove('', all.of('')[0]?.key ?? 0);
    await new Promise((then) => setTimeout(then, 30));
    expect(all.of('')).toEqual([]);
    expect(attach.mock.calls.length).toBeLessThan(2);
  });

  test('and brought back by undo stands where it was, and is ready once', async () => {
    const { all } = attaching();
    all.add('', [text('a.txt'), text('b.txt')]);
    const first = all.of('')[0];
    if (!first) throw new Error('it is there');
    all.remove('', first.key);
    all.insert('', first, 0);
    await vi.waitFor(() => expect(states(all, '')).toEqual(['a.txt ready', 'b.txt ready']));
  });
});

test('a message takes twenty; those beyond are left out and that is said', () => {
  const { all, told } = attaching();
  all.add(
    '',
    Array.from({ length: 23 }, (_, i) => text(`${i}.txt`)),
  );
  expect(all.of('')).toHaveLength(20);
  expect(told.toast).toHaveBeenCalledWith(expect.stringContaining('at most 20 files'));
});

test('no more than three are read at once', async () => {
  let now = 0;
  let most = 0;
  const attach = async (name: string): Promise<Attachment> => {
    most = Math.max(most, ++now);
    await new Promise((then) => setTimeout(then, 5));
    now--;
    return { ...(await keptFiles(0).attach('x.txt', new TextEncoder().encode(name).buffer, false)), name };
  };
  const { all } = attaching({ attach });
  all.add(
    '',
    Array.from({ length: 8 }, (_, i) => text(`${i}.txt`)),
  );
  await vi.waitFor(() => expect(all.of('').every((tile) => tile.state === 'ready')).toBe(true));
  expect(most).toBe(3);
});

test('a draft keeps what is ready; what is not kept any more says so when it comes back', async () => {
  const { all, backend } = attaching();
  all.add('c1', [text('kept.txt'), text('slow.txt')]);
  await vi.waitFor(() => expect(states(all, 'c1')).toEqual(['kept.txt ready', 'slow.txt reading']));
  all.start(editSlot('m1'), all.kept().c1 ?? []);
  const kept = all.kept();
  expect(Object.keys(kept)).toEqual(['c1']);
  expect(kept.c1?.map((one) => one.name)).toEqual(['kept.txt']);
  const later = new Attaching(backend, { say: vi.fn(), toast: vi.fn(), temporary: () => false });
  later.restore('c1', [
    ...(kept.c1 ?? []),
    { ...(kept.c1?.[0] as Attachment), id: 'gone', name: 'gone.txt' },
  ]);
  await vi.waitFor(() => expect(states(later, 'c1')).toEqual(['kept.txt ready', 'gone.txt failed']));
});
