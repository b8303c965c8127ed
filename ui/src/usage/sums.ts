/** What was used, as it is drawn. Pure. */
import type { Used, UsedOn } from '../ipc/bindings/contract';

export const RANGES = [7, 30, 90, 365] as const;
export type Range = (typeof RANGES)[number];
export type Measure = 'cost' | 'tokens';

export interface Bar {
  /** "2026-11-26", or "2026-11" for a month. */
  name: string;
  used: Used;
  /** Known, and beside it what may be on a bill. */
  sure: number;
  maybe: number;
}

const NUMBERS = [
  'attempts',
  'answered',
  'failed',
  'cancelled',
  'titles',
  'input',
  'output',
  'cost_usd',
  'possible_usd',
  'unknown',
] as const;

export function sum(a: Used, b: Used): Used {
  return Object.fromEntries(NUMBERS.map((name) => [name, a[name] + b[name]])) as unknown as Used;
}

/** A bar a day; beyond a quarter, a bar a month. */
export function bars(days: readonly UsedOn[], measure: Measure): Bar[] {
  const named = new Map<string, Used>();
  for (const { day, used } of days) {
    const name = days.length > 92 ? day.slice(0, 7) : day;
    const before = named.get(name);
    named.set(name, before ? sum(before, used) : used);
  }
  return [...named].map(([name, used]) => ({
    name,
    used,
    sure: measure === 'cost' ? used.cost_usd : used.input + used.output,
    maybe: measure === 'cost' ? used.possible_usd : 0,
  }));
}

/** The top of the scale: 1, 2 or 5 with as many noughts as it takes. */
export function topOf(most: number): number {
  if (!(most > 0)) return 1;
  const ten = 10 ** Math.floor(Math.log10(most));
  return ([1, 2, 5, 10].find((step) => step * ten >= most * 0.999999) ?? 10) * ten;
}
