import { describe, expect, test } from 'vitest';
import { messageFor } from '../../netlify/http/words.ts';
import { type Fault, faultCodes } from '../../src/domain/faults.ts';
import { factsOf } from '../../src/domain/field.ts';
import { makeIdeaSchema } from '../../src/domain/idea.ts';
import { choicesOf } from '../../src/domain/kommun.ts';
import { makeOfferSchema } from '../../src/domain/offer.ts';
import { reportSchema } from '../../src/domain/report.ts';
import { wordsOf } from '../../src/i18n/index.ts';
import { inSentence } from '../../src/i18n/sv/told.ts';
import { sv } from '../../src/i18n/sv.ts';
import kommun from '../../src/kommun/kommun.config.ts';

const shapes = [
  makeIdeaSchema(choicesOf(kommun)).shape,
  makeOfferSchema(choicesOf(kommun)).shape,
  reportSchema.shape,
];

describe('every fault of every field has words that say what to do', () => {
  for (const shape of shapes) {
    const fields = new Map(Object.entries(shape).map(([name, schema]) => [name, factsOf(schema)]));
    test.each([...fields.keys(), 'unheard-of', '__proto__'])('%s', (field) => {
      for (const code of faultCodes) {
        const message = messageFor({ field, code } satisfies Fault, fields, sv);
        expect(message).toMatch(/^[A-ZÅÄÖ].*\.$/);
        expect(message).not.toMatch(/[{}]|undefined|ogiltig|felaktig/i);
      }
    });
  }
  test.each(
    shapes.flatMap((shape) => Object.entries(shape)).filter(([, schema]) => factsOf(schema).required),
  )('%s, left empty, is asked for by what to do, not by what everything is asked for', (field, schema) => {
    const fields = new Map([[field, factsOf(schema)]]);
    expect(messageFor({ field, code: 'required' }, fields, sv)).not.toBe(sv.errors.anyField.required);
  });
  test('no words are kept for a field that no form has', () => {
    const known = new Set(shapes.flatMap((shape) => Object.keys(shape)));
    expect(Object.keys(sv.errors.fieldErrors).filter((field) => !known.has(field))).toEqual([]);
  });
});

test.each(['', 'xx', '__proto__', 'constructor', 'toString'])(
  'a language we do not speak is answered in Swedish: %j',
  (language) => {
    expect(wordsOf(language)).toBe(sv);
  },
);

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
