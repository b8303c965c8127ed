/**
 * What stands in a field and was not sent, kept in the home beside the history: a window that is
 * hidden for long is destroyed to free its memory, and a word that was written is never lost.
 */
import type { Attachment } from '../ipc/bindings/contract';

export type Drafts = Record<string, string>;
/** The files that go with a draft: kept by the app, named here. */
export type DraftFiles = Record<string, Attachment[]>;

export type Place = 'main' | 'quick';

const key = (place: Place) => `drafts.${place}`;
const filesKey = (place: Place) => `drafts.${place}.files`;

/** Longest that is kept of all drafts together, in characters: storage has room for 5 MB. */
const MOST = 1_000_000;

export function readDrafts(place: Place, storage: Storage = localStorage): Drafts {
  const words = read(key(place), storage).filter((entry) => typeof entry[1] === 'string');
  return Object.fromEntries(words) as Drafts;
}

export function readDraftFiles(place: Place, storage: Storage = localStorage): DraftFiles {
  const files = read(filesKey(place), storage).map(([slot, list]) => [
    slot,
    Array.isArray(list) ? list.filter(isAttachment) : [],
  ]);
  return Object.fromEntries(files) as DraftFiles;
}

function isAttachment(one: unknown): one is Attachment {
  const file = one as Partial<Attachment> | null;
  return typeof file?.id === 'string' && typeof file.name === 'string' && typeof file.bytes === 'number';
}

function read(from: string, storage: Storage): [string, unknown][] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(from) ?? '{}');
    return typeof kept === 'object' && kept !== null ? Object.entries(kept) : [];
  } catch {
    return [];
  }
}

/** Keeps the drafts that say something. Where there is no room they live as long as the window. */
export function keepDrafts(place: Place, drafts: Drafts, storage: Storage = localStorage): void {
  const words = Object.entries(drafts).filter(([, text]) => text.trim() !== '');
  keep(key(place), Object.fromEntries(words), storage);
}

export function keepDraftFiles(place: Place, files: DraftFiles, storage: Storage = localStorage): void {
  keep(filesKey(place), files, storage);
}

function keep(at: string, drafts: Drafts | DraftFiles, storage: Storage): void {
  const kept = JSON.stringify(drafts);
  try {
    if (Object.keys(drafts).length === 0) storage.removeItem(at);
    else if (kept.length <= MOST) storage.setItem(at, kept);
  } catch {
    // Nothing to be done about a full storage, and nothing is lost yet.
  }
}
