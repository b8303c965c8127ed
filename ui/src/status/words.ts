import type { ChainLane, LaneHealth, LaneState, ProviderHealth, Status } from '../ipc/bindings/contract';
import { t } from '../texts';
import { countdown, when } from '../texts/format';

/** Length of a bar of the strips. */
export const HALF_HOUR_MS = 1_800_000;

/** How much a state wants to be seen: what is wrong stands above what works. */
const RANK: Record<LaneState, number> = {
  'needs-you': 0,
  down: 1,
  offline: 2,
  slow: 3,
  working: 4,
  unknown: 5,
  paused: 6,
};

/** Providers as the board lists them. Of equals, the order that was given stays. */
export function troubleFirst(providers: readonly ProviderHealth[]): ProviderHealth[] {
  return [...providers].sort((a, b) => RANK[a.state] - RANK[b.state]);
}

/** "overloaded, 3 failures in a row"; nothing where nothing failed. */
export function whatHappened(lane: LaneHealth): string {
  if (lane.class === null) return '';
  const why = t(`failure-class-${lane.class}`);
  if (lane.failures_in_row < 2) return why;
  return t('status-failures', { why, count: lane.failures_in_row });
}

/** "since 14:02"; nothing for what was not used yet. */
export function sinceWords(lane: LaneHealth, now: number): string {
  if (lane.since === null || lane.state === 'unknown') return '';
  return t('status-since', { time: when(lane.since, now) });
}

/** When it will be asked again, for a lane that is left out until then. */
export function nextTry(lane: LaneHealth, now: number): string {
  if (lane.next_try_at === null || lane.state === 'paused') return '';
  const left = lane.next_try_at - now;
  return left > 0 ? t('status-next-try', { time: countdown(left) }) : t('status-next-try-now');
}

/** Who stands in for this lane, or for whom it stands in; nothing where neither. */
export function coverWords(lane: LaneHealth, status: Status, chain: readonly ChainLane[]): string {
  if (status.covering === null || status.lead === null) return '';
  const named = (name: string) => chain.find((known) => known.name === name)?.model_name ?? name;
  if (lane.name === status.covering) return t('status-covering-for', { model: named(status.lead) });
  if (lane.name === status.lead) return t('status-covered-by', { model: named(status.covering) });
  return '';
}
