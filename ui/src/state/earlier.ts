import type { Chat, Message } from '../ipc/bindings/contract';

/**
 * A chat of which the end was read anew, with what is known of its beginning: reading ten thousand messages again
 * for one that came holds the window up. As it came where the two do not meet.
 */
export function withEarlier(known: Chat | null, fresh: Chat): Chat {
  const first = fresh.messages[0];
  if (known?.id !== fresh.id || known.earlier > 0 || fresh.earlier === 0 || !first) return fresh;
  // The same message at the same place: before it stands the same branch.
  if (known.messages[fresh.earlier]?.id !== first.id) return fresh;
  const messages = [...known.messages.slice(0, fresh.earlier), ...fresh.messages];
  return { ...fresh, earlier: 0, messages };
}

/**
 * A chat that was read anew, with the messages that are known already where they say the same: what is on the
 * screen is drawn again only where it changed.
 */
export function withKnown(known: Chat | null, fresh: Chat): Chat {
  if (known?.id !== fresh.id) return fresh;
  const offset = fresh.earlier - known.earlier;
  const kept = (message: Message, at: number): Message => {
    const before = known.messages[at + offset];
    return before && same(before, message) ? before : message;
  };
  return { ...fresh, messages: fresh.messages.map(kept) };
}

/** Whether two values of JSON say the same. */
function same(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const keys = Object.keys(one);
  return (
    Array.isArray(one) === Array.isArray(other) &&
    keys.length === Object.keys(other).length &&
    keys.every((key) => key in other && same(one[key as never], other[key as never]))
  );
}
