import { dollars } from '../chat/format';
import type { ModelInfo, ShownPrice } from '../ipc/bindings/contract';
import { t } from '../texts';

/** A model of a list; `reckoned` is what its answers are reckoned by, where that is told. */
export type Listed = ModelInfo & { reckoned?: ShownPrice | null };

/** The models whose name or id has all the words, in the order given. */
export function matching<M extends ModelInfo>(models: readonly M[], words: string): M[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return models.filter((model) => {
    const text = `${model.name ?? ''} ${model.id}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/**
 * What is known of a model besides its name: "claude-opus · 200k tokens · images, PDF · $5.00 in,
 * $25.00 out". What is not known is not said.
 */
export function factsOf(model: Listed): string {
  const facts: string[] = [];
  if (model.name !== null && model.name !== model.id) facts.push(model.id);
  const window = windowOf(model);
  if (window !== '') facts.push(window);
  const can = [
    model.images === true && t('settings-models-images'),
    model.pdf === true && t('settings-models-pdf'),
    model.reasoning === true && t('settings-models-reasoning'),
    model.tools === true && t('settings-models-tools'),
  ].filter((word) => word !== false);
  if (can.length > 0) facts.push(can.join(', '));
  const price = model.reckoned ?? model.price;
  if (price) {
    facts.push(t('settings-models-price', { input: dollars(price.input), output: dollars(price.output) }));
  }
  return facts.join(' · ');
}

function windowOf(model: ModelInfo): string {
  const tokens = model.context_window;
  if (tokens === null || tokens <= 0) return '';
  return tokens >= 1_000_000
    ? t('settings-models-window-million', { millions: Math.round(tokens / 100_000) / 10 })
    : t('settings-models-window', { thousands: Math.max(1, Math.round(tokens / 1000)) });
}
