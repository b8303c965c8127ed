/** Folders, pins, tags, archive and bin of the made-up app, and what is being written. */
import type {
  Attached,
  Attachment,
  Chat,
  ChatPage,
  ChatPlace,
  ChatSummary,
  Draft,
  Folder,
  Snapshot,
} from '../bindings/contract';
import type { Backend } from '../backend';

type List = Pick<Snapshot, 'chats' | 'folders' | 'tags' | 'more' | 'archived' | 'in_bin'>;
type Calls = Pick<
  Backend,
  | 'chatsOf'
  | 'changeChat'
  | 'copyChat'
  | 'deleteForGood'
  | 'emptyBin'
  | 'makeFolder'
  | 'renameFolder'
  | 'deleteFolder'
  | 'undeleteFolder'
  | 'drafts'
  | 'keepDraft'
>;

const BIN_MS = 30 * 86_400_000;

function summaryOf({ messages: _, terms: __, system: ___, wishes: ____, ...summary }: Chat): ChatSummary {
  return summary;
}

export function madeUpOrder(
  chats: Map<string, Chat>,
  bin: Map<string, Chat>,
  changed: () => void,
  filesOf: (files: readonly Attached[]) => Attachment[],
): { list: () => List; calls: Calls } {
  const folders = new Map<string, string>();
  /** Folders that were taken away, with the chats that were in them. */
  const left = new Map<string, { name: string; chats: string[] }>();
  const drafts = new Map<string, Draft>();
  let count = 0;
  const gone = () => ({ code: 'not-found', message: 'That is not there any more.' });
  const find = (id: string): Chat => {
    const chat = chats.get(id);
    if (!chat) throw gone();
    return chat;
  };
  const sorted = (all: Iterable<Chat>): ChatSummary[] =>
    [...all].map(summaryOf).sort((a, b) => b.updated_at - a.updated_at);
  const listed = () => sorted(chats.values()).filter((chat) => chat.archived_at === null);
  const inFolder = (id: string) => listed().filter((chat) => chat.folder === id);

  function of(place: ChatPlace): ChatSummary[] {
    switch (place.kind) {
      case 'listed':
        return listed();
      case 'folder':
        return inFolder(place.folder);
      case 'tag':
        return sorted(chats.values()).filter((chat) => chat.tags.includes(place.tag));
      case 'archive':
        return sorted(chats.values()).filter((chat) => chat.archived_at !== null);
      case 'bin':
        return sorted(bin.values()).map((chat) => ({
          ...chat,
          goes_at: chat.deleted_at === null ? null : chat.deleted_at + BIN_MS,
        }));
      case 'everywhere':
        return sorted(chats.values());
    }
  }

  return {
    list: () => ({
      chats: listed(),
      folders: [...folders]
        .map(([id, name]): Folder => ({ id, name, chats: inFolder(id).length }))
        .sort((a, b) => a.name.localeCompare(b.name)),
      tags: [...new Set([...chats.values()].flatMap((chat) => chat.tags))].sort(),
      more: false,
      archived: of({ kind: 'archive' }).length,
      in_bin: bin.size,
    }),
    calls: {
      async chatsOf(place, after, limit): Promise<ChatPage> {
        const all = of(place);
        const from = after === null ? 0 : all.findIndex((chat) => chat.id === after.id) + 1;
        const page = all.slice(from, from + limit);
        const last = page.at(-1);
        const more = from + page.length < all.length;
        return { chats: page, next: more && last ? { at: last.updated_at, id: last.id } : null };
      },
      async changeChat(id, change) {
        const chat = find(id);
        const now = Date.now();
        if (change.kind === 'folder') chat.folder = change.folder;
        else if (change.kind === 'pin') chat.pinned_at = change.on ? now : null;
        else if (change.kind === 'archive') chat.archived_at = change.on ? now : null;
        else if (change.kind === 'tags') chat.tags = change.tags;
        else if (change.kind === 'system') chat.system = change.system || null;
        else if (change.kind === 'assistant') chat.assistant = change.assistant;
        else chat.wishes = change.wishes;
        changed();
      },
      async copyChat(id) {
        const copy = `copy${++count}`;
        const chat = find(id);
        chats.set(copy, { ...structuredClone(chat), id: copy, title: `${chat.title} (copy)` });
        changed();
        return copy;
      },
      async deleteForGood(ids) {
        ids.forEach((id) => bin.delete(id));
        changed();
        return { chats: ids.length, log_is_clean: true, backups: { kind: 'none' }, aside: [] };
      },
      async emptyBin() {
        const chats = bin.size;
        bin.clear();
        changed();
        return { chats, log_is_clean: true, backups: { kind: 'none' }, aside: [] };
      },
      async makeFolder(name) {
        if ([...folders.values()].includes(name)) {
          throw { code: 'conflict', message: `There is a folder called “${name}” already.` };
        }
        const id = `f${++count}`;
        folders.set(id, name);
        changed();
        return id;
      },
      async renameFolder(id, name) {
        if (!folders.has(id)) throw gone();
        folders.set(id, name);
        changed();
      },
      async deleteFolder(id) {
        const name = folders.get(id);
        if (name === undefined) throw gone();
        folders.delete(id);
        const own = [...chats.values()].filter((chat) => chat.folder === id);
        for (const chat of own) chat.folder = null;
        left.set(id, { name, chats: own.map((chat) => chat.id) });
        changed();
      },
      async undeleteFolder(id) {
        const was = left.get(id);
        if (!was) throw gone();
        folders.set(id, was.name);
        for (const one of was.chats) find(one).folder = id;
        changed();
      },
      drafts: async () => [...drafts.values()],
      async keepDraft(slot, text, files) {
        if (text.trim() === '' && files.length === 0) drafts.delete(slot);
        else drafts.set(slot, { slot, text, files: filesOf(files) });
      },
    },
  };
}
