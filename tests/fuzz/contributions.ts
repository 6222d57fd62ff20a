/** Generates what people and programs write into the forms, from the fields' own facts: right, nearly right, and rubbish. */
import fc from 'fast-check';
import { type FieldFacts, factsOf } from '../../src/domain/field.ts';
import { makeIdeaSchema } from '../../src/domain/idea.ts';
import { choicesOf } from '../../src/domain/kommun.ts';
import { makeOfferSchema } from '../../src/domain/offer.ts';
import kommun from '../../src/kommun/kommun.config.ts';
import { everyHostileText } from '../support/attacks/corpus.ts';
import type { Kind } from '../support/contributions.ts';

export const schemas = { idea: makeIdeaSchema(choicesOf(kommun)), offer: makeOfferSchema(choicesOf(kommun)) };

export const factsOfFields: Record<Kind, ReadonlyMap<string, FieldFacts>> = {
  idea: factsOfAll(schemas.idea.shape),
  offer: factsOfAll(schemas.offer.shape),
};

/** Stands for the reference of an idea that was kept earlier in the run; which one, only the run knows. */
export class Earlier {
  readonly at: number;
  constructor(at: number) {
    this.at = at;
  }
}

/** Field by field: what stands in it. */
export type Written = Record<string, unknown>;

const hostile = fc.constantFrom(...everyHostileText);
const anyText = fc.oneof(
  hostile,
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.array(hostile, { maxLength: 4 }).map((texts) => texts.join(' ')),
);
const word = fc.constantFrom(
  'vi',
  'träffas',
  'på',
  'torget',
  'varje',
  'söndag',
  'åk',
  '🙂',
  'läsa',
  'Kör',
  'é',
  '7',
);

/** Exactly so many code points, none of which the tidying takes away. */
const ofLength = (min: number, max: number) =>
  fc
    .tuple(fc.array(word, { minLength: 1, maxLength: 12 }), fc.integer({ min, max }))
    .map(([words, length]) =>
      [...words.join(' ').repeat(Math.ceil(length / 2) + 1)].slice(0, length).join('').replace(/^ | $/g, 'x'),
    );

/** Words as the field wants them, at its limits more often than chance would have it. */
function fittingText({ min, max }: FieldFacts): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 5, arbitrary: ofLength(Math.max(min, 1), Math.min(max, min + 60)) },
    { weight: 1, arbitrary: ofLength(max, max) },
    { weight: 1, arbitrary: ofLength(Math.max(min, 1), Math.max(min, 1)) },
    { weight: min === 0 ? 2 : 0, arbitrary: fc.constant('') },
    { weight: 2, arbitrary: anyText.map((text) => `${'xy '.repeat(Math.ceil(min / 3))}${text}`) },
  );
}

const fitting: Record<FieldFacts['kind'], (facts: FieldFacts) => fc.Arbitrary<unknown>> = {
  line: fittingText,
  text: fittingText,
  choice: ({ choices }) => fc.constantFrom('', ...choices),
  choices: ({ choices, min, max }) =>
    fc.subarray([...choices], { minLength: min, maxLength: Math.min(max, choices.length) }),
  flag: () => fc.boolean(),
  email: () =>
    fc.constantFrom('', 'nagon@exempel.example', 'a.b+c@åbo.example', `${'a'.repeat(60)}@b.example`),
  phone: () => fc.constantFrom('070-123 45 67', '070-123 45 67, efter fem', '+46 (0)8 12 34 56', '123456'),
  day: () => fc.constantFrom('2026-11-23', '2028-02-29'),
  reference: () =>
    fc.oneof(
      fc.constant(''),
      fc.nat(200).map((at) => new Earlier(at)),
      fc.constant('k3 7m2q-9xrt'),
    ),
};

/** What no field wants, or only some. */
const wrong = (facts: FieldFacts): fc.Arbitrary<unknown> =>
  fc.oneof(
    anyText,
    ofLength(facts.max + 1, facts.max + 1),
    ofLength(Math.max(facts.min - 1, 0), Math.max(facts.min - 1, 0)),
    fc.constantFrom('', ' ', null, undefined, true, false, 0, -1, 1.5, 1e21, {}, [], [[]], 'on', 'false'),
    fc.array(anyText, { maxLength: 8 }),
    fc.shuffledSubarray([...facts.choices, ...facts.choices]),
    fc.jsonValue({ maxDepth: 3 }),
  );

/** Right in every field. */
function right(kind: Kind): fc.Arbitrary<Written> {
  const fields = [...factsOfFields[kind]].map(([name, facts]) => {
    const value = fitting[facts.kind](facts);
    const asked = facts.required
      ? facts.kind === 'flag'
        ? fc.constant(true)
        : value
      : fc.option(value, { nil: undefined });
    return [name, asked] as const;
  });
  return fc.record(Object.fromEntries(fields));
}

const otherNames = [
  'status',
  'id',
  '__proto__',
  'constructor',
  'website',
  'p_title',
  '',
  'title ',
  'Title',
  'topics[]',
];

/** Right but for a field or three, or with members that nobody asked for. */
function nearlyRight(kind: Kind): fc.Arbitrary<Written> {
  const changes = [...factsOfFields[kind]].map(([name, facts]) =>
    wrong(facts).map((value) => ({ [name]: value })),
  );
  const more = fc
    .tuple(fc.constantFrom(...otherNames), anyText)
    .map(([name, value]) => Object.fromEntries([[name, value]]));
  return fc
    .tuple(right(kind), fc.array(fc.oneof(...changes, ...changes, more), { minLength: 1, maxLength: 3 }))
    .map(([written, wrongs]) =>
      Object.fromEntries([written, ...wrongs].flatMap((one) => Object.entries(one))),
    );
}

const rubbish = fc.dictionary(
  fc.oneof(anyText, fc.constantFrom(...otherNames, 'title', 'gives')),
  fc.anything({ maxDepth: 2 }),
  {
    maxKeys: 8,
    noNullPrototype: true,
  },
);

export function written(kind: Kind): fc.Arbitrary<Written> {
  return fc.oneof(
    { weight: 5, arbitrary: right(kind) },
    { weight: 5, arbitrary: nearlyRight(kind) },
    { weight: 1, arbitrary: rubbish as fc.Arbitrary<Written> },
  );
}

function factsOfAll(shape: Record<string, Parameters<typeof factsOf>[0]>): Map<string, FieldFacts> {
  return new Map(Object.entries(shape).map(([name, schema]) => [name, factsOf(schema)]));
}
