/** Durations, times of day, dates and sizes, as the terminal and the tray write them too. */
import { locale, t } from './index';

const SECOND = 1000;

/** A number as the language writes it, with so many digits behind its mark. */
export function figure(amount: number, least = 0, most = least): string {
  const style = { minimumFractionDigits: least, maximumFractionDigits: most };
  return new Intl.NumberFormat(locale(), style).format(amount);
}

/** How long something took or will take: "0.8 s", "12 s", "3 min", "1 h 20 min", "2 days". */
export function duration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / SECOND);
  const minutes = Math.floor((seconds + 30) / 60);
  const hours = Math.floor(minutes / 60);
  // Tenths matter below ten seconds, where people feel them.
  if (milliseconds < 9_950) return t('time-seconds', { seconds: figure(milliseconds / SECOND, 1, 1) });
  if (seconds < 90) return t('time-seconds', { seconds });
  if (minutes < 60) return t('time-minutes', { minutes });
  if (hours >= 48) return t('time-days', { days: Math.floor(hours / 24) });
  const rest = minutes % 60;
  return rest === 0 ? t('time-hours', { hours }) : t('time-hours-minutes', { hours, minutes: rest });
}

/** A whole number of seconds or more, for what counts down: tenths would only flicker. */
export function countdown(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / SECOND));
  return seconds < 90 ? t('time-seconds', { seconds }) : duration(seconds * SECOND);
}

const two = (number: number) => String(number).padStart(2, '0');

/** The time of day where the person is: "14:02". */
export function timeOfDay(at: number): string {
  const day = new Date(at);
  return `${two(day.getHours())}:${two(day.getMinutes())}`;
}

/** "14:02" on the day of `now`, "2026-11-23 14:02" on any other: a date that no language misreads. */
export function when(at: number, now: number): string {
  const day = new Date(at);
  if (day.toDateString() === new Date(now).toDateString()) return timeOfDay(at);
  const date = `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
  return t('time-other-day', { date, time: timeOfDay(at) });
}

const KILO = 1024;

/** How large a file is: "812 bytes", "64 KB", "1.2 MB". */
export function fileSize(bytes: number): string {
  if (bytes < KILO) return t('size-bytes', { count: bytes });
  const mega = bytes >= KILO * KILO * 0.9995;
  const amount = bytes / (mega ? KILO * KILO : KILO);
  const digits = amount < 10 ? 1 : 0;
  return t(mega ? 'size-megabytes' : 'size-kilobytes', { amount: figure(amount, 0, digits) });
}
