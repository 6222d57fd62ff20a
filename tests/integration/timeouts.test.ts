import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TransactionSql } from 'postgres';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { takeIn } from '../../src/data/intake.ts';
import { type Contribution, contentHash, type Kind, type Receipt } from '../../src/domain/intake.ts';
import { inProject } from '../../src/tools/project.ts';
import { useDatabase } from '../support/database.ts';
import { sha256, someReference } from '../support/submissions.ts';

const database = useDatabase();
const roles = ['anon', 'authenticated', 'service_role'];
const settings = ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout'];
/** How long a function waits (src/data/client.ts); an answer must have come by then. In milliseconds. */
const patience = 3000;

const shared = {
  description: 'Vi planterar träd längs gatan.',
  topics: [],
  hats: [],
  displayName: '',
  language: 'sv',
};
const written: Record<Kind, () => Contribution> = {
  idea: () => ({
    kind: 'idea',
    content: {
      ...shared,
      title: randomUUID(),
      helps: '',
      area: 'whole',
      needs: [],
      needsNote: '',
      firstStep: false,
      email: '',
      informed: true,
    },
  }),
  offer: () => ({
    kind: 'offer',
    content: {
      ...shared,
      displayName: randomUUID(),
      gives: ['hands'],
      availability: [],
      extent: 'flexible',
      areas: [],
      idea: '',
      email: 'nagon@exempel.example',
      phone: '',
      informed: true,
    },
  }),
};

const aReceipt = (): Receipt => ({
  submission: randomUUID(),
  keyHash: sha256(randomUUID()),
  reference: someReference(),
  arrivedAt: new Date(),
  noticeVersion: '2026-11-23',
  readBy: '2026-11-30',
  flagged: false,
});

/** A submission that can be sent again as the very same one. */
function aSubmission(kind: Kind) {
  const contribution = written[kind]();
  const receipt = aReceipt();
  return {
    words: contentHash(contribution, database.secretKey),
    send: () => takeIn(contribution, receipt),
  };
}

const tables = ['contributions', 'submissions', 'ideas', 'offers', 'contacts', 'timeline', 'arrivals'];

async function rows(): Promise<number> {
  const counts = await Promise.all(
    tables.map((table) => database.sql`select from ${database.sql(`app.${table}`)}`),
  );
  return counts.reduce((sum, { length }) => sum + length, 0);
}

/** How many statements of the API are under way in this database, waiting or working. */
async function underWay(): Promise<number> {
  const [row] = await database.sql<{ count: number }[]>`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and state <> 'idle' and query ~ 'take_in_' and pid <> pg_backend_pid()`;
  return row?.count ?? 0;
}

/** Somebody holds what others need for as long as the work lasts. */
async function whileHeld(
  hold: (by: TransactionSql) => Promise<unknown>,
  work: () => Promise<void>,
): Promise<void> {
  await database.sql.begin(async (transaction) => {
    await hold(transaction);
    await work();
  });
}

async function settingsOf(role: string): Promise<Record<string, string>> {
  const [row] = await database.sql<{ settings: string[] | null }[]>`
    select rolconfig as settings from pg_roles where rolname = ${role}`;
  return Object.fromEntries((row?.settings ?? []).map((one) => one.split('=') as [string, string]));
}

beforeAll(async () => {
  await database.sql.unsafe(`
    create function public.limits_here() returns jsonb language sql stable
    return (select jsonb_object_agg(name, setting) from pg_catalog.pg_settings where name like '%timeout');
    grant execute on function public.limits_here() to anon, authenticated, service_role`);
  // It learns what there is when it is first asked; that takes a moment which is not what is measured here.
  await database.api.stop();
  await database.api.start();
  await takeIn(written.idea(), aReceipt());
});
beforeEach(async () => {
  await database.sql`truncate app.contributions, app.arrivals cascade`;
});

