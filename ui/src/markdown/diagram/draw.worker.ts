/** Draws diagrams apart from the window, which ends this when it takes too long. */
import type { Asked, Drawn } from './draw';

// The library for layouts takes a place without a document for one that it has to itself, and listens
// there for messages of its own; and `self`, which is put back afterwards, can only be read in a worker.
Object.defineProperty(globalThis, 'document', { value: {}, configurable: true });
Object.defineProperty(globalThis, 'self', { value: globalThis, writable: true, configurable: true });
const ready = import('beautiful-mermaid').then((library) => {
  // Nothing here is to reach anything, whatever a text makes of the library.
  for (const name of ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'importScripts']) {
    Object.defineProperty(globalThis, name, { value: undefined });
  }
  return library;
});

onmessage = async ({ data: { source, colours } }: MessageEvent<Asked>) => {
  let drawn: Drawn;
  try {
    const { renderMermaidSVG } = await ready;
    postMessage('begins');
    drawn = { svg: renderMermaidSVG(source, { ...colours, font: 'Inter', padding: 12 }) };
  } catch {
    // What is wrong with it is said in the library's own words, in English: the source is shown instead.
    drawn = { svg: null };
  }
  postMessage(drawn);
};
