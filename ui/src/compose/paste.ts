/** A long paste: kept as a file that goes with the message. Pure. */
import { t } from '../texts';

/**
 * From so many characters on a paste becomes a file: more than a page and a half, about a thousand tokens.
 * Fewer are still read in the field; more push what one writes about them out of sight.
 */
export const LONG_PASTE = 4_000;

export function isLong(text: string): boolean {
  return text.length > LONG_PASTE;
}

export function asFile(text: string): File {
  return new File([text], `${t('compose-paste-name')}.txt`, { type: 'text/plain' });
}

/** The text with `insert` in place of what is selected, and where the cursor stands then. */
export function inserted(
  text: string,
  from: number,
  to: number,
  insert: string,
): { text: string; caret: number } {
  return { text: text.slice(0, from) + insert + text.slice(to), caret: from + insert.length };
}
