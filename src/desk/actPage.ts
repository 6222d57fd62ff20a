/** What an act's page asks for and what stands there already. */
import type { One } from '../data/table.ts';
import { type ActName, actSchemas, possibleMoves } from '../domain/acts.ts';
import type { Need } from '../domain/choices.ts';
import { choices, requiredChoice } from '../domain/field.ts';
import { localDay } from '../domain/workingDays.ts';
import { wordsOf } from '../i18n/index.ts';
import kommun from '../kommun/kommun.config.ts';

type Shape = (typeof actSchemas)[ActName]['shape'];

/** The fields of an act's page: only the moves that are possible from here, only the needs that the idea has. */
export function schemaFor(name: ActName, one: One): { shape: Shape } {
  if (name === 'moveOn')
    return { shape: { ...actSchemas.moveOn.shape, move: requiredChoice(possibleMoves(one.status)) } };
  if (name === 'agreed') {
    const { meets, ...rest } = actSchemas.agreed.shape;
    const needed = (one.idea_needs ?? []) as Need[];
    return {
      shape: needed.length > 0 ? { ...rest, meets: choices(needed, needed.length) } : (rest as Shape),
    };
  }
  return actSchemas[name];
}

/** The letter, and what is known: to be changed, never to be looked up again (WCAG 3.3.7). */
export function givenFor(name: ActName, one: One, me: string): Record<string, string[] | undefined> {
  const letter = wordsOf(one.language).letters.acts[name]?.({
    name: one.display_name,
    title: one.title ?? '',
  });
  const given = { words: letter === undefined ? undefined : [letter] };
  switch (name) {
    case 'publish':
      return { ...given, title: [one.title], description: [one.description] };
    case 'answer':
      return { ...given, signed: [me], writtenOn: [localDay(new Date(), kommun.timeZone)] };
    case 'moveOn':
      return {
        ...given,
        leader: [one.leader ?? ''],
        insurance: [one.insurance ?? ''],
        land: [one.land ?? ''],
      };
    case 'children':
      return { children: one.children ? ['on'] : [], responsible: [one.responsible ?? ''] };
    default:
      return given;
  }
}
