/** How needs, hats and days are told. Pages are kept in copies, so a day has its year and nothing is "today". */
import { hats as allHats, type Need } from '../domain/choices.ts';
import kommun from '../kommun/kommun.config.ts';
import { inSentence } from './sv/told.ts';
import { sv } from './sv.ts';

/** "någon som vet vem man frågar · några som tar i": as the form calls them, without what explains them there. */
export function needsInWords(needs: readonly Need[]): string {
  return needs.map(needInWords).join(' · ');
}

/** "Någon som vet vem man frågar (kontakter, tillstånd)" gives "någon som vet vem man frågar". */
export function needInWords(need: Need): string {
  return inSentence(sv.forms.choices.needs[need]).replace(/ \(.*\)$/, '');
}

/** "bor här, är förtroendevald och har företag här": in the one order they are always told in, because none ranks above another. */
export function hatsInWords(hats: readonly string[]): string {
  const words = allHats.filter((hat) => hats.includes(hat)).map((hat) => sv.told.hats[hat]);
  return new Intl.ListFormat('sv-SE').format(words);
}

/** The moment's day where the municipality is, "3 december 2026"; of a day alone (`2026-12-03`), that day. */
export function dayOf(moment: string): string {
  const isDay = moment.length === 10;
  const timeZone = isDay ? 'UTC' : kommun.timeZone;
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'long', timeZone }).format(new Date(moment));
}

/** "bor här" gives "Bor här". */
export function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase('sv-SE') + words.slice(1);
}
