/** Mail that waits leaves: a real database, a real mail server, and what can go wrong with either. */
import type { Context } from '@netlify/functions';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import mailFunction from '../../netlify/functions/mail.mts';
import { findByKey } from '../../src/data/mine.ts';
import { hashOfKey } from '../../src/domain/reference.ts';
import { type Run, sendWaiting } from '../../src/mail/send.ts';
import { useDatabase } from '../support/database.ts';
import { overhear, watchLogs } from '../support/logs.ts';
import { aWaitingLetter, passTime, statesOf, waitingLetters } from '../support/mails.ts';
import { type Mood, startProxy, type TroubledProxy } from '../support/proxy.ts';
import { startSmtp, type TroubledSmtp } from '../support/smtp.ts';

const database = useDatabase();
const logs = watchLogs();
let smtp: TroubledSmtp;
let proxy: TroubledProxy;

const origin = 'https://tillsammans.exempelkoping.example';
const run = (limitMs = 30_000): Promise<Run> => sendWaiting({ origin, limitMs });
/** To whom, in the order of their coming. */
const arrived = () => smtp.received.flatMap(({ to }) => to);
const keyIn = (text = '') => /\/(?:mitt|vardar\/inbjudan)\/([\w-]{22})\//.exec(text)?.[1] ?? '';

beforeAll(async () => {
  smtp = await startSmtp();
  proxy = await startProxy(database.supabaseUrl);
  process.env.SUPABASE_URL = proxy.url;
  process.env.SMTP_URL = smtp.url;
});
beforeEach(async () => {
  await database.sql`delete from app.outbox`;
  await smtp.become('well');
  proxy.mood = 'well';
  await run();
  smtp.received.length = 0;
});
afterAll(async () => {
  await proxy.stop();
  await smtp.stop();
});

async function tries(): Promise<number[]> {
  const rows = await database.sql<{ tries: number }[]>`select tries from app.outbox order by id`;
  return rows.map(({ tries: many }) => many);
}

/** Seconds until the one mail that waits is tried again. */
async function pause(): Promise<number> {
  const [row] = await database.sql<{ seconds: number }[]>`
    select extract(epoch from next_at - now())::float8 as seconds from app.outbox where status = 'waiting'`;
  return row?.seconds ?? Number.NaN;
}

const failed = () =>
  database.sql`select id::integer, trouble from app.outbox where status = 'failed' order by id`;

describe('when all is well', () => {
  test('everything that waits leaves, in the order in which it was written, each once', async () => {
    const letters = await waitingLetters(database.sql, 12);
    expect(await run()).toEqual({ sent: 12, later: 0, failed: 0, outcome: 'done' });
    expect(arrived()).toEqual(letters.map(({ email }) => email));
    expect(await statesOf(database.sql)).toEqual({ sent: 12 });
    expect(await run()).toEqual({ sent: 0, later: 0, failed: 0, outcome: 'done' });
    expect(smtp.received).toHaveLength(12);
  });

  test('three senders at the same time send everything, and nobody gets two', async () => {
    const letters = await waitingLetters(database.sql, 30);
    const runs = await Promise.all([run(), run(), run()]);
    expect(runs.reduce((all, { sent }) => all + sent, 0)).toBe(30);
    expect(arrived().sort()).toEqual(letters.map(({ email }) => email).sort());
  });

  test('the link in a letter opens the page it is about, and nothing of its key is in the database', async () => {
    const { reference } = await aWaitingLetter(database.sql, { title: 'Bänkar längs ån', about: 'read' });
    await run();
    const [letter] = smtp.received;
    const key = keyIn(letter?.text);
    expect(letter?.text).toContain(`${origin}/mitt/${key}/`);
    expect(letter?.subject).toBe('Läst: Bänkar längs ån');
    const { found } = await findByKey(key);
    expect(found).toMatchObject({ reference, content: { title: 'Bänkar längs ån' } });
    expect(await whereIs(key)).toEqual([]);
    expect(await whereIs(hashOfKey(key))).toEqual(['app.links']);
  });

  test('the link in an invitation is the invitation, and nothing of its key is in the database', async () => {
    await database.sql`
      with steward as (select app.invite('ny@exempel.example', 'Ny', 'lead', null) as id)
      insert into app.outbox (steward_id, about) select id, 'invitation' from steward`;
    await run();
    const [mail] = smtp.received;
    expect(mail?.to).toEqual(['ny@exempel.example']);
    const key = keyIn(mail?.text);
    expect(mail?.text).toContain(`${origin}/vardar/inbjudan/${key}/`);
    const [steward] =
      await database.sql`select invitation_hash from app.stewards where email = 'ny@exempel.example'`;
    expect(steward?.invitation_hash).toBe(hashOfKey(key));
    expect(await whereIs(key)).toEqual([]);
  });

  test('a run that has no more time begins no more mail, and the next one goes on', async () => {
    await waitingLetters(database.sql, 2);
    expect(await run(-1)).toEqual({ sent: 0, later: 0, failed: 0, outcome: 'timeUp' });
    expect(await tries()).toEqual([0, 0]);
    expect(await run()).toMatchObject({ sent: 2, outcome: 'done' });
  });
});

