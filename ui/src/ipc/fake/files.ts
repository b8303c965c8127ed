/** Files of the made-up app: kept in memory, looked into as far as a page can. */
import type { Attached, Attachment, AttachmentKind } from '../bindings/contract';
import type { Backend } from '../backend';

/** One pixel, for where nothing can paint. */
const DOT =
  'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC';

const file = (id: string, name: string, kind: AttachmentKind, more: Partial<Attachment>): Attachment => ({
  id: id.repeat(64).slice(0, 64),
  name,
  kind,
  media_type: kind === 'image' ? 'image/png' : kind === 'pdf' ? 'application/pdf' : 'text/plain',
  bytes: 1_280_000,
  width: null,
  height: null,
  pages: null,
  chars: null,
  thumbnail: false,
  note: null,
  ...more,
});

/** The files of a made-up question. */
export const PAINTED: Attachment[] = [
  file('a', 'canal.png', 'image', { width: 1600, height: 1000, thumbnail: true }),
  file('b', '夜の哲学の道と桜の木々と提灯の明かり 🌸 2026年春.png', 'image', {
    width: 900,
    height: 1200,
    thumbnail: true,
    bytes: 2_410_000,
  }),
  file('c', 'A survey of the paths and canals of Kyoto, with maps (third edition).pdf', 'pdf', {
    pages: 612,
    bytes: 24_700_000,
    note: 'Only the first 500 pages were read.',
  }),
];

/** A landscape of a few bands: enough to see what is cut off and what is shrunk. */
async function painted({ width, height, id }: Attachment): Promise<ArrayBuffer> {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width ?? 10, height ?? 10];
  const brush = canvas.getContext?.('2d');
  if (!brush) return Uint8Array.from(atob(DOT), (letter) => letter.charCodeAt(0)).buffer;
  const night = id.startsWith('b');
  const bands = night
    ? ['#141a35', '#27335e', '#4a3b63', '#1c2238']
    : ['#9cc7e8', '#f2c6d0', '#7fae7a', '#4d7ea8'];
  bands.forEach((colour, i) => {
    brush.fillStyle = colour;
    brush.fillRect(0, (canvas.height * i) / bands.length, canvas.width, canvas.height / bands.length);
  });
  brush.fillStyle = night ? '#ffd98a' : '#fff7d6';
  brush.beginPath();
  brush.arc(canvas.width * 0.7, canvas.height * 0.22, canvas.height * 0.09, 0, Math.PI * 2);
  brush.fill();
  const made = await new Promise<Blob | null>((done) => canvas.toBlob(done));
  return made ? made.arrayBuffer() : new ArrayBuffer(0);
}

/** Sixty-four digits that say the bytes again: enough to know a file by in the made-up world. */
function digits(bytes: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  let all = '';
  for (let i = 0; i < 8; i++) {
    hash = Math.imul(hash ^ (i + 1), 0x01000193) >>> 0;
    all += hash.toString(16).padStart(8, '0');
  }
  return all;
}

const DOCUMENT = /\.(docx|odt|xlsx|pptx|epub|html)$/i;
const TEXT = /\.(txt|md|csv|json|rs|py|ts)$/i;

function kindOf(name: string, bytes: Uint8Array): [AttachmentKind, string] | null {
  const start = String.fromCharCode(...bytes.slice(0, 8));
  if (start.includes('PNG')) return ['image', 'image/png'];
  if (start.startsWith('\xff\xd8')) return ['image', 'image/jpeg'];
  if (start.startsWith('%PDF')) return ['pdf', 'application/pdf'];
  if (DOCUMENT.test(name)) return ['document', 'application/octet-stream'];
  return TEXT.test(name) ? ['text', 'text/plain'] : null;
}

type Files = Pick<Backend, 'attach' | 'thumbnail'> & {
  bytes: Backend['attachmentBytes'];
  of: (attached: readonly Attached[]) => Attachment[];
};

export function keptFiles(pace: number): Files {
  const kept = new Map<string, { file: Attachment; bytes: ArrayBuffer }>();
  const bytesOf = async (id: string): Promise<ArrayBuffer> => {
    const made = PAINTED.find((one) => one.id === id);
    if (made) return painted(made);
    const one = kept.get(id);
    if (!one) throw { code: 'not-found', message: 'That is not there any more.' };
    return one.bytes;
  };
  return {
    async attach(name, bytes, _temporary) {
      // One that takes for ever, to look at.
      if (name.includes('slow')) await new Promise(() => {});
      await new Promise((then) => setTimeout(then, 150 * pace));
      const view = new Uint8Array(bytes);
      const found = kindOf(name, view);
      if (!found) {
        throw {
          code: 'invalid-input',
          message: 'This kind of file cannot be attached. Save it as PDF or text and attach that.',
        };
      }
      const [kind, media_type] = found;
      const id = digits(view);
      // A PNG says its size in its header.
      const header = new DataView(bytes);
      const sized = media_type === 'image/png' && bytes.byteLength > 24;
      const made = file('0', name, kind, {
        id,
        media_type,
        bytes: bytes.byteLength,
        width: sized ? header.getUint32(16) : null,
        height: sized ? header.getUint32(20) : null,
        pages: kind === 'pdf' ? 12 : null,
        thumbnail: kind === 'image',
      });
      kept.set(id, { file: made, bytes });
      return made;
    },
    thumbnail: async (id) => {
      const made = [...PAINTED, ...[...kept.values()].map((one) => one.file)].find((one) => one.id === id);
      if (!made) throw { code: 'not-found', message: 'That is not there any more.' };
      return made.thumbnail ? bytesOf(id) : null;
    },
    bytes: bytesOf,
    of: (attached) =>
      attached.flatMap(({ id, name }) => {
        const found = kept.get(id)?.file ?? PAINTED.find((one) => one.id === id);
        return found ? [{ ...found, name }] : [];
      }),
  };
}
