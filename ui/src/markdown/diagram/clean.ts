/**
 * What a drawing may consist of. It is shown as a picture, where nothing runs and nothing is loaded; this
 * holds besides, whatever the engine or the library does: elements, attributes and values from short
 * lists, and no address but those of its own parts. Pure.
 */

const ELEMENTS = new Set(
  'svg style defs marker g rect circle ellipse line polyline polygon path text tspan'.split(' '),
);
const ATTRIBUTES = new Set(
  (
    'xmlns viewBox width height id class style x y x1 y1 x2 y2 cx cy r rx ry dx dy d points transform ' +
    'markerWidth markerHeight refX refY orient marker-start marker-end fill stroke stroke-width ' +
    'stroke-dasharray stroke-linejoin stroke-linecap opacity font-size font-weight font-style ' +
    'text-anchor text-decoration dominant-baseline'
  ).split(' '),
);
const TAG = /<(\/?)([A-Za-z]+)((?:\s+[A-Za-z][\w:-]*="[^"<]*")*)\s*(\/?)>/y;
const ATTRIBUTE = /\s+([A-Za-z][\w:-]*)="([^"<]*)"/g;
/** Text between tags: no tag, and only the entities that the escaping of text makes. */
const TEXT = /(?:[^<&]|&(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-fA-F]{1,6});)+/y;

/** Whether a value names no address but a part of the drawing itself. */
function harmless(value: string): boolean {
  return !/[\\@]|url\s*\(|image|expression|javascript|data:/i.test(
    value.replace(/^url\(#[A-Za-z][\w-]*\)$/, ''),
  );
}

/** The sheet without what it would load; null where anything else in it could. */
function sheet(css: string): string | null {
  const rest = css.replace(/@import\s+url\('https:\/\/fonts\.googleapis\.com\/[^')]*'\);/g, '');
  return harmless(rest) && !/[<>&]/.test(rest) ? rest : null;
}

/** The drawing with nothing in it that is not on the lists; null where it is none. */
export function cleaned(svg: string): string | null {
  let at = 0;
  let made = '';
  const open: string[] = [];
  while (at < svg.length) {
    const inSheet = open.at(-1) === 'style';
    if (svg[at] === '<') {
      TAG.lastIndex = at;
      const tag = TAG.exec(svg);
      if (!tag) return null;
      const [whole, close, name = '', attributes = '', empty] = tag;
      if (!ELEMENTS.has(name) || (inSheet && !close)) return null;
      if (close) {
        if (open.pop() !== name) return null;
        made += `</${name}>`;
      } else {
        if (open.length === 0 ? name !== 'svg' || made !== '' : name === 'svg') return null;
        const kept = [...attributes.matchAll(ATTRIBUTE)].filter(
          ([, key = '', value = '']) =>
            ATTRIBUTES.has(key) &&
            (key === 'xmlns' ? value === 'http://www.w3.org/2000/svg' : harmless(value)),
        );
        made += `<${name}${kept.map(([all]) => all).join('')}${empty ? '/' : ''}>`;
        if (!empty) open.push(name);
      }
      at += whole.length;
    } else if (inSheet) {
      const end = svg.indexOf('<', at);
      const css = sheet(svg.slice(at, end < 0 ? undefined : end));
      if (end < 0 || css === null) return null;
      made += css;
      at = end;
    } else {
      TEXT.lastIndex = at;
      const text = TEXT.exec(svg)?.[0];
      if (text === undefined || (open.length === 0 && text.trim() !== '')) return null;
      made += open.length === 0 ? '' : text;
      at += text.length;
    }
  }
  return open.length === 0 && made !== '' ? made : null;
}
