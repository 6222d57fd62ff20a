import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { hashOfKey } from '../../src/domain/reference.ts';
import { drain } from '../../src/inbox/drain.ts';
import { findMine } from '../../src/inbox/mine.ts';
import { keepItem, readItem } from '../../src/inbox/store.ts';
import { allItems } from '../../src/inbox/tend.ts';
import { announce } from '../../src/tools/database/running.ts';
import { startDatabase } from '../../src/tools/database/startDatabase.ts';
import { createTestDatabase, type TestDatabase } from '../../src/tools/database/testDatabase.ts';
import { keptBehind, keyIn } from '../support/answers.ts';
import { everyHostileText } from '../support/attacks/corpus.ts';
import {
  anInstallation,
  atInboxOf,
  entriesIn,
  everythingIn,
  headerOf,
  type Installation,
  ownedByNoSuperuser,
  rowsIn,
  rowsOf,
  run,
  textOf,
} from '../support/backup.ts';
import { aContribution, aWholeIdea, aWholeOffer } from '../support/contributions.ts';
import { watchLogs } from '../support/logs.ts';
import { sendAsProgram } from '../support/send.ts';
import { removeTemporaryFolders, temporaryFolder } from '../support/site.ts';
import { seat } from '../support/stewards.ts';
import { ideaArguments, knock, offerArguments, sha256 } from '../support/submissions.ts';

/** With an API, so that people can send and the inbox can be drained. */
type Served = TestDatabase & { dataDir: string };
watchLogs();
let here: Served;
let there: Served;
let file: string;
/** What was answered to people here. */
const answers: Response[] = [];
const installations: Installation[] = [];

const nowhere = 'http://127.0.0.1:9';
const served = async (): Promise<Served> => ({
  ...(await createTestDatabase(inject('testServer'))),
  dataDir: temporaryFolder(),
});
const pointAt = ({ supabaseUrl, publishableKey, secretKey }: Served) => {
  process.env.SUPABASE_URL = supabaseUrl;
  process.env.SUPABASE_PUBLISHABLE_KEY = publishableKey;
  process.env.SUPABASE_SECRET_KEY = secretKey;
};
const another = async () => {
  const installation = await anInstallation();
  await addLaterMigration(installation);
  installations.push(installation);
  return installation;
};

beforeAll(async () => {
  [here, there] = await Promise.all([served(), served()]);
  pointAt(here);
  await fillTheDatabase();
  await atInboxOf(here.dataDir, fillTheInbox);
  await Promise.all([here, there].map(addLaterMigration));
  await here.sql.unsafe(rowsOfLaterMigration);
  file = join(temporaryFolder(), 'backup.ndjson.gz');
});
afterAll(async () => {
  await Promise.all([here, there, ...installations].map((one) => one.stop()));
  removeTemporaryFolders();
});

/** Everything that can come in by the functions, and what stewards make of it. */
async function fillTheDatabase(): Promise<void> {
  const send = async (kind: 'idea' | 'offer', own: Record<string, unknown>) => {
    const response = await sendAsProgram(kind, own);
    expect([200, 201]).toContain(response.status);
    answers.push(response);
    return ((await response.clone().json()) as { reference: string }).reference;
  };
  const idea = aWholeIdea();
  const reference = await send('idea', idea);
  for (let times = 0; times < 3; times += 1) await send('idea', idea);
  await send('offer', aWholeOffer({ idea: reference }));
  for (const [at, text] of everyHostileText.entries())
    await send(
      at % 2 ? 'idea' : 'offer',
      aContribution(at % 2 ? 'idea' : 'offer', {
        description: `${text} och så lite till om detta, nummer ${at}`,
        displayName: text.slice(0, 50),
      }),
    );
  await knock(here.sql, 'take_in_offer', offerArguments({ p_idea: 'K3-0000-0000', p_accepted: true }));
  await here.sql`update app.ideas set status = 'published' where id % 2 = 0`;
  await here.sql`update app.ideas set status = 'gathering' where id % 4 = 0`;
  await here.sql`update app.timeline set message = ${'Nu är vi \\ \'tre\'\n\u2028och "fler"'} where id % 7 = 0`;
  await here.sql`delete from app.contacts where contribution_id % 5 = 0`;
  await setTheTable(reference);
  // The newest is erased: its number must not be given to somebody else.
  await here.sql`delete from app.contributions where id = (select max(id) from app.contributions)`;
  await here.sql`alter table app.offers disable trigger keep_timeline`;
}

