import { describe, expect, test } from 'vitest';
import type { ChatSummary } from '../ipc/bindings/contract';
import { items, recentFrom, withRecent, type Offered } from './items';
import { marked, match } from './match';

const score = (typed: string, name: string) => match(typed, name)?.score ?? -1;

describe('a name', () => {
  test('fits by its words, their beginnings and their letters, in this order', () => {
    expect(score('night', 'Night train')).toBeGreaterThan(score('night', 'The night train'));
    expect(score('train', 'Night train')).toBeGreaterThan(score('rain', 'Night train'));
    expect(score('rain', 'Night train')).toBeGreaterThan(score('nt', 'Night train'));
    expect(score('nt', 'Night train')).toBeGreaterThan(0);
    expect(match('zug', 'Night train')).toBeNull();
    // First letters, and letters that go on in their words; none from the middle of another.
    expect(match('nitr', 'Night train')?.marks).toEqual([0, 1, 6, 7]);
    expect(match('gt', 'Night train')).toBeNull();
    expect(match('sol', 'Size of text and controls')).toBeNull();
    expect(match('nt', 'Night train', true)).toBeNull();
  });

  test('has to have every word that was typed, in any order', () => {
    expect(match('train night', 'Night train')).not.toBeNull();
    expect(match('night bus', 'Night train')).toBeNull();
  });

  test('fits without its accents and in scripts without spaces', () => {
    expect(marked('Über Zürich', match('zurich', 'Über Zürich')?.marks ?? [])).toEqual([
      { text: 'Über ', meant: false },
      { text: 'Zürich', meant: true },
    ]);
    expect(match('京都', '去京都的旅行')?.marks).toEqual([1, 2]);
    expect(match('여행', '서울 여행')).not.toBeNull();
    expect(match('🚂', 'A 🚂 ride')?.marks).toEqual([2]);
  });

  test('of any length takes its time and no more', () => {
    const long = 'a'.repeat(100_000);
    const before = performance.now();
    expect(match('a'.repeat(200), long)).not.toBeNull();
    expect(match(`${'a'.repeat(100)}b`, long)).toBeNull();
    expect(match('ab'.repeat(100), 'a '.repeat(29))).toBeNull();
    expect(performance.now() - before).toBeLessThan(500);
  });
});

const chat = (id: string, title: string, updated_at: number) =>
  ({ id, title, updated_at, archived_at: null }) as ChatSummary;
const offered = (more: Partial<Offered> = {}): Offered => ({
  actions: ['new_chat', 'settings', 'quit', 'zoom_in'],
  recent: [],
  chats: [chat('a', 'Old egg', 1), chat('b', 'New egg', 2)],
  found: [],
  models: [{ lane: { provider: 'p', model: 'm' }, name: 'p/m', label: 'Claude Opus' }],
  assistants: [],
  canRedo: true,
  places: [],
  ...more,
});
const keys = (typed: string, of: Offered) => items(typed, of).map((item) => item.key);

describe('the palette', () => {
  test('begins with what was used last, then the latest chats', () => {
    expect(keys('', offered({ recent: ['quit'] })).slice(0, 4)).toEqual([
      'action quit',
      'chat b',
      'chat a',
      'action new_chat',
    ]);
  });

  test('lists each thing once, and recent actions among all when something is typed', () => {
    const all = keys('', offered({ recent: ['quit'] }));
    expect(new Set(all).size).toBe(all.length);
    expect(keys('quit', offered({ recent: ['quit'] }))).toEqual(['action quit']);
  });

  test('puts the newer of two chats that fit as well first', () => {
    expect(keys('egg', offered())).toEqual(['chat b', 'chat a']);
  });

  test('adds what the history found, without those at hand', () => {
    const hit = (id: string, text: string) => ({ chat: id, title: [{ text, hit: true }], updated_at: 3 });
    const found = [hit('a', 'Old egg'), hit('c', 'Oldest egg')];
    expect(keys('egg', offered({ found }))).toEqual(['chat b', 'chat a', 'chat c']);
  });

  test('offers a model first in the chat, and again where there is a question', () => {
    expect(keys('opus', offered())).toEqual(['first p/m', 'redo p/m']);
    expect(keys('opus', offered({ canRedo: false }))).toEqual(['first p/m']);
  });

  test('stays short and quick with very many chats', () => {
    const chats = Array.from({ length: 20_000 }, (_, i) =>
      chat(String(i), `Chat about eggs, number ${i}`, i),
    );
    const before = performance.now();
    expect(items('egg', offered({ chats })).length).toBeLessThanOrEqual(60);
    expect(performance.now() - before).toBeLessThan(1_500);
  });

  test('remembers a few actions, the last one first', () => {
    expect(withRecent('quit settings', 'settings')).toBe('settings quit');
    expect(recentFrom('quit nonsense settings')).toEqual(['quit', 'settings']);
  });
});
