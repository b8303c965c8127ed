/** Up and Down in the composer: what was sent before comes back, and what was being written is kept. Pure. */

export interface Walk {
  /** Which of the texts is shown. */
  at: number;
  shown: string;
  /** What stood in the field before. */
  draft: string;
}

interface Field {
  text: string;
  /** Where the cursor stands; null where something is selected. */
  caret: number | null;
}

export interface Step {
  walk: Walk | null;
  text: string;
  caret: number;
}

/** The walk goes on only as long as what it shows is left as it is. */
const walking = (walk: Walk | null, text: string) => (walk?.shown === text ? walk : null);

/** Null where Up is the field's own: within a text it moves the cursor. */
export function up(before: Walk | null, field: Field, sent: readonly string[]): Step | null {
  const walk = walking(before, field.text);
  if (field.caret === null) return null;
  // With nothing brought back yet, only where there is no line above: at the very start.
  if (walk ? field.text.slice(0, field.caret).includes('\n') : field.caret !== 0) return null;
  const at = (walk?.at ?? sent.length) - 1;
  const shown = sent[at];
  if (shown === undefined) return null;
  return { walk: { at, shown, draft: walk?.draft ?? field.text }, text: shown, caret: 0 };
}

/** Null where Down is the field's own. */
export function down(before: Walk | null, field: Field, sent: readonly string[]): Step | null {
  const walk = walking(before, field.text);
  if (!walk || field.caret === null || field.text.slice(field.caret).includes('\n')) return null;
  const shown = sent[walk.at + 1];
  if (shown === undefined) return { walk: null, text: walk.draft, caret: walk.draft.length };
  return { walk: { ...walk, at: walk.at + 1, shown }, text: shown, caret: shown.length };
}
