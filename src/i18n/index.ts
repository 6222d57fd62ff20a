/** The words of one language. A fork's languages are checked when its config is (src/domain/kommun.ts). */
import { sv, type Words } from './sv.ts';

const all: Record<string, Words> = { sv };

/** The words of a language, or Swedish where there is none such. */
export function wordsOf(language: string): Words {
  return (Object.hasOwn(all, language) ? all[language] : undefined) ?? sv;
}
