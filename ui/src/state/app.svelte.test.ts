// @vitest-environment jsdom
import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
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
