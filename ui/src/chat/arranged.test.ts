import { expect, test } from 'vitest';
import type { ChatSummary } from '../ipc/bindings/contract';
import { arranged, tagsFrom } from './arranged';

const NOW = new Date(2026, 10, 26, 12).getTime();
const chat = (id: string, more: Partial<ChatSummary> = {}): ChatSummary => ({
  id,
  title: id,
  created_at: 0,
  updated_at: NOW - 1,
  demo: false,
  streaming: false,
  folder: null,
  pinned_at: null,
  archived_at: null,
  tags: [],
  deleted_at: null,
  goes_at: null,
  temporary: false,
  ...more,
});
const ids = (chats: readonly ChatSummary[]) => chats.map((one) => one.id);

test('each chat stands in one place: pinned, in its folder, or on its day', () => {
  const folder = { id: 'f1', name: 'Kitchen', chats: 3 };
  const chats = [
    chat('loose'),
    chat('pinned', { folder: 'f1', pinned_at: 2 }),
    chat('first', { pinned_at: 3 }),
    chat('eggs', { folder: 'f1' }),
    chat('lost', { folder: 'gone' }),
  ];
  const older = [chat('soup', { folder: 'f1', updated_at: 5 }), chat('eggs', { folder: 'f1' })];
  const list = arranged(chats, [folder], () => older, NOW);
  expect(ids(list.pinned)).toEqual(['first', 'pinned']);
  expect(ids(list.folders[0]?.chats ?? [])).toEqual(['eggs', 'soup']);
  expect(list.days.flatMap((day) => ids(day.chats))).toEqual(['loose', 'lost']);
});

test('tags are what stands between commas', () => {
  expect(tagsFrom(' #work, rust ,,仕事、 work')).toEqual(['work', 'rust', '仕事']);
});
