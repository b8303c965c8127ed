/**
 * Looks for words in the whole chat: in the messages themselves, so that it does not matter which of
 * them are laid out. A message that may have them is parsed, a little between frames.
 */
import type { Row } from '../rows';
import { textOf } from '../view';
import { folded, may, places, visible } from './words';

/** One place: the row, which of its places it is, of how many, and how far down its text. */
export interface Hit {
  index: number;
  key: string;
  nth: number;
  of: number;
  down: number;
}

/** How long is looked before the window gets its turn. */
const PIECE_MS = 8;

export class Find {
  words = $state('');
  /** In the order of the chat; grows while it is looked. */
  hits = $state.raw<readonly Hit[]>([]);
  /** The one that is shown. */
  at = $state(-1);
  looking = $state(false);
  readonly now: Hit | null = $derived(this.hits[this.at] ?? null);

  /** What was shown last of the word that is being typed. */
  private place: Hit | null = null;
  private shown = new WeakMap<object, string>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * `from`: the row that is read now; the first place at it or below is the one to begin with. While the
   * same word is typed, or rows come, it is the place that was shown: going there is no reading.
   */
  look(words: string, rows: readonly Row[], from: number): void {
    this.stop();
    const needle = folded(words.trim());
    const same = needle !== '' && (needle.startsWith(this.words) || this.words.startsWith(needle));
    this.place = same ? (this.now ?? this.place) : null;
    this.words = needle;
    this.hits = [];
    this.at = -1;
    if (needle === '') return;
    this.looking = true;
    const found: Hit[] = [];
    let next = 0;
    const piece = () => {
      const until = performance.now() + PIECE_MS;
      while (next < rows.length && performance.now() < until) {
        found.push(...this.inRow(rows[next] as Row, next, needle));
        next++;
      }
      if (next < rows.length) {
        this.timer = setTimeout(piece);
        return;
      }
      this.looking = false;
      this.hits = found;
      const { place } = this;
      const shown = place ? rows.findIndex((row) => row.key === place.key) : -1;
      const [begin, down] = place && shown >= 0 ? [shown, place.down] : [from, 0];
      const first = found.findIndex((hit) => hit.index > begin || (hit.index === begin && hit.down >= down));
      this.at = first >= 0 ? first : found.length - 1;
    };
    piece();
  }

  step(by: 1 | -1): void {
    const count = this.hits.length;
    if (count > 0) this.at = (this.at + by + count) % count;
  }

  stop(): void {
    clearTimeout(this.timer);
    this.looking = false;
  }

  private inRow(row: Row, index: number, words: string): Hit[] {
    const text = row.kind === 'question' ? folded(row.text) : this.ofAnswer(row, words);
    const found = places(text, words);
    const { key } = row;
    return found.map((at, nth) => ({ index, key, nth, of: found.length, down: at / text.length }));
  }

  private ofAnswer(row: Row & { kind: 'answer' }, words: string): string {
    if (!row.message) return '';
    let text = this.shown.get(row.message);
    if (text === undefined) {
      const markdown = textOf(row.message);
      if (!may(markdown, words)) return '';
      text = folded(visible(markdown));
      this.shown.set(row.message, text);
    }
    return text;
  }
}
