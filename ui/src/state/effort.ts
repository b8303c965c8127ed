/** How much models are to think, as the person set it. */
import type { Effort, TurnWishes } from '../ipc/bindings/contract';

export const effortSetting = 'answer.effort';

/** As the model likes, where nothing is wished. */
export const EFFORTS: readonly (Effort | null)[] = [null, 'off', 'low', 'medium', 'high', 'max'];

/** The setting's word for no wish. */
export const NO_WISH = 'auto';

export function parseEffort(value: string | undefined): Effort | null {
  return EFFORTS.find((effort) => effort === value) ?? null;
}

/** The chat or the settings say it all. */
export const NO_WISHES: TurnWishes = { effort: null, temperature: null, max_output: null, stop: [] };
