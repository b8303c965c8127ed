import { afterAll, afterEach } from 'vitest';
import { speak } from '../texts';

await speak('en');

// Only where the test has a document.
if (typeof document !== 'undefined') {
  const { cleanup } = await import('@testing-library/svelte');

  // What would play on when the last test of a file has ended finds no document any more.
  const waiting = new Set<ReturnType<typeof setTimeout>>();
  const wait = globalThis.setTimeout;
  globalThis.setTimeout = Object.assign((...of: Parameters<typeof wait>) => {
    const timer = wait(...of);
    waiting.add(timer);
    return timer;
  }, wait);
  globalThis.requestAnimationFrame = (then) =>
    setTimeout(() => then(performance.now()), 16) as unknown as number;
  globalThis.cancelAnimationFrame = (frame) => clearTimeout(frame);
  afterAll(() => waiting.forEach(clearTimeout));

  // jsdom lays nothing out: there are no sizes to observe.
  globalThis.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };

  globalThis.matchMedia ??= (media: string) =>
    Object.assign(new EventTarget(), {
      media,
      matches: false,
      onchange: null,
      addListener: () => {},
      removeListener: () => {},
    });

  afterEach(() => {
    cleanup();
    document.body.replaceChildren();
    localStorage.clear();
  });
}
