/** The list of chats by the day they were last used, as a person counts days. */
import type { ChatSummary } from '../ipc/bindings/contract';

export type Day = 'today' | 'yesterday' | 'week' | 'month' | 'older';

export interface Group {
  day: Day;
  chats: ChatSummary[];
}

/** Whole days between two moments by the calendar of this computer, not by 24 hours. */
function daysBetween(then: number, now: number): number {
  const midnight = (at: number) => new Date(at).setHours(0, 0, 0, 0);
  // Rounded, because a day of the change of clocks has 23 or 25 hours.
  return Math.round((midnight(now) - midnight(then)) / 86_400_000);
}

export function dayOf(then: number, now: number): Day {
  const days = daysBetween(then, now);
  if (days <= 0) return 'today';
  if (days === 1) return 'yesterday';
  if (days <= 7) return 'week';
  return days <= 30 ? 'month' : 'older';
}

/** Newest first, in groups that have at least one chat. */
export function byDay(chats: readonly ChatSummary[], now: number): Group[] {
  const groups: Group[] = [];
  for (const chat of [...chats].sort((a, b) => b.updated_at - a.updated_at)) {
    const day = dayOf(chat.updated_at, now);
    const last = groups.at(-1);
    if (last?.day === day) last.chats.push(chat);
    else groups.push({ day, chats: [chat] });
  }
  return groups;
}

/** The groups with the first `count` chats of all of them. */
export function firstOf(groups: readonly Group[], count: number): Group[] {
  const list: Group[] = [];
  let left = count;
  for (const { day, chats } of groups) {
    if (left <= 0) break;
    list.push({ day, chats: chats.slice(0, left) });
    left -= chats.length;
  }
  return list;
}
