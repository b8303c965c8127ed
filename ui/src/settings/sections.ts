import type { Setting } from '../ipc/bindings/contract';

/** The sections of the settings, in order. The app opens one by this name. */
export const SECTIONS = [
  'providers',
  'order',
  'shortcut',
  'appearance',
  'desktop',
  'chats',
  'usage',
  'limits',
  'data',
  'privacy',
  'about',
  'more',
] as const;

export type Section = (typeof SECTIONS)[number];

/** Asked for as a section, this opens the providers with the panel that adds one. */
export const ADD = 'add';

/** The section the app asked for; an unknown one is the first. */
export function sectionOf(name: string | null): Section {
  return SECTIONS.find((section) => section === name) ?? 'providers';
}

/** Settings with a control of their own in a section; `shortcut.quick` is kept by trying it. */
const PLACED = new Set([
  'backups.kept',
  'ui.theme',
  'ui.zoom',
  'tray.close_to_tray',
  'shortcut.quick',
  'history.bin_days',
  'recovery',
  'order.by',
  'hedge',
  'spend.month_usd',
  'status.pages',
  'titles.by_model',
  'checks.messages',
  'notify.main_model',
  'notify.answers',
  'notify.needs_you',
  'notify.waiting',
]);

export function isLimit(setting: Setting): boolean {
  return setting.key.startsWith('limits.');
}

/** Whatever has no control elsewhere is shown as it is, so that nothing is out of reach. */
export function hasNoPlace(setting: Setting): boolean {
  return !isLimit(setting) && !PLACED.has(setting.key);
}
