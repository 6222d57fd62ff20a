import own from '../../kommun/words.ts';
import { Problem } from '../problem.ts';

/** One of our words, as text; a function as it is written. The fork's own in its place does not count. */
export async function ourWord(key: string): Promise<string> {
  const group = key.split('.')[0] ?? '';
  const ours = (await import(`../../i18n/sv/${group}.ts`).catch(() => ({}))) as Record<string, unknown>;
  const word = key
    .split('.')
    .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], ours);
  if (word === undefined || (typeof word === 'object' && !Array.isArray(word)))
    throw new Problem(`${key} is no word of ours. They stand in src/i18n/sv/, like "site.menu".`);
  return typeof word === 'string' ? word : typeof word === 'function' ? String(word) : JSON.stringify(word);
}

/** The keys of every word that the fork has its own for: "site.menu". */
export function ownWordKeys(part: object = own.sv, before = ''): string[] {
  return Object.entries(part).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? ownWordKeys(value, `${before}${key}.`)
      : [before + key],
  );
}
