/**
 * What the address of a list asks for. Whatever is no question of ours (an unknown name, a choice that is none, a place that we never
 * gave) is passed over, and the address that is left is the one that is kept: many ways of writing a question are one answer.
 */
import { type BoardFilter, type BoardOrder, type BoardPlace, shownStatuses } from '../domain/board.ts';
import { needs } from '../domain/choices.ts';
import { choicesOf } from '../domain/kommun.ts';
import { lengthOf, tidyLine } from '../domain/text.ts';
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

/**
 * In small letters, as it is looked for anyway: so "Cykel" and "cykel " are one question. What could not be read (a broken escape, which
 * no browser writes) is none.
 */
function wordsIn(written: string): string {
  if (written.includes('\ufffd')) return '';
  const words = tidyLine(wholeWords(written, 4 * wordsMost.letters))
    .toLowerCase()
    .split(' ')
    .filter(Boolean);
  return wholeWords(words.slice(0, wordsMost.words).join(' '), wordsMost.letters);
}

/** Its first letters. A word that is cut off is left out, unless it is the only one: half a word finds nothing. */
function wholeWords(text: string, most: number): string {
  const letters = [...text];
  const begun = letters.slice(0, most).join('');
  const lastBlank = begun.lastIndexOf(' ');
  const isWhole = letters.length <= most || letters[most] === ' ';
  return (isWhole || lastBlank < 1 ? begun : begun.slice(0, lastBlank)).trim();
}

/**
 * How much there is to look for by. Signs, single letters and several small words are nothing; of one word of two letters only the
 * database knows.
 */
export function sizeOfSearch(words: string): 'none' | 'small' | 'large' {
  const lengths = words
    .normalize('NFC')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .map(lengthOf)
    .filter(Boolean);
  const longest = Math.max(0, ...lengths);
  if (longest > 2) return 'large';
  return longest === 2 && lengths.length === 1 ? 'small' : 'none';
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
