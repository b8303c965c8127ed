/**
 * Pictures of files, as addresses that an image can show. The same picture is asked for once; those
 * that nobody shows any more are let go of, the oldest first.
 */
import type { AttachmentId } from '../ipc/bindings/contract';

interface Held {
  url: Promise<string | null>;
  shownBy: number;
}

/** Kept though nobody shows them: for scrolling back. */
const SPARE = 60;

export class Pictures {
  private held = new Map<AttachmentId, Held>();

  constructor(
    private readonly load: (id: AttachmentId) => Promise<ArrayBuffer | null>,
    private readonly spare = SPARE,
  ) {}

  /** Its address, valid until `release`. Null where there is none, or none that may be shown. */
  take(id: AttachmentId): Promise<string | null> {
    const held = this.held.get(id) ?? { url: this.fetch(id), shownBy: 0 };
    held.shownBy++;
    // Last in line to be let go of.
    this.held.delete(id);
    this.held.set(id, held);
    return held.url;
  }

  release(id: AttachmentId): void {
    const held = this.held.get(id);
    if (held) held.shownBy--;
    const unused = [...this.held].filter(([, one]) => one.shownBy <= 0);
    for (const [old, { url }] of unused.slice(0, Math.max(0, unused.length - this.spare))) {
      this.held.delete(old);
      void url.then((made) => made && URL.revokeObjectURL(made));
    }
  }

  private async fetch(id: AttachmentId): Promise<string | null> {
    try {
      const bytes = await this.load(id);
      return bytes && pictureUrl(bytes);
    } catch {
      // Asked for again the next time it is shown.
      this.held.delete(id);
      return null;
    }
  }
}

/** Null for what is no picture by its own bytes: an image element is handed nothing else. */
export function pictureUrl(bytes: ArrayBuffer): string | null {
  const type = pictureType(new Uint8Array(bytes, 0, Math.min(bytes.byteLength, 16)));
  return type && URL.createObjectURL(new Blob([bytes], { type }));
}

/** By the first bytes. A drawing in SVG is a document that can carry programs: it is none of these. */
export function pictureType(start: Uint8Array): string | null {
  const text = String.fromCharCode(...start);
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (text.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (text.startsWith('GIF87a') || text.startsWith('GIF89a')) return 'image/gif';
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'image/webp';
  if (text.slice(4, 12) === 'ftypavif') return 'image/avif';
  return text.startsWith('BM') ? 'image/bmp' : null;
}
