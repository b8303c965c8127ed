import type {
  ApiError,
  ChainLane,
  Found,
  Keyring,
  KindInfo,
  Lane,
  NewKey,
  Provider,
  ProviderAdded,
} from '../ipc/bindings/contract';
import { asApiError, type Backend } from '../ipc/backend';
import { isPlainHttpElsewhere, parseAddress } from './address';
import { freeName, isName } from './names';

/** What adding a provider needs of the backend. */
export type AddingBackend = Pick<Backend, 'addProvider' | 'removeProvider' | 'setChain'>;

/** What adding a provider needs to know, as it is when it is asked. */
export interface AddingWorld {
  readonly providers: readonly Provider[];
  readonly keyring: Keyring;
}

export type KeySource = 'paste' | 'env' | 'none';
export type Phase = 'form' | 'checking' | 'added' | 'saving';

/** Something found on this computer fills the form in beforehand. */
export interface Prefill {
  variable?: string;
  baseUrl?: string;
}

/** What a found way to start fills in. */
export function prefillOf(found: Found): Prefill {
  return found.kind === 'key-in-environment' ? { variable: found.variable } : { baseUrl: found.base_url };
}

/**
 * One provider on its way in: the form, the check, and the choice of models after it.
 *
 * The key lives in this object only while the form is open. It is wiped when the provider was
 * added and when the form is left; after a failure it stays, so that a slip can be corrected.
 */
export class Adding {
  kind = $state.raw() as KindInfo;
  name = $state('');
  url = $state('');
  source = $state<KeySource>('paste');
  key = $state('');
  variable = $state('');
  allowHttp = $state(false);
  phase = $state<Phase>('form');
  error = $state<ApiError | null>(null);
  /** The last check was stopped by the person. */
  stopped = $state(false);
  added = $state.raw<ProviderAdded | null>(null);
  /** Ids of the models that are ticked; exactly one where a main model is chosen. */
  chosen = $state.raw<readonly string[]>([]);

  readonly #backend: AddingBackend;
  readonly #world: AddingWorld;
  #run = 0;

