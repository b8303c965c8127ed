import { describe, expect, test } from 'vitest';
import type { Chat } from '../ipc/bindings/contract';
import { chatOf, snapshotFor } from '../ipc/fake/world';
import { firstOf, lastChat, orderOf, settingOf } from './order';

const known = snapshotFor('well', false, false);
const lanes = known.chain.map((one) => one.lane);

describe('a new quick prompt asks', () => {
  test('the model order, where nothing else is set', () => {
    expect(orderOf(undefined, known, null)).toBeNull();
    expect(orderOf('order', known, null)).toBeNull();
  });

  test('a chosen model first, and the others after it', () => {
    const chosen = lanes.at(-1);
    if (!chosen) throw new Error('there is a model');
    const order = orderOf(settingOf(chosen), known, null) ?? [];
    expect(order[0]).toEqual(chosen);
    expect(order.map(settingOf).toSorted()).toEqual(lanes.map(settingOf).toSorted());
  });

  test('the model order again, where the chosen model’s provider is gone', () => {
    expect(orderOf('nobody/model', known, null)).toBeNull();
  });

  test('as the last chat did', () => {
    const order = lanes.toReversed();
    const chat = { terms: { reach: { kind: 'chain' }, order, files_stay: false } } as Pick<Chat, 'terms'>;
    expect(orderOf('last', known, chat)).toEqual(order);
    expect(orderOf('last', known, null)).toBeNull();
  });
});

test('models with slashes in their names are read whole', () => {
  expect(firstOf('p1/openai/gpt')).toEqual({ provider: 'p1', model: 'openai/gpt' });
  expect(firstOf('/gpt')).toBeNull();
});

test('the chat that was used last is none of the demo and no temporary one', () => {
  const chat = chatOf('any', 'Any', 0, []);
  const at = (id: string, updated_at: number, more = {}) => ({ ...chat, id, updated_at, ...more });
  const chats = [
    at('old', 1),
    at('new', 5),
    at('demo', 9, { demo: true }),
    at('gone', 8, { temporary: true }),
  ];
  expect(lastChat(chats)?.id).toBe('new');
  expect(lastChat([])).toBeNull();
});
