/** Letters of scripts that run from right to left, and any other letter. */
const STRONG = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]|\p{L}/u;
const RIGHT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * The direction of a text by its first letter, as `dir=auto` finds it. For what has no text of its
 * own (a list, a quotation): `auto` does not look into parts that have a direction themselves.
 */
export function direction(text: string): 'ltr' | 'rtl' {
  const letter = STRONG.exec(text)?.[0];
  return letter !== undefined && RIGHT.test(letter) ? 'rtl' : 'ltr';
}
