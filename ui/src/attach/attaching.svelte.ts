/** The files that go with a message that is being written: each is read and kept by the app as it comes. */
import type { Attached, Attachment } from '../ipc/bindings/contract';
import { asApiError, type Backend } from '../ipc/backend';
import { t } from '../texts';
import { MOST_BYTES, MOST_FILES, MOST_MB } from './limits';
import { shownName } from './names';

/** Where a message is written: the chat's id, empty for a new chat, or the question that is edited. */
export type Slot = string;

export const editSlot = (question: string): Slot => `edit:${question}`;

export interface Tile {
  /** Tells this one from others. */
  readonly key: number;
  readonly name: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly state: 'reading' | 'ready' | 'failed';
  /** Once it is ready. */
  readonly attachment: Attachment | null;
  /** Why it cannot go with the message. */
  readonly error: string | null;
  /** To be read again; null where that would not help. */
  readonly file: File | null;
}

/** What the person is told. */
export interface Teller {
  /** To a screen reader alone: the eye sees the tile. */
  say(text: string): void;
  toast(text: string): void;
  /** Whether what is written there is of a temporary chat: its files come to no disk. */
  temporary(slot: Slot): boolean;
}

/** Read at once: each file is in memory while it is. */
const AT_ONCE = 3;

export class Attaching {
  private slots = $state.raw<Readonly<Record<Slot, readonly Tile[]>>>({});
  private keys = 0;
  private running = 0;
  private waiting: (() => void)[] = [];

  constructor(
    private readonly backend: Pick<Backend, 'attach' | 'thumbnail'>,
    private readonly tell: Teller,
  ) {}

  of(slot: Slot): readonly Tile[] {
    return this.slots[slot] ?? [];
  }

  /** The files that are ready, of every slot whose draft is kept. */
  kept(): Record<Slot, Attachment[]> {
    const ready = (tiles: readonly Tile[]) => tiles.flatMap((tile) => tile.attachment ?? []);
    const entries = Object.entries(this.slots).filter(
      ([slot]) => !slot.startsWith('edit:') && !this.tell.temporary(slot),
    );
    return Object.fromEntries(
      entries.map(([slot, tiles]) => [slot, ready(tiles)] as const).filter(([, files]) => files.length > 0),
    );
  }

  add(slot: Slot, files: readonly File[]): void {
    const taken = this.of(slot).filter((tile) => tile.state !== 'failed').length;
    const fit = files.slice(0, Math.max(0, MOST_FILES - taken));
    if (fit.length < files.length) this.tell.toast(t('chat-attach-many', { most: MOST_FILES }));
    const tiles = fit.map((file): Tile => {
      const error = refusal(file);
      return {
        key: ++this.keys,
        name: file.name,
        bytes: file.size,
        mediaType: file.type,
        state: error === null ? 'reading' : 'failed',
        attachment: null,
        error,
        file: error === null ? file : null,
      };
    });
    this.set(slot, [...this.of(slot), ...tiles]);
    for (const tile of tiles) {
      if (tile.state === 'reading') void this.read(slot, tile.key);
      else this.sayRefused(tile);
    }
  }

  retry(slot: Slot, key: number): void {
    this.change(slot, key, { state: 'reading', error: null });
    void this.read(slot, key);
  }

  remove(slot: Slot, key: number): void {
    this.set(
      slot,
      this.of(slot).filter((tile) => tile.key !== key),
    );
  }

  /** A removed one comes back where it was. */
  insert(slot: Slot, tile: Tile, at: number): void {
    const tiles = this.of(slot);
    this.set(slot, [...tiles.slice(0, at), tile, ...tiles.slice(at)]);
    if (tile.state === 'reading') void this.read(slot, tile.key);
  }

  /** Takes all of them: the message is on its way. */
  take(slot: Slot): readonly Tile[] {
    const tiles = this.of(slot);
    this.set(slot, []);
    return tiles;
  }

