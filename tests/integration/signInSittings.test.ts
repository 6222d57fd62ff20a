/** A steward's sitting: how long it lasts, what ends it, and that neither half of it is any good alone. */
import { createClient } from '@supabase/supabase-js';
import { describe, expect, test } from 'vitest';
import { connectAs } from '../../src/data/client.ts';
import { setSecondFactor } from '../../src/data/signIn.ts';
import { countTable } from '../../src/data/table.ts';
import { sealFrom } from '../../src/desk/seal.ts';
import { comeIn } from '../../src/desk/signIn.ts';
import { endSitting, openSitting, sealTokens } from '../../src/desk/sitting.ts';
import { hashOfToken, newToken } from '../../src/desk/token.ts';
import { digitsOf, tokenOf, useDoor } from '../support/signIn.ts';
import { ideaArguments, knock } from '../support/submissions.ts';

const door = useDoor();
const sql = (...given: Parameters<typeof door.database.sql>) => door.database.sql(...given);
const isOpen = async (token: string) => (await openSitting(token)) !== undefined;
const today = '2026-11-24';

async function sitting(own?: Parameters<typeof door.person>[0]) {
  const person = await door.person(own);
  return { person, token: await door.comesIn(person) };
}
const aged = (token: string, began: number, seen: number) => sql`
  update app.sittings set began_at = now() - make_interval(secs => ${began}), seen_at = now() - make_interval(secs => ${seen})
  where token_hash = ${hashOfToken(token)}`;
const sealedOf = async (token: string) => {
  const [row] = await door.database.sql<{ tokens_sealed: string }[]>`
    select tokens_sealed from app.sittings where token_hash = ${hashOfToken(token)}`;
  return row?.tokens_sealed ?? '';
};
const tokensOf = async (token: string) =>
  JSON.parse(sealFrom(token, 'tokens').open(await sealedOf(token), hashOfToken(token)) ?? '{}') as {
    access: string;
    refresh: string;
    expiresAt: number;
  };

