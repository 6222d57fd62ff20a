/** What the one who wrote does on their private page: answers, writes back, goes together with another idea, takes back. Throws Away, or Refused with the reason. */
import { hashOfKey } from '../domain/reference.ts';
import { database } from './client.ts';
import { rowsOf } from './told.ts';

/** How many comments in a day: more is a conversation for the telephone. */
const commentsMost = 20;

/** @param act made with the form: the same form sent twice is one act */
export async function answerProposal(
  act: string,
  key: string,
  proposal: number,
  yes: boolean,
): Promise<void> {
  const asked = { p_act: act, p_key_hash: hashOfKey(key), p_proposal: proposal, p_yes: yes };
  await rowsOf(database().rpc('answer_by_key', asked));
}

export async function comment(act: string, key: string, words: string): Promise<void> {
  const written = { p_act: act, p_key_hash: hashOfKey(key), p_words: words, p_limit: commentsMost };
  await rowsOf(database().rpc('write_by_key', written));
}

export async function takeBack(act: string, key: string): Promise<void> {
  await rowsOf(database().rpc('withdraw_by_key', { p_act: act, p_key_hash: hashOfKey(key) }));
}

/** Their own idea goes together with one that lies on the board. */
export async function join(act: string, key: string, other: string): Promise<void> {
  const asked = { p_act: act, p_key_hash: hashOfKey(key), p_other: other };
  await rowsOf(database().rpc('join_by_key', asked));
}
