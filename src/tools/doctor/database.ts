/** The database as the site meets it: whether it answers, and lets the right ones in and the wrong ones not. */
import { type Examination, type Finding, wrong } from './finding.ts';

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
