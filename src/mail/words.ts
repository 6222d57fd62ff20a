/** The words of a mail in the language of the one who gets it, and which language that is. */
import { spoken, wordsOf } from '../i18n/index.ts';

export function wordsFor(language: string) {
  return { language: spoken(language), words: wordsOf(language).mail };
}