/** A row in every table of the stewards', about this idea. */
async function setTheTable(reference: string): Promise<void> {
  const { id: steward, name } = await seat(here, 'lead');
  const [{ id } = { id: '' }] = await here.sql<
    { id: string }[]
  >`select id from app.contributions where reference = ${reference}`;
  const [{ id: other } = { id: '' }] = await here.sql<
    { id: string }[]
  >`select id from app.ideas where id <> ${id} limit 1`;
  const [{ id: letter } = { id: '' }] = await here.sql<{ id: string }[]>`
    insert into app.letters (contribution_id, about, words, signed) values (${id}, 'read', ${'Hej\n\\ "du" \u2028'}, ${name}) returning id`;
  await here.sql`insert into app.outbox (letter_id, about) values (${letter}, 'letter')`;
  await here.sql`insert into app.outbox (steward_id, about, day) values (${steward}, 'morning', '2026-11-23')`;
  await here.sql`insert into app.links (key_hash, contribution_id) values (${sha256('a link')}, ${id})`;
  await here.sql`insert into app.proposals (contribution_id, kind, other_id) values (${id}, 'join', ${other})`;
  await here.sql`
    insert into app.answers (contribution_id, words, signed, unit, hats, written_on)
    values (${id}, 'Plankor och skruv.', ${name}, 'Park', '{employee}', '2026-11-23')`;
  await here.sql`insert into app.care (idea_id, leader, insurance, land) values (${id}, 'Demo', 'Vår', 'Vår')`;
  await here.sql`
    insert into app.agreements (offer_id, words) select id, 'På lördag.' from app.offers limit 1`;
  await here.sql`insert into app.removals (contribution_id, ground) values (${other}, 'threat')`;
  await here.sql`insert into app.reports (contribution_id, words, flagged) values (${id}, 'Fel namn.', false)`;
  await here.sql`insert into app.recovery_codes (code_hash, steward_id) values (${sha256('a code')}, ${steward})`;
  await here.sql`insert into app.asks (token_hash, steward_id, sent) values (${sha256('an ask')}, ${steward}, true)`;
  await here.sql`insert into app.browsers (steward_id, token_hash) values (${steward}, ${sha256('a browser')})`;
  await here.sql`
    insert into app.acts (act_id, steward_id, steward_name, contribution_id, reference, version, act, after)
    values (gen_random_uuid(), ${steward}, ${name}, ${id}, ${reference}, 1, 'read', '{"a": "å\\u2028"}')`;
}

/** Waiting ones (one of which is in the database too), stuck ones, and some that nobody can open. */
async function fillTheInbox(): Promise<void> {
  const away = async (kind: 'idea' | 'offer') => {
    process.env.SUPABASE_URL = nowhere;
    answers.push(await sendAsProgram(kind, kind === 'idea' ? aWholeIdea() : aWholeOffer()));
    pointAt(here);
    expect(answers.at(-1)?.status).toBe(202);
  };
  await away('idea');
  const [{ name } = { name: '' }] = await allItems();
  const inBoth = await readItem('waiting', name);
  expect(await drain(9000)).toMatchObject({ taken: 1 });
  if (inBoth) await keepItem('waiting', name, inBoth.bytes);
  await away('idea');
  await away('offer');
  const [, , last] = await allItems();
  const refused = last && (await readItem('waiting', last.name));
  if (refused)
    await keepItem('stuck', last.name, refused.bytes, { reason: '23514', at: '2026-11-20T10:00:00.000Z' });
  for (const place of ['waiting', 'stuck'] as const)
    await keepItem(place, `1700000000000-${sha256(randomUUID())}`, new Uint8Array(randomBytes(60)), {
      reason: place === 'stuck' ? 'unreadable' : '',
      at: place === 'stuck' ? '2026-11-20T11:00:00.000Z' : '',
    });
}