describe('a submission that cannot be taken in now', () => {
  test('gives up in time when it has to wait half way, leaves nothing, and is kept when it comes again', async () => {
    const all = [aSubmission('idea'), aSubmission('offer')];
    await whileHeld(
      // Its words are written by then, and its story is not.
      (by) => by`lock table app.timeline in exclusive mode`,
      async () => {
        // The database's own word: nobody had stopped waiting for it when it came.
        for (const intake of await Promise.all(all.map(({ send }) => send())))
          expect(intake).toEqual({ outcome: 'away', code: '55P03' });
      },
    );
    expect(await rows()).toBe(0);
    for (const { send } of all) expect(await send()).toMatchObject({ outcome: 'stored', status: 'received' });
    expect(await rows()).toBe(9);
  });

  test('gives up in time when somebody else is busy with the same words, and nobody else waits', async () => {
    const [held, other] = [aSubmission('idea'), aSubmission('idea')];
    await whileHeld(
      (by) => by`select pg_advisory_xact_lock(hashtextextended(${held.words}, 0))`,
      async () => {
        const waiting = held.send();
        const passed = await Promise.race([waiting, other.send()]);
        expect(passed).toMatchObject({ outcome: 'stored' });
        expect(await waiting).toEqual({ outcome: 'away', code: '55P03' });
      },
    );
    expect(await held.send()).toMatchObject({ outcome: 'stored' });
  });

  test('is cut off when it takes too long, so that nothing of it happens when nobody waits any more', async () => {
    await database.sql.unsafe(`
      create function app.sleep() returns trigger language plpgsql set search_path = ''
        as 'begin perform pg_catalog.pg_sleep(20); return null; end';
      create trigger zzz_last after insert on app.ideas for each row execute function app.sleep()`);
    const submission = aSubmission('idea');
    try {
      // 57014 from hosted Supabase; the embedded one has a code of its own for it.
      expect(await submission.send()).toMatchObject({ outcome: 'away' });
      await expect.poll(underWay).toBe(0);
      expect(await rows()).toBe(0);
    } finally {
      await database.sql.unsafe('drop trigger zzz_last on app.ideas; drop function app.sleep');
    }
    expect(await submission.send()).toMatchObject({ outcome: 'stored' });
  });
});

describe("the API's roles", () => {
  test.each(roles)('%s has every time limit, shorter than the functions wait', async (role) => {
    const own = await settingsOf(role);
    expect(Object.keys(own).sort()).toEqual([...settings].sort());
    const [limit] = await database.sql<{ statement: number; lock: number }[]>`
      select extract(epoch from ${own.statement_timeout ?? ''}::interval) * 1000 as statement,
        extract(epoch from ${own.lock_timeout ?? ''}::interval) * 1000 as lock`;
    expect(Number(limit?.statement)).toBeLessThan(patience);
    expect(Number(limit?.lock)).toBeLessThan(Number(limit?.statement));
  });

  test.each([
    ['anon', () => database.publishableKey],
    ['service_role', () => database.secretKey],
  ])('%s has the same limits in the embedded API, which does not give it its own', async (role, key) => {
    const answer = await fetch(`${database.supabaseUrl}/rest/v1/rpc/limits_here`, {
      method: 'POST',
      headers: { apikey: key(), 'content-type': 'application/json' },
      body: '{}',
    });
    const here = (await answer.json()) as Record<string, string>;
    const own = await settingsOf(role);
    for (const setting of settings) {
      const [same] = await database.sql`
        select ${own[setting] ?? ''}::interval = make_interval(secs => ${Number(here[setting]) / 1000}) as same`;
      expect([setting, same]).toEqual([setting, { same: true }]);
    }
  });

  test('get them from an owner who is no superuser, as on hosted Supabase, and from nobody else', async () => {
    const folder = inProject('supabase/migrations');
    const file = readdirSync(folder).find((name) => name.endsWith('_time_limits.sql')) ?? '';
    const migration = readFileSync(join(folder, file), 'utf8');
    const as = (grant: string) =>
      database.sql.begin(async (transaction) => {
        await transaction.unsafe(`
          create role hosted_postgres createrole; ${grant};
          alter role anon reset all; set local role hosted_postgres`);
        await transaction.unsafe(migration);
        await transaction.unsafe('reset role');
        const [anon] =
          await transaction`select cardinality(rolconfig) as settings from pg_roles where rolname = 'anon'`;
        throw anon;
      });
    await expect(as(`grant ${roles.join(', ')} to hosted_postgres with admin option`)).rejects.toEqual({
      settings: settings.length,
    });
    await expect(as(`grant ${roles.join(', ')} to hosted_postgres`)).rejects.toMatchObject({ code: '42501' });
  });
});
