import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findByKey } from '../../src/data/mine.ts';
import { makeIdeaSchema } from '../../src/domain/idea.ts';
import { contentHash } from '../../src/domain/intake.ts';
import { choicesOf } from '../../src/domain/kommun.ts';
import { drain } from '../../src/inbox/drain.ts';
import { findMine } from '../../src/inbox/mine.ts';
import kommun from '../../src/kommun/kommun.config.ts';
import { keyIn } from '../support/answers.ts';
import { anIdea, aWholeIdea, aWholeOffer } from '../support/contributions.ts';
import { useDatabase } from '../support/database.ts';
import { aWaitingIdea, aWaitingOffer, lay, type Waiting } from '../support/entries.ts';
import { useInbox } from '../support/inbox.ts';
import { type Mood, startProxy, type TroubledProxy } from '../support/proxy.ts';
import { sendAsProgram } from '../support/send.ts';

const database = useDatabase();
const inbox = useInbox();

describe('a private page while the database is away', () => {
  const variable = () => process.env.SUPABASE_URL;
  let kept: string | undefined;
  afterEach(() => {
    if (kept) process.env.SUPABASE_URL = kept;
  });

  test('is not told to be missing, and is there again afterwards', async () => {
    const key = await keyIn(await sendAsProgram('idea', anIdea()));
    expect((await findByKey(key)).found?.kind).toBe('idea');
    await database.api.stop();
    expect(await findByKey(key)).toEqual({ away: true });
    await database.api.start();
    expect((await findByKey(key)).found?.kind).toBe('idea');
  });
  test('is not told to be missing when the site lacks its variables either', async () => {
    kept = variable();
    delete process.env.SUPABASE_URL;
    expect(await findByKey('a'.repeat(22))).toEqual({ away: true });
  });
  test('what cannot be a key is missing, without anybody asking the database', async () => {
    await database.api.stop();
    expect(await findByKey('nonsense')).toEqual({ found: null });
    await database.api.start();
  });
});

test('what was promised stays promised, whatever the pauses become', async () => {
  const key = await keyIn(await sendAsProgram('idea', anIdea()));
  await database.sql`update app.contributions set read_by = '2031-05-05'`;
  expect((await findByKey(key)).found?.readBy).toBe('2031-05-05');
});

test('after an address is erased nobody finds it by trying, because the fingerprint that stays is keyed', async () => {
  const sent = anIdea({ email: 'erased@exempel.example' });
  await sendAsProgram('idea', sent);
  const [row] = await database.sql`select content_hash from app.contributions order by id desc limit 1`;
  const content = makeIdeaSchema(choicesOf(kommun)).parse(sent);
  const guess = (secret: string) => contentHash({ kind: 'idea', content }, secret);
  expect(guess(database.secretKey)).toBe(row?.content_hash);
  expect(guess('')).not.toBe(row?.content_hash);
});

describe('a private page looks in the database and in the inbox', () => {
  let toDatabase: TroubledProxy;
  let store: TroubledProxy;
  const nobodys = aWaitingIdea().key;

  beforeAll(async () => {
    toDatabase = await startProxy(database.supabaseUrl);
    store = await startProxy(inbox.address);
    process.env.SUPABASE_URL = toDatabase.url;
    inbox.pointAt(store.url);
  });
  beforeEach(async () => {
    are('well', 'well');
    await drain(20_000);
  });
  afterAll(() => Promise.all([toDatabase.stop(), store.stop()]));

  function are(theDatabase: Mood, theInbox: Mood): void {
    toDatabase.mood = theDatabase;
    store.mood = theInbox;
  }

  async function kept(): Promise<Waiting> {
    const one = aWaitingIdea();
    await lay(one);
    await drain(20_000);
    return one;
  }

  test.each([
    ['idea', () => aWaitingIdea(aWholeIdea())],
    ['offer', () => aWaitingOffer(aWholeOffer())],
  ] as const)(
    'and shows the same of an %s in either: everything but how to reach its sender',
    async (_, make) => {
      const one = make();
      await lay(one);
      const before = (await findMine(one.key)).found;
      await drain(20_000);
      const after = (await findMine(one.key)).found;
      expect(before).toMatchObject({ reference: one.reference, hasContact: true, waiting: true });
      expect(after).toEqual({ ...before, waiting: false });
      for (const hidden of ['exempel.example', '070-', 'informed'])
        expect(JSON.stringify([before, after])).not.toContain(hidden);
    },
  );

  test('and is missing only when both say so', async () => {
    await lay(aWaitingIdea());
    const told = async (theDatabase: Mood, theInbox: Mood) => {
      are(theDatabase, theInbox);
      return findMine(nobodys);
    };
    expect(await told('well', 'well')).toEqual({ found: null });
    for (const [theDatabase, theInbox] of [
      ['drops', 'well'],
      ['well', 'drops'],
      ['drops', 'drops'],
      ['well', { status: 404 }],
      [{ status: 540 }, 'well'],
    ] as const)
      expect(await told(theDatabase, theInbox)).toEqual({ away: true });
  });

  test('and is missing in an inbox that was never used, too', async () => {
    inbox.empty();
    expect(await findMine(nobodys)).toEqual({ found: null });
  });

  test('and is there when the one that has it answers, however the other is', async () => {
    const there = await kept();
    const waits = aWaitingIdea();
    await lay(waits);
    are('well', 'drops');
    expect((await findMine(there.key)).found?.waiting).toBe(false);
    expect(await findMine(waits.key)).toEqual({ away: true });
    are('drops', 'well');
    expect((await findMine(waits.key)).found?.waiting).toBe(true);
    expect(await findMine(there.key)).toEqual({ away: true });
  });

  test('and asks neither for what cannot be a key', async () => {
    const asked = toDatabase.asked + store.asked;
    for (const key of ['', 'nonsense', 'a'.repeat(21), 'å'.repeat(22), '../../etc/passwd/.....'])
      expect(await findMine(key)).toEqual({ found: null });
    expect(toDatabase.asked + store.asked).toBe(asked);
  });

  test('and asks no third time when each answers only just in time: somebody waits', async () => {
    await lay(aWaitingIdea());
    are(
      (_, passOn) => sleep(2600).then(() => passOn()),
      (_, passOn) => sleep(1100).then(() => passOn()),
    );
    const begun = performance.now();
    expect(await findMine(nobodys)).toEqual({ away: true });
    expect(performance.now() - begun).toBeLessThan(7000);
  });
});
