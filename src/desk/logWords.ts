/** An act of the log as people say it: who did what ("Demo satte upp idén på bordet"), and what changed ("Förut: framme. Nu: på bordet."). */
import { sv } from '../i18n/sv.ts';

const { did, log, table, grounds, unlawful, door } = sv.desk;
const { changes } = log;

const reasons: Readonly<Record<string, string>> = {
  ...unlawful,
  ...grounds,
};
const asked: Readonly<Record<string, string>> = changes.questions;

type Facts = Readonly<Record<string, unknown>>;

/** The sentence for each fact that an act can have; what the act's own name says already has none. */
const sentences: Readonly<Record<string, (now: unknown, before: unknown) => string>> = {
  status: (now, before) => (now === before ? '' : changes.status(statusOf(before), statusOf(now))),
  flagged: () => '',
  ground: (now) => changes.ground(reasons[String(now)] ?? String(now)),
  children: (now) => (now ? changes.children : changes.noChildren),
  decided: (now) => (now ? changes.decided : changes.notDecided),
  asksForClarity: (now) => (now ? changes.asksForClarity : ''),
  other: (now) => changes.other(String(now)),
  proposal: (now) => changes.proposal(asked[String(now)] ?? String(now)),
  name: (now) => changes.name(String(now)),
  role: (now) => changes.role(door.roles[now as keyof typeof door.roles] ?? String(now)),
};

const statusOf = (status: unknown) => table.statuses[String(status)] ?? String(status);

/** @param steward '' when none did it: then it was the one who wrote, or somebody who told that something is wrong */
export function doneInWords(act: string, steward: string): string {
  const nobody = act === 'report' ? table.somebody : table.author;
  return `${steward || nobody} ${did[act] ?? act}`;
}

/**
 * @param before JSON as the database gives it, as is `after`
 * @returns '' where there is nothing to add to what was done
 */
export function changeInWords(before: string, after: string): string {
  const [was, is] = [before, after].map((facts) => JSON.parse(facts) as Facts);
  return Object.entries(is ?? {})
    .map(([name, value]) => sentences[name]?.(value, was?.[name]) ?? `${name}: ${String(value)}.`)
    .filter(Boolean)
    .join(' ');
}
