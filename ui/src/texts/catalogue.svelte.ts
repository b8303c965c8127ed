/** Which language is spoken, and its catalogue: one is loaded at a time. */
import { FluentBundle, FluentResource } from '@fluent/bundle';

export const LANGUAGES = ['en', 'de', 'zh', 'ja', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What a language calls itself: never translated, so that a person finds their own. */
export const NAMES: Record<Language, string> = {
  en: 'English',
  de: 'Deutsch',
  zh: '简体中文',
  ja: '日本語',
  es: 'Español',
};

/** As the page says it: Chinese characters are drawn by it, and lines broken. */
const TAGS: Record<Language, string> = { en: 'en', de: 'de', zh: 'zh-Hans', ja: 'ja', es: 'es' };

const SOURCES = import.meta.glob<string>('../../../locales/*/understudy.ftl', {
  query: '?raw',
  import: 'default',
});

const bundles: Partial<Record<Language, FluentBundle>> = {};
let spoken = $state.raw<{ language: Language; bundle: FluentBundle | null; spare: FluentBundle | null }>({
  language: 'en',
  bundle: null,
  spare: null,
});
let wanted: Language = 'en';

/** The language of a tag or locale ("de-AT", "zh_CN"); English for one that there is no catalogue of. */
export function languageOf(tag: string | undefined): Language {
  const primary = tag?.split(/[-_]/)[0]?.toLowerCase();
  return LANGUAGES.find((language) => language === primary) ?? 'en';
}

/** The language of the setting `ui.language`, where `system` is the system's. */
export function chosenLanguage(setting: string | undefined, system: string | undefined): Language {
  return languageOf(setting === undefined || setting === 'system' ? system : setting);
}

async function load(language: Language): Promise<FluentBundle> {
  const known = bundles[language];
  if (known) return known;
  const source = await SOURCES[`../../../locales/${language}/understudy.ftl`]?.();
  // No isolation marks: they would end up in copied text. Names that may run the other way stand in
  // elements of their own with dir=auto.
  const bundle = new FluentBundle(TAGS[language], { useIsolating: false });
  const mistakes = bundle.addResource(new FluentResource(source ?? ''));
  if (mistakes.length > 0) console.error('The catalogue of texts has mistakes', mistakes);
  bundles[language] = bundle;
  return bundle;
}

/** Loads the language and says everything in it from then on. Of several calls the last one counts. */
export async function speak(language: Language): Promise<void> {
  wanted = language;
  if (spoken.bundle && spoken.language === language) return;
  const bundle = await load(language);
  if (wanted !== language) return;
  spoken = { language, bundle, spare: null };
  if (typeof document !== 'undefined') document.documentElement.lang = TAGS[language];
}

/** The language of every word and figure. */
export function locale(): string {
  return TAGS[spoken.language];
}

export function language(): Language {
  return spoken.language;
}

/** The catalogue that has this text. English stands in for what another lacks, once it is here. */
export function bundleWith(id: string): FluentBundle | null {
  const { bundle, spare } = spoken;
  if (!bundle || bundle.hasMessage(id)) return bundle;
  if (spare) return spare;
  if (spoken.language !== 'en') {
    const before = spoken;
    void load('en').then((english) => {
      if (spoken === before) spoken = { ...before, spare: english };
    });
  }
  return null;
}
