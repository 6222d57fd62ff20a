import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { check } from '../../src/domain/check.ts';
import { type FieldFacts, factsOf } from '../../src/domain/field.ts';
import { makeIdeaSchema } from '../../src/domain/idea.ts';
import { makeOfferSchema } from '../../src/domain/offer.ts';
import { useDatabase } from '../support/database.ts';
import { ideaArguments, knock, offerArguments } from '../support/submissions.ts';

const database = useDatabase();
// More topics and areas than anyone may tick, so that one too many is possible.
const manyIds = Array.from({ length: 9 }, (_, n) => `id-${n}`);
const fork = { areas: ['whole', ...manyIds], topics: manyIds, languages: ['sv'] };
type Schema = z.ZodType & { shape: Record<string, z.ZodType> };

const forms = {
  idea: {
    schema: makeIdeaSchema(fork) as Schema,
    door: 'take_in_idea' as const,
    given: ideaArguments,
    valid: { title: 'Plantera träd', description: 'Vi planterar träd längs gatan.', informed: true },
  },
  offer: {
    schema: makeOfferSchema(fork) as Schema,
    door: 'take_in_offer' as const,
    given: offerArguments,
    valid: {
      gives: ['hands'],
      description: 'Jag kan hjälpa till.',
      email: 'nagon@exempel.example',
      informed: true,
    },
  },
};
// Never stored as they are: a tick that must be there becomes the notice's version, a reference becomes a link.
const notStored = ['informed', 'idea'];
const columnOf = (field: string) => `p_${field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;

/** Values just inside and just outside what a field may hold. */
function values(facts: FieldFacts): { inside: unknown[]; outside: unknown[] } {
  const { kind, min, max, choices } = facts;
  const letters = (count: number) => 'å'.repeat(count);
  switch (kind) {
    case 'line':
    case 'text':
      return {
        inside: [letters(min), letters(max), '🙂'.repeat(max)],
        outside: [letters(max + 1), ...(min > 0 ? [letters(min - 1), ''] : [])],
      };
    case 'choices':
      return {
        inside: [choices.slice(0, min), choices.slice(0, max)],
        outside: [
          [...choices.slice(0, 1), 'Not an id!'],
          ...(choices.length > max ? [choices.slice(0, max + 1)] : []),
          ...(min > 0 ? [[]] : []),
        ],
      };
    case 'choice':
      return { inside: [choices[0], choices.at(-1)], outside: ['Not an id!'] };
    case 'email': {
      const domain = `@${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(60)}.example`;
      return {
        inside: ['a@b.example', 'a'.repeat(max - domain.length) + domain],
        outside: ['a'.repeat(max + 1 - domain.length) + domain, 'no address', '@b', 'a b@c.example'],
      };
    }
    case 'phone':
      return {
        inside: ['123456', `1234567 ${'e'.repeat(max - 8)}`],
        outside: ['12345', `1234567 ${'e'.repeat(max - 7)}`],
      };
    case 'flag':
      return { inside: [true, false], outside: [] };
    case 'reference':
      return { inside: [''], outside: [] };
    case 'day':
      return { inside: ['2026-11-23', '2028-02-29'], outside: ['2026-02-30', 'i dag'] };
  }
}

for (const [name, { schema, door, given, valid }] of Object.entries(forms)) {
  describe(`the ${name}'s page and the database agree`, () => {
    const fields = Object.entries(schema.shape).filter(([field]) => !notStored.includes(field));
    const order = fields.map(([field]) => field);
    const domainTakes = (field: string, value: unknown) =>
      !check(schema, { ...valid, [field]: value }, order).faults;
    const databaseTakes = (field: string, value: unknown) =>
      knock(database.sql, door, given({ [columnOf(field)]: value })).then(
        () => true,
        (error: { code: string }) => (error.code === '23514' ? false : Promise.reject(error)),
      );

    test.each(fields)('on what %s may hold, at each limit and one past it', async (field, of) => {
      const { inside, outside } = values(factsOf(of));
      expect(inside.length).toBeGreaterThan(0);
      for (const value of inside) {
        expect([value, domainTakes(field, value), await databaseTakes(field, value)]).toEqual([
          value,
          true,
          true,
        ]);
      }
      for (const value of outside) {
        expect([value, domainTakes(field, value), await databaseTakes(field, value)]).toEqual([
          value,
          false,
          false,
        ]);
      }
    });
  });
}

test('an offer without any way to answer it is refused by both', async () => {
  const { schema, valid } = forms.offer;
  expect(check(schema, { ...valid, email: '' }, []).faults).toEqual([{ field: 'email', code: 'required' }]);
  await expect(
    knock(database.sql, 'take_in_offer', offerArguments({ p_email: '', p_phone: '' })),
  ).rejects.toMatchObject({
    code: '23514',
  });
});
test.each(['a\u0007b c', 'a\u202Eb c', 'bla\u030Abär', ' abc', 'abc\n', 'a\nbc'])(
  'untidy text never lies in the database: %j',
  async (p_title) => {
    await expect(knock(database.sql, 'take_in_idea', ideaArguments({ p_title }))).rejects.toMatchObject({
      code: '23514',
    });
  },
);
