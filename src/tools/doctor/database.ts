/** The database: whether it answers, lets the right ones in and the wrong ones not, has every migration, and lies in the EU. */
import { readdir, readFile } from 'node:fs/promises';
import postgres from 'postgres';
import { inProject } from '../project.ts';
import { type Environment, type Examination, type Finding, type Patient, wrong } from './finding.ts';

const patienceMs = 8000;
const inDashboard = "in the project's dashboard at supabase.com";

export const supabase: Examination = {
  name: 'the database through its API',
  cannot: ({ env }) =>
    env.SUPABASE_URL &&
    env.SUPABASE_PUBLISHABLE_KEY &&
    env.SUPABASE_SECRET_KEY &&
    URL.canParse(env.SUPABASE_URL)
      ? undefined
      : 'the three SUPABASE_ variables are not set',
  look: async ({ env }) => {
    const {
      SUPABASE_URL: url = '',
      SUPABASE_PUBLISHABLE_KEY: publishable = '',
      SUPABASE_SECRET_KEY: secret = '',
    } = env;
    const board = await ask(url, '/rest/v1/rpc/board_parts', secret);
    const away = awayOf(board);
    if (away) return [away];
    return [
      ...secretsWorth(board),
      ...door(await ask(url, '/rest/v1/rpc/board_parts', publishable)),
      ...signUp(await ask(url, '/auth/v1/settings', publishable, 'GET')),
    ];
  },
};

interface Answer {
  status: number;
  body: unknown;
  /** What kept it from being asked: a code, never a key. */
  trouble?: string;
}

async function ask(url: string, path: string, key: string, method = 'POST'): Promise<Answer> {
  try {
    const answer = await fetch(new URL(path, url), {
      method,
      headers: { apikey: key, 'content-type': 'application/json' },
      ...(method === 'POST' ? { body: '{}' } : {}),
      signal: AbortSignal.timeout(patienceMs),
    });
    return { status: answer.status, body: await answer.json().catch(() => undefined) };
  } catch (error) {
    const { name, cause } = error as Error & { cause?: { code?: string } };
    return { status: 0, body: undefined, trouble: cause?.code ?? name };
  }
}

function awayOf({ status, trouble }: Answer): Finding | undefined {
  const why = 'what people send waits in the inbox until it answers';
  if (trouble === 'ENOTFOUND')
    return wrong(
      'SUPABASE_URL',
      'there is no such host',
      why,
      `compare it with Project Settings → API ${inDashboard}`,
    );
  if (status === 540)
    return wrong(
      'SUPABASE_URL',
      'the project is paused',
      why,
      `wake it ${inDashboard}; a monitor that asks for /api/health keeps it awake`,
    );
  if (status === 402)
    return wrong(
      'SUPABASE_URL',
      'the project has used up what its plan holds',
      why,
      `see Usage ${inDashboard}`,
    );
  if (status === 0 || status >= 500)
    return wrong(
      'SUPABASE_URL',
      `it does not answer (${trouble ?? status})`,
      why,
      `look ${inDashboard}, and run this again`,
    );
  return undefined;
}

function secretsWorth({ status, body }: Answer): Finding[] {
  const { code } = (body ?? {}) as { code?: string };
  if (code === 'PGRST202')
    return [
      wrong(
        'migrations',
        'the tables of this release are not in the database',
        'the board cannot be shown',
        'apply the migrations: README, "Put it on the web", step 3',
      ),
    ];
  if (status === 401 || status === 403)
    return [
      wrong(
        'SUPABASE_SECRET_KEY',
        'the database does not know it',
        'nothing can be kept',
        `copy it again from Project Settings → API Keys ${inDashboard}`,
      ),
    ];
  return [];
}

/** The publishable key is for everybody, so it must open nothing but what everybody may see. */
function door({ status }: Answer): Finding[] {
  if (status >= 400) return [];
  return [
    wrong(
      'SUPABASE_PUBLISHABLE_KEY',
      'it opens what only the secret key should',
      'whoever has it could ask past the site',
      `compare both keys with Project Settings → API Keys ${inDashboard}: they may have changed places`,
    ),
  ];
}

function signUp({ status, body }: Answer): Finding[] {
  const { disable_signup } = (body ?? {}) as { disable_signup?: boolean };
  if (status !== 200 || disable_signup !== false) return [];
  return [
    wrong(
      'sign-up',
      'anybody can make an account',
      'nobody needs one, and each is a way to try',
      `switch off "Allow new users to sign up" under Authentication → Sign In ${inDashboard}`,
    ),
  ];
}

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
  const sql = postgres(url, { max: 1, connect_timeout: patienceMs / 1000, onnotice: () => {} });
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

/** Regions of Supabase's own names that are in the EU (https://supabase.com/docs/guides/platform/regions), and what people call them. */
const inEu: Record<string, RegExp> = {
  'eu-north-1': /stockholm|sverige/i,
  'eu-central-1': /frankfurt|tyskland/i,
  'eu-west-1': /irland|dublin/i,
  'eu-west-3': /paris|frankrike/i,
};

const regionOf = ({ SUPABASE_DB_URL = '' }: Environment) =>
  /@aws-\d+-([a-z]+-[a-z]+-\d)\.pooler\./.exec(SUPABASE_DB_URL)?.[1];

export const region: Examination = {
  name: 'where the database lies',
  cannot: ({ env }) =>
    regionOf(env) ? undefined : 'SUPABASE_DB_URL is not the Session pooler, whose name tells it',
  look: async ({ env, kommun }) => {
    const name = regionOf(env) ?? '';
    const called = inEu[name];
    if (!called)
      return [
        wrong(
          'SUPABASE_DB_URL',
          `the database lies in ${name}`,
          'that is outside the EU (GDPR, chapter V)',
          'make a project in an EU region, and move with npm run backup and npm run restore',
        ),
      ];
    if (kommun.privacy.recipients.some((one) => called.test(one.region))) return [];
    return [
      wrong(
        'privacy.recipients',
        `nobody is said to be in ${name}, where the database lies`,
        'the notice must tell where data are (GDPR 13)',
        'write the region of the database there, in words',
      ),
    ];
  },
};

export const functionsRegion: Examination = {
  name: 'where the functions run',
  look: async () => {
    const [, name] =
      /^\s*region\s*=\s*"([^"]*)"/m.exec(await readFile(inProject('netlify.toml'), 'utf8')) ?? [];
    if (name && /^(fra|dub|cdg|arn)$/.test(name)) return [];
    return [
      wrong(
        'netlify.toml',
        name ? `functions run in "${name}"` : 'no region is set, so functions run in Ohio',
        'what residents send would pass outside the EU',
        'write region = "fra" under [functions], as it came',
      ),
    ];
  },
};
