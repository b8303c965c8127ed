import { t } from '../texts';
import { when } from '../texts/format';

const HOUR_MS = 3_600_000;
/** A pause until the person ends it. */
export const FOR_GOOD = Number.MAX_SAFE_INTEGER;
/** Pauses that end later than this are for good: the backend says so with the largest number. */
const FOR_GOOD_FROM_MS = Date.UTC(3000, 0);

/** Until when a pause of an hour lasts. */
export function inAnHour(now: number): number {
  return now + HOUR_MS;
}

/** The hour at which a pause "until tomorrow" ends: before most people begin. */
const MORNING = 6;

/** Tomorrow morning, where the person is. */
export function tomorrow(now: number): number {
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1, MORNING).getTime();
}

/** "paused until 18:00", "paused"; nothing where the pause is over. */
export function pauseWords(until: number | null, now: number): string {
  if (until === null || until <= now) return '';
  return until >= FOR_GOOD_FROM_MS
    ? t('settings-provider-paused')
    : t('settings-provider-paused-until', { time: when(until, now) });
}