describe('when the mail server', () => {
  test('is not there at all, mails wait untouched until there is one', async () => {
    await waitingLetters(database.sql, 2);
    for (const [url, more] of [
      ['', {}],
      ['mail.exempel.example', { code: 'badUrl' }],
    ] as const) {
      process.env.SMTP_URL = url;
      expect(await run()).toEqual({ sent: 0, later: 0, failed: 0, outcome: 'noServer', ...more });
    }
    process.env.SMTP_URL = smtp.url;
    expect(await tries()).toEqual([0, 0]);
    expect(await run()).toMatchObject({ sent: 2 });
  });

  test('is down for a while, everything leaves when it is back, in order, each once', async () => {
    const letters = await waitingLetters(database.sql, 8);
    await smtp.become('down');
    expect(await run()).toEqual({ sent: 0, later: 1, failed: 0, outcome: 'away', code: 'refused' });
    // From now on it is looked for before anything is taken.
    for (let again = 0; again < 3; again += 1)
      expect(await run()).toEqual({ sent: 0, later: 0, failed: 0, outcome: 'away', code: 'refused' });
    expect(await tries()).toEqual([1, 0, 0, 0, 0, 0, 0, 0]);
    await smtp.become('well');
    expect(await run()).toMatchObject({ sent: 8, outcome: 'done' });
    expect(arrived()).toEqual(letters.map(({ email }) => email));
  });

  test('is slow, everything leaves all the same', async () => {
    await waitingLetters(database.sql, 3);
    await smtp.become({ slow: 400 });
    expect(await run()).toMatchObject({ sent: 3, outcome: 'done' });
    expect(smtp.received).toHaveLength(3);
  });

  test('is so slow that nobody can wait for it, a try ends within ten seconds, and everything leaves later', async () => {
    await waitingLetters(database.sql, 2);
    await smtp.become({ slow: 6000 });
    const begun = performance.now();
    expect(await run()).toEqual({ sent: 0, later: 1, failed: 0, outcome: 'away', code: 'timeout' });
    expect(performance.now() - begun).toBeLessThan(10_000);
    await smtp.become('well');
    expect(await run()).toMatchObject({ sent: 2 });
    expect(smtp.received).toHaveLength(2);
  });

  test('refuses one address for good, that mail is shown as failed, and all others leave', async () => {
    const letters = await waitingLetters(database.sql, 5);
    const gone = letters[2];
    await smtp.become({ refusesForGood: gone?.email ?? '' });
    expect(await run()).toEqual({ sent: 4, later: 0, failed: 1, outcome: 'done' });
    expect(await failed()).toEqual([{ id: gone?.outbox, trouble: 'smtp550' }]);
    await passTime(database.sql);
    await run();
    expect(arrived()).toEqual(letters.filter((one) => one !== gone).map(({ email }) => email));
  });

  test('asks to come back later, a mail waits longer each time, and leaves in the end', async () => {
    await waitingLetters(database.sql, 1);
    await smtp.become('refusesForNow');
    const pauses: number[] = [];
    for (let again = 0; again < 4; again += 1) {
      expect(await run()).toEqual({ sent: 0, later: 1, failed: 0, outcome: 'done' });
      pauses.push(Math.round((await pause()) / 60));
      expect(await run()).toMatchObject({ later: 0 });
      await passTime(database.sql);
    }
    expect(pauses).toEqual([1, 2, 5, 15]);
    await smtp.become('well');
    expect(await run()).toMatchObject({ sent: 1 });
  });

  test('asks to come back later for five days, the mail is given up and shown as failed', async () => {
    const { outbox } = await aWaitingLetter(database.sql);
    await database.sql`update app.outbox set made_at = now() - interval '5 days'`;
    await smtp.become('refusesForNow');
    expect(await run()).toMatchObject({ failed: 1 });
    expect(await failed()).toEqual([{ id: outbox, trouble: 'smtp451' }]);
  });

  test('dies in the middle of a mail, that mail is sent again and received once', async () => {
    const letters = await waitingLetters(database.sql, 3);
    await smtp.become('diesInData');
    expect(await run()).toEqual({ sent: 0, later: 1, failed: 0, outcome: 'away', code: 'unanswered' });
    expect(await tries()).toEqual([1, 0, 0]);
    await smtp.become('well');
    expect(await run()).toMatchObject({ sent: 2 });
    await passTime(database.sql);
    expect(await run()).toMatchObject({ sent: 1 });
    expect(arrived().sort()).toEqual(letters.map(({ email }) => email).sort());
  });

  test('dies before it has said that it took a mail, that mail alone comes twice, with the same Message-ID', async () => {
    const letters = await waitingLetters(database.sql, 3);
    await smtp.become('diesAfterData');
    expect(await run()).toMatchObject({ later: 1, outcome: 'away', code: 'unanswered' });
    await smtp.become('well');
    await run();
    await passTime(database.sql);
    await run();
    const [first] = letters;
    expect(arrived().sort()).toEqual([first, ...letters].map((one) => one?.email).sort());
    const copies = smtp.received.filter(({ to }) => to[0] === first?.email);
    expect(new Set(copies.map(({ messageId }) => messageId)).size).toBe(1);
    // Whichever copy a mailbox shows: its link leads there.
    for (const { text } of copies)
      expect((await findByKey(keyIn(text))).found?.reference).toBe(first?.reference);
    expect(await statesOf(database.sql)).toEqual({ sent: 3 });
  });

  test('never says whether it took a mail, nobody gets a third copy before a person has said so', async () => {
    const { outbox } = await aWaitingLetter(database.sql);
    await smtp.become('diesAfterData');
    for (let again = 0; again < 4; again += 1) {
      await run();
      await passTime(database.sql);
    }
    expect(smtp.received).toHaveLength(2);
    expect(await failed()).toEqual([{ id: outbox, trouble: 'unanswered' }]);
  });
});

