/**
 * Text that would cost the parser more than its length: thousands of marks that may each open or close
 * something, and containers within containers. No person and no model writes such for somebody to read
 * it, so it is shown as it stands. Everything else is parsed.
 */

/** Marks of one kind, in one line and between two blank lines: time grows by the square of them. */
const MOST_IN_LINE = 400;
const MOST_IN_CHUNK = 2_500;
/** Quotations, lists and footnotes that begin within one another on one line. */
const MOST_NESTED = 16;
/** How deep lists stand within lists, by the spaces before them. */
const MOST_INDENT = 80;
/** Beginnings of things that may never end, each of which is looked for to the end. */
const MOST_BEGINNINGS = 120;

const NESTED = new RegExp(
  `^(?:[ \\t]*(?:>|[-+*](?=[ \\t])|\\d{1,9}[.)](?=[ \\t])|\\[\\^[^\\]\\n]{1,40}\\]:)){${MOST_NESTED},}`,
);
const INDENTED = new RegExp(`^[ \\t]{${MOST_INDENT},}(?:[-+*]|\\d{1,9}[.)])[ \\t]`);
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** From where to where the first such part reaches: whole lines, between blank ones. */
export function hostilePart(source: string): { from: number; until: number } | null {
  let fence = '';
  let from = 0;
  let hostile = false;
  let counts = [0, 0, 0, 0];
  for (let at = 0; at <= source.length;) {
    const end = source.indexOf('\n', at);
    const next = end < 0 ? source.length + 1 : end + 1;
    const line = source.slice(at, end < 0 ? source.length : end);
    if (fence !== '') {
      const close = FENCE.exec(line)?.[1];
      if (close?.startsWith(fence) && line.trim() === close) fence = '';
    } else if (line.length === 0 || line.trim() === '') {
      if (hostile) return { from, until: at };
      from = next;
      counts = [0, 0, 0, 0];
    } else {
      fence = FENCE.exec(line)?.[1] ?? '';
      const own = count(line);
      counts = counts.map((all, i) => all + (own[i] ?? 0));
      hostile ||=
        own[0] > MOST_IN_LINE ||
        own[1] > MOST_IN_LINE ||
        (counts[0] ?? 0) > MOST_IN_CHUNK ||
        (counts[1] ?? 0) > MOST_IN_CHUNK ||
        (counts[2] ?? 0) > MOST_BEGINNINGS ||
        (counts[3] ?? 0) > MOST_BEGINNINGS ||
        NESTED.test(line) ||
        INDENTED.test(line);
    }
    at = next;
  }
  return hostile ? { from, until: source.length } : null;
}

/** Runs of marks of emphasis, brackets, beginnings of markup, and underlines of headings. */
function count(line: string): [number, number, number, number] {
  let [emphasis, brackets, beginnings, underlines] = [0, 0, 0, 0];
  let before = 0;
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i);
    if (code === 42 || code === 95 || code === 126) {
      if (code !== before) emphasis++;
    } else if (code === 91 || code === 93) brackets++;
    else if (code === 60) {
      const next = line.charCodeAt(i + 1);
      if (next === 33 || next === 63) beginnings++;
    }
    before = code;
  }
  if (/^ {0,3}(?:=+|-+)[ \t]*$/.test(line)) underlines = 1;
  return [emphasis, brackets, beginnings, underlines];
}
