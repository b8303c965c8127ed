import { onMount, untrack } from 'svelte';
import { asApiError, type Backend } from '../ipc/backend';
import type { Board } from '../ipc/bindings/contract';

/** The strips move on by themselves. */
const AGAIN_MS = 60_000;

export interface BoardView {
  /** Null until it was read. */
  readonly board: Board | null;
  /** Why it could not be read, until it can. */
  readonly trouble: string | null;
  read: () => Promise<void>;
}

/**
 * The board, read anew whenever `changed` gives something else. While it is being read, a further
 * change waits for it: one call at a time, and never an old board after a new one.
 */
export function watchBoard(backend: Backend, changed: () => unknown): BoardView {
  let board = $state.raw<Board | null>(null);
  let trouble = $state<string | null>(null);
  let reading = false;
  let again = false;

  async function read() {
    if (reading) {
      again = true;
      return;
    }
    reading = true;
    do {
      again = false;
      try {
        board = await backend.board();
        trouble = null;
      } catch (error) {
        trouble = asApiError(error).message;
      }
    } while (again);
    reading = false;
  }

  $effect(() => {
    changed();
    untrack(() => void read());
  });
  onMount(() => {
    const timer = setInterval(() => void read(), AGAIN_MS);
    return () => clearInterval(timer);
  });
  return {
    get board() {
      return board;
    },
    get trouble() {
      return trouble;
    },
    read,
  };
}
