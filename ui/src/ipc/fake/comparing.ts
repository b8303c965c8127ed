/** Answers side by side, and what a message would come to: made up. */
import type { Chat, ChainLane, ChatTerms, LaneName, TurnStart } from '../bindings/contract';
import type { Backend, Sent } from '../backend';
import { NO_TERMS } from '../../state/terms';

type Begin = (
  start: TurnStart,
  terms: ChatTerms,
  temporary?: boolean,
  only?: LaneName | null,
  beside?: boolean,
) => Sent;
type Calls = Pick<
  Backend,
  | 'modelsToAsk'
  | 'compare'
  | 'compareWith'
  | 'pickAnswer'
  | 'estimate'
  | 'whatToLeaveOut'
  | 'summarise'
  | 'stopSummary'
>;

/** What the providers list beside the order. */
const BESIDE: readonly ChainLane[] = [
  { id: 'claude-haiku', name: 'Claude Haiku', provider: 'p1', of: 'Anthropic' },
  { id: 'gpt-terra', name: 'GPT Terra', provider: 'p2', of: 'OpenAI' },
].map(({ id, name, provider, of }) => ({
  lane: { provider, model: id },
  name: `${of}/${id}`,
  provider_name: of,
  model_name: name,
}));

/** This one first, the others in their order. */
export function firstOf(chain: readonly ChainLane[], name: LaneName): ChainLane[] {
  return [...chain.filter((one) => one.name === name), ...chain.filter((one) => one.name !== name)];
}

export function madeUpComparing(
  find: (id: string) => Chat,
  begin: Begin,
  chain: () => readonly ChainLane[],
): Calls {
  const lead = () => chain()[0]?.name ?? '';
  const again = (chat: Chat): TurnStart => ({
    kind: 'regenerate',
    chat: chat.id,
    question: chat.messages.at(-1)?.parent ?? '',
    lane: null,
  });
  return {
    modelsToAsk: async () => [...chain(), ...BESIDE],
    async compare(start, [lead, ...others], terms) {
      const one = begin(start, terms?.chat ?? NO_TERMS, terms?.temporary, lead);
      const beside = (lane: LaneName) => begin(again(find(one.chat ?? '')), NO_TERMS, false, lane, true);
      return [one, ...others.map(beside)];
    },
    compareWith: async (chat, _, lane) => begin(again(find(chat)), NO_TERMS, false, lane, true),
    async pickAnswer(id, answer) {
      const chat = find(id);
      const all = [...chat.messages.slice(-1), ...chat.beside];
      const picked = all.find((one) => one.id === answer);
      if (picked) chat.messages = [...chat.messages.slice(0, -1), picked];
      chat.beside = [];
      for (const one of chat.messages.slice(-1)) one.siblings = all.map((each) => each.id);
      return structuredClone(chat);
    },
    async estimate(written) {
      const lanes = written.lanes.length > 0 ? written.lanes : [lead()];
      const before = written.after === null ? 0 : 1_200;
      const tokens = (before + Math.ceil(written.text.length / 4)) * lanes.length;
      return { lanes, tokens, cost_usd: tokens * 5e-6 };
    },
    summarise: async () => 'They spoke of a bridge, and settled on stone.',
    stopSummary: async () => {},
    whatToLeaveOut: async (_, __) => ({ messages: 6, of: 14, lane: lead(), summary_requests: 1 }),
  };
}
