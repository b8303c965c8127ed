import { asApiError } from '../ipc/backend';
import type { ShortcutState } from '../ipc/bindings/contract';

export interface TryingBackend {
  tryShortcut(accelerator: string): Promise<ShortcutState>;
  setShortcut(accelerator: string | null): Promise<ShortcutState>;
  addDesktopShortcut(accelerator: string): Promise<ShortcutState>;
}

/** Keys are tried before they are kept: another program, or the desktop, may have them. */
export class Trying {
  /** The keys that are waited for now. */
  keys = $state<string | null>(null);
  /** The keys that arrived and were kept. */
  kept = $state<string | null>(null);
  /** Why the last try came to nothing, in a sentence. */
  trouble = $state<string | null>(null);

  readonly #backend: TryingBackend;

  constructor(backend: TryingBackend) {
    this.#backend = backend;
  }

  /** Waits for a press of these keys and keeps them when it came. */
  async go(accelerator: string): Promise<void> {
    if (this.keys !== null) return;
    this.keys = accelerator;
    await this.#run(async () => {
      const tried = await this.#backend.tryShortcut(accelerator);
      const state = tried.kind === 'active' ? await this.#backend.setShortcut(accelerator) : tried;
      if (state.kind === 'active') this.kept = state.accelerator;
      else if (state.kind === 'conflict' || state.kind === 'unsupported') this.trouble = state.message;
    });
    this.keys = null;
  }

  /** Has the desktop itself keep these keys. */
  async addToDesktop(accelerator: string): Promise<void> {
    if (this.keys !== null) return;
    this.keys = accelerator;
    await this.#run(async () => {
      const state = await this.#backend.addDesktopShortcut(accelerator);
      if (state.kind === 'conflict') this.trouble = state.message;
    });
    this.keys = null;
  }

  /** No shortcut: also the answer to being offered one. */
  async off(): Promise<void> {
    await this.#run(async () => {
      await this.#backend.setShortcut(null);
    });
  }

  async #run(work: () => Promise<void>): Promise<void> {
    this.kept = null;
    this.trouble = null;
    try {
      await work();
    } catch (error) {
      this.trouble = asApiError(error).message;
    }
  }
}
