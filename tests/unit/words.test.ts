import { describe, expect, test } from 'vitest';
import { messageFor } from '../../netlify/http/words.ts';
import { type Fault, faultCodes } from '../../src/domain/faults.ts';
import { factsOf } from '../../src/domain/field.ts';
import { makeIdeaSchema } from '../../src/domain/idea.ts';
import { choicesOf } from '../../src/domain/kommun.ts';
import { ids } from '../../src/domain/languages.ts';
import { makeOfferSchema } from '../../src/domain/offer.ts';
import { reportSchema } from '../../src/domain/report.ts';
import { wordsOf } from '../../src/i18n/index.ts';
import { inSentence } from '../../src/i18n/inSentence.ts';
import { sv } from '../../src/i18n/sv.ts';
import kommun from '../../src/kommun/kommun.config.ts';

const shapes = [
  makeIdeaSchema(choicesOf(kommun)).shape,
  makeOfferSchema(choicesOf(kommun)).shape,
  reportSchema.shape,
];

describe.each(ids)('in %s every fault of every field has words that say what to do', (language) => {
  const words = wordsOf(language);
  for (const shape of shapes) {
    const fields = new Map(Object.entries(shape).map(([name, schema]) => [name, factsOf(schema)]));
    test.each([...fields.keys(), 'unheard-of', '__proto__'])('%s', (field) => {
      for (const code of faultCodes) {
        const message = messageFor({ field, code } satisfies Fault, fields, words);
        expect(message).toMatch(/^[A-ZÅÄÖ].*\.$/);
        expect(message).not.toMatch(/[{}]|undefined|ogiltig|felaktig/i);
      }
    });
  }
  test.each(
    shapes.flatMap((shape) => Object.entries(shape)).filter(([, schema]) => factsOf(schema).required),
  )('%s, left empty, is asked for by what to do, not by what everything is asked for', (field, schema) => {
    const fields = new Map([[field, factsOf(schema)]]);
    expect(messageFor({ field, code: 'required' }, fields, words)).not.toBe(words.errors.anyField.required);
  });
  test('no words are kept for a field that no form has', () => {
    const known = new Set(shapes.flatMap((shape) => Object.keys(shape)));
    expect(Object.keys(words.errors.fieldErrors).filter((field) => !known.has(field))).toEqual([]);
  });
});

test.each(['', 'xx', '__proto__', 'constructor', 'toString'])(
  'a language we do not speak is answered in Swedish: %j',
  (language) => {
    expect(wordsOf(language)).toBe(sv);
  },
);

describe('the words of each language', () => {
  test.each(ids)('are all there in %s, each of its kind, and none besides', (language) => {
    expect(kindsOf(wordsOf(language))).toEqual(kindsOf(sv));
  });
  // The same limits, minutes and numbers are filled in.
  test.each(ids)('ask in %s for the same things to be filled in', (language) => {
    expect(holesIn(wordsOf(language))).toEqual(holesIn(sv));
  });
});

/** "site.menu: string", for every word; what is worked out by how many things it is worked out of. */
function kindsOf(words: object): string[] {
  return ofVisitors(words).map(([key, word]) =>
    typeof word === 'function' ? `${key}: of ${word.length}` : `${key}: ${typeof word}`,
  );
}

function holesIn(words: object): string[] {
  return ofVisitors(words).flatMap(([key, word]) => {
    const holes = String(word).match(/\{(min|max|minutes|id)\}/g) ?? [];
    return holes.length > 0 ? [`${key}: ${holes.sort()}`] : [];
  });
}

/** The stewards' table and the data are in Swedish alone. */
function ofVisitors(words: object): [string, unknown][] {
  return leavesOf(words).filter(([key]) => !/^(desk|data)\./.test(key));
}

function leavesOf(words: object, before = ''): [string, unknown][] {
  return Object.entries(words)
    .flatMap(([key, word]: [string, unknown]): [string, unknown][] =>
      typeof word === 'object' && word !== null ? leavesOf(word, `${before}${key}.`) : [[before + key, word]],
    )
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

describe('the words of the house', () => {
  const all = JSON.stringify(sv, (_, value) => (typeof value === 'function' ? String(value) : value));
  test.each([
    'ärende',
    'ansökan',
    'avslag',
    'godkänd',
    'kund(?!e)',
    'brukare',
    'leverera',
    'insats',
    'målgrupp',
    'berörd',
    'ni på kommunen',
  ])('never say %s', (word) => {
    expect(all.match(new RegExp(`.{0,20}(?<![a-zåäö])${word}.{0,20}`, 'gi'))).toBeNull();
  });
  test('name no municipality', () => {
    for (const name of [kommun.name, kommun.shortName, kommun.genitive]) expect(all).not.toContain(name);
  });
});

test.each([
  ['På bordet', 'på bordet'],
  ['I gång', 'i gång'],
  ['E-sport', 'e-sport'],
  ['Öppna ytor', 'öppna ytor'],
  ['IT och digitalt', 'IT och digitalt'],
  ['EU-frågor', 'EU-frågor'],
  ['A11 och cykel', 'A11 och cykel'],
  ['', ''],
])('in a sentence, %j is written %j', (name, written) => expect(inSentence(name)).toBe(written));
