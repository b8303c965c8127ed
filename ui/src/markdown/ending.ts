/** The end of a long text, to be shown before the middle of it is parsed. */
import type { RootContent } from 'mdast';
import { hostilePart } from './guard';
import { parsePart } from './parse';

/** About a screen of text. */
const ENOUGH = 4 * 1024;

/**
 * The last blocks, from a place where a new one most probably begins: after a blank line, with a letter
 * or a heading, and outside of code. Null where there is none. When the rest is there, the end is
 * parsed together with it, and that counts.
 */
export function ending(text: string): { nodes: RootContent[]; length: number } | null {
  const from = Math.max(0, text.length - ENOUGH);
  const found = /\n[ \t]*\n(?=[\p{L}#])/u.exec(text.slice(from));
  if (!found) return null;
  const start = from + found.index + found[0].length;
  const fences = text.slice(0, start).match(/^ {0,3}(?:`{3,}|~{3,})/gm)?.length ?? 0;
  const source = text.slice(start);
  if (fences % 2 === 1 || hostilePart(source)) return null;
  return { nodes: parsePart(source, []).nodes, length: source.length };
}
