/**
 * The built pages that functions answer with. They travel in the function's bundle (`included_files`), found by a path from this
 * file: netlify/http/ and netlify/functions/ are equally deep, because the bundler moves this code into the function.
 * Every path is a literal; a template string would drag every page in.
 */
import { readFile } from 'node:fs/promises';
import type { Kind } from '../../src/domain/intake.ts';
import type { Language } from '../../src/domain/languages.ts';

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

/** The page with the form for this kind, in a language that the municipality speaks. */
export function formPage(kind: Kind, language: Language): Promise<string> {
  return readFile(formPages[kind][language], 'utf8');
}

/** The page that says one thing: a title, a message and a way back. */
export function messagePage(language: Language): Promise<string> {
  return readFile(messagePages[language], 'utf8');
}
