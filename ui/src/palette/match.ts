/** How well a name fits what is typed. Pure. */

/** A name that fits: the more, the better, and which of its characters were meant. */
export interface Match {
  score: number;
  marks: readonly number[];
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Characters of the name as it is compared, each with its place in the name itself. */
function folded(name: string): { chars: string[]; at: number[] } {
  const chars: string[] = [];
  const at: number[] = [];
  [...name].forEach((char, place) => {
    for (const part of fold(char)) {
      chars.push(part);
      at.push(place);
    }
  });
  return { chars, at };
}

/** An apostrophe is in a word, not between two. */
const isWord = (char: string | undefined) => char !== undefined && /[\p{L}\p{N}'’]/u.test(char);

/** Together is worth more than apart, and the beginning of a word more than its middle. */
const TOGETHER = 8;
const WORD = 6;
const NAME = 4;
const APART = 1;
/** A name of more characters is a sentence, of which nobody types first letters. */
const SHORT = 60;
/** Characters that are looked at: a title is not longer than a screen shows. */
const LONGEST = 300;

/** One word of what was typed: its characters in their order, together where they can be. */
function wordIn(word: string, chars: readonly string[], whole: boolean): Match | null {
  const wanted = [...word];
  const text = chars.join('');
  // As it stands, at the best place; places are counted in characters, not in code units.
  let best: Match | null = null;
  for (let from = text.indexOf(word); from >= 0; from = text.indexOf(word, from + 1)) {
    const at = [...text.slice(0, from)].length;
    const begins = !isWord(chars[at - 1]);
    const score = wanted.length * TOGETHER + (begins ? WORD : 0) + (at === 0 ? NAME : 0);
    if (!best || score > best.score) best = { score, marks: wanted.map((_, i) => at + i) };
    if (at === 0) break;
  }
  if (best) return best;
  return whole || chars.length > SHORT ? null : abbreviation(wanted, chars);
}

/** Letters that begin words, or go on in the word that one of them began: "nt", "nitr" of "night train". */
function abbreviation(wanted: readonly string[], chars: readonly string[]): Match | null {
  const marks: number[] = [];
  let score = 0;
  for (const char of wanted) {
    const last = marks.at(-1);
    const from = last === undefined ? 0 : last + 1;
    if (last !== undefined && chars[from] === char) {
      score += TOGETHER / 2;
      marks.push(from);
      continue;
    }
    const start = chars.findIndex((one, at) => at >= from && one === char && !isWord(chars[at - 1]));
    const end = chars.findIndex((one, at) => at >= from && !isWord(one));
    const within = last === undefined ? -1 : chars.indexOf(char, from);
    const inWord = within >= 0 && (end < 0 || within < end);
    const at = start >= 0 ? start : inWord ? within : -1;
    if (at < 0) return null;
    score += at === start ? WORD / 2 : APART;
    marks.push(at);
  }
  return { score, marks };
}

/**
 * Null where it does not fit: each word that was typed has to. With `whole`, as it stands there: letters
 * strewn over a sentence are chance.
 */
export function match(typed: string, name: string, whole = false): Match | null {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  const { chars, at } = folded([...name].slice(0, LONGEST).join(''));
  let score = 0;
  const marks = new Set<number>();
  for (const word of words) {
    const found = wordIn(word, chars, whole);
    if (!found) return null;
    score += found.score;
    for (const mark of found.marks) marks.add(at[mark] as number);
  }
  // Of two that fit as well, the shorter one is meant.
  return { score: score - Math.min(chars.length, 100) / 100, marks: [...marks].sort((a, b) => a - b) };
}

/** The name in pieces, those that were meant apart. */
export function marked(name: string, marks: readonly number[]): { text: string; meant: boolean }[] {
  const meant = new Set(marks);
  const pieces: { text: string; meant: boolean }[] = [];
  [...name].forEach((char, at) => {
    const last = pieces.at(-1);
    if (last?.meant === meant.has(at)) last.text += char;
    else pieces.push({ text: char, meant: meant.has(at) });
  });
  return pieces;
}
