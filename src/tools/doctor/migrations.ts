/** Whether the database has what this code expects, and nothing that this code does not know. */
import { readdir } from 'node:fs/promises';
import postgres from 'postgres';
import { inProject } from '../project.ts';
import { type Environment, type Examination, type Finding, type Patient, wrong } from './finding.ts';

/** In seconds. */
const patience = 8;

function withoutDatabaseUrl({ env: { SUPABASE_DB_URL = '' } }: Patient): string | undefined {
  return URL.canParse(SUPABASE_DB_URL) ? undefined : 'SUPABASE_DB_URL is not set';
}

export const migrations: Examination = {
  name: 'migrations',
  cannot: withoutDatabaseUrl,
  look: async ({ env }) => {
    const applied = await appliedIn(env);
    if (!(applied instanceof Set)) return applied;
    const files = (await readdir(inProject('supabase/migrations'))).filter((file) => file.endsWith('.sql'));
    const missing = files.filter((file) => !applied.has(file.split('_')[0] ?? ''));
    const unknown = [...applied].filter((version) => !files.some((file) => file.startsWith(version)));
    return [
      ...missing.map((file) =>
        wrong(
          `supabase/migrations/${file}`,
          'it is not applied',
          'the code expects what it adds',
          'README, "Put it on the web", step 3; make a backup first',
        ),
      ),
      ...unknown.map((version) =>
        wrong(
          `migration ${version}`,
          'the database has it, and this code does not',
          'the code is older than the database',
          'merge the release that brought it, or deploy that one again',
        ),
      ),
    ];
  },
};

async function appliedIn({ SUPABASE_DB_URL: url = '' }: Environment): Promise<Set<string> | Finding[]> {
  const sql = postgres(url, { max: 1, connect_timeout: patience, onnotice: () => {} });
  try {
    const rows = await sql<{ version: string }[]>`select version from supabase_migrations.schema_migrations`;
    return new Set(rows.map(({ version }) => version));
  } catch (error) {
    const { code = 'no answer' } = error as { code?: string };
    if (code === '42P01' || code === '3F000')
      return [
        wrong(
          'migrations',
          'none are applied',
          'the database is empty',
          'README, "Put it on the web", step 3',
        ),
      ];
    return [
      wrong(
        'SUPABASE_DB_URL',
        `the database cannot be opened with it (${code})`,
        'neither backups nor migrations can',
        'copy it again from Connect, with the password of today',
      ),
    ];
  } finally {
    await sql.end({ timeout: 1 });
  }
}
