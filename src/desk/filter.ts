/** What a list at the table is narrowed to and where it goes on, as it stands in its address. Anything else there is passed over. */
import type { Filter, Place } from '../data/table.ts';
import { needs } from '../domain/choices.ts';
import { isDay } from '../domain/field.ts';
import { choicesOf } from '../domain/kommun.ts';
import { readReference } from '../domain/reference.ts';
import { ideaStatuses, offerStatuses } from '../domain/status.ts';
import { tidyLine } from '../domain/text.ts';
import kommun from '../kommun/kommun.config.ts';

const { areas, topics } = choicesOf(kommun);
/** Longest search; the rest is not looked for. */
const wordsMost = 200;

/** The names in an address, and what can stand there. */
export const choicesOfFilter = {
  sort: ['idea', 'offer'],
  omrade: areas,
  amne: topics,
  behov: needs,
  status: [...new Set<string>([...ideaStatuses, ...offerStatuses])],
} as const;

export function filterIn(query: URLSearchParams): Filter {
  const one = (name: keyof typeof choicesOfFilter) => {
    const given = query.get(name) ?? '';
    return choicesOfFilter[name].some((choice) => choice === given) ? given : '';
  };
  const words = tidyLine(query.get('ord') ?? '').slice(0, wordsMost);
  const reference = readReference(words) ?? '';
  return {
    kind: one('sort'),
    area: one('omrade'),
    topic: one('amne'),
    need: one('behov'),
    status: one('status'),
    words: reference ? '' : words,
    reference,
  };
}

export function isNarrowed(filter: Filter): boolean {
  return Object.values(filter).some((value) => value !== '');
}

/** `2026-11-23T12:00:00.000001+00:00_17`, or undefined for what is no place. */
export function placeIn(query: URLSearchParams): Place | undefined {
  const [, at, id] =
    /^(\d{4}-\d\d-\d\d[T ][\d:.]{8,15}(?:Z|[+-]\d\d(?::\d\d)?))_(\d{1,15})$/.exec(query.get('efter') ?? '') ??
    [];
  return at && id && isDay(at.slice(0, 10)) && !Number.isNaN(Date.parse(at))
    ? { at, id: Number(id) }
    : undefined;
}

/** The address of the next page: the same list, from here. */
export function addressAfter(url: URL, { at, id }: Place): string {
  const next = new URL(url);
  next.searchParams.set('efter', `${at}_${id}`);
  return next.pathname + next.search;
}
