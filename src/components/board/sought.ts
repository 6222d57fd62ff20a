/** What was looked for in the list, as it is told. */
import type { BoardFilter } from '../../domain/board.ts';
import type { Need } from '../../domain/choices.ts';
import type { IdeaStatus } from '../../domain/status.ts';
import { nameOf } from '../../i18n/choiceNames.ts';
import { needInWords } from '../../i18n/inWords.ts';
import { inSentence } from '../../i18n/sv/told.ts';
import { sv } from '../../i18n/sv.ts';

/** Each thing that is looked for: "någon som håller ihop det", "Centrum", "”cykel”". */
export function soughtIn(filter: BoardFilter): { part: keyof BoardFilter; words: string }[] {
  const { need, topic, area, status, words } = filter;
  const all = {
    words: words && `”${words}”`,
    need: need && needInWords(need as Need),
    topic: topic && inSentence(nameOf('topics', topic)),
    // The names of places keep their capital.
    area: area === 'whole' ? inSentence(nameOf('area', area)) : area && nameOf('area', area),
    status: status && inSentence(sv.told.statuses[status as IdeaStatus]),
  } satisfies Record<keyof BoardFilter, string>;
  return Object.entries(all)
    .filter(([, said]) => said !== '')
    .map(([part, said]) => ({ part: part as keyof BoardFilter, words: said }));
}
