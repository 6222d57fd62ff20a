import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressOf, askedIn, isOneAddress, sizeOfSearch } from '../../src/board/asked.ts';
import kommun from '../../src/kommun/kommun.config.ts';

/** One that this municipality has. */
const topic = kommun.topics[0]?.id ?? '';

const query = (written: string) => new URLSearchParams(written);
const isAt = (written: string) => isOneAddress(query(written), askedIn(query(written)));
const sentTo = (written: string) => addressOf('/ideer/', askedIn(query(written)));

describe('what somebody asks of the list has one address', () => {
  test.each([
    ['', '/ideer/'],
    [`amne=${topic}`, `/ideer/?amne=${topic}`],
    [`amne=${topic}&behov=lead`, `/ideer/?behov=lead&amne=${topic}`],
    [`utm_source=x&amne=${topic}`, `/ideer/?amne=${topic}`],
    ['none=1', '/ideer/'],
  ])('%j is answered as it is', (written, one) => {
    expect([isAt(written), sentTo(written)]).toEqual([true, one]);
  });
  test.each([
    [`behov=&amne=${topic}&omrade=&status=&ord=`, `/ideer/?amne=${topic}`],
    ['behov=', '/ideer/'],
    [`amne=${topic}&amne=${topic}`, `/ideer/?amne=${topic}`],
    [`amne=${topic}&amne=`, `/ideer/?amne=${topic}`],
    ['amne=atlantis', '/ideer/'],
    ['ord=%20Cykel%20%20BÅDA', '/ideer/?ord=cykel+b%C3%A5da'],
    ['ordning=need', '/ideer/'],
    ['efter=nonsense', '/ideer/'],
    ['ord=a,b&ord=c', '/ideer/?ord=a%2Cb'],
    ['ord=%ff%fecykel', '/ideer/'],
  ])('%j is sent on', (written, one) => {
    expect([isAt(written), sentTo(written)]).toEqual([false, one]);
  });
  test('and a long one ends with a whole word, because half a word finds nothing', () => {
    const word = 'cykelväg';
    const wordsOf = (written: string) => askedIn(new URLSearchParams({ ord: written })).filter.words;
    expect(wordsOf(`${word.repeat(5)} ${word.repeat(4)} ${word}en`)).toBe(
      `${word.repeat(5)} ${word.repeat(4)}`,
    );
    expect(wordsOf(`${word.repeat(5)} ${'a'.repeat(39)} ${word}`)).toBe(
      `${word.repeat(5)} ${'a'.repeat(39)}`,
    );
    expect(wordsOf(`${word} ${' '.repeat(305)} ${word}`)).toBe(word);
    expect(wordsOf(word.repeat(20))).toBe(word.repeat(10));
  });
  test('and whatever is written, nobody is sent round in a ring', () => {
    const some = fc.record({ ord: fc.string({ unit: 'grapheme', maxLength: 400 }), efter: fc.string() });
    fc.assert(
      fc.property(some, (written) => {
        let at = new URLSearchParams(written);
        for (let hops = 0; !isOneAddress(at, askedIn(at)); hops += 1) {
          expect(hops).toBeLessThan(3);
          at = new URL(addressOf('/ideer/', askedIn(at)), 'https://site.example').searchParams;
        }
      }),
      { numRuns: 2000 },
    );
  });
});

test.each([
  ['', 'none'],
  ['\u{1f642}', 'none'],
  ['!? --', 'none'],
  ['i', 'none'],
  ['a\u030a', 'none'],
  ['på i', 'none'],
  ["') or 1=1 --5", 'none'],
  ['på', 'small'],
  ['"3d"', 'small'],
  ['buss', 'large'],
  ['vi vill', 'large'],
  ['e-sport', 'large'],
])('there is as much to look for by %j: %s', (words, size) => expect(sizeOfSearch(words)).toBe(size));
