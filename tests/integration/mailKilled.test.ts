/** What becomes of mail when the process that sends it is killed, wherever it is. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { useDatabase } from '../support/database.ts';
import { passTime, statesOf, waitingLetters } from '../support/mails.ts';
import { startSmtp, type TroubledSmtp } from '../support/smtp.ts';

const database = useDatabase();
let smtp: TroubledSmtp;

beforeAll(async () => {
  smtp = await startSmtp();
  process.env.SMTP_URL = smtp.url;
});
afterAll(() => smtp.stop());

interface Kill {
  /** Before its n-th request of the database: 2 is after the first mail has left and before that is noted. */
  beforeRequest?: number;
  /** After so many of its mails have arrived, and a moment more. */
  afterMails?: number;
}

/** Begins a sender; true when it was killed before it had sent everything. */
async function sendUntilKilled({ beforeRequest = 0, afterMails }: Kill): Promise<boolean> {
  const file = fileURLToPath(new URL('../support/mailSender.ts', import.meta.url));
  const env = { ...process.env, KILLED_BEFORE: String(beforeRequest) };
  const child = fork(file, { env, execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  if (afterMails !== undefined) void killAfter(child, afterMails);
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  if (signal === null) expect(code).toBe(0);
  return signal === 'SIGKILL';
}

async function killAfter(child: ChildProcess, more: number): Promise<void> {
  const before = smtp.received.length;
  while (smtp.received.length < before + more && child.exitCode === null) await sleep(1);
  await sleep(Math.random() * 50);
  child.kill('SIGKILL');
}

const mails = 60;
/** After each of its first four steps, and twelve times anywhere in the next mails. */
const kills: Kill[] = [
  ...[1, 2, 3, 4].map((beforeRequest) => ({ beforeRequest })),
  ...Array.from({ length: 12 }, (_, at) => ({ afterMails: 1 + (at % 5) })),
];

test(`${mails} mails leave while their sender is killed up to ${kills.length} times: all arrive, at most one of them twice for each kill`, {
  timeout: 180_000,
}, async ({ annotate }) => {
  const letters = await waitingLetters(database.sql, mails);
  let killed = 0;
  for (const kill of kills) {
    if (await sendUntilKilled(kill)) killed += 1;
    await passTime(database.sql);
  }
  const leftForTheLast = mails - ((await statesOf(database.sql)).sent ?? 0);
  expect(await sendUntilKilled({})).toBe(false);

  expect(await statesOf(database.sql)).toEqual({ sent: mails });
  const received = smtp.received.map(({ to, messageId }) => `${to} ${messageId}`);
  expect(new Set(smtp.received.flatMap(({ to }) => to))).toEqual(new Set(letters.map(({ email }) => email)));
  // A second copy says that it is one.
  expect(new Set(received).size).toBe(mails);
  const twice = received.length - mails;
  await annotate(
    `${mails} mails, ${killed} kills, ${twice} mails twice; ${leftForTheLast} left for the one that was not killed`,
  );
  expect(killed).toBeGreaterThanOrEqual(4);
  expect(twice).toBeLessThanOrEqual(killed);
  // Killed between sending and noting: the test can see what it is about.
  expect(twice).toBeGreaterThanOrEqual(1);
});
