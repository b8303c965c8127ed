/** Every word of the window comes from the catalogue that the terminal and the tray use too. */
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import source from '../../../locales/en/understudy.ftl?raw';

export type TextArgs = Record<string, FluentVariable>;

/** The language of every word and figure. */
export const LANGUAGE = 'en';

// No isolation marks: they would end up in copied text. Names that may run the other way stand in
// elements of their own with dir=auto.
const bundle = new FluentBundle(LANGUAGE, { useIsolating: false });
const mistakes = bundle.addResource(new FluentResource(source));
if (mistakes.length > 0) console.error('The catalogue of texts has mistakes', mistakes);

/** The text of this id. One that is missing shows its id: a test finds it before a person does. */
export function t(id: string, args?: TextArgs): string {
  const message = bundle.getMessage(id);
  if (!message?.value) return id;
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
