import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { connect } from '../../src/data/client.ts';
import { findOne } from '../../src/data/table.ts';
import type { Sitting } from '../../src/desk/sitting.ts';
import { schemas, typeIn } from '../../src/desk/typeIn.ts';
import { localDay, readBy } from '../../src/domain/workingDays.ts';
import kommun from '../../src/kommun/kommun.config.ts';
import { act, anAddress, refusalOf, sent, traceOf } from '../support/acts.ts';
import { anIdea, anOffer, newWords } from '../support/contributions.ts';
import { useDatabase } from '../support/database.ts';
import { sendAsProgram } from '../support/send.ts';
import { type SeatedSteward, seat } from '../support/stewards.ts';

const database = useDatabase();
let maja: SeatedSteward;
beforeAll(async () => {
  maja = await seat(database, 'steward', { name: 'Maja' });
});

const today = localDay(new Date(), kommun.timeZone);
const aWeekAgo = localDay(new Date(Date.now() - 7 * 86_400_000), kommun.timeZone);
const sitting = ({ client }: Pick<SeatedSteward, 'client'>) => ({ client }) as Sitting;

const anIdeaOnPaper = (own = {}) => ({
  kind: 'idea' as const,
  content: schemas.idea.parse({ ...anIdea(), cameOn: today, ...own }),
});
const anOfferByPhone = (own = {}) => ({
  kind: 'offer' as const,
  content: schemas.offer.parse({ ...anOffer({ email: '' }), phone: '070-123 45 67', cameOn: today, ...own }),
});
type Typed = ReturnType<typeof anIdeaOnPaper> | ReturnType<typeof anOfferByPhone>;
const type = (typed: Typed, form = randomUUID() as string, by: Pick<SeatedSteward, 'client'> = maja) =>
  typeIn(sitting(by), form, typed);

describe.each([
  ['an idea on paper', anIdeaOnPaper],
  ['an offer by telephone', anOfferByPhone],
])('%s', (_, make) => {
  test('comes in by the same door, with the words it had, and nobody is counted as a visitor', async () => {
    const typed = make();
    const reference = await type(typed);
    const one = await findOne(maja.client, reference);
    expect(one).toMatchObject({
      kind: typed.kind,
      status: 'received',
      description: typed.content.description,
      display_name: typed.content.displayName,
      flagged: false,
    });
    expect(await database.sql`select from app.arrivals`).toHaveLength(0);
  });
  test('stands in the log by whom it was typed, and is to be read like anything else', async () => {
    const reference = await type(make());
    expect(await traceOf(database, { reference })).toMatchObject({
      contribution: { version: 0, answered_at: null, news_at: expect.any(String) },
      letters: [{ about: 'typeIn', signed: 'Maja', by_author: false }],
      log: [{ act: 'typeIn', steward_name: 'Maja', version: 0, before: {}, after: {} }],
      steps: ['received'],
    });
  });
  test('has come on the day it came, and its promise counts from there', async () => {
    const reference = await type(make({ cameOn: aWeekAgo }));
    const one = await findOne(maja.client, reference);
    const noon = new Date(`${aWeekAgo}T11:00:00Z`);
    expect(new Date(one?.arrived_at ?? '')).toEqual(noon);
    expect(one?.read_by).toBe(readBy(noon, kommun));
    expect(new Date(one?.news_at ?? '')).toEqual(noon);
  });
  test('typed in today has come now, and never tomorrow', async () => {
    const tomorrow = localDay(new Date(Date.now() + 86_400_000), kommun.timeZone);
    for (const cameOn of [today, tomorrow]) {
      const one = await findOne(maja.client, await type(make({ cameOn })));
      expect(Math.abs(Date.now() - Date.parse(one?.arrived_at ?? ''))).toBeLessThan(60_000);
    }
  });
  test('sent twice is one contribution, one line and one letter, also eight times at once', async () => {
    const [typed, form] = [make({ email: anAddress }), randomUUID()];
    const first = await type(typed, form);
    expect(await type(typed, form)).toBe(first);
    const [other, otherForm] = [make({ email: anAddress }), randomUUID()];
    const all = await Promise.all(Array.from({ length: 8 }, () => type(other, otherForm)));
    expect(new Set(all).size).toBe(1);
    for (const reference of [first, all[0] ?? '']) {
      const { letters, log, mails } = await traceOf(database, { reference });
      expect([letters.length, log.length, mails.length]).toEqual([1, 1, 1]);
    }
  });
  test('is told by mail only where there is an address', async () => {
    const [by, without] = [await type(make({ email: anAddress })), await type(make())];
    expect((await traceOf(database, { reference: by })).mails).toMatchObject([{ about: 'letter' }]);
    expect((await traceOf(database, { reference: without })).mails).toEqual([]);
  });
  test('is typed in by stewards alone', async () => {
    const before = await database.sql`select from app.contributions`;
    const anyone = { client: connect(database.supabaseUrl, database.publishableKey) };
    await expect(type(make(), randomUUID(), anyone)).rejects.toThrow('42501');
    const waiting = await seat(database, 'steward', { secondFactor: false });
    expect(await refusalOf(type(make(), randomUUID(), waiting))).toMatchObject({ status: 401 });
    expect(await database.sql`select from app.contributions`).toHaveLength(before.length);
  });
});

test('an offer to help with an idea that is not there is refused, and leaves nothing', async () => {
  const before = await database.sql`select from app.acts`;
  const refused = await refusalOf(type(anOfferByPhone({ idea: 'K3-0000-0000' })));
  expect(refused).toMatchObject({ status: 422, hint: 'unknownReference' });
  expect(await database.sql`select from app.acts`).toHaveLength(before.length);
});

test('an offer to help with an idea finds it', async () => {
  const idea = await sent(database, 'idea');
  const reference = await type(anOfferByPhone({ idea: idea.reference }));
  expect((await findOne(maja.client, reference))?.idea_reference).toBe(idea.reference);
});

test('what somebody has sent themselves and been answered is not unanswered by being typed in once more', async () => {
  const idea = anIdea({ title: newWords() });
  const answer = await sendAsProgram('idea', idea);
  const { reference } = (await answer.json()) as { reference: string };
  await act(maja, 'read', { reference });
  expect(await type(anIdeaOnPaper(idea))).toBe(reference);
  expect((await traceOf(database, { reference })).contribution.answered_at).not.toBeNull();
});
