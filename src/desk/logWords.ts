/** What changed in an act, as people say it: `{"status":"received"}` gives "Var den är: framme". */
import { sv } from '../i18n/sv.ts';

const { log, table, grounds, unlawful, door } = sv.desk;

const named: Record<string, Readonly<Record<string, string>>> = {
  status: table.statuses,
  ground: { ...unlawful, ...Object.fromEntries(Object.entries(grounds).map(([id, { name }]) => [id, name])) },
  role: door.roles,
  proposal: { join: table.one.asksJoin('').trim(), clarity: table.one.asksClarity },
};

/** @param facts JSON as the database gives it */
export function factsInWords(facts: string): string {
  return Object.entries(JSON.parse(facts) as Record<string, unknown>)
    .map(([name, value]) => `${log.facts[name] ?? name}: ${valueInWords(name, value)}`)
    .join(', ');
}

function valueInWords(name: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? table.one.yes : table.one.no;
  return named[name]?.[String(value)] ?? String(value);
}
