/** Moves the item at `from` so that it stands at `to`. Out of range: the list as it was. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  if (from < 0 || from >= next.length || to < 0 || to >= next.length) return next;
  const [item] = next.splice(from, 1);
  if (item !== undefined) next.splice(to, 0, item);
  return next;
}

/** The top edge and height of a row, in the coordinates of the pointer. */
export interface RowBox {
  top: number;
  height: number;
}

/**
 * The place a dragged row should take when the pointer is at `y`: the row whose nearer half the
 * pointer has crossed. The row that is dragged moves only past the middle of its neighbours, so
 * rows of different heights do not swap back and forth under a still pointer.
 */
export function placeAt(rows: readonly RowBox[], dragged: number, y: number): number {
  let place = dragged;
  for (let at = dragged - 1; at >= 0; at -= 1) {
    const row = rows[at];
    if (row && y < row.top + row.height / 2) place = at;
  }
  for (let at = dragged + 1; at < rows.length; at += 1) {
    const row = rows[at];
    if (row && y > row.top + row.height / 2) place = at;
  }
  return place;
}