/** Tables that a migration nobody here knows may bring: circles, odd names and types, a rule that waits. */
async function addLaterMigration({ sql }: Pick<Installation, 'sql'>): Promise<void> {
  await sql.unsafe(`
    create type app.colour as enum ('red', 'green');
    create type app.pair as (a integer, b text);
    create function app.nobody_holds(number integer) returns boolean language plpgsql set search_path = '' as
      $$ begin perform pg_catalog.pg_advisory_xact_lock(number); return true; end $$;
    create table app.groups (id bigint generated by default as identity (start 100 increment 10) primary key, chair bigint);
    create table app.members (
      id serial primary key, "in ""group""" bigint not null references app.groups (id),
      parent integer references app.members (id) deferrable initially immediate, upper_name text generated always as (upper(name)) stored,
      name text, colour app.colour, pair app.pair, bytes bytea, amount numeric, measure float8, moment timestamptz, span interval,
      list text[], grid integer[][], json_value json, jsonb_value jsonb, address inet, code char(4), days daterange
    );
    alter table app.groups add foreign key (chair) references app.members (id);
    create table app.without_key (word text);
    create table app.zz_waits (number integer primary key check (app.nobody_holds(number)));
    create function app.refuse() returns trigger language plpgsql set search_path = '' as $$ begin raise 'no'; end $$;
    create trigger refuse before insert on app.without_key for each statement execute function app.refuse();
    alter table app.without_key enable always trigger refuse;`);
}

const rowsOfLaterMigration = `
  alter table app.without_key disable trigger refuse;
  insert into app.groups (chair) values (null), (null);
  insert into app.members ("in ""group""", name, colour, pair, bytes, amount, measure, moment, span, list, grid, json_value, jsonb_value,
    address, code, days)
  values (100, 'å', 'green', '(1,"a,""b")', '\\x00ff', 12345678901234567890.000100, 0.1 + 0.2, 'infinity', '1 mon -2 days 03:04:05.6',
      array['a,b', null, 'NULL', '{', '"', '\\'], '{{1,2},{3,4}}', 'null', '{"b": 1, "a": null}', '10.0.0.1/8', 'ab', '[2026-01-01,)'),
    (110, null, null, null, null, 'NaN', '-Infinity', '-infinity', null, '{}', null, null, 'null', null, null, 'empty');
  update app.members set parent = 2 where id = 1;
  update app.groups set chair = 1;
  select nextval('app.members_id_seq');
  insert into app.without_key values ('ett'), ('två'), (null), ('ett');
  insert into app.zz_waits values (42);
  alter table app.without_key enable always trigger refuse;`;

