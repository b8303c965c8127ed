import { afterEach } from 'vitest';

// Only where the test has a document.
if (typeof document !== 'undefined') {
  const { cleanup } = await import('@testing-library/svelte');

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
