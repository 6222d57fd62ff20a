/** What was looked for in the list, as it is told. */
import type { BoardFilter } from '../../domain/board.ts';
import type { Need } from '../../domain/choices.ts';
import type { IdeaStatus } from '../../domain/status.ts';
import { inSentence } from '../../i18n/inSentence.ts';
import type { Speech } from '../../i18n/speak.ts';

/** Each thing that is looked for: "någon som håller ihop det", "Centrum", "”cykel”". */
export function soughtIn(
  filter: BoardFilter,
  { words: { told }, nameOf, needInWords }: Speech,
): { part: keyof BoardFilter; words: string }[] {
  const { need, topic, area, status, words } = filter;
  const all = {
    words: words && told.quoted(words),
    need: need && needInWords(need as Need),
    topic: topic && inSentence(nameOf('topics', topic)),
    // The names of places keep their capital.
    area: area === 'whole' ? inSentence(nameOf('area', area)) : area && nameOf('area', area),
    status: status && inSentence(told.statuses[status as IdeaStatus]),
  } satisfies Record<keyof BoardFilter, string>;
  return Object.entries(all)
    .filter(([, said]) => said !== '')
    .map(([part, said]) => ({ part: part as keyof BoardFilter, words: said }));
}