describe('a backup restored elsewhere, by owners who are no superusers', () => {
  beforeAll(async () => {
    const made = await run('backup', [file], { ...here, url: await ownedByNoSuperuser(here) });
    expect(made).toMatchObject({ code: 0 });
    expect(made.said).toMatch(
      /Wrote \d+ rows and 6 entries of the inbox \(2 of them stuck\) to .+, not encrypted: keep it/,
    );
    // A switch that somebody set by hand is not in a backup; here it stands as it does there.
    await here.sql`alter table app.offers enable trigger keep_timeline`;
    await there.sql`alter table app.without_key enable always trigger refuse`;
    const restored = await run('restore', [file], { ...there, url: await ownedByNoSuperuser(there) });
    expect(restored).toMatchObject({ code: 0, said: expect.stringContaining('Every private link') });
  });

  test('is for its owner only', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
  test('holds every row of every table, also of tables that only a later migration knows', async () => {
    const [original, restored] = [await everythingIn(here.sql), await everythingIn(there.sql)];
    expect(restored).toEqual(original);
    expect(Object.keys(headerOf(file).tables)).toHaveLength(30);
    expect(await rowsIn(there.sql)).toBeGreaterThan(500);
    const rows = Object.entries((original as { rows: Record<string, string[]> }).rows);
    expect(rows.filter(([, some]) => some.length === 0)).toEqual([]);
  });
  test('holds every entry of the inbox, sealed anew with the key of the other installation', async () => {
    const [original, restored] = [await entriesIn(here.dataDir), await entriesIn(there.dataDir)];
    expect(restored).toEqual(original);
    expect(restored).toHaveLength(6);
  });
  test('gives the same backup again', async () => {
    const second = join(dirname(file), 'second.gz');
    expect(await run('backup', [second], there)).toMatchObject({ code: 0 });
    const { made: _, ...original } = headerOf(file);
    expect(headerOf(second)).toMatchObject(original);
  });
  test('goes on where it was: links open, what waits comes in once, new ideas get new numbers', async () => {
    pointAt(there);
    const [before] =
      await there.sql`select max(id)::int as id, count(*)::int as count from app.contributions`;
    await atInboxOf(there.dataDir, async () => {
      for (const response of [...answers.slice(0, 8), ...answers.slice(-3)])
        expect((await findMine(await keyIn(response))).found, 'what the private link shows').toBeTruthy();
      // Of the three that can be opened one is in the database already; one waits and is stuck at the same time.
      expect(await drain(9000)).toMatchObject({ taken: 3, stuck: 1, left: 0 });
      const idea = await sendAsProgram('idea', aWholeIdea());
      expect(Number((await keptBehind(idea, there.sql)).id)).toBeGreaterThan(Number(before?.id) + 1);
    });
    const [after] = await there.sql`select count(*)::int as count from app.contributions`;
    expect(after?.count).toBe(before?.count + 3);
    pointAt(here);
  });
});

describe('while people go on sending', () => {
  test('a backup is of one moment, and holds everything that was answered before it began', async () => {
    const sent: { key: string; answered: number }[] = [];
    let isOver = false;
    const sendOn = async () => {
      while (!isOver) {
        const idea = ideaArguments();
        await knock(here.sql, 'take_in_idea', idea);
        sent.push({ key: idea.p_key_hash, answered: performance.now() });
      }
    };
    const people = [sendOn(), sendOn(), sendOn()];
    // However slow the machine is, some have been answered before it begins.
    while (sent.length < 10) await sleep(50);
    const began = performance.now();
    const meanwhile = join(dirname(file), 'meanwhile.gz');
    const { code } = await run('backup', [meanwhile], here);
    isOver = true;
    await Promise.all(people);
    expect(code).toBe(0);

    const rows = rowsOf(meanwhile);
    const idsIn = (table: string, column: string) => new Set(rows(table).map((row) => row[column]));
    const kept = idsIn('submissions', 'key_hash');
    const before = sent.filter(({ answered }) => answered < began);
    expect(before.length).toBeGreaterThan(5);
    expect(before.filter(({ key }) => !kept.has(key))).toEqual([]);
    expect(sent.length).toBeGreaterThan(before.length + 5);
    const contributions = idsIn('contributions', 'id');
    expect(new Set([...idsIn('ideas', 'id'), ...idsIn('offers', 'id')])).toEqual(contributions);
    for (const table of ['submissions', 'timeline'])
      expect(idsIn(table, 'contribution_id'), table).toEqual(contributions);
  });
});

test('what is moved from the inbox into the database meanwhile is in the backup', async () => {
  const meanwhile = join(dirname(file), 'moved.gz');
  const waiting = await atInboxOf(here.dataDir, async () => {
    process.env.SUPABASE_URL = nowhere;
    const response = await sendAsProgram('idea', aWholeIdea());
    pointAt(here);
    return hashOfKey(await keyIn(response));
  });
  const allButTheLastTable = Promise.withResolvers<void>();
  const { told } = await here.sql.begin(async (tx) => {
    await tx`lock table app.zz_waits in access exclusive mode`;
    const told = run('backup', [meanwhile], here, {
      once: 'without_key:',
      act: () => allButTheLastTable.resolve(),
    });
    await allButTheLastTable.promise;
    expect(await atInboxOf(here.dataDir, () => drain(9000))).toMatchObject({ outcome: 'done' });
    return { told };
  });
  expect(await told).toMatchObject({ code: 0 });
  expect(JSON.stringify(await entriesIn(here.dataDir))).not.toContain(waiting);
  expect(textOf(meanwhile)).toContain(waiting);
});

describe('stopped half way', () => {
  /** Does something to a backup while it waits for a table. */
  const interrupted = (target: string, act: (send: (signal: NodeJS.Signals) => void) => unknown) =>
    here.sql.begin(async (tx) => {
      await tx`lock table app.timeline in access exclusive mode`;
      return run('backup', [target], here, { once: 'submissions:', act });
    });
  const cutOff = () => here.sql`
    select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;

  test('a backup leaves nothing behind, not even what one that was killed had left', async () => {
    const folder = temporaryFolder();
    const target = join(folder, 'half.gz');
    await interrupted(target, (send) => send('SIGKILL'));
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/^half\.gz\.unfinished-/)]);
    const stopped = await interrupted(target, (send) => send('SIGINT'));
    expect(stopped).toEqual({ code: 1, said: expect.stringContaining('Stopped. No file was left behind.') });
    expect(readdirSync(folder)).toEqual([]);
    const broken = await interrupted(target, () => expect.poll(cutOff, { timeout: 10_000 }).toHaveLength(1));
    expect(broken).toEqual({
      code: 1,
      said: expect.stringContaining('The connection to the database broke'),
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a restore leaves an empty database and inbox, and can be done again; so does one whose inbox does not keep an entry', async () => {
    const target = await another();
    const waits = () => target.sql`
      select from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`;
    for (const signal of ['SIGKILL', 'SIGINT'] as const) {
      await target.sql.begin(async (tx) => {
        await tx`select pg_advisory_xact_lock(42)`;
        const told = await run('restore', [file], target, {
          once: 'Restoring into',
          async act(send) {
            await expect.poll(waits, { timeout: 10_000 }).toHaveLength(1);
            send(signal);
          },
        });
        if (signal === 'SIGINT')
          expect(told).toEqual({ code: 1, said: expect.stringContaining('Stopped. Nothing was restored') });
      });
      await expect.poll(() => rowsIn(target.sql), { timeout: 10_000 }).toBe(0);
      expect(await entriesIn(target.dataDir)).toEqual([]);
    }
    const [, name = ''] = /"inbox":"stuck","name":"([^"]+)"/.exec(textOf(file)) ?? [];
    const inTheWay = join(target.dataDir, 'inbox/entries/local/site:inbox/stuck', name);
    mkdirSync(inTheWay, { recursive: true });
    const { code, said } = await run('restore', [file], target);
    expect(said).toContain('The inbox does not keep what is written to it.');
    expect(code).toBe(1);
    expect([await rowsIn(target.sql), await entriesIn(target.dataDir)]).toEqual([0, []]);
    rmSync(inTheWay, { recursive: true, force: true });

    expect(await run('restore', [file], target)).toMatchObject({ code: 0 });
    const inBackup = headerOf(file).tables.map(({ rows }) => rows);
    expect(await rowsIn(target.sql)).toBe(inBackup.reduce((a, b) => a + b));
  }, 60_000);
});

test('the embedded database is found while a site runs and when none does, and made where there is none', async () => {
  const [running, fresh] = [
    { url: '', dataDir: temporaryFolder() },
    { url: '', dataDir: temporaryFolder() },
  ];
  const [first, second] = [join(dirname(file), 'first.gz'), join(dirname(file), 'again.gz')];
  const { stop, supabaseUrl } = await startDatabase({ dataDir: running.dataDir, demo: true });
  const unannounce = await announce(running.dataDir, { pid: process.pid, port: 0, supabaseUrl });
  const backedUp = await run('backup', [first], running);
  await unannounce();
  await stop();
  expect(backedUp).toMatchObject({ code: 0 });

  expect(await run('restore', [first], fresh)).toMatchObject({ code: 0 });
  expect(await run('backup', [second], fresh)).toMatchObject({ code: 0 });
  expect(headerOf(second).sha256).toBe(headerOf(first).sha256);
  expect(headerOf(second).tables.some(({ name, rows }) => name === 'ideas' && rows > 0)).toBe(true);
}, 60_000);
