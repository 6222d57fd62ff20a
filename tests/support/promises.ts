/** What everybody who sends something is promised, looked at from outside: rows, keys and references. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { hashOfKey } from '../../src/domain/reference.ts';
import { findMine } from '../../src/inbox/mine.ts';
import { keyIn } from './answers.ts';
import type { Life } from './life.ts';

/** What a sender has in hand. */
export interface Told {
  status: number;
  /** Undefined when nothing was accepted. */
  key: string | undefined;
  /** A browser reads it on its private page. */
  reference: string | undefined;
  waitedMs: number;
}

/** Sends, and gives what was told. Throws when the answer is neither "accepted" nor "send again, and here is what you wrote". */
export async function beTold(send: () => Promise<Response>, words: string): Promise<Told> {
  const begun = performance.now();
  const answer = await send();
  const waitedMs = performance.now() - begun;
  const { status } = answer;
  if ([200, 201, 202, 303].includes(status)) {
    const isProgram = status !== 303;
    const { reference } = isProgram ? ((await answer.clone().json()) as { reference: string }) : {};
    return { status, key: await keyIn(answer), reference, waitedMs };
  }
  if (status !== 503) throw new Error(`the answer was ${status}`);
  const text = await answer.text();
  if (/\/mitt\//.test(text) || answer.headers.has('location')) throw new Error('503, and yet a private link');
  const isPage = answer.headers.get('content-type')?.startsWith('text/html');
  if (isPage && !text.includes(words)) throw new Error('503, and what was typed is gone');
  if (!answer.headers.has('retry-after')) throw new Error('503, and nothing about when to try again');
  return { status, key: undefined, reference: undefined, waitedMs };
}

/** Throws unless there is exactly one contribution with these words, and every key and reference that was given leads to it. */
export async function requireOnce(sql: Sql, words: string, given: readonly Told[]): Promise<void> {
  const rows = await sql<{ id: string }[]>`
    select id from app.whole where title = ${words} or description = ${words}`;
  if (rows.length !== 1) throw new Error(`"${words}" is there ${rows.length} times`);
  const [{ id } = { id: '' }] = rows;
  for (const { status, key, reference } of given) {
    if (!key) continue;
    const [led] = await sql<{ contribution_id: string; reference: string }[]>`
      select contribution_id, reference from app.submissions where key_hash = ${hashOfKey(key)}`;
    if (led?.contribution_id !== id)
      throw new Error(`a key given with ${status} leads to ${led ? 'another' : 'nothing'}`);
    if (!reference) continue;
    const [named] = await sql<{ contribution_id: string }[]>`
      select contribution_id from app.submissions where reference = ${reference}`;
    if (named?.contribution_id !== id)
      throw new Error(`a reference given with ${status} leads to ${named ? 'another' : 'nothing'}`);
  }
}

/** Whoever was told that it is kept sees it on their private page. Throws when that says it is missing, even once. */
export async function requireFound({ live }: Pick<Life, 'live'>, key: string): Promise<void> {
  await eventually('was shown on its private page', async () => {
    const { found, away } = await live(() => findMine(key));
    if (!found && !away) throw new Error('it was accepted, and the private page says that it is missing');
    return found;
  });
}

/** What must come true when all is well, if not at the first try: a machine may be slow, and other people's tests run beside. */
export async function eventually(what: string, isSo: () => Promise<unknown>): Promise<void> {
  const until = performance.now() + 30_000;
  while (!(await isSo())) {
    if (performance.now() > until) throw new Error(`it never ${what}`);
    await sleep(200);
  }
}
