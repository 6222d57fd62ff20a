import { execFileSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepItem } from '../../src/inbox/store.ts';
import { openInboxOf } from '../../src/tools/backup/openInboxOf.ts';
import { openToRead } from '../../src/tools/backup/openOwner.ts';
import { requireGoodPlace } from '../../src/tools/backup/place.ts';
import { linesOf, verifyBackup } from '../../src/tools/backup/readFile.ts';
import { requireSameSchema } from '../../src/tools/backup/sameSchema.ts';
import { requireNothingElse } from '../../src/tools/backup/writeInbox.ts';
import { inProject } from '../../src/tools/project.ts';
import { UndoList } from '../../src/tools/stopping.ts';
import {
  anInstallation,
  asIfMadeFrom,
  atInboxOf,
  changed,
  entriesIn,
  headerOf,
  type Installation,
  rowsIn,
  run,
} from '../support/backup.ts';
import { removeTemporaryFolders, temporaryFolder } from '../support/site.ts';
import { ideaArguments, knock, offerArguments, sha256 } from '../support/submissions.ts';

let full: Installation;
let empty: Installation;
let folder: string;
let file: string;

beforeAll(async () => {
  [full, empty] = await Promise.all([anInstallation(), anInstallation()]);
  folder = temporaryFolder();
  file = join(folder, 'good.gz');
  for (let times = 0; times < 3; times += 1) await knock(full.sql, 'take_in_idea', ideaArguments());
  await knock(full.sql, 'take_in_offer', offerArguments());
  await putAside(full);
  expect(await run('backup', [file], full)).toMatchObject({ code: 0 });
});
afterAll(async () => {
  await Promise.all([full, empty].map((one) => one.stop()));
  removeTemporaryFolders();
});

/** One entry that nobody can open. */
const putAside = ({ dataDir }: Installation) =>
  atInboxOf(dataDir, () =>
    keepItem('waiting', `1700000000000-${sha256(randomUUID())}`, new Uint8Array(randomBytes(60))),
  );
const tablesIn = (header: Record<string, unknown>) =>
  header.tables as { name: string; columns: string[]; rows: number }[];
/** A table with rows in it. */
const written = (header: Record<string, unknown>) => tablesIn(header).findIndex(({ rows }) => rows > 0);
const verify = (path: string) => verifyBackup(path, new AbortController().signal);
const damaged = /is damaged: not everything in it is as it was written/;
const noBackup = /is not a backup of this site/;

describe('a file is believed only when all of it is as it was written', () => {
  test('one that is not there is asked for', async () => {
    await expect(verify(join(folder, 'none'))).rejects.toThrow(
      /There is no file .+ Give the path of a backup/,
    );
    await expect(verify(folder)).rejects.toThrow(/is a folder/);
  });

  test('as it was written it is', async () => {
    expect(await verify(file)).toEqual(headerOf(file));
  });

  test('cut off anywhere it is refused', async () => {
    const whole = readFileSync(file);
    const short = join(folder, 'short.gz');
    const lengths = [
      0,
      1,
      9,
      10,
      11,
      100,
      20_000,
      32_000,
      whole.length - 1,
      whole.length - 8,
      whole.length - 9,
    ];
    for (let length = 32_700; length < whole.length; length += 97) lengths.push(length);
    for (const length of lengths) {
      writeFileSync(short, whole.subarray(0, length));
      await expect(verify(short), `cut off after ${length}`).rejects.toThrow(/is damaged|is not a backup/);
    }
  });

  test('with any one byte changed it is refused, or says the very same', async () => {
    const whole = readFileSync(file);
    const other = join(folder, 'other.gz');
    const places = Array.from({ length: whole.length - 32_700 }, (_, at) => 32_700 + at).filter(
      (at) => at % 11 === 0,
    );
    let refused = 0;
    for (const place of [...Array(600).keys(), ...places]) {
      const bytes = Buffer.from(whole);
      bytes[place] = (bytes[place] ?? 0) ^ 0x41;
      writeFileSync(other, bytes);
      const found = await verify(other).catch((error: Error) => error);
      if (found instanceof Error) {
        expect(found.message, `byte ${place}`).toMatch(/is damaged|is not a backup|newer version/);
        refused += 1;
      } else expect(found, `byte ${place}`).toEqual(headerOf(file));
    }
    expect(refused).toBeGreaterThan(places.length);
  });

  type Change = Parameters<typeof changed>[2];
  test.each<[what: string, change: Change, says: RegExp]>([
    ['a row is gone', (_, lines) => lines.splice(3, 1), damaged],
    ['a row comes twice', (_, lines) => lines.splice(3, 0, lines[3] ?? ''), damaged],
    [
      'two rows have changed places',
      (_, lines) => lines.splice(2, 2, lines[3] ?? '', lines[2] ?? ''),
      damaged,
    ],
    [
      'a word is another',
      (_, lines) => lines.splice(2, 1, (lines[2] ?? '').replace(/idea|sv|1/, 'x')),
      damaged,
    ],
    ['another checksum is told', (header) => Object.assign(header, { sha256: '0'.repeat(64) }), damaged],
    [
      'other numbers are told',
      (header) => Object.assign(tablesIn(header).at(-1) ?? {}, { rows: 99 }),
      damaged,
    ],
    [
      'another inbox is told',
      (header) => Object.assign(header, { inbox: { waiting: 0, stuck: 1 } }),
      damaged,
    ],
    ['a table is not told', (header) => tablesIn(header).splice(written(header), 1), damaged],
    ['a column is not told', (header) => tablesIn(header)[written(header)]?.columns.pop(), damaged],
    [
      'a number is none',
      (header) => Object.assign(header, { sequences: { x: '1; drop table app.ideas' } }),
      damaged,
    ],
    ['a part of the header is missing', (header) => delete header.sequences, damaged],
    ['it is of another kind', (header) => Object.assign(header, { format: 'something' }), noBackup],
    ['its format is newer', (header) => Object.assign(header, { version: 2 }), /was made by a newer version/],
  ])('when %s it is refused', async (_, change, says) => {
    await expect(verify(changed(file, join(folder, 'changed.gz'), change))).rejects.toThrow(says);
  });

  test.each([
    ['text', Buffer.from('Hej!\n')],
    ['nothing', Buffer.alloc(0)],
    ['noise', randomBytes(5000)],
    ['compressed text', gzipSync('Hej!\n')],
    ['compressed JSON', gzipSync('{"hej":1}\n')],
    ['a compressed number', gzipSync('1\n')],
    ['compressed noise', gzipSync(randomBytes(5000))],
    ['a line without an end', gzipSync(Buffer.alloc(40_000_000, 'a'))],
  ])('%s is no backup', async (_, bytes) => {
    const path = join(folder, 'strange.gz');
    writeFileSync(path, bytes);
    await expect(verify(path)).rejects.toThrow(/is damaged|is not a backup/);
  });
});

