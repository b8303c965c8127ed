/** What is in a drop or in a paste. */
import { t } from '../texts';

export interface Incoming {
  files: File[];
  /** Names of folders: what is in them is not taken. */
  folders: string[];
  /** The address of a link that came without a file. */
  link: string | null;
}

/** Whether files hang on the pointer. Their names and bytes are told at the drop alone. */
export function carriesFiles(data: DataTransfer | null): boolean {
  return data !== null && Array.from(data.types).includes('Files');
}

/** Whether it would lead the window elsewhere, were it let. */
export function carriesAway(data: DataTransfer | null): boolean {
  return carriesFiles(data) || (data !== null && Array.from(data.types).includes('text/uri-list'));
}

export function fromDrop(data: DataTransfer): Incoming {
  const folders = new Set<string>();
  for (const item of Array.from(data.items ?? [])) {
    const entry = item.kind === 'file' ? item.webkitGetAsEntry?.() : null;
    if (entry?.isDirectory) folders.add(entry.name);
  }
  const files = Array.from(data.files).filter((file) => !folders.has(file.name));
  const link = files.length + folders.size === 0 ? webAddress(data.getData('text/uri-list')) : null;
  return { files, folders: [...folders], link };
}

/** The first web address of a list; lines that begin with # are remarks. */
function webAddress(list: string): string | null {
  const lines = list.split(/\r?\n/).map((line) => line.trim());
  return lines.find((line) => /^https?:\/\//i.test(line)) ?? null;
}

/**
 * The files of a paste; none where it is text. Office programs put a picture of the text beside it:
 * then the text is meant.
 */
export function fromPaste(data: DataTransfer | null): File[] {
  if (!data || data.files.length === 0) return [];
  const types = Array.from(data.types);
  if (types.includes('text/plain') && types.includes('text/html')) return [];
  return Array.from(data.files, named);
}

/** A picture out of another program has no name of its own. */
function named(file: File): File {
  const ending = /^image\.(\w+)$/.exec(file.name)?.[1] ?? (file.name === '' ? 'png' : null);
  if (ending === null) return file;
  return new File([file], `${t('chat-attach-pasted')}.${ending}`, { type: file.type });
}
