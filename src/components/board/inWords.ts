/** What a row of the list tells, in words. A page is kept in copies, so nothing in it is "today". */
import type { BoardFilter } from '../../domain/board.ts';
import type { Hat, Need } from '../../domain/choices.ts';
import { sv } from '../../i18n/sv.ts';
import kommun from '../../kommun/kommun.config.ts';
import { nameOf } from '../form/choiceNames.ts';

const { hats: hatNames, statuses } = sv.board;

/** "någon som vet vem man frågar · några som tar i": as the form calls them, without what explains them there. */
export function needsInWords(needs: readonly Need[]): string {
  return needs.map((need) => inSentence(nameOf('needs', need))).join(' · ');
}

export function hatsInWords(hats: readonly Hat[]): string {
  return hats.map((hat) => hatNames[hat]).join(', ');
}

/** "Någon som vet vem man frågar (kontakter, tillstånd)" gives "någon som vet vem man frågar". */
function inSentence(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1).replace(/ \(.*\)$/, '');
}

/** The moment's day where the municipality is, "3 december 2026". */
export function dayOf(moment: string): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'long', timeZone: kommun.timeZone }).format(
    new Date(moment),
  );
}

/** How many letters of an idea's text the database gives for a list, at most. */
const beginningMost = 240;

/** What was cut off in the middle of a word ends before it, with three dots. */
export function beginningOf(text: string): string {
  const isCut = [...text].length >= beginningMost;
  return isCut ? text.replace(/\s+\S*$/, ' …') : text;
}

/** Each thing that is looked for, as it is told: "någon som håller ihop det", "Centrum", "”cykel”". */
export function soughtIn(filter: BoardFilter): { part: keyof BoardFilter; words: string }[] {
  const { need, topic, area, status, words } = filter;
  const all = {
    words: words && `”${words}”`,
    need: need && inSentence(nameOf('needs', need)),
    topic: topic && inSentence(nameOf('topics', topic)),
    // The names of places keep their capital.
    area: area === 'whole' ? inSentence(nameOf('area', area)) : area && nameOf('area', area),
    status: status && inSentence(statuses[status as keyof typeof statuses]),
  } satisfies Record<keyof BoardFilter, string>;
  return Object.entries(all)
    .filter(([, said]) => said !== '')
    .map(([part, said]) => ({ part: part as keyof BoardFilter, words: said }));
}
