import { ids, languageOf } from '../../domain/languages.ts';
import own from '../../kommun/words.ts';
import { Problem } from '../problem.ts';

/** One of our words, as text; a function as it is written. The fork's own in its place does not count. */
export async function ourWord(key: string): Promise<string> {
  const [language = '', group = '', ...rest] = wholeKey(key).split('.');
  const ours = (await import(`../../i18n/${language}/${group}.ts`).catch(() => ({}))) as Record<
    string,
    unknown
  >;
  const word = [group, ...rest].reduce<unknown>(
    (part, name) => (part as Record<string, unknown> | undefined)?.[name],
    ours,
  );
  if (word === undefined || (typeof word === 'object' && !Array.isArray(word)))
    throw new Problem(`${key} is no word of ours. They stand in src/i18n/sv/, like "site.menu".`);
  return typeof word === 'string' ? word : typeof word === 'function' ? String(word) : JSON.stringify(word);
}

/** With its language: "site.menu" is "sv.site.menu", "en.site.menu" stays. */
export function wholeKey(key: string): string {
  const [first = ''] = key.split('.');
  return languageOf(first) === first ? key : `sv.${key}`;
}

/** The keys of every word that the fork has its own for: "sv.site.menu". */
export function ownWordKeys(part: object = own, before = ''): string[] {
  return Object.entries(part)
    .filter(([key]) => before !== '' || ids.some((id) => id === key))
    .flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? ownWordKeys(value, `${before}${key}.`)
        : [before + key],
    );
}
