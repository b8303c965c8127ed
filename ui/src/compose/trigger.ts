/** What is typed behind an `@` or a `/` that opens a menu. Pure. */

export interface Trigger {
  sign: '@' | '/';
  /** Where the sign stands. */
  from: number;
  /** Where the cursor stands: behind what was typed. */
  to: number;
  typed: string;
}

/** Longer than any name of a model or a prompt: beyond it, it was not meant as one. */
const LONGEST = 60;

/**
 * An `@` begins a word: an address has it in its middle. A `/` stands at the start of the field, as a
 * path or a fraction may come anywhere else.
 */
export function triggerAt(text: string, caret: number): Trigger | null {
  const before = text.slice(Math.max(0, caret - LONGEST), caret);
  const sign = before.lastIndexOf('@');
  if (sign >= 0) {
    const from = caret - before.length + sign;
    const typed = text.slice(from + 1, caret);
    const begins = from === 0 || /\s/.test(text[from - 1] ?? '');
    if (begins && !/[\n\t]/.test(typed) && !typed.startsWith(' ')) {
      return { sign: '@', from, to: caret, typed };
    }
  }
  if (text.startsWith('/') && caret >= 1 && caret <= LONGEST) {
    const typed = text.slice(1, caret);
    if (!/[\n\t/]/.test(typed) && !typed.startsWith(' ')) return { sign: '/', from: 0, to: caret, typed };
  }
  return null;
}

/** Those whose words begin with what was typed first, then those that have it anywhere. */
export function fitting<T>(all: readonly T[], typed: string, name: (one: T) => string): T[] {
  const wanted = typed.trim().toLocaleLowerCase();
  if (wanted === '') return [...all];
  const rank = (one: T) => {
    const whole = name(one).toLocaleLowerCase();
    if (whole.split(/[\s/:._-]+/).some((word) => word.startsWith(wanted)) || whole.startsWith(wanted))
      return 0;
    return whole.includes(wanted) ? 1 : 2;
  };
  const ranked = all.map((one) => ({ one, rank: rank(one) })).filter(({ rank }) => rank < 2);
  return ranked.sort((a, b) => a.rank - b.rank).map(({ one }) => one);
}
