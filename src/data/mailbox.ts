/** The outbox: which mail leaves next, and what became of it. Every function throws Away, or Refused. */
import { database } from './client.ts';
import type { Database } from './database.types.ts';
import { rowsOf } from './told.ts';

type Functions = Database['public']['Functions'];
export type TakenMail = Functions['take_mail']['Returns'][number];
export type MorningCounts = Functions['morning_counts']['Returns'][number];

/**
 * The next mail to send, which is ours for as long as the lease; undefined when none waits.
 * @param keyHash of a new private key, which then opens what the mail's link leads to
 */
export async function takeMail(keyHash: string, leaseSeconds: number): Promise<TakenMail | undefined> {
  const [mail] = await rowsOf(
    database().rpc('take_mail', { p_key_hash: keyHash, p_lease_seconds: leaseSeconds }),
  );
  return mail;
}

/** The mail server took it. */
export async function mailSent({ id, try: attempt }: TakenMail): Promise<void> {
  await rowsOf(database().rpc('mail_sent', { p_id: id, p_try: attempt }));
}

/**
 * It did not leave.
 * @param trouble a code, never words of a mail server
 * @param waitSeconds until the next try; null for never
 */
export async function mailNotSent(
  { id, try: attempt }: TakenMail,
  trouble: string,
  waitSeconds: number | null,
): Promise<void> {
  const said = { p_id: id, p_try: attempt, p_trouble: trouble, p_wait_seconds: waitSeconds };
  await rowsOf(database().rpc('mail_not_sent', said));
}

/** One for each steward who wants it, when there is something to tell; a second time the same day writes none. */
export async function writeMorningMails(day: string): Promise<number> {
  const [row] = await rowsOf(database().rpc('write_morning_mails', { p_day: day }));
  return row?.written ?? 0;
}

/** @param today `YYYY-MM-DD`, where the municipality is */
export async function morningCounts(today: string): Promise<MorningCounts> {
  const [counts] = await rowsOf(database().rpc('morning_counts', { p_today: today }));
  if (!counts) throw new TypeError('The database counted nothing.');
  return counts;
}
