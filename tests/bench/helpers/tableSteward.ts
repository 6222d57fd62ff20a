/** A steward who sits at a database's table, and asks through its API. */
import { randomUUID } from 'node:crypto';
import { type Client, connectAs } from '../../../src/data/client.ts';
import type { TestDatabase } from '../../../src/tools/database/testDatabase.ts';
import type { TestServer } from '../../../src/tools/database/testServer.ts';
import { exportSupabase } from '../../../src/tools/settings.ts';
import { signAccess } from '../../support/signToken.ts';

export async function sitDown(database: TestDatabase, { secrets }: TestServer): Promise<Client> {
  const [user, session] = [randomUUID(), randomUUID()];
  await database.sql`
    with steward as (
      insert into app.stewards (email, name, role, entered_at, user_id)
      values ('demo@exempel.example', 'Demo', 'steward', now(), ${user}) returning id
    )
    insert into app.sittings (token_hash, steward_id, auth_session, second_factor, tokens_sealed)
    select ${'0'.repeat(64)}, id, ${session}, true, '-' from steward`;
  exportSupabase(database);
  return connectAs(signAccess({ sub: user, session_id: session }, secrets.jwtSecret));
}
