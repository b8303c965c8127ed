/** The colours that the page has now, for pictures: they do not take them from the page themselves. */
import { createSubscriber } from 'svelte/reactivity';
import type { Colours } from './draw';

const changes = createSubscriber((update) => {
  const root = new MutationObserver(update);
  root.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-contrast'] });
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', update);
  return () => {
    root.disconnect();
    dark.removeEventListener('change', update);
  };
});

/** Read again wherever it is used when the theme changes. */
export function ink(): Colours {
  changes();
  const style = getComputedStyle(document.documentElement);
  const value = (name: string) => style.getPropertyValue(name).trim();
  return {
    bg: value('--sunk'),
    fg: value('--text'),
    surface: value('--panel'),
    muted: value('--muted'),
    accent: value('--muted'),
    // Lines that carry the meaning are as clear as borders of controls.
    line: value('--ctl'),
    border: value('--ctl'),
  };
}
