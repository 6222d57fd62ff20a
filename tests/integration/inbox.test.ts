import { afterEach, describe, expect, test } from 'vitest';
import { drain } from '../../src/inbox/drain.ts';
import { findMine } from '../../src/inbox/mine.ts';
import { allItems } from '../../src/inbox/tend.ts';
import { countKept, keptBehind, keyIn, referenceFormat } from '../support/answers.ts';
import {
  aContribution,
  anIdea,
  aWholeContribution,
  aWholeIdea,
  aWholeOffer,
} from '../support/contributions.ts';
import { useDatabase } from '../support/database.ts';
import { useInbox } from '../support/inbox.ts';
import { watchLogs } from '../support/logs.ts';
import { everyWay, sendAsBrowser, sendAsProgram } from '../support/send.ts';

const database = useDatabase();
const inbox = useInbox();
watchLogs();

const nowhere = 'http://127.0.0.1:9';
const goAway = () => {
  process.env.SUPABASE_URL = nowhere;
};
const comeBack = () => {
  process.env.SUPABASE_URL = database.supabaseUrl;
};
const drainAll = () => drain(20_000);

afterEach(async () => {
  comeBack();
  await drainAll();
});

describe.each(everyWay)('$title while the database is away', ({ kind, send, isBrowser }) => {
  test('is accepted with a reference and a private link, and becomes one contribution afterwards', async () => {
    goAway();
    const sent = aWholeContribution(kind);
    const before = await countKept(database.sql);
    const response = await send(kind, sent);
    expect(response.status).toBe(isBrowser ? 303 : 202);
    const given = (await findMine(await keyIn(response))).found;
    expect(given).toMatchObject({ kind, status: 'received', waiting: true, hasContact: true });
    expect(given?.reference).toMatch(referenceFormat);
    if (!isBrowser)
      expect(await response.clone().json()).toMatchObject({
        reference: given?.reference,
        status: 'received',
      });
    expect(await countKept(database.sql)).toBe(before);

    comeBack();
    expect(await drainAll()).toMatchObject({ taken: 1, stuck: 0, left: 0, outcome: 'done' });
    expect(await keptBehind(response, database.sql)).toMatchObject({ kind, reference: given?.reference });
    expect(await countKept(database.sql)).toBe(before + 1);
    const after = (await findMine(await keyIn(response))).found;
    expect(after).toEqual({ ...given, waiting: false });
    expect(await allItems()).toEqual([]);
  });
});

test('whoever opens the inbox reads no word, name or address in it', async () => {
  goAway();
  await sendAsBrowser('idea', aWholeIdea({ title: 'Svampkurs', displayName: 'Kantarellvännen' }));
  await sendAsBrowser('offer', aWholeOffer({ phone: '070-999 88 77' }));
  const files = inbox.files();
  expect(files.size).toBeGreaterThanOrEqual(2);
  for (const [path, bytes] of files) {
    const seen = `${path} ${bytes.toString('latin1')} ${bytes.toString('utf8')}`;
    for (const word of ['Svamp', 'Kantarell', 'exempel.example', '070-999', 'description', 'informed'])
      expect(seen).not.toContain(word);
  }
});

test('the same words sent twice while the database is away become one idea, and both links and references lead to it', async () => {
  goAway();
  const sent = anIdea();
  const answers = [await sendAsProgram('idea', sent), await sendAsProgram('idea', sent)];
  comeBack();
  const before = await countKept(database.sql);
  await drainAll();
  expect(await countKept(database.sql)).toBe(before + 1);
  const [first, second] = await Promise.all(answers.map((answer) => keptBehind(answer, database.sql)));
  expect(second).toEqual(first);
  for (const answer of answers) {
    const { reference } = (await answer.json()) as { reference: string };
    const helped = await sendAsProgram('offer', aContribution('offer', { idea: reference }));
    expect((await keptBehind(helped, database.sql)).idea_reference).toBe(first?.reference);
  }
});

test('drained twice at the same time, everything is there once', async () => {
  goAway();
  const answers = await Promise.all(Array.from({ length: 30 }, () => sendAsProgram('idea', anIdea())));
  comeBack();
  const before = await countKept(database.sql);
  await Promise.all([drainAll(), drainAll(), drainAll()]);
  expect(await countKept(database.sql)).toBe(before + 30);
  for (const answer of answers) expect(await keptBehind(answer, database.sql)).toBeTruthy();
  expect(await allItems()).toEqual([]);
});

test('an offer to an idea that is not there is kept, unlinked and with the number noted', async () => {
  goAway();
  const answer = await sendAsProgram('offer', aContribution('offer', { idea: 'K3-0000-0000' }));
  expect(answer.status).toBe(202);
  comeBack();
  await drainAll();
  expect(await keptBehind(answer, database.sql)).toMatchObject({ idea_reference: null });
});

describe('an offer for an idea that waits in the inbox finds it', () => {
  const reference = async (answer: Response) =>
    ((await answer.clone().json()) as { reference: string }).reference;

  test('when both wait, in whatever order they come in', async () => {
    goAway();
    const pairs = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const idea = await reference(await sendAsProgram('idea', anIdea()));
        return { idea, offer: await sendAsProgram('offer', aContribution('offer', { idea })) };
      }),
    );
    comeBack();
    await drainAll();
    for (const { idea, offer } of pairs)
      expect((await keptBehind(offer, database.sql)).idea_reference).toBe(idea);
  });

  test('when the database is back before the idea is in it', async () => {
    goAway();
    const idea = await reference(await sendAsProgram('idea', anIdea()));
    comeBack();
    const offer = await sendAsProgram('offer', aContribution('offer', { idea }));
    expect(offer.status).toBe(201);
    expect((await keptBehind(offer, database.sql)).idea_reference).toBeNull();
    await drainAll();
    expect((await keptBehind(offer, database.sql)).idea_reference).toBe(idea);
    const nobody = aContribution('offer', { idea: 'K3-0000-0001' });
    expect((await sendAsProgram('offer', nobody)).status).toBe(422);
  });
});

test('with neither database nor inbox nothing is accepted, and nothing is lost', async () => {
  goAway();
  inbox.takeAway();
  const answer = await sendAsBrowser('idea', anIdea({ helps: 'Kvar är det jag skrev' }));
  inbox.pointAt();
  expect(answer.status).toBe(503);
  expect(await answer.text()).toContain('Kvar är det jag skrev');
  expect(await allItems()).toEqual([]);
});
