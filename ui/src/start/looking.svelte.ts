import { asApiError, type Backend } from '../ipc/backend';
import type { ApiError, Found } from '../ipc/bindings/contract';

/** Looks for keys in the environment and for model servers on this computer, again when asked. */
export class Looking {
  /** Null while the first look is under way. */
  found = $state.raw<readonly Found[] | null>(null);
  busy = $state(false);
  error = $state.raw<ApiError | null>(null);

  readonly #backend: Pick<Backend, 'lookAround'>;

  constructor(backend: Pick<Backend, 'lookAround'>) {
    this.#backend = backend;
  }

  async look(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.error = null;
    try {
      this.found = (await this.#backend.lookAround()).found;
    } catch (error) {
      this.error = asApiError(error);
      this.found ??= [];
    } finally {
      this.busy = false;
    }
  }
}
