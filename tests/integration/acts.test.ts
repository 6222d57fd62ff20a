import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';

import { comment } from '../../src/data/ownActs.ts';
import type { ActName } from '../../src/domain/acts.ts';
import {
  act,
  anAddress,
  contents,
  type How,
  move,
  refusalOf,
  sent,
  setDown,
  traceOf,
} from '../support/acts.ts';
import type { Kind } from '../support/contributions.ts';
import { useDatabase } from '../support/database.ts';
import { type SeatedSteward, seat } from '../support/stewards.ts';

const database = useDatabase();
let maja: SeatedSteward;
beforeAll(async () => {
  maja = await seat(database, 'steward', { name: 'Maja' });
});

interface Effect {
  name: ActName;
  title?: string;
  kind?: Kind;
  from?: string;
  flagged?: boolean;
  how?: How<never>;
  becomes?: string;
  before?: object;
  after?: object;
  /** Null: nobody is told. */
  letter?: string | null;
  leaves?: object;
}

const steps = (was: string, becomes: string) => ({
  from: was,
  becomes,
  before: { status: was },
  after: { status: becomes },
});
const moved = (was: string, to: Parameters<typeof move>[0]): Effect => ({
  name: 'moveOn',
  title: `moveOn from ${was} to ${to}`,
  how: { content: move(to) as never },
  ...steps(was, to),
});

const effects: Effect[] = [
  { name: 'read' },
  { name: 'write' },
  { name: 'write', title: 'write about an offer', kind: 'offer' },
  {
    name: 'publish',
    ...steps('received', 'published'),
    after: { status: 'published', asksForClarity: true },
    leaves: { proposals: [{ kind: 'clarity', title: 'Plantera träd', answer: null }] },
  },
  moved('published', 'gathering'),
  { ...moved('gathering', 'active'), leaves: { care: { leader: 'Maja', land: 'Vår mark' } } },
  moved('active', 'done'),
  moved('done', 'resting'),
  moved('resting', 'published'),
  {
    name: 'answer',
    from: 'published',
    after: { decided: false },
    leaves: {
      answers: [{ signed: 'Maja', unit: 'Park och natur', written_on: '2026-11-23', decided_by: '' }],
    },
  },
  {
    name: 'children',
    from: 'gathering',
    letter: null,
    before: { children: false },
    after: { children: true },
    leaves: { care: { children: true, responsible: 'Maja Demo' } },
  },
  { name: 'worry', letter: null, leaves: { proposals: [], answers: [], care: null } },
  {
    name: 'giveBack',
    ...steps('received', 'returned'),
    after: { status: 'returned', ground: 'person' },
  },
  {
    name: 'rubbish',
    letter: null,
    before: { flagged: false },
    after: { flagged: true },
    leaves: { contribution: { flagged: true, judged: true } },
  },
  {
    name: 'remove',
    ...steps('received', 'removed'),
    after: { status: 'removed', ground: 'threat' },
    leaves: { removal: { ground: 'threat' } },
  },
  {
    name: 'remove',
    title: 'remove an offer',
    kind: 'offer',
    ...steps('answered', 'removed'),
    after: { status: 'removed', ground: 'threat' },
    leaves: { removal: { ground: 'threat' } },
  },
  { name: 'answered', kind: 'offer', ...steps('received', 'answered') },
  {
    name: 'agreed',
    kind: 'offer',
    ...steps('received', 'agreed'),
    leaves: { agreement: { words: contents.agreed.agreed } },
  },
  { name: 'thanked', kind: 'offer', ...steps('agreed', 'thanked') },
];

describe.each([
  ['somebody with an address', anAddress],
  ['somebody without', ''],
])('what each act does to the contribution of %s', (_, p_email) => {
  test.each(effects.map((effect) => ({ title: effect.name as string, ...effect })))(
    '$title',
    async (effect) => {
      const { name, kind = 'idea', from = 'received', how, letter = name } = effect;
      const phone = kind === 'offer' ? { p_phone: '070-123 45 67' } : {};
      const one = await sent(database, kind, { p_email, ...phone });
      await setDown(database, one, from);
      expect(await act(maja, name, one, how)).toBe(true);
      const after = await traceOf(database, one);
      expect(after).toMatchObject({
        status: effect.becomes ?? from,
        // What lies with the rubbish is new again when it comes back.
        contribution: { version: 1, ...(beside.includes(name) ? {} : { news_at: null }) },
        log: [
          {
            act: name,
            steward_name: 'Maja',
            steward_id: maja.id,
            reference: one.reference,
            version: 1,
            before: effect.before ?? {},
            after: effect.after ?? {},
          },
        ],
        ...effect.leaves,
      });
      expect(after.log[0]?.before).toEqual(effect.before ?? {});
      expect(after.log[0]?.after).toEqual(effect.after ?? {});
      expect(after.letters.map(({ about, signed, by_author }) => [about, signed, by_author])).toEqual(
        letter ? [[letter, 'Maja', false]] : [],
      );
      expect(after.mails.map(({ about, letter_id, status }) => [about, letter_id, status])).toEqual(
        letter && p_email ? [['letter', after.letters[0]?.id, 'waiting']] : [],
      );
      expect(after.contribution.answered_at !== null).toBe(letter !== null);
    },
  );
});

