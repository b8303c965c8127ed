/** Colours for code, loaded when the first block of code is shown. */
import type { Element, Root, RootContent } from 'hast';

export interface Token {
  text: string;
  /** Kinds of the token, as class names; empty is plain. */
  kind: string;
}

export type Highlighter = (code: string, language: string) => Token[] | null;

/** Longer code stays plain: colouring it would cost more than a frame. */
export const MOST = 60_000;
/** While it still grows, it is coloured anew at each step: less is enough. */
export const MOST_OPEN = 8_000;

let loading: Promise<Highlighter> | undefined;

export function highlighter(): Promise<Highlighter> {
  loading ??= import('lowlight').then(({ common, createLowlight }) => {
    const lowlight = createLowlight(common);
    return (code, language) =>
      lowlight.registered(language) ? tokens(lowlight.highlight(language, code)) : null;
  });
  return loading;
}

function tokens(root: Root): Token[] {
  const list: Token[] = [];
  const walk = (node: RootContent | Element['children'][number], kind: string) => {
    if (node.type === 'text') {
      const last = list.at(-1);
      if (last?.kind === kind) last.text += node.value;
      else list.push({ text: node.value, kind });
    } else if (node.type === 'element') {
      const names = node.properties.className;
      const own = Array.isArray(names) ? names.join(' ') : '';
      node.children.forEach((child) => walk(child, own || kind));
    }
  };
  root.children.forEach((child) => walk(child, ''));
  return list;
}

/** A token, or the mark of a place. */
export type Part = Token & { mark?: string };

/** The tokens with marks put in where their lines begin. */
export function withMarks(
  tokens: readonly Token[],
  code: string,
  marks: readonly { line: number; words: string }[],
): readonly Part[] {
  if (marks.length === 0) return tokens;
  const places = marks.map(({ line, words }) => ({ at: lineStart(code, line), words }));
  const parts: Part[] = [];
  let begin = 0;
  for (const { text, kind } of tokens) {
    let from = 0;
    while (places[0] && places[0].at < begin + text.length) {
      const cut = Math.max(places[0].at - begin, from);
      if (cut > from) parts.push({ text: text.slice(from, cut), kind });
      parts.push({ text: '', kind: '', mark: places[0].words });
      places.shift();
      from = cut;
    }
    if (from < text.length) parts.push({ text: text.slice(from), kind });
    begin += text.length;
  }
  return parts;
}

function lineStart(code: string, line: number): number {
  let at = 0;
  for (let left = line; left > 0; left--) {
    const next = code.indexOf('\n', at);
    if (next < 0) return at;
    at = next + 1;
  }
  return at;
}
