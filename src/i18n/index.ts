/** The words of one language. A fork's languages are checked when its config is (src/domain/kommun.ts). */
import { type Language, languageOf } from '../domain/languages.ts';
import words from '../kommun/words.ts';
import { en } from './en.ts';
import { lattlast } from './lattlast.ts';
import { withOwn } from './own.ts';
import { sv, type Words } from './sv.ts';

/** What the municipality says otherwise, in one language or several. */
const own: Partial<Record<Language, unknown>> = words;

const all: Record<Language, Words> = {
  sv,
  lattlast: withOwn(lattlast, own.lattlast ?? {}, 'lattlast'),
  en: withOwn(en, own.en ?? {}, 'en'),
};

/** The words of a language, or Swedish where there is none such. */
export function wordsOf(language: string): Words {
  return all[languageOf(language)];
}
