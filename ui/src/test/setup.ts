import { afterEach } from 'vitest';

// Only where the test has a document.
if (typeof document !== 'undefined') {
  const { cleanup } = await import('@testing-library/svelte');

  // What plays on when the last test of a file has ended finds no document any more.
  globalThis.requestAnimationFrame = (then) =>
    setTimeout(() => then(performance.now()), 16) as unknown as number;
  globalThis.cancelAnimationFrame = (frame) => clearTimeout(frame);

  // jsdom lays nothing out: there are no sizes to observe.
  globalThis.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };

  afterEach(() => {
    cleanup();
    document.body.replaceChildren();
    localStorage.clear();
  });
}
