import type { Definition, FootnoteDefinition } from 'mdast';
import { createContext } from 'svelte';

/** A place in the text where another model went on. */
export interface Mark {
  /** In UTF-16 units of the text. */
  at: number;
  key: string;
  /** Said of the place where a line cannot stand: within code. */
  words: string;
}

/** What the parts of a message know of the whole. */
export interface Document {
  text(): string;
  marks(): readonly Mark[];
  definition(identifier: string): Definition | undefined;
  /** Counted from 1 in the order of their first reference; null for one without a definition. */
  footnote(identifier: string): number | null;
  /** The footnotes that are referred to, in their order. */
  footnotes(): FootnoteDefinition[];
  /** Goes to the footnote that is referred to here. */
  toFootnote(number: number, from: HTMLElement): void;
  openLink(url: string): void;
  copy(text: string): Promise<boolean>;
}

export const [getDocument, setDocument] = createContext<Document>();
