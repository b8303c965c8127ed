/** How names of files are written. */

/** Marks that turn the direction of what follows, and controls: a name must not look like another. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

export function shownName(name: string): string {
  return name.replace(UNSEEN, '\ufffd');
}

/** Longer endings are no endings. */
const LONGEST_ENDING = 8;
/** What is kept of the name's own end before its ending. */
const KEPT = 4;

/**
 * The name in two parts, of which the first may be shortened where there is no room: the ending and
 * a little before it always stay. No character is cut in two.
 */
export function splitName(name: string): [head: string, tail: string] {
  const characters = graphemes(shownName(name));
  const dot = characters.lastIndexOf('.');
  const ending = dot > 0 && characters.length - dot <= LONGEST_ENDING ? characters.length - dot : 0;
  const tail = Math.min(ending + KEPT, Math.floor(characters.length / 2));
  const at = characters.length - tail;
  return [characters.slice(0, at).join(''), characters.slice(at).join('')];
}

function graphemes(text: string): string[] {
  return Array.from(new Intl.Segmenter().segment(text), (piece) => piece.segment);
}