  constructor(backend: AddingBackend, world: AddingWorld, kind: KindInfo, prefill: Prefill = {}) {
    this.#backend = backend;
    this.#world = world;
    this.kind = kind;
    this.name = freeName(kind.label, this.#taken());
    this.url = prefill.baseUrl ?? kind.base_url;
    this.variable = prefill.variable ?? kind.key_env ?? '';
    this.source = prefill.variable !== undefined ? 'env' : kind.needs_key ? 'paste' : 'none';
  }

  get plainHttp(): boolean {
    return isPlainHttpElsewhere(this.url);
  }

  get urlIsGood(): boolean {
    return parseAddress(this.url) !== null;
  }

  get nameIsTaken(): boolean {
    return this.phase !== 'added' && this.#taken().includes(this.name.trim());
  }

  get nameIsGood(): boolean {
    return isName(this.name);
  }

  /** Another kind for the same account: what was not changed by hand follows it. */
  setKind(kind: KindInfo): void {
    if (this.url === this.kind.base_url) this.url = kind.base_url;
    if (this.name === freeName(this.kind.label, this.#taken())) {
      this.name = freeName(kind.label, this.#taken());
    }
    if (this.variable === (this.kind.key_env ?? '')) this.variable = kind.key_env ?? '';
    if (this.source !== 'env') this.source = kind.needs_key ? 'paste' : 'none';
    this.kind = kind;
  }

  /** Everything that is needed is there, and plain http to another machine was agreed to. */
  get ready(): boolean {
    const keyIsThere =
      this.source === 'none' ||
      (this.source === 'paste' ? this.key.trim() !== '' : this.variable.trim() !== '');
    return (
      keyIsThere &&
      this.nameIsGood &&
      !this.nameIsTaken &&
      this.urlIsGood &&
      (!this.plainHttp || this.allowHttp)
    );
  }

  /** The main model is chosen here, because nothing of another provider is in the order. */
  get first(): boolean {
    const added = this.added;
    return added !== null && added.chain.every((lane) => lane.lane.provider === added.provider.id);
  }

  /** Asks the provider for its models with this key. `thisRun`: keep the key in memory only. */
  async check(thisRun = this.#world.keyring !== 'ready'): Promise<void> {
    if (!this.ready || this.phase === 'checking') return;
    const run = (this.#run += 1);
    this.phase = 'checking';
    this.error = null;
    this.stopped = false;
    try {
      const added = await this.#backend.addProvider({
        name: this.name.trim(),
        kind: this.kind.kind,
        base_url: this.url.trim() === this.kind.base_url ? null : this.url.trim(),
        key: this.#newKey(thisRun),
        allow_http: this.plainHttp && this.allowHttp,
      });
      if (run !== this.#run) {
        // It was stopped meanwhile, and the person was told that nothing was added.
        await this.#backend.removeProvider(added.provider.id).catch(() => undefined);
        return;
      }
      this.key = '';
      this.added = added;
      this.chosen = preticked(added);
      this.phase = 'added';
    } catch (error) {
      if (run !== this.#run) return;
      this.error = asApiError(error);
      this.phase = 'form';
    }
  }

  /** Gives up waiting. What the provider still answers is taken back. */
  stop(): void {
    if (this.phase !== 'checking') return;
    this.#run += 1;
    this.phase = 'form';
    this.stopped = true;
  }

  /** Leaves the form: a running check is stopped, the key is forgotten. */
  leave(): void {
    this.stop();
    this.key = '';
  }

  /** Ticks a model, or takes the tick away; a main model is one of its list. */
  choose(model: string): void {
    if (this.first) this.chosen = [model];
    else if (this.chosen.includes(model)) this.chosen = this.chosen.filter((id) => id !== model);
    else this.chosen = [...this.chosen, model];
  }

  /** Puts what was chosen into the model order. True when that is done. */
  async finish(chain: readonly ChainLane[]): Promise<boolean> {
    const added = this.added;
    if (added === null || this.phase !== 'added') return false;
    const lanes = chainWith(added.provider, this.chosen, chain, this.first);
    if (sameLanes(lanes, chain)) return true;
    this.phase = 'saving';
    this.error = null;
    try {
      await this.#backend.setChain(lanes);
      return true;
    } catch (error) {
      this.error = asApiError(error);
      return false;
    } finally {
      this.phase = 'added';
    }
  }

  #taken(): string[] {
    return this.#world.providers.map((provider) => provider.name);
  }

  #newKey(thisRun: boolean): NewKey {
    if (this.source === 'paste') return { kind: 'entered', key: this.key.trim(), this_run: thisRun };
    if (this.source === 'env') return { kind: 'env', variable: this.variable.trim() };
    return { kind: 'none' };
  }
}

/** The recommended model, unless it is in the order already as somebody's backup. */
function preticked(added: ProviderAdded): string[] {
  const inOrder = added.chain
    .filter((lane) => lane.lane.provider === added.provider.id)
    .map((lane) => lane.lane.model);
  if (inOrder.length > 0) return inOrder.slice(0, 1);
  return added.models.filter((model) => model.recommended).map((model) => model.id);
}

function chainWith(
  provider: Provider,
  chosen: readonly string[],
  chain: readonly ChainLane[],
  first: boolean,
): Lane[] {
  const mine = chosen.map((model) => ({ provider: provider.id, model }));
  if (first) return mine;
  const kept = chain
    .map((lane) => lane.lane)
    .filter((lane) => lane.provider !== provider.id || chosen.includes(lane.model));
  const isKept = (lane: Lane) =>
    kept.some((old) => old.provider === lane.provider && old.model === lane.model);
  // Backups join behind what was there.
  return [...kept, ...mine.filter((lane) => !isKept(lane))];
}

function sameLanes(lanes: readonly Lane[], chain: readonly ChainLane[]): boolean {
  return (
    lanes.length === chain.length &&
    lanes.every(
      (lane, at) => lane.provider === chain[at]?.lane.provider && lane.model === chain[at]?.lane.model,
    )
  );
}
