/** What a screen reader is told of a turn: that one answers, each switch, and the end. Never tokens. */
import { t } from '../texts';
import { laneLabel } from './lanes';
import { runningTurn, type AppState } from './state';
import { runningAttempt, type LiveAttempt, type LiveTurn } from './turn';
import type { Snapshot } from '../ipc/bindings/contract';

/** A sentence that was said, with a number of its own. */
export interface Said {
  id: number;
  text: string;
}

/** Those that stay in the page: a screen reader comes to them one after the other. */
const KEPT = 4;

/** Two that come within a frame are both said: each is an element of its own. */
export function saidToo(before: readonly Said[], ...texts: readonly string[]): readonly Said[] {
  const last = before.at(-1)?.id ?? 0;
  return [...before, ...texts.map((text, i) => ({ id: last + 1 + i, text }))].slice(-KEPT);
}

/** Everything that is news between two states, in order: events come in bundles, whole turns at times. */
export function announcements(before: AppState, after: AppState): string[] {
  if (before.live === after.live || after.snapshot === null) return [];
  const said: string[] = [];
  for (const turn of Object.values(after.live)) {
    if (turn.chat !== after.openId) continue;
    const old = before.live[turn.id];
    said.push(...begun(turn.attempts, old?.attempts ?? [], after.snapshot));
    if (turn.end && !old?.end) said.push(ended(turn.end, after.snapshot));
  }
  const slow = runningTurn(after)?.slow;
  if (said.length === 0 && slow && slow !== runningTurn(before)?.slow) {
    said.push(t('chat-slow', { model: laneLabel(slow.lane, after.snapshot) }));
  }
  return said;
}

function ended(end: NonNullable<LiveTurn['end']>, known: Snapshot): string {
  if (end.kind === 'finished') return t('a11y-finished', { model: laneLabel(end.lane, known) });
  return end.code === 'cancelled' ? t('a11y-stopped') : end.message;
}

/** Who answers since then. One asked beside another is told of only when it goes on alone. */
function begun(now: readonly LiveAttempt[], old: readonly LiveAttempt[], known: Snapshot): string[] {
  const running = runningAttempt(now);
  const was = runningAttempt(old);
  return now.flatMap((attempt, at) => {
    const fresh = attempt.reason !== 'hedge' && !old.some((one) => one.attempt === attempt.attempt);
    const promoted = attempt === running && attempt.attempt !== was?.attempt;
    if (!fresh && !promoted) return [];
    const model = laneLabel(attempt.lane, known);
    const others = attempt.reason === 'hedge' ? now : now.slice(0, at);
    const failed = others.findLast((other) => other.failure);
    if (!failed) return [t('a11y-answering', { model })];
    const beside = attempt.reason === 'hedge' && failed.failure?.class === 'cancelled';
    const words = {
      class: beside ? 'hedged' : (failed.failure?.class ?? 'server'),
      from: laneLabel(failed.lane, known),
      to: model,
    };
    return [t('chat-switch', words)];
  });
}
