import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { handOut } from '../../src/data/acts.ts';
import { findOne } from '../../src/data/table.ts';
import { type ActName, actNames } from '../../src/domain/acts.ts';
import { act, anAddress, contents, refusalOf, type Sent, sent, setDown, traceOf } from '../support/acts.ts';
import { useDatabase } from '../support/database.ts';
import { type SeatedSteward, seat } from '../support/stewards.ts';

const database = useDatabase();
let maja: SeatedSteward;
let omar: SeatedSteward;
let onTheBoard: Sent;
beforeAll(async () => {
  maja = await seat(database, 'steward', { name: 'Maja' });
  omar = await seat(database, 'steward', { name: 'Omar' });
  onTheBoard = await sent(database, 'idea');
  await setDown(database, onTheBoard, 'published');
});

const ofOffers: readonly ActName[] = ['answered', 'agreed', 'thanked'];

/** Something that this act can be done with. */
async function readyFor(name: ActName): Promise<Sent> {
  const kind = ofOffers.includes(name) ? 'offer' : 'idea';
  const one = await sent(database, kind, { p_email: anAddress, p_flagged: name === 'notRubbish' });
  if (name === 'thanked') await setDown(database, one, 'agreed');
  if (name === 'moveOn') await setDown(database, one, 'published');
  return one;
}

const contentFor = (name: ActName) =>
  (name === 'proposeJoin' ? { ...contents[name], other: onTheBoard.reference } : contents[name]) as never;

/** Lets everyone come as far as the contribution, and holds them there until all stand in line. */
async function inLine<T>({ reference }: Sent, many: number, doing: () => Promise<T>): Promise<T[]> {
  let all: Promise<T[]> | undefined;
  await database.sql.begin(async (tx) => {
    await tx`select from app.contributions where reference = ${reference} for update`;
    all = Promise.all(Array.from({ length: many }, doing));
    await new Promise((resolve) => setTimeout(resolve, 150));
  });
  return all ?? [];
}

describe.each(actNames)('the same form of %s', (name) => {
  test('sent once more is done once', async () => {
    const one = await readyFor(name);
    const how = { content: contentFor(name), form: randomUUID(), seen: 0 };
    expect(await act(maja, name, one, how)).toBe(true);
    const after = await traceOf(database, one);
    expect(await act(maja, name, one, how)).toBe(false);
    expect(await traceOf(database, one)).toEqual(after);
  });
  test('sent eight times at once is done once', async () => {
    const one = await readyFor(name);
    const how = { content: contentFor(name), form: randomUUID(), seen: 0 };
    const told = await inLine(one, 8, () => act(maja, name, one, how));
    expect(told.filter(Boolean)).toHaveLength(1);
    const { contribution, log, letters, mails } = await traceOf(database, one);
    expect([contribution.version, log.length]).toEqual([1, 1]);
    expect(letters.length).toBeLessThanOrEqual(1);
    expect(mails).toHaveLength(letters.length);
  });
  test('is told when somebody has acted in between, by whom and what, and changes nothing', async () => {
    const one = await readyFor(name);
    await act(omar, 'worry', one, { seen: 0 });
    await act(omar, 'worry', one, { seen: 1 });
    const before = await traceOf(database, one);
    const refused = await refusalOf(act(maja, name, one, { content: contentFor(name), seen: 0 }));
    expect(refused).toMatchObject({ status: 409, hint: 'changed', detail: 'worry Omar, worry Omar' });
    expect(await traceOf(database, one)).toEqual(before);
  });
});

test('of two stewards who act at the same moment on what both have seen, one acts and the other is told', async () => {
  const one = await sent(database, 'idea');
  const both = await inLine(one, 1, () =>
    Promise.allSettled([act(maja, 'read', one, { seen: 0 }), act(omar, 'giveBack', one, { seen: 0 })]),
  );
  expect(
    both
      .flat()
      .map(({ status }) => status)
      .toSorted(),
  ).toEqual(['fulfilled', 'rejected']);
  expect((await traceOf(database, one)).log).toHaveLength(1);
});

test('whoever has seen nothing cannot act', async () => {
  const one = await sent(database, 'idea');
  await act(omar, 'worry', one);
  // What JSON makes of a number that is none.
  expect(await refusalOf(act(maja, 'write', one, { seen: Number.NaN }))).toMatchObject({ status: 409 });
});

test('a form that somebody else has sent is no way to act', async () => {
  const [one, form] = [await sent(database, 'idea'), randomUUID()];
  await act(omar, 'worry', one, { form });
  await expect(act(maja, 'write', one, { form })).rejects.toThrow();
  expect((await traceOf(database, one)).log).toHaveLength(1);
});

test('with a reference that leads nowhere there is nothing to act on', async () => {
  expect(await refusalOf(act(maja, 'worry', { reference: 'K3-0000-0000' }))).toMatchObject({ status: 404 });
});

describe('what is handed out', () => {
  const linesOf = async (...all: Sent[]) =>
    (await Promise.all(all.map((one) => traceOf(database, one)))).flatMap(({ log }) => log);

  test('is noted once for each item, never to whom, and the item stays as it is', async () => {
    const [one, other] = [await sent(database, 'idea'), await sent(database, 'offer')];
    const before = await findOne(maja.client, one.reference);
    const asked = [one.reference, other.reference, one.reference, 'K3-0000-0000'];
    expect(await handOut(maja.client, randomUUID(), asked)).toEqual([one.reference, other.reference]);
    expect(await linesOf(one, other)).toMatchObject([
      { act: 'handOut', steward_name: 'Maja', reference: one.reference, before: {}, after: {} },
      { act: 'handOut', steward_name: 'Maja', reference: other.reference, before: {}, after: {} },
    ]);
    expect(await findOne(maja.client, one.reference)).toEqual(before);
  });
  test('is handed out again to whoever sends the form twice, and noted once', async () => {
    const [one, form] = [await sent(database, 'idea'), randomUUID()];
    for (let time = 0; time < 2; time += 1)
      expect(await handOut(maja.client, form, [one.reference])).toEqual([one.reference]);
    expect(await linesOf(one)).toHaveLength(1);
  });
  test('also when the same form comes eight times at once', async () => {
    const [one, form] = [await sent(database, 'idea'), randomUUID()];
    const all = await Promise.all(
      Array.from({ length: 8 }, () => handOut(maja.client, form, [one.reference])),
    );
    expect(all).toEqual(Array(8).fill([one.reference]));
    expect(await linesOf(one)).toHaveLength(1);
  });
});