describe('a sitting', () => {
  const [hour, half] = [3600, 1800];
  test.each([
    ['half an hour of nothing', half, half, true],
    ['an hour of nothing', hour + 5, hour + 5, false],
    ['eleven hours and a half, awake all the time', 11.5 * hour, 10, true],
    ['twelve hours, awake all the time', 12 * hour + 5, 10, false],
  ])('after %s (%i s, %i s) is open: %s', async (_, began, seen, open) => {
    await knock(door.database.sql, 'take_in_idea', ideaArguments());
    const { token } = await sitting();
    const { access } = await tokensOf(token);
    await aged(token, began, seen);
    const asked = await connectAs(access).rpc('desk_list', listed);
    expect(await isOpen(token)).toBe(open);
    // The database itself holds to it, whatever the functions do.
    expect((asked.data ?? []).length > 0).toBe(open);
  });
  test('is kept awake by being used', async () => {
    const { token } = await sitting();
    await aged(token, 2 * 3600, 3500);
    expect(await isOpen(token)).toBe(true);
    const [row] =
      await sql`select seen_at > now() - interval '10 seconds' as awake from app.sittings where token_hash = ${hashOfToken(token)}`;
    expect(row?.awake).toBe(true);
  });
  test('has a token of its own, never the one the browser asked with or had before', async () => {
    const person = await door.person();
    const asked = await door.asks(person);
    const token = tokenOf(await comeIn(asked, door.codesOf(person).at(-1) ?? '', digitsOf(person)));
    expect(token).not.toBe(asked);
    expect([await isOpen(asked), await isOpen(token)]).toEqual([false, true]);
  });
  test('cannot be fixed beforehand: a token that somebody planted asks for nothing and becomes no sitting', async () => {
    const person = await door.person();
    await door.asks(person);
    const planted = newToken();
    expect(await comeIn(planted, door.codesOf(person).at(-1) ?? '', digitsOf(person))).toEqual({
      outcome: 'askAgain',
    });
    expect(await isOpen(planted)).toBe(false);
  });
  test('has 256 random bits, and ten thousand tokens have none twice', () => {
    const tokens = new Set(Array.from({ length: 10_000 }, newToken));
    expect(tokens.size).toBe(10_000);
    expect([...tokens].filter((token) => Buffer.from(token, 'base64url').length !== 32)).toEqual([]);
  });
  test('ends here and not elsewhere', async () => {
    const { person, token } = await sitting();
    const other = await door.comesIn(person);
    await endSitting(token, false);
    expect([await isOpen(token), await isOpen(other)]).toEqual([false, true]);
  });
  test("ends everywhere, and nobody else's with it", async () => {
    const { person, token } = await sitting();
    const [other, somebody] = [await door.comesIn(person), await sitting()];
    await endSitting(token, true);
    expect([await isOpen(token), await isOpen(other), await isOpen(somebody.token)]).toEqual([
      false,
      false,
      true,
    ]);
  });
  test('that has ended ends nothing more', async () => {
    const { person, token } = await sitting();
    await endSitting(token, false);
    const other = await door.comesIn(person);
    await endSitting(token, true);
    expect(await isOpen(other)).toBe(true);
  });
  test('ends when the app is changed in another', async () => {
    const { person, token } = await sitting();
    const other = await door.comesIn(person);
    await setSecondFactor(hashOfToken(other), 'sealed', 1, []);
    expect([await isOpen(token), await isOpen(other)]).toEqual([false, true]);
  });
  test('that has no second factor cannot change one that is there', async () => {
    const { person, token } = await sitting();
    await sql`update app.sittings set second_factor = false where token_hash = ${hashOfToken(token)}`;
    await expect(setSecondFactor(hashOfToken(token), 'sealed', 1, [])).rejects.toMatchObject({ status: 401 });
    expect(await sql`select from app.recovery_codes where steward_id = ${person.id}`).toHaveLength(8);
  });
  test('that is over cannot set a second factor', async () => {
    const { token } = await sitting({ app: false });
    await aged(token, 13 * 3600, 10);
    await expect(setSecondFactor(hashOfToken(token), 'sealed', 1, [])).rejects.toMatchObject({ status: 401 });
  });
  test.each(['removed', 'invited anew'])('of somebody who is %s is over at once', async (how) => {
    const { person, token } = await sitting();
    const { access } = await tokensOf(token);
    if (how === 'removed') await sql`select app.remove_steward(${person.id})`;
    else await sql`select app.invite_again(${person.id}, null)`;
    expect(await isOpen(token)).toBe(false);
    expect((await connectAs(access).rpc('desk_list', listed)).data ?? []).toEqual([]);
  });
});

describe('of a sitting', () => {
  test('the cookie alone opens nothing when the tokens are another’s', async () => {
    const [mine, theirs] = [await sitting(), await sitting()];
    await sql`update app.sittings set tokens_sealed = ${await sealedOf(theirs.token)} where token_hash = ${hashOfToken(mine.token)}`;
    expect(await isOpen(mine.token)).toBe(false);
  });
  test('a copy of the database opens nothing: neither the hash nor anything that lies there is a key', async () => {
    const { token } = await sitting();
    const [{ all = '' } = {}] = await door.database.sql<{ all: string }[]>`
      select string_agg(t::text || ' ' || s::text, ' ') as all from app.sittings t join app.stewards s on s.id = t.steward_id`;
    expect(all).not.toContain(token);
    const sealed = await sealedOf(token);
    for (const key of new Set(all.match(/[\w-]{16,}/g) ?? []))
      expect(sealFrom(key, 'tokens').open(sealed, hashOfToken(token))).toBeUndefined();
    expect(await isOpen(hashOfToken(token))).toBe(false);
    expect(await isOpen(hashOfToken(token).slice(0, 43))).toBe(false);
  });
  test('a token with one bit turned is nobody’s', async () => {
    const { token } = await sitting();
    for (const at of [0, 20, 41]) {
      const letter = token[at] === 'A' ? 'B' : 'A';
      expect(await isOpen(token.slice(0, at) + letter + token.slice(at + 1))).toBe(false);
    }
    for (const odd of [
      '',
      token.slice(1),
      `${token}A`,
      `${token} `,
      ` ${token}`,
      `${token}\n`,
      token.toUpperCase(),
    ])
      expect(await isOpen(odd)).toBe(false);
    expect(await isOpen(token)).toBe(true);
  });
});

