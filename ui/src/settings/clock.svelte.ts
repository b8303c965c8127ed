import { onMount } from 'svelte';

/** The time, kept fresh for as long as the component shows: `period` is in milliseconds. */
export function ticking(period: number): { readonly now: number } {
  let now = $state(Date.now());
  onMount(() => {
    const timer = setInterval(() => (now = Date.now()), period);
    return () => clearInterval(timer);
  });
  return {
    get now() {
      return now;
    },
  };
}
