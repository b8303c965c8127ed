/** What the palette offers for what is typed. Pure. */
import { ACTION_IDS, nameOf, type ActionId } from '../actions/actions';
import type { ChatHit, ChatId, ChatSummary, Lane, LibraryItem } from '../ipc/bindings/contract';
import type { Place } from '../settings/finding';
import { t } from '../texts';
import { match } from './match';

export type Group = 'recent' | 'actions' | 'assistants' | 'chats' | 'models' | 'settings';

export type Does =
  | { kind: 'action'; id: ActionId }
  | { kind: 'chat'; id: ChatId; at: number; archived: boolean }
  | { kind: 'first'; lane: Lane }
  | { kind: 'redo'; lane: string }
  | { kind: 'assistant'; item: LibraryItem }
  | { kind: 'setting'; place: Place };

export interface Item {
  /** Tells it from the others. */
  key: string;
  group: Group;
  name: string;
  /** Beside the name: where it is. */
  note: string | null;
  marks: readonly number[];
  does: Does;
}

/** A model that can be asked first here, or asked again. */
export interface Model {
  lane: Lane;
  name: string;
  label: string;
}

export interface Offered {
  /** Those that mean something now. */
  actions: readonly ActionId[];
  recent: readonly ActionId[];
  chats: readonly ChatSummary[];
  /** Older ones that the history found. */
  found: readonly ChatHit[];
  /** The model order of the chat first. */
  models: readonly Model[];
  /** That a new chat can be begun with. */
  assistants: readonly LibraryItem[];
  /** There is a question that can be answered again. */
  canRedo: boolean;
  places: readonly Place[];
}

/** At once, of each group and in all: what is looked for stands among the first or is typed further. */
const MOST: Record<Group, number> = {
  recent: 5,
  actions: 40,
  assistants: 20,
  chats: 30,
  models: 20,
  settings: 20,
};
const CHATS_AT_FIRST = 8;
const IN_ALL = 60;

type Bare = Omit<Item, 'marks' | 'group'> & { group: Exclude<Group, 'recent'>; also?: string };

const chatItem = (id: ChatId, title: string, at: number, archived: boolean): Bare => ({
  key: `chat ${id}`,
  group: 'chats',
  name: title || t('chat-untitled'),
  note: archived ? t('palette-archived') : null,
  does: { kind: 'chat', id, at, archived },
});

function everything(offered: Offered): Bare[] {
  const listed = new Set(offered.chats.map((chat) => chat.id));
  const all: Bare[] = offered.actions.map((id) => ({
    key: `action ${id}`,
    group: 'actions',
    name: nameOf(id),
    note: null,
    does: { kind: 'action', id },
  }));
  for (const chat of offered.chats) {
    all.push(chatItem(chat.id, chat.title, chat.updated_at, chat.archived_at !== null));
  }
  for (const hit of offered.found) {
    if (listed.has(hit.chat)) continue;
    const title = hit.title.map((piece) => piece.text).join('');
    all.push(chatItem(hit.chat, title, hit.updated_at, false));
  }
  for (const item of offered.assistants) {
    all.push({
      key: `assistant ${item.id}`,
      group: 'assistants',
      name: t('palette-assistant', { name: item.name }),
      note: null,
      does: { kind: 'assistant', item },
    });
  }
  for (const model of offered.models) {
    all.push({
      key: `first ${model.name}`,
      group: 'models',
      name: t('palette-model-first', { model: model.label }),
      note: null,
      does: { kind: 'first', lane: model.lane },
    });
    if (!offered.canRedo) continue;
    all.push({
      key: `redo ${model.name}`,
      group: 'models',
      name: t('palette-model-redo', { model: model.label }),
      note: null,
      does: { kind: 'redo', lane: model.name },
    });
  }
  for (const place of offered.places) {
    all.push({
      key: `setting ${place.section} ${place.key ?? ''}`,
      group: 'settings',
      name: place.name,
      note: place.key === null ? null : place.where,
      also: place.sentence,
      does: { kind: 'setting', place },
    });
  }
  return all;
}

/** Before anything is typed: what was done last, chats that were open last, then all actions. */
function atFirst(offered: Offered, all: readonly Bare[]): Item[] {
  const plain = (item: Bare, group: Group): Item => ({ ...item, group, marks: [] });
  const actionOf = (id: ActionId) => all.find((item) => item.key === `action ${id}`);
  const recent = offered.recent
    .map(actionOf)
    .filter((item) => item !== undefined)
    .slice(0, MOST.recent);
  const taken = new Set(recent.map((item) => item.key));
  const chats = all
    .filter((item) => item.group === 'chats')
    .sort((a, b) => newer(a, b))
    .slice(0, CHATS_AT_FIRST);
  const rest = all.filter((item) => item.group === 'actions' && !taken.has(item.key));
  const group = (name: Group) => all.filter((item) => item.group === name).slice(0, MOST[name]);
  return [
    ...recent.map((item) => plain(item, 'recent')),
    ...chats.map((item) => plain(item, 'chats')),
    ...rest.map((item) => plain(item, 'actions')),
    ...group('assistants').map((item) => plain(item, 'assistants')),
    ...group('models').map((item) => plain(item, 'models')),
  ].slice(0, IN_ALL);
}

const newer = (a: Bare, b: Bare) =>
  (b.does.kind === 'chat' ? b.does.at : 0) - (a.does.kind === 'chat' ? a.does.at : 0);

/** The group with the best fit first, in it the best first; of two alike the newer one. */
export function items(typed: string, offered: Offered): Item[] {
  const all = everything(offered);
  if (typed.trim() === '') return atFirst(offered, all);
  const recent = new Set(offered.recent);
  const found = all.flatMap((item) => {
    const own = match(typed, item.name);
    // A setting is found by its sentence too, behind those that are called so.
    const beside = own ? null : item.also ? match(typed, item.also, true) : null;
    const fit = own ?? (beside ? { score: beside.score / 4, marks: [] } : null);
    if (!fit) return [];
    const known = item.does.kind === 'action' && recent.has(item.does.id) ? 2 : 0;
    return [{ item, score: fit.score + known, marks: fit.marks }];
  });
  found.sort((a, b) => b.score - a.score || newer(a.item, b.item));
  const counts = new Map<Group, number>();
  const kept = found.filter(({ item }) => {
    const count = (counts.get(item.group) ?? 0) + 1;
    counts.set(item.group, count);
    return count <= MOST[item.group];
  });
  const order = [...new Set(kept.map(({ item }) => item.group))];
  return order
    .flatMap((group) => kept.filter(({ item }) => item.group === group))
    .slice(0, IN_ALL)
    .map(({ item, marks }) => ({ ...item, marks }));
}

/** As it is kept in the settings: names with spaces between, the last one first. */
export function recentFrom(value: string | undefined): ActionId[] {
  const words = (value ?? '').split(' ');
  return words.map((word) => ACTION_IDS.find((id) => id === word)).filter((id) => id !== undefined);
}

const REMEMBERED = 8;

export function withRecent(value: string | undefined, id: ActionId): string {
  return [id, ...recentFrom(value).filter((one) => one !== id)].slice(0, REMEMBERED).join(' ');
}