describe('when the database', () => {
  const only =
    (path: string, mood: 'drops' | 'losesTheAnswer', times: number): Mood =>
    async (asked, passOn) => {
      if (!asked.path.endsWith(path) || times <= 0) return passOn();
      times -= 1;
      if (mood === 'losesTheAnswer') await passOn();
      throw new Error('gone');
    };

  test.each(['drops', 'losesTheAnswer'] as const)(
    'goes away for a moment after a mail has left (%s), that is noted all the same',
    async (mood) => {
      await waitingLetters(database.sql, 3);
      proxy.mood = only('/rpc/mail_sent', mood, 1);
      expect(await run()).toEqual({ sent: 3, later: 0, failed: 0, outcome: 'done' });
      expect(smtp.received).toHaveLength(3);
    },
  );

  test('is away after a mail has left, no more are sent; when it is back that is noted first, and nobody gets two', async () => {
    const letters = await waitingLetters(database.sql, 3);
    proxy.mood = only('/rpc/mail_sent', 'drops', 100);
    expect(await run()).toMatchObject({ outcome: 'away', code: 'database' });
    expect(smtp.received).toHaveLength(1);
    expect(await run()).toEqual({ sent: 0, later: 0, failed: 0, outcome: 'away', code: 'database' });
    await passTime(database.sql);
    proxy.mood = 'well';
    expect(await run()).toMatchObject({ sent: 2, outcome: 'done' });
    expect(arrived()).toEqual(letters.map(({ email }) => email));
    expect(await statesOf(database.sql)).toEqual({ sent: 3 });
  });

  test('is away, nothing is sent and nothing is lost', async () => {
    await waitingLetters(database.sql, 2);
    proxy.mood = 'drops';
    expect(await run()).toEqual({ sent: 0, later: 0, failed: 0, outcome: 'away', code: 'database' });
    proxy.mood = 'well';
    expect(await run()).toMatchObject({ sent: 2 });
  });

  test('gives a mail and its answer is lost, that mail leaves when its two minutes are over', async () => {
    const letters = await waitingLetters(database.sql, 2);
    proxy.mood = only('/rpc/take_mail', 'losesTheAnswer', 1);
    expect(await run()).toMatchObject({ sent: 0, outcome: 'away' });
    proxy.mood = 'well';
    expect(await run()).toMatchObject({ sent: 1 });
    await passTime(database.sql);
    expect(await run()).toMatchObject({ sent: 1 });
    expect(arrived().sort()).toEqual(letters.map(({ email }) => email).sort());
  });
});

