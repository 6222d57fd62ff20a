/** The mail in the morning: to whom, when, and how often. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { writeMorningMails } from '../../src/data/mailbox.ts';
import { sendWaiting } from '../../src/mail/send.ts';
import { useDatabase } from '../support/database.ts';
import { statesOf } from '../support/mails.ts';
import { startSmtp, type TroubledSmtp } from '../support/smtp.ts';
import { ideaArguments, knock, offerArguments } from '../support/submissions.ts';

const database = useDatabase();
let smtp: TroubledSmtp;

const origin = 'https://tillsammans.exempelkoping.example';
const runAt = (moment: string) => sendWaiting({ origin, limitMs: 20_000, now: () => new Date(moment) });

beforeAll(async () => {
  smtp = await startSmtp();
  process.env.SMTP_URL = smtp.url;
  const steward = (name: string, more: object) =>
    database.sql`insert into app.stewards ${database.sql({ email: `${name}@exempel.example`, name, role: 'lead', ...more })}`;
  const entered_at = new Date();
  await steward('vill', { entered_at });
  await steward('vill.ocksa', { entered_at });
  await steward('vill.inte', { entered_at, morning_mail: false });
  await steward('inte.har.an', {});
  await steward('har.slutat', { entered_at, email: null, removed_at: entered_at });
});
beforeEach(async () => {
  await database.sql`delete from app.contributions`;
  await database.sql`delete from app.outbox`;
  smtp.received.length = 0;
});
afterAll(() => smtp.stop());

const arrived = () => smtp.received.flatMap(({ to }) => to).sort();
const wanted = ['vill.ocksa@exempel.example', 'vill@exempel.example'];
const anIdea = (more: object = {}) => knock(database.sql, 'take_in_idea', ideaArguments({ ...more }));

test('comes once a day, only to those who want it, and tells what lies on the table', async () => {
  await anIdea({ p_read_by: '2026-11-20', p_arrived_at: '2026-11-13T09:00:00Z' });
  await knock(database.sql, 'take_in_offer', offerArguments());
  await database.sql`update app.stewards set name = 'Disa' where name = 'vill'`;
  expect(await runAt('2026-11-24T06:05:00Z')).toMatchObject({ sent: 2, outcome: 'done' });
  expect(arrived()).toEqual(wanted);
  const disas = smtp.received.find(({ to }) => to[0] === 'vill@exempel.example');
  expect(disas?.text).toContain('God morgon Disa!');
  expect(disas?.text).toContain('Nytt på bordet: 2. Ett av det skulle redan ha varit läst.');
  expect(disas?.text).toContain('Erbjudanden som väntar på svar: 1.');
  expect(disas?.text).toContain(`${origin}/vardar/`);
  expect(disas?.text).toContain(`${origin}/vardar/jag/`);

  expect(await runAt('2026-11-24T09:00:00Z')).toMatchObject({ sent: 0 });
  // Another process, which does not know.
  expect(await writeMorningMails('2026-11-24')).toBe(0);
  expect(smtp.received).toHaveLength(2);
  expect(await runAt('2026-11-25T06:05:00Z')).toMatchObject({ sent: 2 });
});

test('does not come when nothing waits', async () => {
  expect(await runAt('2026-11-26T07:00:00Z')).toMatchObject({ sent: 0, outcome: 'done' });
  expect(await statesOf(database.sql)).toEqual({});
});

test.each([
  ['before seven', '2026-11-27T05:59:00Z'],
  ['in the afternoon', '2026-11-27T12:00:00Z'],
  ['on a Saturday', '2026-11-28T08:00:00Z'],
  ['in a pause', '2026-12-22T08:00:00Z'],
  ['on Good Friday', '2027-03-26T08:00:00Z'],
])('does not come %s', async (_, moment) => {
  await anIdea();
  expect(await runAt(moment)).toMatchObject({ sent: 0, outcome: 'done' });
  expect(await statesOf(database.sql)).toEqual({});
});

test('waits while the mail server is away, and comes once', async () => {
  await anIdea();
  await smtp.become('down');
  expect(await runAt('2026-11-30T07:00:00Z')).toMatchObject({ outcome: 'away', code: 'refused' });
  await smtp.become('well');
  await runAt('2026-11-30T07:01:00Z');
  await runAt('2026-11-30T07:02:00Z');
  expect(arrived()).toEqual(wanted);
});
