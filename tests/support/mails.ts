/** Mails that wait, as an act at the table would have written them, and what lies in the outbox. */
import { randomUUID } from 'node:crypto';
import type { Sql } from 'postgres';
import type { TakenMail } from '../../src/data/mailbox.ts';
import { ideaArguments, knock, offerArguments } from './submissions.ts';

/** One that has been taken out of the outbox. */
export function aTakenMail(own: Partial<TakenMail> = {}): TakenMail {
  return {
    id: 7,
    try: 1,
    made_at: '2026-11-24T09:00:00+00:00',
    about: 'letter',
    email: 'anna@exempel.example',
    name: 'Anna',
    language: 'sv',
    day: '',
    reference: 'K3-7M2Q-9XRT',
    kind: 'idea',
    title: 'Läxhjälp på torsdagar',
    status: 'published',
    letter_about: 'publish',
    words: 'Hej Anna! Nu ligger idén på bordet.',
    signed: 'Disa',
    ...own,
  };
}

interface Letter {
  email: string;
  reference: string;
  outbox: number;
}

/** A letter to somebody who has sent an idea (or an offer), waiting to leave. */
export async function aWaitingLetter(
  sql: Sql,
  own: {
    email?: string;
    about?: string;
    words?: string;
    title?: string;
    name?: string;
    kind?: 'idea' | 'offer';
  } = {},
): Promise<Letter> {
  const {
    email = `${randomUUID()}@exempel.example`,
    about = 'write',
    words = 'Hej! Tack för att du skrev.',
  } = own;
  const said = { p_email: email, p_display_name: own.name ?? '' };
  const { reference } =
    own.kind === 'offer'
      ? await knock(sql, 'take_in_offer', offerArguments(said))
      : await knock(sql, 'take_in_idea', ideaArguments({ ...said, p_title: own.title ?? 'Plantera träd' }));
  const [row] = await sql<{ id: string }[]>`
    with letter as (
      insert into app.letters (contribution_id, about, words, signed)
      select c.id, ${about}, ${words}, 'Disa' from app.contributions c where c.reference = ${reference}
      returning id
    )
    insert into app.outbox (letter_id, about) select id, 'letter' from letter returning id`;
  return { email, reference, outbox: Number(row?.id) };
}

/** So many letters, each to somebody else, in the order in which they were written. */
export async function waitingLetters(sql: Sql, many: number): Promise<Letter[]> {
  const letters: Letter[] = [];
  for (let at = 0; at < many; at += 1) letters.push(await aWaitingLetter(sql));
  return letters;
}

/** How many mails are in each state: `{ sent: 3, waiting: 1 }`. */
export async function statesOf(sql: Sql): Promise<Record<string, number>> {
  const rows = await sql<{ status: string; many: number }[]>`
    select status, count(*)::integer as many from app.outbox group by status order by status`;
  return Object.fromEntries(rows.map(({ status, many }) => [status, many]));
}

/** The pauses are over, and so are the leases of whoever has died. */
export async function passTime(sql: Sql): Promise<void> {
  await sql`update app.outbox set next_at = now() - interval '1 second' where status in ('waiting', 'sending')`;
}
