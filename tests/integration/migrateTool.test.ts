/** Whoever deploys a release applies its migrations with one command, by hand or by the clock. */
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inProject } from '../../src/tools/project.ts';
import { anInstallation, type Installation, run } from '../support/backup.ts';
import { removeTemporaryFolders } from '../support/site.ts';

const files = readdirSync(inProject('supabase/migrations')).filter((file) => file.endsWith('.sql'));
// Its functions are made anew whenever it is applied.
const latest = files.find((file) => file.endsWith('_language_of_ideas.sql')) ?? '';
const [, version = '', name = ''] = /^(\d+)_(.+)\.sql$/.exec(latest) ?? [];
let here: Installation;
beforeAll(async () => {
  here = await anInstallation();
});
afterAll(async () => {
  await here.stop();
  removeTemporaryFolders();
});
const forget = () => here.sql`delete from supabase_migrations.schema_migrations where version = ${version}`;

describe('npm run migrate', () => {
  test('tells that nothing is missing', async () => {
    expect(await run('migrate', [], here)).toEqual({ code: 0, said: 'Nothing was missing.' });
    expect(await run('migrate', ['--dry-run'], here)).toEqual({ code: 0, said: 'Nothing is missing.' });
  });
  test('tells first what it would apply, and then applies it, once', async () => {
    await forget();
    expect(await run('migrate', ['--dry-run'], here)).toEqual({ code: 0, said: `Missing: ${name}` });
    expect(await run('migrate', ['--dry-run'], here)).toEqual({ code: 0, said: `Missing: ${name}` });
    expect(await run('migrate', [], here)).toEqual({ code: 0, said: `Applied: ${name}` });
    expect(await run('migrate', [], here)).toEqual({ code: 0, said: 'Nothing was missing.' });
  });
  test('begun twice at once applies it once, and neither fails', async () => {
    await forget();
    const both = await Promise.all([run('migrate', [], here), run('migrate', [], here)]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(both.map(({ said }) => said).sort()).toEqual([`Applied: ${name}`, 'Nothing was missing.']);
  });
  test('finds everything missing where nothing ever was, and changes nothing by telling', async () => {
    await here.sql`drop schema supabase_migrations cascade`;
    const { code, said } = await run('migrate', ['--dry-run'], here);
    expect([code, said.split(', ').length]).toEqual([0, files.length]);
    expect(await here.sql`select 1 from pg_namespace where nspname = 'supabase_migrations'`).toHaveLength(0);
  });
  test.each([
    ['an option it does not know', ['--force'], {}, /Use: npm run migrate/],
    ['no database to go to', [], { SUPABASE_DB_URL: '' }, /Set SUPABASE_DB_URL/],
    [
      'a database that is not there',
      [],
      { SUPABASE_DB_URL: 'postgresql://x:y@127.0.0.1:9/z' },
      /does not answer/,
    ],
  ])('given %s says what to do', async (_, args, env, sentence) => {
    const { code, said } = await run('migrate', args, here, { env });
    expect(code).toBe(1);
    expect(said).toMatch(sentence);
    expect(said).not.toMatch(/\n\s+at /);
  });
});
