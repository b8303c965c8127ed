/** A row, told from others by its key. */
export interface Keyed {
  readonly key: string;
}

/**
 * The heights of a long list's rows: measured where a row was shown, guessed where it was not yet.
 * A sum over any of them costs the logarithm of their number (a Fenwick tree).
 */
export class Heights {
  private rows: readonly Keyed[] = [];
  private px: number[] = [];
  private sums: number[] = [];
  private places = new Map<string, number>();
  /** Outlives a change of the list: a row that comes back has its height. */
  private measured = new Map<string, number>();

  /** The rows as they are now, with a guess for those that were never measured. */
  setRows<T extends Keyed>(rows: readonly T[], guess: (row: T) => number): void {
    const from = this.kept(rows);
    for (let i = from; i < this.rows.length; i++) this.places.delete(this.rows[i]?.key ?? '');
    this.px.length = from;
    for (const row of rows.slice(from)) {
      this.places.set(row.key, this.px.length);
      this.px.push(this.measured.get(row.key) ?? guess(row));
    }
    this.rows = rows;
    // A sum has rows before its own in it: those of rows that stay are right as they are.
    this.sums.length = from + 1;
    this.sums[0] = 0;
    for (let i = from + 1; i <= rows.length; i++) {
      let sum = this.px[i - 1] ?? 0;
      for (let part = i - 1; part > i - (i & -i); part -= part & -part) sum += this.sums[part] ?? 0;
      this.sums.push(sum);
    }
  }

  /** How many rows at the beginning are the ones that are known: with a message that comes, all of them. */
  private kept(rows: readonly Keyed[]): number {
    const most = Math.min(rows.length, this.rows.length);
    let at = 0;
    while (at < most && (rows[at] === this.rows[at] || rows[at]?.key === this.rows[at]?.key)) at++;
    return at;
  }

  get count(): number {
    return this.rows.length;
  }

  indexOf(key: string): number {
    return this.places.get(key) ?? -1;
  }

  /** Whether it was another height until now. */
  measure(key: string, px: number): boolean {
    const at = this.indexOf(key);
    if (at < 0) return false;
    this.measured.set(key, px);
    const change = px - (this.px[at] ?? 0);
    if (Math.abs(change) < 0.5) return false;
    this.px[at] = px;
    for (let i = at + 1; i <= this.rows.length; i += i & -i) this.sums[i] = (this.sums[i] ?? 0) + change;
    return true;
  }

  /** Where the row begins; that of the row behind the last is the height of all. */
  top(index: number): number {
    let sum = 0;
    for (let i = Math.min(index, this.rows.length); i > 0; i -= i & -i) sum += this.sums[i] ?? 0;
    return sum;
  }

  /** The row that covers this place; the first or last one for a place outside. */
  at(px: number): number {
    let index = 0;
    let left = px;
    let step = 1;
    while (step * 2 <= this.rows.length) step *= 2;
    for (; step > 0; step >>= 1) {
      const next = index + step;
      const sum = this.sums[next];
      if (next <= this.rows.length && sum !== undefined && sum <= left) {
        index = next;
        left -= sum;
      }
    }
    return Math.max(0, Math.min(index, this.rows.length - 1));
  }
}

/** What is laid out of a list: rows, and between them the room of those that are not. */
export type Piece = { kind: 'row'; index: number } | { kind: 'room'; from: number; until: number };

/** `from` to `until` (exclusive), and the `pinned` ones wherever they are. */
export function pieces(count: number, from: number, until: number, pinned: readonly number[]): Piece[] {
  const shown = new Set<number>();
  for (let i = Math.max(0, from); i < Math.min(count, until); i++) shown.add(i);
  for (const i of pinned) if (i >= 0 && i < count) shown.add(i);
  const list: Piece[] = [];
  let next = 0;
  for (const index of [...shown].sort((a, b) => a - b)) {
    if (index > next) list.push({ kind: 'room', from: next, until: index });
    list.push({ kind: 'row', index });
    next = index + 1;
  }
  if (next < count) list.push({ kind: 'room', from: next, until: count });
  return list;
}
