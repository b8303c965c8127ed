import type { Chat } from '../ipc/bindings/contract';

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
