/** Stewards for tests of the database: somebody who sits at the table, and a client that asks as them. */
import { randomBytes, randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { type Client, connectAs } from '../../src/data/client.ts';
import { sealTokens } from '../../src/desk/sitting.ts';
import { hashOfToken, newToken } from '../../src/desk/token.ts';
import type { Role } from '../../src/domain/steward.ts';
import type { TestDatabase } from '../../src/tools/database/testDatabase.ts';
import { signAccess } from './signToken.ts';

export interface SeatedSteward {
  id: string;
  name: string;
  role: Role;
  email: string;
  /** Supabase's user and session. */
  user: string;
  session: string;
  /** What their browser holds, and the header it sends. */
  token: string;
  cookie: string;
  client: Client;
}

/** A token as Supabase signs them. */
export function aToken(claims: Record<string, unknown>): string {
  return signAccess(claims, inject('testServer').secrets.jwtSecret);
}

/** Somebody who has come in with everything that is asked; `sitting` changes what their sitting is like. */
export async function seat(
  { sql }: Pick<TestDatabase, 'sql'>,
  role: Role = 'steward',
  {
    name = `Demo ${randomBytes(3).toString('hex')}`,
    secondFactor = true,
  }: { name?: string; secondFactor?: boolean } = {},
): Promise<SeatedSteward> {
  const [user, session] = [randomUUID(), randomUUID()];
  const email = `${user}@demo.example`;
  const [{ id } = { id: '' }] = await sql<{ id: string }[]>`
    insert into app.stewards (email, name, role, entered_at, user_id) values (${email}, ${name}, ${role}, now(), ${user}) returning id`;
  const access = aToken({ sub: user, session_id: session, email });
  const token = newToken();
  const sealed = sealTokens({ access, refresh: '-', expiresAt: Date.now() / 1000 + 3600 }, token);
  await sql`
    insert into app.sittings (token_hash, steward_id, auth_session, second_factor, tokens_sealed)
    values (${hashOfToken(token)}, ${id}, ${session}, ${secondFactor}, ${sealed})`;
  const cookie = `__Host-vard=${token}`;
  return { id, name, role, email, user, session, token, cookie, client: connectAs(access) };
}