describe('whoever reads the mail and has no app', () => {
  /** As anybody can: past our pages, at Supabase's own door. */
  async function thief(email: string) {
    const { supabaseUrl, publishableKey } = door.database;
    const client = createClient(supabaseUrl, publishableKey, {
      auth: { persistSession: false, autoRefreshToken: false },
    });
    const { error } = await client.auth.signInWithOtp({ email, options: { shouldCreateUser: false } });
    if (error) throw error;
    const code = door.codesOf({ email }).at(-1) ?? '';
    const { data } = await client.auth.verifyOtp({ email, token: code, type: 'magiclink' });
    return data.session?.access_token ?? '';
  }

  test('has a token that is signed and true, reads nothing with it and does nothing', async () => {
    const { person } = await sitting({ role: 'lead' });
    const access = await thief(person.email);
    expect(access).not.toBe('');
    const client = connectAs(access);
    expect((await client.rpc('desk_list', listed)).data ?? []).toEqual([]);
    expect(await countTable(client, today)).toEqual({
      news: 0,
      late: 0,
      missing: 0,
      offers: 0,
      rubbish: 0,
      mails: 0,
    });
    const invite = { p_act: crypto.randomUUID(), p_email: 'jag@evil.example', p_name: 'Jag', p_role: 'lead' };
    expect((await client.rpc('desk_invite', invite)).error?.code).toBe('PT401');
  });
  test('does not end the steward’s own sitting by it', async () => {
    const { person, token } = await sitting();
    await thief(person.email);
    expect(await isOpen(token)).toBe(true);
  });
});

describe('tokens that are about to end', () => {
  /** Supabase's tokens as they are, said to end in so many seconds. */
  async function endingIn(token: string, seconds: number): Promise<void> {
    const tokens = { ...(await tokensOf(token)), expiresAt: Date.now() / 1000 + seconds };
    await sql`update app.sittings set tokens_sealed = ${sealTokens(tokens, token)} where token_hash = ${hashOfToken(token)}`;
  }
  const reads = async (token: string) => {
    const open = await openSitting(token);
    return open ? (await countTable(open.client, today)).mails : 'nobody';
  };

  test.each([
    ['in four minutes', 240],
    ['in five seconds', 5],
    ['that ended a minute ago', -60],
  ])(
    '%s (%i s) are renewed once by three requests at the same time, and all are answered',
    async (_, seconds) => {
      const { token } = await sitting();
      const { refresh } = await tokensOf(token);
      for (const round of [1, 2]) {
        const before = await tokensOf(token);
        await endingIn(token, seconds);
        expect(await Promise.all([reads(token), reads(token), reads(token)]), `round ${round}`).toEqual([
          0, 0, 0,
        ]);
        const after = await tokensOf(token);
        expect(after.refresh).not.toBe(before.refresh);
        expect(after.expiresAt - Date.now() / 1000).toBeGreaterThan(3000);
      }
      expect((await tokensOf(token)).refresh).not.toBe(refresh);
      expect(await reads(token)).toBe(0);
    },
  );
  test('are renewed by the next when the one who was at it is gone', async () => {
    const { token } = await sitting();
    await endingIn(token, 240);
    await sql`update app.sittings set renewing_until = now() + interval '8 seconds' where token_hash = ${hashOfToken(token)}`;
    expect(await reads(token)).toBe(0);
    await sql`update app.sittings set renewing_until = now() - interval '1 second' where token_hash = ${hashOfToken(token)}`;
    const { refresh } = await tokensOf(token);
    expect(await reads(token)).toBe(0);
    expect((await tokensOf(token)).refresh).not.toBe(refresh);
  });
  test('that Supabase knows nothing of any more open nothing', async () => {
    const { token } = await sitting();
    const tokens = { ...(await tokensOf(token)), refresh: 'nothing', expiresAt: Date.now() / 1000 };
    await sql`update app.sittings set tokens_sealed = ${sealTokens(tokens, token)} where token_hash = ${hashOfToken(token)}`;
    expect(await reads(token)).toBe('nobody');
  });
});

const listed = {
  ...{
    p_part: 'all',
    p_kind: '',
    p_area: '',
    p_topic: '',
    p_need: '',
    p_status: '',
    p_words: '',
    p_reference: '',
  },
  ...{ p_after_at: null, p_after_id: null, p_limit: 10 },
};
