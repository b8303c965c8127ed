/** Diagrams written in Mermaid, drawn one after the other in a worker that is loaded with the first. */
import { cleaned } from './clean';
import address from './draw.worker.ts?worker&url';

export interface Colours {
  bg: string;
  fg: string;
  surface: string;
  muted: string;
  accent: string;
  line: string;
  border: string;
}
export interface Asked {
  source: string;
  colours: Colours;
}
export interface Drawn {
  svg: string | null;
}
export interface Picture {
  /** A `data:` address. */
  url: string;
  width: number;
  height: number;
  /** What is written in it. */
  words: string;
}

/** Longer ones are no diagrams that anybody reads. */
const LONGEST = 20_000;
const LARGEST = 2_000_000;
/** Of what is written in it so much is read out. */
const MOST_WORDS = 500;
/** A large one takes a second. */
const LIMIT_MS = 8_000;
/** The library, with the first one: a megabyte and a half. */
const LOADED_MS = 30_000;
/** Those of some answers, so that scrolling does not draw them anew. */
const KEPT = 40;

let worker: Worker | null = null;
let last: Promise<unknown> = Promise.resolve();
const known = new Map<string, Promise<Picture | null>>();

/** The address of the app's own file is the only one that the policy lets a worker have. */
function begin(): Worker {
  const types = (globalThis as { trustedTypes?: TypesFactory }).trustedTypes;
  policy ??= types?.createPolicy('diagram-worker', {
    createScriptURL: (asked) => {
      if (asked !== address) throw new TypeError('not the worker that draws diagrams');
      return asked;
    },
  });
  return new Worker((policy?.createScriptURL(address) ?? address) as string, { type: 'module' });
}
interface Policy {
  createScriptURL(url: string): unknown;
}
interface TypesFactory {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): Policy;
}
let policy: Policy | undefined;

/** Null where it cannot be drawn: another kind of diagram, a mistake in it, or too much. */
export function draw(source: string, colours: Colours): Promise<Picture | null> {
  if (source.length > LONGEST || typeof Worker === 'undefined') return Promise.resolve(null);
  const key = `${Object.values(colours).join(' ')} ${source}`;
  const before = known.get(key);
  if (before) return before;
  const drawn = last
    .then(() => once({ source, colours }))
    .then((svg) => {
      if (svg === undefined) known.delete(key);
      return svg ? picture(svg) : null;
    });
  last = drawn;
  known.set(key, drawn);
  for (const old of known.keys()) {
    if (known.size <= KEPT) break;
    known.delete(old);
  }
  return drawn;
}

/** Undefined where it was given up: another time it may be quicker. */
function once(asked: Asked): Promise<string | null | undefined> {
  return new Promise((done) => {
    const end = (svg: string | null | undefined) => {
      clearTimeout(timer);
      // One that did not come to an end works on for ever: the next diagram gets a new one.
      if (svg === undefined) {
        worker?.terminate();
        worker = null;
      }
      done(svg);
    };
    let timer = setTimeout(() => end(undefined), LOADED_MS);
    try {
      worker ??= begin();
    } catch {
      end(undefined);
      return;
    }
    worker.onmessage = ({ data }: MessageEvent<Drawn | 'begins'>) => {
      if (data !== 'begins') return end(data.svg);
      clearTimeout(timer);
      timer = setTimeout(() => end(undefined), LIMIT_MS);
    };
    worker.onerror = () => end(undefined);
    worker.postMessage(asked);
  });
}

/** Pure but for its name: the drawing as an address, with its size. */
export function picture(svg: string): Picture | null {
  const clean = svg.length <= LARGEST ? cleaned(svg) : null;
  const size = clean && /^<svg [^>]*\bwidth="([\d.]+)" height="([\d.]+)"/.exec(clean);
  if (!clean || !size) return null;
  const [width, height] = [Number(size[1]), Number(size[2])];
  if (!(width > 0 && height > 0)) return null;
  const words = [...clean.matchAll(/<text[^>]*>(.*?)<\/text>/gs)].map(([, text = '']) => plain(text));
  return {
    width,
    height,
    words: words.join(', ').slice(0, MOST_WORDS),
    url: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(clean)}`,
  };
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'", amp: '&' };

function plain(text: string): string {
  return text.replace(/<[^>]*>/g, '').replace(/&(\w+|#39);/g, (all, name: string) => ENTITIES[name] ?? all);
}
