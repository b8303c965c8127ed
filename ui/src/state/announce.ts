/** What a screen reader is told of a turn: that one answers, each switch, and the end. Never tokens. */
import { t } from '../texts';
import { laneLabel } from './lanes';
import { runningTurn, type AppState } from './state';
import { runningAttempt } from './turn';

export function announcement(before: AppState, after: AppState): string | null {
  if (before.live === after.live || after.snapshot === null) return null;
  const known = after.snapshot;
  for (const turn of Object.values(after.live)) {
    if (turn.chat !== after.openId) continue;
    const old = before.live[turn.id];
    if (turn.end && !old?.end) {
      if (turn.end.kind === 'finished') {
        return t('a11y-finished', { model: laneLabel(turn.end.lane, known) });
      }
      return turn.end.code === 'cancelled' ? t('a11y-stopped') : turn.end.message;
    }
    const attempt = runningAttempt(turn.attempts);
    if (!attempt || attempt.attempt === runningAttempt(old?.attempts ?? [])?.attempt) continue;
    const model = laneLabel(attempt.lane, known);
    const failed = turn.attempts.findLast((earlier) => earlier.failure);
    if (!failed) return t('a11y-answering', { model });
    const beside = attempt.reason === 'hedge' && failed.failure?.class === 'cancelled';
    return t('chat-switch', {
      class: beside ? 'hedged' : (failed.failure?.class ?? 'server'),
      from: laneLabel(failed.lane, known),
      to: model,
    });
  }
  const slow = runningTurn(after)?.slow;
  if (slow && slow !== runningTurn(before)?.slow) {
    return t('chat-slow', { model: laneLabel(slow.lane, known) });
  }
  return null;
}
