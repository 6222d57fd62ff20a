/**
 * The built pages that functions answer with. They travel in the function's bundle (`included_files`), found by a path from this
 * file: netlify/http/ and netlify/functions/ are equally deep, because the bundler moves this code into the function.
 * Every path is a literal; a template string would drag every page in.
 */
import { readFile } from 'node:fs/promises';
import type { Kind } from '../../src/domain/intake.ts';
import { type Language, languageOf } from '../../src/domain/languages.ts';
import kommun from '../../src/kommun/kommun.config.ts';

type Pages = Readonly<Record<Language, URL>>;

const formPages: Record<Kind, Pages> = {
  idea: {
    sv: new URL('../../dist/borja/index.html', import.meta.url),
    lattlast: new URL('../../dist/lattlast/borja/index.html', import.meta.url),
    en: new URL('../../dist/en/borja/index.html', import.meta.url),
  },
  offer: {
    sv: new URL('../../dist/hjalp-till/index.html', import.meta.url),
    lattlast: new URL('../../dist/lattlast/hjalp-till/index.html', import.meta.url),
    en: new URL('../../dist/en/hjalp-till/index.html', import.meta.url),
  },
};
const messagePages: Pages = {
  sv: new URL('../../dist/fel/index.html', import.meta.url),
  lattlast: new URL('../../dist/lattlast/fel/index.html', import.meta.url),
  en: new URL('../../dist/en/fel/index.html', import.meta.url),
};

/** The page with the form for this kind, in this language or else in Swedish. */
export function formPage(kind: Kind, language: string): Promise<string> {
  return pageIn(formPages[kind], language);
}

/** The page that says one thing: a title, a message and a way back. */
export function messagePage(language: string): Promise<string> {
  return pageIn(messagePages, language);
}

/** A language that the municipality does not speak has no pages: then it is in Swedish. */
function pageIn(pages: Pages, language: string): Promise<string> {
  const spoken = languageOf(language);
  return readFile(pages[kommun.languages.includes(spoken) ? spoken : 'sv'], 'utf8');
}
