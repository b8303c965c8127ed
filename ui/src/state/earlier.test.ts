import { expect, test } from 'vitest';
import type { Chat } from '../ipc/bindings/contract';
import { longChat } from '../ipc/fake/long';
import { withEarlier } from './earlier';

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
