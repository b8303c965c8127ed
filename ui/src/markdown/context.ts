import type { Definition, FootnoteDefinition } from 'mdast';
import { createContext } from 'svelte';

/** What the parts of a message know of the whole. */
export interface Document {
  definition(identifier: string): Definition | undefined;
  /** Counted from 1 in the order of their first reference; null for one without a definition. */
  footnote(identifier: string): number | null;
  /** The footnotes that are referred to, in their order. */
  footnotes(): FootnoteDefinition[];
  /** Id of an element for this footnote, unique in the window. */
  anchor(number: number): string;
  openLink(url: string): void;
  copy(text: string): Promise<boolean>;
}

export const [getDocument, setDocument] = createContext<Document>();
