/**
 * One run of the outbox: take one, send it, note it, the next. Two runs at the same time, or one cut off anywhere, lose nothing; one cut
 * off between sending and noting is the only way to a second copy (see the outbox's migration).
 */
import { randomBytes } from 'node:crypto';
import { mailNotSent, mailSent, morningCounts, type TakenMail, takeMail } from '../data/mailbox.ts';
import { Away } from '../data/told.ts';
import { hashOfKey, keyBytes, keyFrom } from '../domain/reference.ts';
import { localDay } from '../domain/workingDays.ts';
import kommun from '../kommun/kommun.config.ts';
import { type Composed, compose } from './compose.ts';
import { writeMorning } from './morning.ts';
import { note, noteUnsaid } from './note.ts';
import type { Outcome } from './outcome.ts';
import { waitAfter } from './pause.ts';
import { isMailUrl, openTransport, type Transport } from './transport.ts';

export interface Run {
  sent: number;
  /** Tried, and still waiting. */
  later: number;
  /** Will not leave by themselves; shown at the table. */
  failed: number;
  /** `away`: the mail server; or the database, when the code says so. */
  outcome: 'done' | 'noServer' | 'away' | 'timeUp';
  code?: string;
}

export interface Sending {
  /** Where the site is reached. */
  origin: string;
  /** No mail is begun after this long. One more try and its noting can take 17 s. */
  limitMs: number;
  /** What the clock shows, where it matters which morning it is. */
  now?: () => Date;
}

/** Much longer than one try and its noting, so that nobody else takes what is in hand. */
const leaseSeconds = 120;

/** Sends what waits through the mail server that the environment names (`SMTP_URL`). Without one, mails wait. */
export async function sendWaiting({ origin, limitMs, now = () => new Date() }: Sending): Promise<Run> {
  const run: Run = { sent: 0, later: 0, failed: 0, outcome: 'done' };
  const url = process.env.SMTP_URL ?? '';
  if (!isMailUrl(url)) return { ...run, outcome: 'noServer', ...(url ? { code: 'badUrl' } : {}) };
  const until = performance.now() + limitMs;
  const transport = openTransport(url);
  try {
    await noteUnsaid();
    // Should that fail alone, the letters still leave.
    await writeMorning(now(), kommun).catch(() => Object.assign(run, { code: 'morning' }));
    await sendAll(run, transport, origin, now, until);
  } catch (error) {
    if (!(error instanceof Away)) throw error;
    Object.assign(run, { outcome: 'away', code: 'database' });
  } finally {
    transport.close();
  }
  return run;
}

/** Nobody was there last time: then nothing is taken in vain before somebody is. */
let wasAway = false;

async function sendAll(
  run: Run,
  transport: Transport,
  origin: string,
  now: () => Date,
  until: number,
): Promise<void> {
  if (wasAway && hasToStop(await transport.open(), run)) return;
  for (;;) {
    if (performance.now() > until) {
      run.outcome = 'timeUp';
      return;
    }
    const key = keyFrom(randomBytes(keyBytes));
    const mail = await takeMail(hashOfKey(key), leaseSeconds);
    if (!mail) return;
    const outcome = await send(mail, transport, () => written(mail, key, origin, now()));
    run[await noteOutcome(mail, outcome)] += 1;
    if (hasToStop(outcome, run)) return;
  }
}

async function written(mail: TakenMail, key: string, origin: string, now: Date): Promise<Composed> {
  const counts = mail.about === 'morning' ? await morningCounts(localDay(now, kommun.timeZone)) : undefined;
  return compose(mail, { key, origin, kommun, counts });
}

async function send(mail: TakenMail, transport: Transport, write: () => Promise<Composed>): Promise<Outcome> {
  // Erased in the meantime.
  if (mail.email === '') return { became: 'never', code: 'noAddress' };
  try {
    return await transport.send(await write());
  } catch {
    // One that cannot be written must not stand in the way of the others.
    return { became: 'later', code: 'compose', stop: false };
  }
}

async function noteOutcome(mail: TakenMail, outcome: Outcome): Promise<'sent' | 'later' | 'failed'> {
  if (outcome.became === 'sent') {
    await note(() => mailSent(mail));
    return 'sent';
  }
  const waited = (Date.now() - Date.parse(mail.made_at)) / 1000;
  const pause = waitAfter(outcome, mail.try, waited);
  await note(() => mailNotSent(mail, outcome.code, pause === null ? null : Math.round(pause)));
  return pause === null ? 'failed' : 'later';
}

function hasToStop(outcome: Outcome | { became: 'open' }, run: Run): boolean {
  wasAway = outcome.became === 'untried';
  const stops = outcome.became === 'untried' || (outcome.became === 'later' && outcome.stop);
  if (stops) Object.assign(run, { outcome: 'away', code: outcome.code });
  return stops;
}
