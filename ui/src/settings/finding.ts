/** Where each setting is, and finding it by what it is called and what it says. Pure. */
import type { Setting } from '../ipc/bindings/contract';
import { match } from '../palette/match';
import { t } from '../texts';
import { placeOf, SECTIONS, type Section } from './sections';

/** A section, or one setting in it. */
export interface Place {
  section: Section;
  /** The setting's; null of the section as a whole. */
  key: string | null;
  name: string;
  sentence: string;
  /** The section, in a word. */
  where: string;
}

export const sectionName = (section: Section): string => t(`settings-section-${section}`);
export const sectionSentence = (section: Section): string => t(`settings-${section}-sentence`);

/** What a control of the settings is called where that is shorter than its sentence. */
const NAMES: Readonly<Record<string, string>> = {
  'ui.theme': 'settings-theme',
  'ui.zoom': 'settings-zoom',
  'graphics.safe': 'settings-graphics',
  'start.with_desktop': 'settings-desktop-start',
  'tray.close_to_tray': 'settings-desktop-close-to-tray',
  'tray.panel': 'settings-tray-panel',
  'tray.recent': 'settings-tray-recent',
  'quick.order': 'settings-quick-order',
  'shortcut.quick': 'settings-shortcut-name',
  'history.bin_days': 'settings-bin',
  'titles.by_model': 'settings-titles',
  recovery: 'settings-recovery',
  'order.by': 'settings-order-by',
  hedge: 'settings-hedge',
  'spend.month_usd': 'usage-limit',
  'backups.kept': 'settings-backups-name',
  'status.pages': 'settings-privacy-pages',
  'checks.messages': 'settings-privacy-checks',
  'network.ca_file': 'settings-ca',
  'network.proxy': 'settings-proxy',
  'notify.main_model': 'settings-notify-main-model',
  'notify.answers': 'settings-notify-answers',
  'notify.needs_you': 'settings-notify-needs-you',
  'notify.waiting': 'settings-notify-waiting',
};

/** Pages of a section that hold no setting of their own, and are looked for all the same. */
const PAGES: readonly { section: Section; key: string; name: string }[] = [
  { section: 'providers', key: 'page.keys', name: 'settings-keys-where' },
  { section: 'data', key: 'page.export', name: 'settings-page-export' },
  { section: 'data', key: 'page.import', name: 'settings-page-import' },
  { section: 'data', key: 'page.erase', name: 'erase-title' },
  { section: 'about', key: 'page.logs', name: 'settings-about-logs' },
  { section: 'about', key: 'page.licences', name: 'licences-title' },
  { section: 'about', key: 'page.updates', name: 'update-title' },
  { section: 'about', key: 'page.folder', name: 'settings-about-folder' },
];

/** All sections and all settings, in the order of the screen. */
export function places(settings: readonly Setting[]): Place[] {
  return SECTIONS.flatMap((section) => {
    const where = sectionName(section);
    const whole: Place = { section, key: null, name: where, sentence: sectionSentence(section), where };
    const own = settings
      .filter((setting) => placeOf(setting) === section && !setting.key.startsWith('keys.'))
      .map((setting): Place => {
        const id = NAMES[setting.key];
        const name = id ? t(id) : setting.sentence;
        return { section, key: setting.key, name, sentence: `${setting.sentence} ${setting.key}`, where };
      });
    const pages = PAGES.filter((page) => page.section === section).map((page): Place => ({
      section,
      key: page.key,
      name: t(page.name),
      sentence: '',
      where,
    }));
    return [whole, ...own, ...pages];
  });
}

/** A setting that was found, and which characters of its name were meant. */
export interface Found {
  place: Place;
  marks: readonly number[];
}

/** Those that fit, the best first: by their name, then by their sentence. */
export function find(typed: string, all: readonly Place[]): Found[] {
  if (typed.trim() === '') return [];
  const found = all.flatMap((place) => {
    const own = match(typed, place.name);
    if (own) return [{ place, marks: own.marks, score: own.score + 100 }];
    const beside = match(typed, `${place.sentence} ${place.where}`, true);
    return beside ? [{ place, marks: [], score: beside.score }] : [];
  });
  return found.sort((a, b) => b.score - a.score);
}
