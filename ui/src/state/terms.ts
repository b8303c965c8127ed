/** Where a chat may go, in words and as a choice. Pure. */
import type {
  ChainLane,
  Chat,
  ChatTerms,
  Lane,
  LaneName,
  LaneState,
  Message,
  MessageId,
  Provider,
  ProviderId,
  Reach,
} from '../ipc/bindings/contract';
import { locale, t } from '../texts';

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
  return new Intl.ListFormat(locale(), { type }).format(names);
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
  waits: { lanes: readonly LaneName[]; asks: boolean; offline: boolean; key_shut?: boolean },
  label: (lane: LaneName) => string,
): string {
  if (waits.asks) return t('chat-waits-asks');
  if (waits.offline) return t('chat-waits-offline');
  if (waits.key_shut) return t('chat-waits-keyring');
  if (waits.lanes.length === 0) return t('chat-waits-nobody');
  const names = [...new Set(waits.lanes.map(label))];
  return t('chat-waits', { names: listed(names, 'disjunction'), count: names.length });
}

/** The order in which this chat asks, without those it may not go to. */
export function orderOf(
  terms: ChatTerms,
  chain: readonly ChainLane[],
  providers: readonly Provider[],
): readonly ChainLane[] {
  const own = terms.order?.map((lane) => {
    const known = chain.find((one) => one.lane.provider === lane.provider && one.lane.model === lane.model);
    const provider = providers.find((one) => one.id === lane.provider)?.name ?? '';
    const name = `${provider}/${lane.model}`;
    return known ?? { lane, name, provider_name: provider, model_name: lane.model };
  });
  return (own ?? chain).filter((one) => mayGo(terms.reach, one.lane, providers));
}

function mayGo(reach: Reach, lane: Lane, providers: readonly Provider[]): boolean {
  if (reach.kind === 'chain') return true;
  if (reach.kind === 'only') return reach.providers.includes(lane.provider);
  return providers.find((one) => one.id === lane.provider)?.local ?? false;
}

/** All that may be picked for a message of this chat: its order first, then the others in theirs. */
export function pickable(
  order: readonly ChainLane[],
  all: readonly ChainLane[],
  terms: ChatTerms,
  providers: readonly Provider[],
): readonly ChainLane[] {
  const inOrder = new Set(order.map((one) => one.name));
  return [
    ...order,
    ...all.filter((one) => !inOrder.has(one.name) && mayGo(terms.reach, one.lane, providers)),
  ];
}

/** With this model before the others of the chat's order. */
export function askedFirst(terms: ChatTerms, chain: readonly ChainLane[], lane: Lane): ChatTerms {
  const all = terms.order ?? chain.map((one) => one.lane);
  const same = (one: Lane) => one.provider === lane.provider && one.model === lane.model;
  return { ...terms, order: [lane, ...all.filter((one) => !same(one))] };
}

/** Who of the order would be asked now. */
export function nowIn(order: readonly ChainLane[], state: (lane: LaneName) => LaneState): LaneName | null {
  const well = (lane: ChainLane) => ['working', 'unknown'].includes(state(lane.name));
  return (order.find(well) ?? order[0])?.name ?? null;
}

/** Another provider that this answer was the first to be asked of in its chat, and the files it was sent. */
export function crossing(
  chat: Chat | null,
  message: Message | null,
  providers: readonly Provider[],
): { provider: string; files: number } | null {
  if (!chat || !message) return null;
  // Mostly all that was asked are of one provider: then there is nothing to look for.
  const first = chat.messages.find((one) => one.answer?.attempts.length)?.answer?.attempts[0]?.provider;
  if (message.answer?.attempts.every((one) => one.provider === first) ?? true) return null;
  const joined = joinedAt(chat).get(message.id);
  if (!joined) return null;
  const known = joined.flatMap((id) => providers.find((one) => one.id === id) ?? []);
  const provider = known.find((one) => !one.local);
  if (!provider) return null;
  const at = chat.messages.findIndex((one) => one.id === message.id);
  const parts = chat.messages.slice(0, at).flatMap((one) => one.parts);
  const files = chat.terms.files_stay ? 0 : parts.filter((part) => part.kind === 'attachment').length;
  return { provider: provider.name, files };
}

const joiners = new WeakMap<Chat, Map<MessageId, ProviderId[]>>();

/** Providers that came into the chat after its first one, by the answer they came with: each answer on the screen
 *  asks, and a chat may have ten thousand messages, so all of them are looked through once. */
function joinedAt(chat: Chat): Map<MessageId, ProviderId[]> {
  const known = joiners.get(chat);
  if (known) return known;
  const been = new Set<ProviderId>();
  const found = new Map<MessageId, ProviderId[]>();
  for (const { id, answer } of chat.messages) {
    for (const { provider } of answer?.attempts ?? []) {
      if (been.size > 0 && !been.has(provider)) found.set(id, [...(found.get(id) ?? []), provider]);
      been.add(provider);
    }
  }
  joiners.set(chat, found);
  return found;
}
