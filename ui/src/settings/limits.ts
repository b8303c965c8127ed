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

/** A whole number in these bounds, as a person types it; null where it is none. */
export function wholeIn(typed: string, least: number, most: number): string | null {
  const value = Number(typed.trim());
  const fits = typed.trim() !== '' && Number.isInteger(value) && value >= least && value <= most;
  return fits ? String(value) : null;
}

/** US dollars up to `most`, with a sign or a decimal comma or without; null where it is no amount. */
export function dollarsUpTo(typed: string, most: number): string | null {
  const words = typed.trim().replace(/^\$/, '').replace(',', '.');
  const amount = Number(words);
  return words !== '' && Number.isFinite(amount) && amount >= 0 && amount <= most ? String(amount) : null;
}
