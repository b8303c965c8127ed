import type { Found } from '../ipc/bindings/contract';

export type LocalServer = Extract<Found, { kind: 'local-server' }>;
export type FoundKey = Extract<Found, { kind: 'key-in-environment' }>;

/**
 * The command that gets a small model for a server that has none: about 2.5 GB, answers on a
 * computer without a graphics card. A server of another kind has no such command.
 */
const GET_A_MODEL: Partial<Record<string, string>> = {
  ollama: 'ollama pull qwen3:4b',
  lmstudio: 'lms get qwen3-4b',
  llamacpp: 'llama-server -hf ggml-org/gemma-3-4b-it-GGUF',
};

export function commandFor(server: LocalServer): string | null {
  return GET_A_MODEL[server.provider_kind] ?? null;
}

export function keysIn(found: readonly Found[]): FoundKey[] {
  return found.filter((one): one is FoundKey => one.kind === 'key-in-environment');
}

/** Those with a model first: they can be used at once. */
export function serversIn(found: readonly Found[]): LocalServer[] {
  const servers = found.filter((one): one is LocalServer => one.kind === 'local-server');
  return [...servers].sort((a, b) => Number(b.models.length > 0) - Number(a.models.length > 0));
}