describe('a restore says what to do, and changes nothing, when', () => {
  const refused = async (args: string[], into: Installation, env = {}) => {
    const before = [await rowsIn(into.sql), await entriesIn(into.dataDir)];
    const { code, said } = await run('restore', args, into, { env });
    expect(code).toBe(1);
    expect(said).not.toMatch(/\n\s+at /);
    expect([await rowsIn(into.sql), await entriesIn(into.dataDir)]).toEqual(before);
    return said;
  };

  test('no file is told', async () => {
    expect(await refused([], empty)).toBe('Use: npm run restore -- FILE [--keep-inbox].');
  });
  test('the backup is damaged', async () => {
    const path = changed(file, join(folder, 'damaged.gz'), (_, lines) => lines.pop());
    expect(await refused([path], empty)).toMatch(damaged);
  });
  test('it was made by older or by newer code', async () => {
    const older = changed(file, join(folder, 'older.gz'), (header) =>
      Object.assign(header, { schema: '20200101000000' }),
    );
    expect(await refused([older], empty)).toMatch(
      /made by an older version .+ 20200101000000.+ Check out the last version/,
    );
    await expect(requireSameSchema({ schema: '20991231000000' })).rejects.toThrow(
      /made by a newer version .+ 20991231000000.+git pull/,
    );
  });
  test('the database is not empty', async () => {
    expect(await refused([file], full)).toMatch(
      /The database is not empty .+ Set K3_DATA to a new folder.+ K3_DEMO=0/,
    );
  });
  test('the database has other tables than the backup', async () => {
    await empty.sql`create table app.strangers (id integer)`;
    expect(await refused([file], empty)).toMatch(/do not have the same tables \(strangers, strangers\.id\)/);
    await empty.sql`drop table app.strangers`;
  });
  test('a row breaks a rule of the database, without telling what stands in it', async () => {
    const broken = asIfMadeFrom(file, join(folder, 'broken.gz'), (_, lines) => {
      const at = lines.findIndex((line) => line.includes('"helps":""'));
      lines[at] = (lines[at] ?? '').replace('"helps":""', `"helps":"${'hemligt'.repeat(40)}"`);
    });
    const said = await refused([broken], empty);
    expect(said).toMatch(
      /A row of app\.ideas breaks a rule of this database \(ideas_helps_check\)\. Nothing was restored/,
    );
    expect(said).not.toContain('hemligt');
  });
  test('a row refers to one that is not there', async () => {
    const torn = asIfMadeFrom(file, join(folder, 'torn.gz'), (header, lines) => {
      lines.splice(
        lines.findIndex((line) => line.startsWith('{"table":"contributions"')),
        1,
      );
      for (const table of tablesIn(header)) if (table.name === 'contributions') table.rows -= 1;
    });
    expect(await refused([torn], empty)).toMatch(/breaks a rule of this database \(\w+_fkey\)/);
  });
  test('not when the inbox holds only what a restore that was killed has left there', async () => {
    const [{ place, name } = { place: '', name: '' }] = (await entriesIn(full.dataDir)) as {
      place: string;
      name: string;
    }[];
    const left = new Set([`${place}/${name}`]);
    await expect(requireNothingElse(left, linesOf(file))).resolves.toBeUndefined();
    await expect(requireNothingElse(left.add('stuck/x'), linesOf(file))).rejects.toThrow(/1 of its entries/);
  });
  test('the inbox holds something else; with --keep-inbox that stays, beside what is restored', async () => {
    await putAside(empty);
    expect(await refused([file], empty)).toMatch(/The inbox is not empty: 1 of its entries .+ --keep-inbox/);
    expect(await run('restore', [file, '--keep-inbox'], empty)).toMatchObject({ code: 0 });
    expect(await entriesIn(empty.dataDir)).toHaveLength(2);
    expect(await rowsIn(empty.sql)).toBeGreaterThan(10);
  });
});