test('to join another idea is asked, with its reference in the log, and nothing moves', async () => {
  const [one, other] = [await sent(database, 'idea'), await sent(database, 'idea')];
  const content = { ...contents.proposeJoin, other: other.reference };
  // One that has only come in is nothing that somebody else may hear of.
  expect(await refusalOf(act(maja, 'proposeJoin', one, { content }))).toMatchObject({
    status: 422,
    hint: 'unknownReference',
  });
  await act(maja, 'publish', other);
  await act(maja, 'proposeJoin', one, { content });
  expect(await traceOf(database, one)).toMatchObject({
    status: 'received',
    proposals: [{ kind: 'join', answer: null }],
    log: [{ act: 'proposeJoin', after: { other: other.reference } }],
  });
  expect(await refusalOf(act(maja, 'proposeJoin', one, { content }))).toMatchObject({
    status: 409,
    hint: 'askedAlready',
  });
  for (const nowhere of [other.reference, 'K3-0000-0000'])
    expect(
      await refusalOf(act(maja, 'proposeJoin', other, { content: { ...content, other: nowhere } })),
    ).toMatchObject({ status: 422, hint: 'unknownReference' });
});

test('words that are left as they were are put up without a question', async () => {
  const own = { p_title: contents.publish.title, p_description: `Med samma ord som förut. ${Date.now()}` };
  const one = await sent(database, 'idea', own);
  await act(maja, 'publish', one, { content: { ...contents.publish, description: own.p_description } });
  expect(await traceOf(database, one)).toMatchObject({
    status: 'published',
    proposals: [],
    log: [{ after: { asksForClarity: false } }],
  });
});

test('the first words to the one who wrote are the answer, whatever is said later', async () => {
  const one = await sent(database, 'idea');
  await act(maja, 'children', one);
  expect((await traceOf(database, one)).contribution.answered_at).toBeNull();
  await act(maja, 'read', one);
  const { answered_at } = (await traceOf(database, one)).contribution;
  await act(maja, 'write', one);
  expect(answered_at).not.toBeNull();
  expect((await traceOf(database, one)).contribution.answered_at).toBe(answered_at);
});

test('back from the rubbish it is to be read like anything else, and no machine says otherwise', async () => {
  const one = await sent(database, 'idea', { p_flagged: true });
  await act(maja, 'notRubbish', one);
  const { contribution, log } = await traceOf(database, one);
  expect(contribution).toMatchObject({ flagged: false, judged: true, news_at: expect.any(String) });
  expect(log).toMatchObject([{ act: 'notRubbish', before: { flagged: true }, after: { flagged: false } }]);
});

test('what was said to somebody whose words were put away is there when they come back', async () => {
  const one = await sent(database, 'idea');
  await act(maja, 'read', one);
  await act(maja, 'rubbish', one);
  await comment(randomUUID(), one.key, 'Det här är inget skräp.');
  await act(maja, 'notRubbish', one);
  expect((await traceOf(database, one)).contribution.news_at).not.toBeNull();
});

/** These are beside the matter: whoever wrote still waits. */
const beside: readonly string[] = ['rubbish', 'worry', 'children'];

describe('an idea that gets help', () => {
  test('knows which of its needs are met, and only those it has', async () => {
    const idea = await sent(database, 'idea', { p_needs: ['hands', 'place', 'lead'] });
    const offer = await sent(database, 'offer', { p_idea: idea.reference });
    await act(maja, 'agreed', offer, { content: { ...contents.agreed, meets: ['place', 'things'] } });
    expect((await traceOf(database, idea)).idea?.met).toEqual(['place']);
  });
  test('forgets none when two offers are agreed upon at the same time', async () => {
    const all = ['hands', 'skill', 'place', 'things', 'contacts', 'lead'] as const;
    const idea = await sent(database, 'idea', { p_needs: [...all] });
    const offers = await Promise.all(all.map(() => sent(database, 'offer', { p_idea: idea.reference })));
    await Promise.all(
      offers.map((offer, at) =>
        act(maja, 'agreed', offer, { content: { ...contents.agreed, meets: all.slice(at, at + 1) } }),
      ),
    );
    expect((await traceOf(database, idea)).idea?.met).toEqual([...all]);
  });
});
