import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate } from '../../src/tools/database/migrations.ts';
import { inProject } from '../../src/tools/project.ts';
import { useDatabase } from '../support/database.ts';

const database = useDatabase();
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'k3-migrations-'));
  cpSync(inProject('supabase/migrations'), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

function add(name: string, sql: string): void {
  writeFileSync(join(folder, name), sql);
}

test('an upgraded site applies only the migrations it has not seen, oldest first', async () => {
  add('29990102000000_second.sql', 'insert into public.order_of_things values (2);');
  add(
    '29990101000000_first.sql',
    'create table public.order_of_things (n int); insert into order_of_things values (1);',
  );
  expect(await migrate(database.sql, folder)).toEqual(['first', 'second']);
  expect(await migrate(database.sql, folder)).toEqual([]);
  const recorded = await database.sql`
    select name, cardinality(statements) as files from supabase_migrations.schema_migrations where version like '2999%' order by version`;
  expect([...recorded]).toEqual([
    { name: 'first', files: 1 },
    { name: 'second', files: 1 },
  ]);
  await database.sql`delete from supabase_migrations.schema_migrations where version like '2999%'`;
});

test('a migration that fails leaves nothing of itself and is named with the line', async () => {
  add('29990103000000_half.sql', 'create table public.half_made (n int);\nselect no_such_column;');
  await expect(migrate(database.sql, folder)).rejects.toThrow(
    /29990103000000_half\.sql \(line 2\) failed: column/,
  );
  const [left] = await database.sql`select to_regclass('public.half_made') as half`;
  expect(left).toEqual({ half: null });
});

test('a database of a newer version is refused in a sentence', async () => {
  add('29990104000000_newer.sql', 'select 1;');
  await migrate(database.sql, folder);
  await expect(migrate(database.sql)).rejects.toThrow(
    /29990104000000, which is not in supabase\/migrations.+Use that version/,
  );
  await database.sql`delete from supabase_migrations.schema_migrations where version like '2999%'`;
});
