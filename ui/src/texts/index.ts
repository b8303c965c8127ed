/** Every word of the window comes from the catalogue that the terminal and the tray use too. */
import type { FluentVariable } from '@fluent/bundle';
import { bundleWith } from './catalogue.svelte';

export {
  chosenLanguage,
  language,
  languageOf,
  locale,
  speak,
  LANGUAGES,
  NAMES,
  type Language,
} from './catalogue.svelte';

export type TextArgs = Record<string, FluentVariable>;

/**
 * The text of this id, in the language that is spoken: what shows it follows a change. One that is
 * missing shows its id: a test finds it before a person does.
 */
export function t(id: string, args?: TextArgs): string {
  const bundle = bundleWith(id);
  const message = bundle?.getMessage(id);
  if (!bundle || !message?.value) return id;
  return bundle.formatPattern(message.value, args ?? null, []);
}

/** A piece of a sentence: words, or the value put in for one of its names. */
export interface Piece {
  text: string;
  /** Which argument this is, where it is one. */
  name?: string;
}

// Private-use characters that cannot come out of the catalogue stand for the arguments.
const MARK = 0xe000;

/** The sentence with these of its arguments kept apart, so that names can be set off from words. */
export function pieces(id: string, args: TextArgs, names: readonly string[]): Piece[] {
  const marked: TextArgs = { ...args };
  names.forEach((name, i) => (marked[name] = String.fromCharCode(MARK + i)));
  return t(id, marked)
    .split(/([\ue000-\ue0ff])/u)
    .filter((text) => text !== '')
    .map((text) => {
      const name = names[text.charCodeAt(0) - MARK];
      return name === undefined ? { text } : { text: String(args[name]), name };
    });
}
