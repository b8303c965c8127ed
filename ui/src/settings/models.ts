import type { ModelInfo } from '../ipc/bindings/contract';
import { t } from '../texts';

/** The models whose name or id has all the words, in the order given. */
export function matching(models: readonly ModelInfo[], words: string): ModelInfo[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return models.filter((model) => {
    const text = `${model.name ?? ''} ${model.id}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/** What is known of a model besides its name: "claude-opus · 200k tokens · images". */
export function factsOf(model: ModelInfo): string {
  const facts: string[] = [];
  if (model.name !== null && model.name !== model.id) facts.push(model.id);
  const window = windowOf(model);
  if (window !== '') facts.push(window);
  if (model.images === true) facts.push(t('settings-models-images'));
  if (model.reasoning === true) facts.push(t('settings-models-reasoning'));
  return facts.join(' · ');
}

function windowOf(model: ModelInfo): string {
  const tokens = model.context_window;
  if (tokens === null || tokens <= 0) return '';
  return tokens >= 1_000_000
    ? t('settings-models-window-million', { millions: Math.round(tokens / 100_000) / 10 })
    : t('settings-models-window', { thousands: Math.max(1, Math.round(tokens / 1000)) });
}
