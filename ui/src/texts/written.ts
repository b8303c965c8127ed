/** Which language a text is written in, as far as its letters tell. */

/** Letters looked at: enough to be sure, few enough to cost nothing on each frame of an answer. */
const SAMPLE = 400;
/** How many of a hundred letters have to be of a script. */
const SHARE = 20;

const count = (text: string, letters: RegExp) => text.match(letters)?.length ?? 0;

/**
 * The language for `lang`: the one whose letters these are, or none (`''`, unknown) for letters that
 * many languages share. The same character is drawn otherwise in Chinese than in Japanese, lines break
 * otherwise, and a screen reader takes another voice.
 */
export function writtenIn(text: string): string {
  const sample = text.slice(0, SAMPLE);
  const letters = count(sample, /\p{L}/gu);
  const are = (script: RegExp) => letters > 0 && (count(sample, script) * 100) / letters >= SHARE;
  if (are(/[\p{sc=Hiragana}\p{sc=Katakana}]/gu)) return 'ja';
  if (are(/\p{sc=Hangul}/gu)) return 'ko';
  if (are(/\p{sc=Han}/gu)) return 'zh';
  if (are(/\p{sc=Arabic}/gu)) return 'ar';
  if (are(/\p{sc=Hebrew}/gu)) return 'he';
  if (are(/\p{sc=Thai}/gu)) return 'th';
  if (are(/\p{sc=Greek}/gu)) return 'el';
  return '';
}
