import { expect, test } from 'vitest';
import type { Chat } from '../ipc/bindings/contract';
import { longChat } from '../ipc/fake/long';
import { withEarlier, withKnown } from './earlier';

/** As the backend gives it when it is asked for the newest messages only. */
function end(of: Chat, newest: number): Chat {
  const earlier = of.messages.length - newest;
  return { ...of, messages: of.messages.slice(earlier), earlier };
}

const whole: Chat = { ...longChat(40, 100), earlier: 0 };

test('what came at the end of a long chat joins what is known of it', () => {
  const [one, other] = longChat(2, 100).messages;
  const added = { ...whole, messages: [...whole.messages, { ...one!, id: 'x1' }, { ...other!, id: 'x2' }] };
  const joined = withEarlier(whole, end(added, 6));
  expect(joined.earlier).toBe(0);
  expect(joined.messages.map((message) => message.id)).toEqual(added.messages.map((message) => message.id));
  // What was changed at the end is as it is now.
  const renamed = { ...added, title: 'New', messages: added.messages.map((message) => ({ ...message })) };
  const again = withEarlier(added, end(renamed, 3));
  expect(again.title).toBe('New');
  expect(again.messages.at(-1)).toBe(renamed.messages.at(-1));
  expect(again.messages[0]).toBe(added.messages[0]);
});

test('another branch, another chat and a part of a chat are not joined', () => {
  const fresh = end(whole, 5);
  const branch = whole.messages.map((message, at) => (at === 35 ? { ...message, id: 'branch' } : message));
  for (const known of [null, { ...whole, id: 'other' }, end(whole, 20), { ...whole, messages: branch }])
    expect(withEarlier(known, fresh)).toBe(fresh);
  expect(withEarlier(whole, whole)).toBe(whole);
});

test('of a chat that is read again, messages that say the same are the ones that were there', () => {
  const read = structuredClone(whole);
  const text = (one: string) => [{ kind: 'text' as const, attempt: null, text: one }];
  read.messages[39] = { ...read.messages[39]!, parts: text('changed') };
  const again = withKnown(whole, { ...read, title: 'New' });
  expect(again.title).toBe('New');
  expect(again.messages.map((message, at) => message === whole.messages[at])).toEqual(
    Array.from({ length: 40 }, (_, at) => at !== 39),
  );
  expect(again.messages[39]).toBe(read.messages[39]);
  // Where another part of it was known, it is the same at the same place.
  const rest = withKnown(end(whole, 10), structuredClone(whole));
  expect(rest.messages.map((message) => whole.messages.includes(message))).toEqual(
    Array.from({ length: 40 }, (_, at) => at >= 30),
  );
  const other = structuredClone(whole);
  expect(withKnown({ ...whole, id: 'other' }, other)).toBe(other);
  expect(withKnown(null, other)).toBe(other);
});