  /** What could not be sent stands before what came meanwhile. */
  putBack(slot: Slot, tiles: readonly Tile[]): void {
    this.set(slot, [...tiles, ...this.of(slot)]);
  }

  /** Files that the app has already: those of a question that is edited. */
  start(slot: Slot, attachments: readonly Attachment[]): void {
    this.set(
      slot,
      attachments.map((one) => this.readyTile(one)),
    );
  }

  /** As `start`, of a draft from another day: what is not kept any more says so. */
  restore(slot: Slot, attachments: readonly Attachment[]): void {
    this.start(slot, attachments);
    for (const tile of this.of(slot)) {
      const { attachment } = tile;
      if (!attachment) continue;
      this.backend.thumbnail(attachment.id).catch((thrown: unknown) => {
        if (asApiError(thrown).code !== 'not-found') return;
        this.change(slot, tile.key, { state: 'failed', attachment: null, error: t('chat-attach-gone') });
      });
    }
  }

  private readyTile(attachment: Attachment): Tile {
    return {
      key: ++this.keys,
      name: attachment.name,
      bytes: attachment.bytes,
      mediaType: attachment.media_type,
      state: 'ready',
      attachment,
      error: null,
      file: null,
    };
  }

  private async read(slot: Slot, key: number): Promise<void> {
    await this.turn();
    try {
      const file = this.find(slot, key)?.file;
      if (!file) return;
      const attachment = await this.backend.attach(file.name, await bytesOf(file), this.tell.temporary(slot));
      this.ready(slot, key, attachment);
    } catch (thrown) {
      const { code, message } = asApiError(thrown);
      // The same bytes are refused again.
      const file = code === 'invalid-input' ? { file: null } : {};
      this.change(slot, key, { state: 'failed', error: message, ...file });
      if (this.find(slot, key)) this.tell.say(message);
    } finally {
      this.running--;
      this.waiting.shift()?.();
    }
  }

  private async turn(): Promise<void> {
    while (this.running >= AT_ONCE) await new Promise<void>((go) => this.waiting.push(go));
    this.running++;
  }

  private ready(slot: Slot, key: number, attachment: Attachment): void {
    if (!this.find(slot, key)) return;
    if (this.of(slot).some((tile) => tile.key !== key && tile.attachment?.id === attachment.id)) {
      this.remove(slot, key);
      this.tell.toast(t('chat-attach-twice', { name: shownName(attachment.name) }));
      return;
    }
    this.change(slot, key, { state: 'ready', attachment, bytes: attachment.bytes, file: null });
    this.tell.say(t('a11y-attached', { name: shownName(attachment.name) }));
  }

  private sayRefused(tile: Tile): void {
    this.tell.say(t('a11y-not-attached', { name: shownName(tile.name), why: tile.error ?? '' }));
  }

  private find(slot: Slot, key: number): Tile | undefined {
    return this.of(slot).find((tile) => tile.key === key);
  }

  private change(slot: Slot, key: number, part: Partial<Tile>): void {
    this.set(
      slot,
      this.of(slot).map((tile) => (tile.key === key ? { ...tile, ...part } : tile)),
    );
  }

  private set(slot: Slot, tiles: readonly Tile[]): void {
    const { [slot]: _, ...others } = this.slots;
    this.slots = tiles.length === 0 ? others : { ...others, [slot]: tiles };
  }
}

/** Why a file is not even read. */
function refusal(file: File): string | null {
  if (file.size > MOST_BYTES) return t('chat-attach-large', { most: MOST_MB });
  return file.size === 0 ? t('chat-attach-empty') : null;
}

async function bytesOf(file: File): Promise<ArrayBuffer> {
  try {
    return await file.arrayBuffer();
  } catch {
    throw { code: 'unreadable', message: t('chat-attach-unreadable') };
  }
}

/** As a message names its files. */
export function named(attachments: readonly Attachment[]): Attached[] {
  return attachments.map(({ id, name }) => ({ id, name }));
}
