/**
 * What the address of a list asks for. Whatever is no question of ours (an unknown name, a choice that is none, a place that we never
 * gave) is passed over, and the address that is left is the one that is kept: many ways of writing a question are one answer.
 */
import { type BoardFilter, type BoardOrder, type BoardPlace, shownStatuses } from '../domain/board.ts';
import { needs } from '../domain/choices.ts';
import { choicesOf } from '../domain/kommun.ts';
import { tidyLine } from '../domain/text.ts';
import kommun from '../kommun/kommun.config.ts';
import { placeIn, placeInWords } from './place.ts';

const { areas, topics } = choicesOf(kommun);
/** Longest search in letters, and most words of it; the rest is not looked for. */
const wordsMost = { letters: 80, words: 8 };

/** The names in an address, in the order they are written, and what can stand there. */
export const choicesInAddress = {
  behov: needs,
  amne: topics,
  omrade: areas,
  status: shownStatuses,
} as const;

export interface Asked {
  filter: BoardFilter;
  order: BoardOrder;
  after: BoardPlace | undefined;
}

/** What is asked for; of a name that stands there twice, the first counts. */
export function askedIn(query: URLSearchParams): Asked {
  const one = (name: keyof typeof choicesInAddress) => {
    const given = query.get(name) ?? '';
    return choicesInAddress[name].some((choice) => choice === given) ? given : '';
  };
  return {
    filter: {
      need: one('behov'),
      topic: one('amne'),
      area: one('omrade'),
      status: one('status'),
      words: wordsIn(query.get('ord') ?? ''),
    },
    order: query.get('ordning') === 'nyast' ? 'newest' : 'need',
    after: placeIn(query.get('efter') ?? ''),
  };
}

/** In small letters, as it is looked for anyway: so "Cykel" and "cykel " are one question. */
function wordsIn(written: string): string {
  const words = tidyLine(written.slice(0, 4 * wordsMost.letters))
    .toLowerCase()
    .split(' ')
    .filter(Boolean);
  return [...words.slice(0, wordsMost.words).join(' ')].slice(0, wordsMost.letters).join('').trim();
}

/** The one address of what is asked for: its path and query, each name once and in one order. */
export function addressOf(path: string, asked: Asked): string {
  const query = queryOf(asked);
  return query.size > 0 ? `${path}?${query}` : path;
}

/**
 * Is it asked for at its one address? The order of the names and what is no name of ours make no difference: the CDN keeps one copy for
 * all of those, so they are answered as they are.
 */
export function isOneAddress(query: URLSearchParams, asked: Asked): boolean {
  const one = queryOf(asked);
  return names.every((name) => {
    const given = query.getAll(name);
    return given.length === one.getAll(name).length && (given[0] ?? null) === one.get(name);
  });
}

const names = [...Object.keys(choicesInAddress), 'ord', 'ordning', 'efter'];

function queryOf({ filter, order, after }: Asked): URLSearchParams {
  const query = new URLSearchParams();
  const set = (name: string, value: string) => void (value && query.set(name, value));
  set('behov', filter.need);
  set('amne', filter.topic);
  set('omrade', filter.area);
  set('status', filter.status);
  set('ord', filter.words);
  set('ordning', order === 'newest' ? 'nyast' : '');
  set('efter', after ? placeInWords(after) : '');
  return query;
}

export function isNarrowed({ filter }: Asked): boolean {
  return Object.values(filter).some((value) => value !== '');
}
