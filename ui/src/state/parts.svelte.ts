/** Each part of the state by itself: who reads one is not told when another changes. */
import { initialState, type AppState } from './state';

export function parts(whole: () => AppState): Readonly<AppState> {
  const view = {} as AppState;
  for (const key of Object.keys(initialState) as (keyof AppState)[]) {
    const part = $derived(whole()[key]);
    Object.defineProperty(view, key, { enumerable: true, get: () => part });
  }
  return view;
}
