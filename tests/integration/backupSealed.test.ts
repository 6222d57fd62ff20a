/** A backup that is made by the clock, somewhere that must not be able to read it. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newKey } from '../../src/tools/backup/seal.ts';
import { anInstallation, everythingIn, type Installation, run } from '../support/backup.ts';
import { removeTemporaryFolders, temporaryFolder } from '../support/site.ts';
import { ideaArguments, knock } from '../support/submissions.ts';

const words = 'Vi läser högt för dem som inte ser';
let here: Installation;
let keys: Awaited<ReturnType<typeof newKey>>;
let file: string;
const opened: Installation[] = [];

beforeAll(async () => {
  here = await anInstallation();
  await knock(here.sql, 'take_in_idea', ideaArguments({ p_description: words }));
  keys = await newKey();
  file = join(temporaryFolder(), 'backup.ndjson.gz.age');
});
afterAll(async () => {
  await Promise.all([here, ...opened].map((one) => one.stop()));
  removeTemporaryFolders();
});

const empty = async () => {
  const installation = await anInstallation();
  opened.push(installation);
  return installation;
};
const restore = async (from: string, identity: string) => {
  const into = await empty();
  const told = await run('restore', [from], into, { env: { K3_BACKUP_IDENTITY: identity } });
  return { ...told, into };
};

describe('a backup whose name ends in .age', () => {
  test('is sealed: nothing of what people wrote is on the disk, and only its owner may read it', async () => {
    const made = await run('backup', [file], here, { env: { K3_BACKUP_RECIPIENT: keys.recipient } });
    expect(made).toMatchObject({
      code: 0,
      said: expect.stringContaining('sealed: only K3_BACKUP_IDENTITY opens it'),
    });
    expect(readdirSync(dirname(file))).toEqual(['backup.ndjson.gz.age']);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'latin1')).toMatch(/^age-encryption\.org\/v1\n/);
    expect(made.said).not.toContain(keys.identity);
  });
  test('is opened by its key, and then holds every row', async () => {
    const { code, said, into } = await restore(file, keys.identity);
    expect({ code, said }).toMatchObject({ code: 0 });
    expect(await everythingIn(into.sql)).toEqual(await everythingIn(here.sql));
    expect(readdirSync(dirname(file))).toEqual(['backup.ndjson.gz.age']);
  });
  test.each<[string, () => Promise<string> | string, RegExp]>([
    [
      'another key',
      async () => (await newKey()).identity,
      /does not open .+sealed for another key\. Nothing was restored/,
    ],
    ['no key', () => '', /K3_BACKUP_IDENTITY must be the key/],
    ['the key that only seals', () => keys.recipient, /K3_BACKUP_IDENTITY must be the key/],
  ])('is not opened by %s, and nothing is restored', async (_, key, sentence) => {
    const { code, said, into } = await restore(file, await key());
    expect(code).toBe(1);
    expect(said).toMatch(sentence);
    expect(await into.sql`select 1 from app.contributions`).toHaveLength(0);
  });
  test('that has lost its end, or a byte of which is another, is told as damaged', async () => {
    const bytes = readFileSync(file);
    const other = Buffer.from(bytes);
    other.writeUInt8(other.readUInt8(other.length - 40) ^ 1, other.length - 40);
    for (const [name, content] of [
      ['short', bytes.subarray(0, bytes.length - 100)],
      ['changed', other],
      ['none', Buffer.from('hej')],
    ] as const) {
      const damaged = join(temporaryFolder(), `${name}.age`);
      writeFileSync(damaged, content);
      const { code, said, into } = await restore(damaged, keys.identity);
      expect([name, code, said]).toEqual([
        name,
        1,
        expect.stringMatching(/damaged or was never sealed\. Nothing was restored/),
      ]);
      expect(await into.sql`select 1 from app.contributions`).toHaveLength(0);
    }
  });
  test.each(['', 'age1rubbish', 'AGE-SECRET-KEY-1'])(
    'is not begun without somebody to seal it for: %j',
    async (recipient) => {
      const place = join(temporaryFolder(), 'x.ndjson.gz.age');
      const { code, said } = await run('backup', [place], here, { env: { K3_BACKUP_RECIPIENT: recipient } });
      expect([code, said]).toEqual([1, expect.stringContaining('K3_BACKUP_RECIPIENT must be')]);
      expect(readdirSync(dirname(place))).toEqual([]);
    },
  );
  test('has a new pair of keys made for it on request', async () => {
    const { code, said } = await run('backup', ['--new-key'], here);
    expect(code).toBe(0);
    expect(said).toMatch(/^K3_BACKUP_RECIPIENT=age1[a-z0-9]{58}$/m);
    expect(said).toMatch(/^K3_BACKUP_IDENTITY=AGE-SECRET-KEY-1[A-Z0-9]{58}$/m);
  });
});
