/** Formulas to MathML, loaded when the first one is shown. */
import type { KatexOptions } from 'katex';

/** Gives nothing for what cannot be set: then its source is shown. */
export type Typesetter = (tex: string, display: boolean) => Element | null;

/** Longer, deeper or larger than any formula that a person reads. */
const LONGEST = 8_000;
const DEEPEST = 40;
const MOST_ELEMENTS = 6_000;
/** In em: what may be asked for as a width, a height or a shift. */
const WIDEST = 30;
/** How many formulas are kept: a text that grows, or scrolls back, shows them again. */
const KEPT = 400;

/** Own commands can grow without measure, and no answer needs them to be read. */
const MACROS = /\\(?:[gex]?def|let|futurelet|global|(?:re)?newcommand|providecommand|csname)(?![a-zA-Z])/;

/** All that a formula can become. Nothing of it loads, links, or styles anything but itself. */
export const ELEMENTS: ReadonlySet<string> = new Set(
  (
    'math mrow mi mn mo mtext mspace msqrt mroot mfrac msub msup msubsup munder mover munderover mtable mtr ' +
    'mtd mstyle mpadded mphantom menclose'
  ).split(' '),
);
export const ATTRIBUTES: ReadonlySet<string> = new Set(
  (
    'accent accentunder columnalign columnlines columnspacing depth display displaystyle fence height ' +
    'largeop linethickness lspace mathbackground mathcolor mathvariant maxsize minsize movablelimits ' +
    'notation rowlines rowspacing rspace scriptlevel separator stretchy symmetric voffset width'
  ).split(' '),
);

let loading: Promise<Typesetter> | undefined;

export function typesetter(): Promise<Typesetter> {
  loading ??= import('katex').then(({ default: katex }) => {
    const kept = new Map<string, Element | null>();
    return (tex, display) => {
      const key = `${display ? 'd' : 'i'}${tex}`;
      let made = kept.get(key);
      if (made === undefined) {
        made = bounded(tex) ? set(katex.render, tex, display) : null;
        if (kept.size >= KEPT) kept.delete(kept.keys().next().value ?? '');
        kept.set(key, made);
      }
      return (made?.cloneNode(true) as Element | undefined) ?? null;
    };
  });
  return loading;
}

function bounded(tex: string): boolean {
  if (tex.length > LONGEST || MACROS.test(tex)) return false;
  let depth = 0;
  for (const [mark] of tex.matchAll(/\\.|\\?[{}]|[\^_]|\\(?:left|right|begin|end)(?![a-zA-Z])/gs)) {
    if (mark === '{') depth++;
    else if (mark === '}') depth--;
    if (depth > DEEPEST) return false;
  }
  // Brackets that grow are nested by words, not by braces.
  let words = 0;
  for (const [mark] of tex.matchAll(/\\(?:left|right|begin|end|sqrt|frac)(?![a-zA-Z])/g)) {
    if (mark === '\\left' || mark === '\\begin') words++;
    else if (mark === '\\right' || mark === '\\end') words--;
    if (words > DEEPEST) return false;
  }
  // Commands without braces nest too: `\sqrt\sqrt\sqrt x`, `^^^`.
  return !/(?:\\[a-zA-Z]+\s*){40}/.test(tex);
}

function set(
  render: (tex: string, into: HTMLElement, options: KatexOptions) => void,
  tex: string,
  display: boolean,
): Element | null {
  const stage = document.createElement('span');
  try {
    render(tex, stage, {
      displayMode: display,
      output: 'mathml',
      throwOnError: true,
      strict: 'ignore',
      trust: false,
      maxExpand: 400,
      maxSize: WIDEST,
      macros: {},
    });
  } catch {
    return null;
  }
  const math = stage.querySelector('math');
  const left = { elements: MOST_ELEMENTS };
  const copy = math ? allowed(math, left) : null;
  if (!copy || left.elements <= 0) return null;
  copy.setAttribute('display', display ? 'block' : 'inline');
  return copy;
}

/** The same element of allowed parts: what is not in the lists above is left out. */
function allowed(from: Element, left: { elements: number }): Element | null {
  const name = from.localName;
  // The source, kept beside the formula, and the wrapper of both.
  if (name.startsWith('annotation')) return null;
  if (name === 'semantics') return from.firstElementChild && allowed(from.firstElementChild, left);
  if (!ELEMENTS.has(name) || --left.elements <= 0) return null;
  const to = document.createElementNS('http://www.w3.org/1998/Math/MathML', name);
  for (const { name: key, value } of from.attributes) {
    if (ATTRIBUTES.has(key) && modest(value)) to.setAttribute(key, value);
  }
  for (const child of from.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) to.append(child.textContent ?? '');
    else if (child instanceof Element) {
      const part = allowed(child, left);
      if (part) to.append(part);
    }
  }
  return to;
}

/** A length within what a formula needs, or no length. */
function modest(value: string): boolean {
  return [...value.matchAll(/-?\d*\.?\d+(?=em|ex|pt|px|%)/g)].every(
    ([length]) => Math.abs(Number(length)) <= WIDEST * 10,
  );
}
