/** The words of one language. A fork's languages are checked when its config is (src/domain/kommun.ts). */
import { sv, type Words } from './sv.ts';

const all: Record<string, Words> = { sv };

/** The language that somebody is spoken to in: theirs, or Swedish where there are no words in it. */
export function spoken(language: string): string {
  return Object.hasOwn(all, language) ? language : 'sv';
}

/** The words of a language, or Swedish where there is none such. */
export function wordsOf(language: string): Words {
  return all[spoken(language)] ?? sv;
}