describe('which database and which inbox is meant', () => {
  const opened = (env: Record<string, string>) => {
    const undo = new UndoList();
    const { signal } = new AbortController();
    return openToRead({ env, undo, signal }).finally(() => undo.run());
  };
  const api = {
    SUPABASE_URL: 'https://x.supabase.co',
    SUPABASE_PUBLISHABLE_KEY: 'p',
    SUPABASE_SECRET_KEY: 'hush',
  };

  test.each<[what: string, env: Record<string, string>, says: RegExp]>([
    ['only its API is told', api, /^SUPABASE_DB_URL must be set too: .+ Session pooler/],
    ['its address is none', { SUPABASE_DB_URL: 'hush' }, /^SUPABASE_DB_URL must be a connection string/],
    [
      'nobody answers',
      { SUPABASE_DB_URL: 'postgres://a:hush@127.0.0.1:9/postgres' },
      /^The database does not answer \(ECONNREFUSED\)/,
    ],
    ['its folder is not there', { K3_DATA: '/nowhere' }, /^There is no database in \/nowhere\. Set K3_DATA/],
  ])('is asked for when %s, without telling a password', async (_, env, says) => {
    const error = (await opened(env).catch((one: unknown) => one)) as Error;
    expect(error.message).toMatch(says);
    expect(error.message).not.toContain('hush');
  });

  test('a wrong password is told from a database that is away', async () => {
    const url = Object.assign(new URL(full.url), { password: 'hush' }).href;
    await expect(opened({ SUPABASE_DB_URL: url })).rejects.toThrow(/^The database refuses the password/);
  });

  test('the inbox of a database elsewhere is not taken to lie here', async () => {
    await expect(openInboxOf({ SUPABASE_DB_URL: full.url }, new UndoList())).rejects.toThrow(
      /^NETLIFY_SITE_ID, NETLIFY_AUTH_TOKEN and INBOX_KEY must be set too/,
    );
  });
});

describe('a backup says what to do, and writes nothing, when', () => {
  const refused = async (args: string[], env = {}) => {
    const { code, said } = await run('backup', args, full, { env });
    expect(code).toBe(1);
    expect(said).not.toMatch(/\n\s+at /);
    return said;
  };

  test('the file is there already', async () => {
    const before = readFileSync(file);
    expect(await refused([file])).toMatch(
      /is there already, and is not written over\. Give the name of a new file/,
    );
    expect(readFileSync(file)).toEqual(before);
  });
  test('its folder is not there, is published, or is what was given', () => {
    expect(() => requireGoodPlace(join(folder, 'none', 'x.gz'))).toThrow(/There is no folder .+ Make it/);
    for (const place of ['public/x.gz', 'dist/x.gz']
      .map(inProject)
      .filter((path) => existsSync(dirname(path))))
      expect(() => requireGoodPlace(place)).toThrow(/is published on the web.+ Choose another place/);
    expect(() => requireGoodPlace(folder)).toThrow(/is a folder\. Give the name of a new file/);
  });
  test('the inbox does not answer', async () => {
    const dataDir = temporaryFolder();
    mkdirSync(join(dataDir, 'inbox', 'entries', 'local'), { recursive: true });
    writeFileSync(join(dataDir, 'inbox', 'entries', 'local', 'site:inbox'), 'in the way');
    expect(await refused([join(folder, 'none.gz')], { K3_DATA: dataDir })).toMatch(
      /The inbox does not answer, and a backup without it/,
    );
    expect(readdirSync(folder).filter((name) => name.startsWith('none'))).toEqual([]);
  });
  test('there is no room for it', async ({ skip }) => {
    const disk = temporaryFolder();
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=32k', 'tmpfs', disk], { stdio: 'ignore' });
    } catch {
      skip('a small disk cannot be mounted here (that takes root on Linux)');
    }
    const said = await refused([join(disk, 'x.gz')]);
    const left = readdirSync(disk);
    execFileSync('umount', [disk]);
    expect(said).toMatch(/There is no room in .+, and no half one was left\. Choose another place\.$/);
    expect(left).toEqual([]);
  });
});
