// @vitest-environment jsdom
import { flushSync } from 'svelte';
import { expect, test, vi } from 'vitest';
import { fakeBackend } from '../ipc/fake';
import { App } from './app.svelte';

test('what reads one part of the state is not run again when another changes', async () => {
  const app = new App(fakeBackend('#state=well', 0));
  await app.start();
  const count = { runs: 0 };
  const stop = $effect.root(() => {
    $effect(() => {
      void app.state.openId;
      count.runs++;
    });
  });
  flushSync();
  app.dispatch({ type: 'turn-known', turn: 't', chat: null, now: 0 });
  app.dispatch({ type: 'go', view: 'status' });
  flushSync();
  expect(count.runs).toBe(1);
  app.dispatch({ type: 'open', chat: 'c1' });
  flushSync();
  expect(count.runs).toBe(2);
  stop();
});

test('an answer that another process writes is shown as far as the history has it, and is no error', async () => {
  const backend = fakeBackend('#state=well', 0);
  const chat = await backend.chat('c3');
  const last = chat.messages.at(-1);
  if (last) last.status = 'streaming';
  const app = new App({
    ...backend,
    chat: async () => chat,
    subscribe: () => Promise.reject({ code: 'not-found', message: 'That is not there any more.' }),
  });
  await app.start();
  await app.open('c3');
  await new Promise((then) => setTimeout(then, 0));
  expect(app.notices.toasts).toEqual([]);
  expect(app.state.live).toEqual({});
  expect(app.state.chat?.id).toBe('c3');
});

test('word of a turn that comes after its end sets nothing going; one that goes on is followed', async () => {
  const backend = fakeBackend('#state=well', 0);
  const chat = await backend.chat('c3');
  const turn = chat.messages.at(-1)?.answer?.turn ?? '';
  let tell: (event: { type: 'turn-started'; chat: string; turn: string }) => void = () => {};
  let followed = 0;
  let running = 0;
  const app = new App({
    ...backend,
    chat: async () => structuredClone(chat),
    watch: async (on) => {
      tell = on;
      return () => {};
    },
    subscribe: async () => {
      followed++;
      return () => {};
    },
  });
  await app.start();
  await app.open('c3');
  const stop = $effect.root(() => {
    $effect(() => {
      running += Object.keys(app.state.live).length;
    });
  });
  tell({ type: 'turn-started', chat: 'c3', turn });
  await new Promise((then) => setTimeout(then, 0));
  flushSync();
  expect([followed, running]).toEqual([0, 0]);
  const last = chat.messages.at(-1);
  if (last) last.status = 'streaming';
  tell({ type: 'turn-started', chat: 'c3', turn });
  await vi.waitFor(() => expect(followed).toBe(1));
  stop();
});

test('a chat that another window went on with is read again', async () => {
  const backend = fakeBackend('#state=well', 0);
  let tell: Parameters<typeof backend.watch>[0] = () => {};
  let reads = 0;
  const app = new App({
    ...backend,
    watch: async (on) => {
      tell = on;
      return () => {};
    },
    chat: (id) => {
      reads++;
      return backend.chat(id);
    },
  });
  await app.start();
  await app.open('c3');
  const list = await backend.snapshot();
  tell({ ...list, type: 'chats' });
  expect(reads).toBe(1);
  const chats = list.chats.map((one) => (one.id === 'c3' ? { ...one, updated_at: 1 } : one));
  tell({ ...list, type: 'chats', chats });
  expect(reads).toBe(2);
});

test('a chat that was deleted elsewhere gives way to a new one; one in the archive stays open', async () => {
  const backend = fakeBackend('#state=well', 0);
  let tell: Parameters<typeof backend.watch>[0] = () => {};
  const app = new App({
    ...backend,
    watch: async (on) => {
      tell = on;
      return backend.watch(on);
    },
  });
  await app.start();
  await app.open('c3');
  await app.chats.change('c3', { kind: 'archive', on: true });
  expect(app.state.snapshot?.chats.some((chat) => chat.id === 'c3')).toBe(false);
  await vi.waitFor(() => expect(app.state.chat?.archived_at).not.toBeNull());
  expect(app.state.openId).toBe('c3');
  await backend.deleteChat('c3');
  tell({ ...(await backend.snapshot()), type: 'chats' });
  await vi.waitFor(() => expect(app.state.openId).toBeNull());
});

test('an answer that ends in a chat that is not looked at is marked until somebody looks', async () => {
  let tell: (event: { type: 'turn-ended'; chat: string; turn: string }) => void = () => {};
  const backend = fakeBackend('#state=well', 0);
  const app = new App({
    ...backend,
    watch: async (on) => {
      tell = on;
      return () => {};
    },
  });
  await app.start();
  await app.open('c1');
  tell({ type: 'turn-ended', chat: 'c1', turn: 't1' });
  tell({ type: 'turn-ended', chat: 'c2', turn: 't2' });
  expect([...app.unread]).toEqual(['c2']);
  app.go('settings');
  tell({ type: 'turn-ended', chat: 'c1', turn: 't3' });
  expect(app.unread.has('c1')).toBe(true);
  app.go('chat');
  await app.open('c2');
  expect(app.unread.size).toBe(0);
});