test('somebody whose address has been erased gets no mail, and it is shown as failed', async () => {
  const { reference, outbox } = await aWaitingLetter(database.sql);
  const { email } = await aWaitingLetter(database.sql);
  await database.sql`
    delete from app.contacts where contribution_id = (select id from app.contributions where reference = ${reference})`;
  expect(await run()).toEqual({ sent: 1, later: 0, failed: 1, outcome: 'done' });
  expect(arrived()).toEqual([email]);
  expect(await failed()).toEqual([{ id: outbox, trouble: 'noAddress' }]);
});

test('a mail that cannot be written does not stand in the way of the others', async () => {
  await waitingLetters(database.sql, 2);
  await database.sql`
    with steward as (select app.invite('udda@exempel.example', 'Udda', 'lead', null) as id)
    insert into app.outbox (steward_id, about, day) select id, 'morning', '2026-11-24' from steward`;
  proxy.mood = async ({ path }, passOn) => {
    if (path.endsWith('/rpc/morning_counts')) throw new Error('gone');
    return passOn();
  };
  expect(await run()).toEqual({ sent: 2, later: 1, failed: 0, outcome: 'done' });
});

test('the log tells how many left, and neither address, key, words nor name', async () => {
  const letter = await aWaitingLetter(database.sql, {
    name: 'Förskolläraren',
    words: 'Ett svar i förtroende.',
  });
  const refused = await aWaitingLetter(database.sql, { title: 'Rubriken i loggen' });
  for (const secret of [
    letter.email,
    refused.email,
    'Förskolläraren',
    'Ett svar i förtroende.',
    'Rubriken i loggen',
    letter.reference,
  ])
    overhear.typed(secret);
  await smtp.become({ refusesForGood: refused.email });
  const told = () => logs.lines.map((line) => JSON.parse(line)).filter(({ event }) => event === 'mail');
  const call = () =>
    mailFunction(new Request(origin), { requestId: 'r-1', site: { url: origin } } as Context);
  const before = told().length;
  expect((await call()).status).toBe(204);
  overhear.typed(keyIn(smtp.received[0]?.text));
  expect(told().slice(before)).toMatchObject([
    { event: 'mail', outcome: 'done', sent: 1, later: 0, failed: 1 },
  ]);
  // Nothing happened, nothing changed: no line.
  await call();
  expect(told()).toHaveLength(before + 1);
  await smtp.become('down');
  await aWaitingLetter(database.sql);
  await call();
  await call();
  expect(told().slice(before + 1)).toMatchObject([{ outcome: 'away', code: 'refused', later: 1 }]);
});

/** The tables in which this stands, in whatever column. */
async function whereIs(text: string): Promise<string[]> {
  const tables = await database.sql<{ name: string }[]>`
    select schemaname || '.' || tablename as name from pg_tables where schemaname in ('app', 'public', 'auth') order by 1`;
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await database.sql.unsafe(`select 1 from ${name} t where t::text like $1 limit 1`, [
      `%${text}%`,
    ]);
    if (rows.length > 0) found.push(name);
  }
  return found;
}
