/** Whom a new quick prompt asks, as the setting `quick.order` says it. Pure. */
import type { Chat, ChatSummary, Lane, Snapshot } from '../ipc/bindings/contract';
import { asked } from '../state/lanes';

export const MODEL_ORDER = 'order';
export const LAST_ORDER = 'last';

export const settingOf = (lane: Lane): string => `${lane.provider}/${lane.model}`;

/** The model that the setting puts first; null where it names none. */
export function firstOf(setting: string | undefined): Lane | null {
  const slash = setting?.indexOf('/') ?? -1;
  if (!setting || slash < 1) return null;
  return { provider: setting.slice(0, slash), model: setting.slice(slash + 1) };
}

/** The chat that was used last, and is none of the demo's and no temporary one. */
export function lastChat(chats: readonly ChatSummary[]): ChatSummary | null {
  const real = chats.filter((chat) => !chat.demo && !chat.temporary);
  return real.reduce<ChatSummary | null>(
    (last, chat) => (last && last.updated_at >= chat.updated_at ? last : chat),
    null,
  );
}

/** The order of a new chat; null is the model order itself. `last` is the chat that was used last. */
export function orderOf(
  setting: string | undefined,
  known: Snapshot,
  last: Pick<Chat, 'terms'> | null,
): Lane[] | null {
  if (setting === LAST_ORDER) return last?.terms.order ?? null;
  const first = firstOf(setting);
  // A provider that was removed is asked no more.
  if (!first || !known.providers.some((one) => one.id === first.provider)) return null;
  const others = asked(known)
    .map((one) => one.lane)
    .filter((lane) => settingOf(lane) !== settingOf(first));
  return [first, ...others];
}
