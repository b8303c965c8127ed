/** What the backend calls the adaptive default of a limit. */
export const AUTO = 'auto';

/** A limit in milliseconds, as seconds for a person: "8000" is "8", "auto" and nonsense are "". */
export function secondsOf(value: string): string {
  const milliseconds = Number(value);
  return value.trim() === '' || !Number.isFinite(milliseconds) ? '' : String(milliseconds / 1000);
}

/** Seconds a person typed, as the backend's whole milliseconds; null where it is no time above zero. */
export function millisecondsOf(seconds: string): string | null {
  const trimmed = seconds.trim().replace(',', '.');
  const value = Number(trimmed);
  if (trimmed === '' || !Number.isFinite(value)) return null;
  const milliseconds = Math.round(value * 1000);
  return milliseconds > 0 ? String(milliseconds) : null;
}
