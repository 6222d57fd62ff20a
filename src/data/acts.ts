/** Acts at the table: each is one call of one database function, as the steward. Throws Away, or Refused with the database's reason. */
import type { ActContent, ActName } from '../domain/acts.ts';
import type { Client } from './client.ts';
import { rowsOf } from './told.ts';

/** Which form was sent, about what, and how much of it the steward had seen. */
export interface Sent {
  /** Made with the form: the same form sent twice is one act. */
  act: string;
  reference: string;
  seen: number;
}

type Doing = {
  [Name in ActName]: (client: Client, of: Shared, content: ActContent<Name>) => PromiseLike<Answer>;
};
type Answer =
  Parameters<typeof rowsOf<{ done: boolean }>>[0] extends PromiseLike<infer Result> ? Result : never;
interface Shared {
  p_act: string;
  p_reference: string;
  p_seen: number;
}

const doing: Doing = {
  read: (client, of, { words }) => client.rpc('desk_read', { ...of, p_words: words }),
  write: (client, of, { words }) => client.rpc('desk_write', { ...of, p_words: words }),
  publish: (client, of, { words, title, description }) =>
    client.rpc('desk_publish', { ...of, p_words: words, p_title: title, p_description: description }),
  giveBack: (client, of, { ground, words }) =>
    client.rpc('desk_give_back', { ...of, p_ground: ground, p_words: words }),
  proposeJoin: (client, of, { other, words }) =>
    client.rpc('desk_propose_join', { ...of, p_other: other, p_words: words }),
  answer: (client, of, content) =>
    client.rpc('desk_answer', {
      ...of,
      p_words: content.words,
      p_signed: content.signed,
      p_unit: content.unit,
      p_hats: content.hats,
      p_written_on: content.writtenOn,
      p_decided_by: content.decidedBy,
      p_case_number: content.caseNumber,
      p_letter: content.letter ?? null,
    }),
  moveOn: (client, of, { move, leader, insurance, land, words }) =>
    client.rpc('desk_move_on', {
      ...of,
      p_status: move,
      p_words: words,
      p_leader: leader,
      p_insurance: insurance,
      p_land: land,
    }),
  children: (client, of, { children, responsible }) =>
    client.rpc('desk_children', { ...of, p_children: children, p_responsible: responsible }),
  answered: (client, of, { words }) => offer(client, of, 'answered', words),
  agreed: (client, of, { words, agreed, meets }) => offer(client, of, 'agreed', words, agreed, meets),
  thanked: (client, of, { words }) => offer(client, of, 'thanked', words),
  worry: (client, of) => client.rpc('desk_worry', { ...of }),
  rubbish: (client, of) => client.rpc('desk_rubbish', { ...of, p_is: true }),
  notRubbish: (client, of) => client.rpc('desk_rubbish', { ...of, p_is: false }),
  remove: (client, of, { unlawful, words }) =>
    client.rpc('desk_remove', { ...of, p_ground: unlawful, p_words: words }),
};

function offer(client: Client, of: Shared, status: string, words: string, agreed = '', meets: string[] = []) {
  return client.rpc('desk_offer', {
    ...of,
    p_status: status,
    p_words: words,
    p_agreed: agreed,
    p_meets: meets,
  });
}

/** @returns false when this very form had been sent before: then nothing happened now */
export async function doAct<Name extends ActName>(
  client: Client,
  name: Name,
  { act, reference, seen }: Sent,
  content: ActContent<Name>,
): Promise<boolean> {
  const shared = { p_act: act, p_reference: reference, p_seen: seen };
  const [row] = await rowsOf(doing[name](client, shared, content));
  return row?.done ?? false;
}

/** Hands out as public records: notes that it was done, gives the references that there are. */
export async function handOut(client: Client, act: string, references: readonly string[]): Promise<string[]> {
  const rows = await rowsOf(client.rpc('desk_hand_out', { p_act: act, p_references: [...references] }));
  return rows.map(({ reference }) => reference);
}

export async function inviteSteward(
  client: Client,
  act: string,
  { email, name, role }: { email: string; name: string; role: string },
): Promise<void> {
  await rowsOf(client.rpc('desk_invite', { p_act: act, p_email: email, p_name: name, p_role: role }));
}

export async function inviteStewardAgain(client: Client, act: string, steward: string): Promise<void> {
  await rowsOf(client.rpc('desk_invite_again', { p_act: act, p_steward: steward }));
}

export async function removeSteward(client: Client, act: string, steward: string): Promise<void> {
  await rowsOf(client.rpc('desk_remove_steward', { p_act: act, p_steward: steward }));
}

export async function wantMorningMail(client: Client, wanted: boolean): Promise<void> {
  await rowsOf(client.rpc('desk_morning', { p_wanted: wanted }));
}

export async function sendMailAgain(client: Client, act: string, mail: number): Promise<void> {
  await rowsOf(client.rpc('desk_mail_again', { p_act: act, p_id: mail }));
}
