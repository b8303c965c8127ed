/** Where a chat may go, in words and as a choice. Pure. */
import type { ChatTerms, LaneName, Provider, ProviderId, Reach } from '../ipc/bindings/contract';
import { LANGUAGE, t } from '../texts';

export const NO_TERMS: ChatTerms = { reach: { kind: 'chain' }, order: null, files_stay: false };

/** As the control says it: "model order", "only Anthropic and Ollama", "this computer only". */
export function reachWords(reach: Reach, providers: readonly Provider[]): string {
  if (reach.kind === 'chain') return t('chat-where-order');
  if (reach.kind === 'this-computer') return t('chat-where-here');
  const names = reach.providers.flatMap((id) => providers.find((one) => one.id === id)?.name ?? []);
  if (names.length === 0) return t('chat-where-gone');
  return t('chat-where-only', { names: listed(names, 'conjunction') });
}

/** "Claude, GPT or Gemini" */
export function listed(names: readonly string[], type: 'conjunction' | 'disjunction'): string {
  return new Intl.ListFormat(LANGUAGE, { type }).format(names);
}

/** With this provider, or without it. The last one taken out gives the whole order back. */
export function toggled(reach: Reach, provider: ProviderId): Reach {
  const before = reach.kind === 'only' ? reach.providers : [];
  const providers = before.includes(provider)
    ? before.filter((one) => one !== provider)
    : [...before, provider];
  return providers.length === 0 ? { kind: 'chain' } : { kind: 'only', providers };
}

/** Whether the chat may not go everywhere that its order leads. */
export function confined(terms: ChatTerms): boolean {
  return terms.reach.kind !== 'chain';
}

/** What a waiting message says of itself. */
export function waitingWords(
  waits: { lanes: readonly LaneName[]; asks: boolean; offline: boolean },
  label: (lane: LaneName) => string,
): string {
  if (waits.asks) return t('chat-waits-asks');
  if (waits.offline) return t('chat-waits-offline');
  if (waits.lanes.length === 0) return t('chat-waits-nobody');
  const names = [...new Set(waits.lanes.map(label))];
  return t('chat-waits', { names: listed(names, 'disjunction') });
}
