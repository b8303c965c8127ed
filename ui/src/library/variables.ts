/** The blanks of a prompt: `{{a name}}` stands for what is asked for when it is used. Pure. */

const BLANK = /\{\{\s*([^{}\n]{1,60}?)\s*\}\}/g;

/** Their names, each once, in the order of the text. */
export function variablesOf(text: string): string[] {
  return [...new Set([...text.matchAll(BLANK)].map((found) => found[1] ?? ''))];
}

/** The text with what was said for each; a value is put in as it is, also where it looks like a blank. */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(BLANK, (blank, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? '') : blank,
  );
}
