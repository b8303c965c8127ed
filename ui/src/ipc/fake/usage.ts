/** Made-up figures for the page of what was used. */
import type { Spend, UsageReport, Used } from '../bindings/contract';
import { dateOf } from '../../stored/days';

const used = (attempts: number, cost_usd: number, more: Partial<Used> = {}): Used => ({
  attempts,
  answered: attempts - (more.failed ?? 0) - (more.cancelled ?? 0),
  failed: 0,
  cancelled: 0,
  titles: 0,
  input: attempts * 1300,
  output: attempts * 420,
  cost_usd,
  possible_usd: 0,
  unknown: 0,
  ...more,
});

export function usageFor(days: number, month: Spend): UsageReport {
  const now = Date.now();
  const span = Array.from({ length: days }, (_, n) => {
    const quiet = n % 7 === 5 || n % 11 === 3;
    return {
      day: dateOf(now - (days - 1 - n) * 86_400_000),
      used: quiet
        ? used(0, 0)
        : used(6 + (n % 5) * 4, 0.04 + (n % 6) * 0.035, { possible_usd: n % 9 === 2 ? 0.04 : 0 }),
    };
  });
  return {
    since: now - days * 86_400_000,
    days: span,
    providers: [
      { name: 'Anthropic', chat: null, used: used(240, 2.31, { failed: 12, possible_usd: 0.12 }) },
      { name: 'OpenAI', chat: null, used: used(61, 0.48, { cancelled: 2 }) },
      { name: 'My server', chat: null, used: used(12, 0, { unknown: 12 }) },
      { name: 'Ollama', chat: null, used: used(33, 0) },
    ],
    models: [
      {
        name: 'Anthropic/claude-opus',
        chat: null,
        used: used(240, 2.31, { failed: 12, possible_usd: 0.12 }),
      },
      { name: 'OpenAI/gpt-sol', chat: null, used: used(61, 0.48, { cancelled: 2 }) },
      { name: 'Ollama/llama-with-a-very-long-name:70b-instruct-q4_K_M', chat: null, used: used(33, 0) },
    ],
    chats: [
      { name: 'Why does the borrow checker reject this?', chat: 'c1', used: used(44, 0.62) },
      { name: 'Trip to Kyoto: 三日間の計画', chat: 'c2', used: used(12, 0.2) },
      { name: '', chat: null, used: used(9, 0.02, { titles: 4 }) },
    ],
    total: used(346, 2.79, { failed: 12, cancelled: 2, possible_usd: 0.12, unknown: 12, titles: 4 }),
    month,
  };
}
