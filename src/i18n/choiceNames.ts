/** What residents read for each choice of each field that has choices; the fork's areas and topics by their names in its config. */
import kommun from '../kommun/kommun.config.ts';
import { sv } from './sv.ts';

const { choices, wholeArea } = sv.forms;
const named = (list: readonly { id: string; name: string }[]) =>
  Object.fromEntries(list.map(({ id, name }) => [id, name]));
const areas = { whole: wholeArea, ...named(kommun.areas) };
const { grounds, unlawful, moves } = sv.desk;

const names: Record<string, Record<string, string>> = {
  ...choices,
  area: areas,
  areas,
  topics: named(kommun.topics),
  ground: Object.fromEntries(Object.entries(grounds).map(([ground, { name }]) => [ground, name])),
  unlawful,
  move: moves,
  meets: choices.needs,
  role: sv.desk.door.roles,
  format: sv.desk.handOut.formats,
};

/**
 * The name of a choice, `nameOf('needs', 'lead')` gives "Någon som håller ihop det". A choice without one (an area that the fork has
 * taken away since) is called by its id: the private page must be able to show what was once sent.
 */
export function nameOf(field: string, choice: string): string {
  return names[field]?.[choice] ?? choice;
}
