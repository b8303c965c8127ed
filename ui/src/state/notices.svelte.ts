/** What the app says to the person: sentences that show for a while, and those a screen reader speaks. */
import type { ApiError } from '../ipc/bindings/contract';
import { asApiError } from '../ipc/backend';
import { saidToo, type Said } from './announce';
import type { Toast } from './toasts';

/** How long a toast stays: long enough to read twice, longer where it can undo something. */
const TOAST_MS = 6_000;
const UNDO_MS = 10_000;
/** Of a long one, for each character: half the pace of a slow reader. */
const MS_A_CHARACTER = 90;

export class Notices {
  toasts = $state.raw<readonly Toast[]>([]);
  /** The latest sentences for a screen reader, the newest at the end. */
  said = $state.raw<readonly Said[]>([]);
  private counter = 0;

  /** Tells a screen reader. */
  say(...texts: readonly string[]): void {
    if (texts.length > 0) this.said = saidToo(this.said, ...texts);
  }

  toast(text: string, action: Toast['action'] = null, tone: Toast['tone'] = 'plain'): void {
    const id = ++this.counter;
    this.toasts = [...this.toasts.slice(-2), { id, text, tone, action }];
    setTimeout(() => this.dismiss(id), Math.max(action ? UNDO_MS : TOAST_MS, text.length * MS_A_CHARACTER));
  }

  dismiss(id: number): void {
    this.toasts = this.toasts.filter((toast) => toast.id !== id);
  }

  /** What went for good is not offered to be undone any more. */
  withdrawUndo(): void {
    this.toasts = this.toasts.filter((toast) => toast.action === null);
  }

  /** Says what went wrong. */
  fail(thrown: unknown): ApiError {
    const error = asApiError(thrown);
    this.toast(error.message, null, 'bad');
    return error;
  }

  /** Does it, and says why where it did not happen. */
  async attempt(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (thrown) {
      this.fail(thrown);
      return false;
    }
  }
}
