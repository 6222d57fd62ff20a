/**
 * The languages that the site can be in, and where their pages stand: Swedish at the root, the others below their id (`/en/borja/`). A
 * municipality chooses among them (`languages` in its config). How to add one: docs/languages.md.
 */

export interface LanguageFacts {
  /** For `lang` and `hreflang` (BCP 47). `simple` is a registered variant: the same language, made easy to read. */
  tag: string;
  /** For days, numbers and lists (BCP 47 with a region). */
  locale: string;
  /** What those who speak it call it. */
  name: string;
  direction: 'ltr' | 'rtl';
}

/** Those that this release speaks. Swedish is the first, and the one that everything falls back on. */
export const languages = {
  sv: { tag: 'sv', locale: 'sv-SE', name: 'Svenska', direction: 'ltr' },
  lattlast: { tag: 'sv-simple', locale: 'sv-SE', name: 'Lättläst', direction: 'ltr' },
  en: { tag: 'en', locale: 'en-GB', name: 'English', direction: 'ltr' },
} as const satisfies Record<string, LanguageFacts>;

export type Language = keyof typeof languages;

/**
 * Those whose place is ready and whose words nobody has written yet: the national minority languages that have the strongest protection
 * where a municipality is within their area (lag 2009:724 om nationella minoriteter och minoritetsspråk, 6 §).
 */
export const awaited = {
  fi: { tag: 'fi', locale: 'fi-FI', name: 'Suomi', direction: 'ltr' },
  se: { tag: 'se', locale: 'se-SE', name: 'Davvisámegiella', direction: 'ltr' },
  fit: { tag: 'fit', locale: 'fit-SE', name: 'Meänkieli', direction: 'ltr' },
} as const satisfies Record<string, LanguageFacts>;

export const ids = Object.keys(languages) as Language[];

/** `/borja/` in English is `/en/borja/`, in Swedish `/borja/`. */
export function pathIn(language: Language, path: string): string {
  return language === 'sv' ? path : `/${language}${path}`;
}

/** `/en/borja/` is `/borja/` in English; what has no language before it is Swedish. */
export function readPath(pathname: string): { language: Language; path: string } {
  const first = pathname.split('/')[1]?.toLowerCase();
  const language = ids.find((id) => id !== 'sv' && id === first);
  return language
    ? { language, path: pathname.slice(language.length + 1) || '/' }
    : { language: 'sv', path: pathname };
}

/** The language of this id, or Swedish where there is none such. */
export function languageOf(id: string): Language {
  return ids.find((known) => known === id) ?? 'sv';
}
