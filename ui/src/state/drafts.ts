/**
 * What stands in a field and was not sent, kept in the history: a window that is hidden for long is
 * destroyed to free its memory, and a word that was written outlives a crash.
 */
import type { Attached, Attachment } from '../ipc/bindings/contract';
import type { Backend } from '../ipc/backend';

export type Drafts = Readonly<Record<string, string>>;
/** The files that go with a draft: kept by the app, named here. */
export type DraftFiles = Readonly<Record<string, readonly Attachment[]>>;

/** At most one write in so long, however fast one types. */
export const PAUSE_MS = 1_000;

interface Entry {
  text: string;
  files: Attached[];
}

const NOTHING: Entry = { text: '', files: [] };
const isEmpty = (entry: Entry) => entry.text.trim() === '' && entry.files.length === 0;
const same = (a: Entry, b: Entry) => JSON.stringify(a) === JSON.stringify(b) || (isEmpty(a) && isEmpty(b));

export class DraftKeeper {
  /** As it stands in the fields, and as it was kept last. */
  private now: Record<string, Entry> = {};
  private kept: Record<string, Entry> = {};
  private timer: ReturnType<typeof setTimeout> | null = null;
  private writing: Promise<void> = Promise.resolve();
  private last = -Infinity;
  /** Its message is on the way: until it is on the disk, its words are not given up. */
  private held: string | null = null;
  private ready = false;

  constructor(private readonly backend: Pick<Backend, 'drafts' | 'keepDraft'>) {}

  /** What was being written when the window was closed or the app ended. */
  async read(): Promise<{ drafts: Drafts; files: DraftFiles }> {
    const drafts: Record<string, string> = {};
    const files: Record<string, Attachment[]> = {};
    try {
      for (const draft of await this.backend.drafts()) {
        drafts[draft.slot] = draft.text;
        if (draft.files.length > 0) files[draft.slot] = draft.files;
        this.kept[draft.slot] = { text: draft.text, files: named(draft.files) };
      }
    } catch {
      // They stay where they are; what is written from now on is kept.
    }
    this.ready = true;
    this.plan();
    return { drafts, files };
  }

  /** How the fields stand now. `held` is the slot whose message is on its way. */
  see(drafts: Drafts, files: DraftFiles, held: string | null): void {
    const now: Record<string, Entry> = {};
    for (const slot of new Set([...Object.keys(drafts), ...Object.keys(files)])) {
      if (!slot.startsWith('edit:')) {
        now[slot] = { text: drafts[slot] ?? '', files: named(files[slot] ?? []) };
      }
    }
    const sent = this.held !== null && held === null;
    this.now = now;
    this.held = held;
    // What was sent goes at once.
    if (sent) void this.flush();
    else this.plan();
  }

  /** Writes what is not kept yet, now. */
  async flush(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.last = Date.now();
    const slots = this.unkept();
    this.writing = this.writing.then(async () => {
      for (const slot of slots) {
        const entry = this.now[slot] ?? NOTHING;
        try {
          await this.backend.keepDraft(slot, entry.text, entry.files);
          this.kept[slot] = entry;
        } catch {
          // The disk may be full: the words are in the field, and the next change tries again.
        }
      }
    });
    await this.writing;
  }

  private unkept(): string[] {
    if (!this.ready) return [];
    const slots = new Set([...Object.keys(this.now), ...Object.keys(this.kept)]);
    return [...slots].filter(
      (slot) => slot !== this.held && !same(this.now[slot] ?? NOTHING, this.kept[slot] ?? NOTHING),
    );
  }

  private plan(): void {
    if (this.timer !== null || this.unkept().length === 0) return;
    const wait = Math.max(0, this.last + PAUSE_MS - Date.now());
    this.timer = setTimeout(() => void this.flush(), wait);
  }
}

function named(files: readonly Attachment[]): Attached[] {
  return files.map(({ id, name }) => ({ id, name }));
}
