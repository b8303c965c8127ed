import type { Setting } from '../ipc/bindings/contract';

/** The sections of the settings, in order. The app opens one by this name. */
export const SECTIONS = [
  'providers',
  'order',
  'shortcut',
  'keys',
  'appearance',
  'desktop',
  'network',
  'chats',
  'library',
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

/** Where settings with a control of their own have it; `shortcut.quick` is kept by trying it. */
const PLACED: Readonly<Record<string, Section>> = {
  'backups.kept': 'data',
  'ui.contrast': 'appearance',
  'ui.language': 'appearance',
  'ui.theme': 'appearance',
  'ui.zoom': 'appearance',
  'graphics.safe': 'desktop',
  'start.with_desktop': 'desktop',
  'tray.close_to_tray': 'desktop',
  'tray.panel': 'desktop',
  'tray.recent': 'desktop',
  'quick.order': 'shortcut',
  'shortcut.quick': 'shortcut',
  'history.bin_days': 'chats',
  recovery: 'order',
  'order.by': 'order',
  hedge: 'order',
  'spend.month_usd': 'usage',
  'status.pages': 'privacy',
  'titles.by_model': 'chats',
  'checks.messages': 'privacy',
  'network.ca_file': 'network',
  'network.proxy': 'network',
  'notify.main_model': 'desktop',
  'notify.answers': 'desktop',
  'notify.needs_you': 'desktop',
  'notify.spend': 'desktop',
  'notify.waiting': 'desktop',
};

export function isLimit(setting: Setting): boolean {
  return setting.key.startsWith('limits.');
}

/** The section of a setting. Whatever has no place is under "More", so that nothing is out of reach. */
export function placeOf(setting: Setting): Section {
  if (isLimit(setting)) return 'limits';
  if (setting.key.startsWith('keys.')) return 'keys';
  return PLACED[setting.key] ?? 'more';
}

export function hasNoPlace(setting: Setting): boolean {
  return placeOf(setting) === 'more';
}
