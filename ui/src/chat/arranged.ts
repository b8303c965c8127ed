/** The list of chats as it is shown: what is pinned, each folder, and the rest by days. Pure. */
import type { ChatSummary, Folder, FolderId } from '../ipc/bindings/contract';
import { byDay, type Group } from './days';

export interface Arranged {
  pinned: ChatSummary[];
  folders: { folder: Folder; chats: ChatSummary[] }[];
  days: Group[];
}

const newest = (a: ChatSummary, b: ChatSummary) => b.updated_at - a.updated_at;

/** Each chat stands in one place: pinned before its folder, its folder before its day. */
export function arranged(
  chats: readonly ChatSummary[],
  folders: readonly Folder[],
  inFolder: (id: FolderId) => readonly ChatSummary[],
  now: number,
): Arranged {
  const known = new Set(folders.map((folder) => folder.id));
  const pinned = chats.filter((chat) => chat.pinned_at !== null);
  pinned.sort((a, b) => (b.pinned_at ?? 0) - (a.pinned_at ?? 0));
  const rest = chats.filter((chat) => chat.pinned_at === null);
  const loose = rest.filter((chat) => chat.folder === null || !known.has(chat.folder));
  return {
    pinned,
    folders: folders.map((folder) => {
      const own = rest.filter((chat) => chat.folder === folder.id);
      const ids = new Set(own.map((chat) => chat.id));
      const older = inFolder(folder.id).filter(
        (chat) => chat.folder === folder.id && chat.pinned_at === null && !ids.has(chat.id),
      );
      return { folder, chats: [...own, ...older].sort(newest) };
    }),
    days: byDay(loose, now),
  };
}

/** What stands between commas, without the marks that people put before tags. */
export function tagsFrom(words: string): string[] {
  const tags = words.split(/[,，、;]/).map((tag) => tag.trim().replace(/^#+/, '').replace(/\s+/g, ' '));
  return [...new Set(tags.filter((tag) => tag !== ''))];
}
