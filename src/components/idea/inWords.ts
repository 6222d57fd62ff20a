/** Days and people as an idea's pages tell of them. A page is kept in copies, so a day has its year and nothing is "today". */
import { hats as allHats } from '../../domain/choices.ts';
import { sv } from '../../i18n/sv.ts';
import kommun from '../../kommun/kommun.config.ts';

/** The moment's day where the municipality is, "3 december 2026"; of a day alone (`2026-12-03`), that day. */
export function dayOf(moment: string): string {
  const isDay = moment.length === 10;
  const timeZone = isDay ? 'UTC' : kommun.timeZone;
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'long', timeZone }).format(new Date(moment));
}

/** For the attribute `datetime`, to the second. */
export function machineTime(moment: string): string {
  return new Date(moment).toISOString().replace(/\.\d+/, '');
}

/** "bor här, är förtroendevald och har företag här": in the one order they are always told in, because none ranks above another. */
export function hatsInWords(hats: readonly string[]): string {
  const words = allHats.filter((hat) => hats.includes(hat)).map((hat) => sv.idea.hats[hat]);
  return new Intl.ListFormat('sv-SE').format(words);
}

/** "bor här" gives "Bor här". */
export function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase('sv-SE') + words.slice(1);
}

/** How a text begins, on one line: whole words, at most so many letters. */
export function beginningOf(text: string, most: number): string {
  const letters = [...text.replace(/\s+/g, ' ').trim()];
  if (letters.length <= most) return letters.join('');
  const cut = letters.slice(0, most - 2).join('');
  const lastBlank = cut.lastIndexOf(' ');
  return `${lastBlank > most / 2 ? cut.slice(0, lastBlank) : cut} …`;
}
