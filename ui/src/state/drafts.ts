/**
 * What stands in a field and was not sent, kept in the home beside the history: a window that is
 * hidden for long is destroyed to free its memory, and a word that was written is never lost.
 */
export type Drafts = Record<string, string>;

export type Place = 'main' | 'quick';

const key = (place: Place) => `drafts.${place}`;

/** Longest that is kept of all drafts together, in characters: storage has room for 5 MB. */
const MOST = 1_000_000;

export function readDrafts(place: Place, storage: Storage = localStorage): Drafts {
  try {
    const kept: unknown = JSON.parse(storage.getItem(key(place)) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    const words = Object.entries(kept).filter((entry) => typeof entry[1] === 'string');
    return Object.fromEntries(words) as Drafts;
  } catch {
    return {};
  }
}

/** Keeps the drafts that say something. Where there is no room they live as long as the window. */
export function keepDrafts(place: Place, drafts: Drafts, storage: Storage = localStorage): void {
  const words = Object.entries(drafts).filter(([, text]) => text.trim() !== '');
  const kept = JSON.stringify(Object.fromEntries(words));
  try {
    if (words.length === 0) storage.removeItem(key(place));
    else if (kept.length <= MOST) storage.setItem(key(place), kept);
  } catch {
    // Nothing to be done about a full storage, and nothing is lost yet.
  }
}
