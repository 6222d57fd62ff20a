/** Everything that somebody at the table asks the database for, each as one click. */
import type { Client } from '../../../src/data/client.ts';
import {
  countTable,
  type Filter,
  findWhole,
  listPart,
  type Place,
  readFigures,
  readStart,
} from '../../../src/data/table.ts';
import { type Part, parts } from '../../../src/domain/table.ts';
import { commonWord, rareWord } from './tableRows.ts';

export interface Question {
  name: string;
  ask(client: Client): Promise<unknown>;
  /** Counts everything there is, for a page that is looked at now and then: told, not held. */
  isTold?: true;
}

const everything: Filter = { kind: '', area: '', topic: '', need: '', status: '', words: '', reference: '' };
const first =
  (part: Part, filter: Partial<Filter> = {}, after?: Place) =>
  (client: Client) =>
    listPart(client, part, { ...everything, ...filter }, after, 21);

const filters: Partial<Filter>[] = [
  { kind: 'offer' },
  { area: 'landsbygden' },
  { topic: 'skola' },
  { need: 'things' },
  { status: 'published' },
];
const nothing: Partial<Filter> = { area: 'landsbygden', topic: 'natur', need: 'contacts' };

/** @param middle a row in the middle of all, and its reference */
export function questions(middle: Place & { reference: string }): Question[] {
  return [
    {
      name: 'the start: what is counted and three parts',
      ask: (client) => readStart(client, '2026-11-24', 5),
    },
    { name: 'what is counted', ask: (client) => countTable(client, '2026-11-24') },
    ...parts.map((part) => ({ name: `${part}, first page`, ask: first(part) })),
    ...parts.map((part) => ({ name: `${part}, a page deep in`, ask: first(part, {}, middle) })),
    ...(['new', 'all'] as const).flatMap((part) => [
      ...filters.map((filter) => ({
        name: `${part}, only ${Object.entries(filter).join()}`,
        ask: first(part, filter),
      })),
      { name: `${part}, a filter that nothing fits`, ask: first(part, nothing) },
      { name: `${part}, a word that all have`, ask: first(part, { words: commonWord }) },
      { name: `${part}, a word that seven have`, ask: first(part, { words: rareWord }) },
      { name: `${part}, a reference`, ask: first(part, { reference: middle.reference }) },
    ]),
    { name: 'missing, a filter that nothing fits', ask: first('missing', nothing) },
    { name: 'offers, a filter that nothing fits', ask: first('offers', nothing) },
    { name: 'the figures', ask: (client) => readFigures(client, '2020-01-01'), isTold: true },
    { name: 'one contribution, all about it', ask: (client) => findWhole(client, middle.reference) },
  ];
}
