/** What can be typed beside words. */

export interface Filter {
  /** What a click puts into the field. */
  text: string;
  /** How it is shown. */
  sample: string;
  meaning: string;
}

export const FILTERS: readonly Filter[] = [
  { text: 'from:me', sample: 'from:me', meaning: 'search-from-me' },
  { text: 'from:model', sample: 'from:model', meaning: 'search-from-model' },
  { text: 'model:', sample: 'model:opus', meaning: 'search-model' },
  { text: 'in:', sample: 'in:"title"', meaning: 'search-in' },
  { text: 'after:', sample: 'after:2026-01-31', meaning: 'search-after' },
  { text: 'before:', sample: 'before:2026', meaning: 'search-before' },
  { text: '"', sample: '"two words"', meaning: 'search-phrase' },
  { text: '-', sample: '-word', meaning: 'search-without' },
];

/** The field's text with a filter at its end. What is complete goes on with a space. */
export function withFilter(text: string, filter: string): string {
  const before = text.trimEnd();
  const space = before === '' ? '' : ' ';
  const after = /[:"-]$/.test(filter) ? '' : ' ';
  return `${before}${space}${filter}${after}`;
}
