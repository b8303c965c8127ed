/** Days as a person counts them. */

/** "2026-11-26", which no language misreads. */
export function dateOf(at: number): string {
  const day = new Date(at);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** Whole days from now until then, by the calendar; never less than none. */
export function daysUntil(then: number, now: number): number {
  const midnight = (at: number) => new Date(at).setHours(0, 0, 0, 0);
  return Math.max(0, Math.round((midnight(then) - midnight(now)) / 86_400_000));
}
