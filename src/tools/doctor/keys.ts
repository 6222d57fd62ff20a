/** What the environment holds: whether it is there, and whether it can be right. Never what it is. */
import { isMailUrl } from '../../mail/transport.ts';
import { type Environment, type Examination, type Finding, look, wrong } from './finding.ts';

const supabase = ['SUPABASE_URL', 'SUPABASE_PUBLISHABLE_KEY', 'SUPABASE_SECRET_KEY'] as const;
const onNetlify = 'in Netlify under Project configuration → Environment variables, for production alone';
const inSupabase = 'in Supabase under Project Settings → API Keys';

export const keys: Examination = {
  name: 'keys and addresses in the environment',
  look: async ({ env }) => [...supabaseKeys(env), ...inboxKey(env), ...mailUrl(env), ...databaseUrl(env)],
};

function supabaseKeys(env: Environment): Finding[] {
  const missing = supabase.filter((name) => !env[name]);
  if (missing.length === supabase.length)
    return [
      look(
        'SUPABASE_URL',
        'no Supabase is set, so nothing of the deployed site could be looked at',
        'the embedded database is used instead',
        `set ${supabase.join(', ')} for this command, as they are ${onNetlify}`,
      ),
    ];
  const { SUPABASE_URL = '', SUPABASE_PUBLISHABLE_KEY = '', SUPABASE_SECRET_KEY = '' } = env;
  const found: (Finding | false)[] = [
    ...missing.map((name) =>
      wrong(
        name,
        'it is not set, and the others are',
        'the site needs all three',
        `copy it ${inSupabase}, and set it ${onNetlify}`,
      ),
    ),
    SUPABASE_URL !== '' &&
      !/^https?:\/\/[^/]+\/?$/.test(SUPABASE_URL) &&
      wrong(
        'SUPABASE_URL',
        'it is no address of a project',
        'everything is asked for below it',
        'it is like https://abcdefgh.supabase.co, with nothing after it',
      ),
    /^http:\/\/(?!localhost|127\.)/.test(SUPABASE_URL) &&
      wrong(
        'SUPABASE_URL',
        'it begins with http:',
        'keys and letters would be readable on the way',
        'write https:',
      ),
    SUPABASE_PUBLISHABLE_KEY !== '' &&
      !SUPABASE_PUBLISHABLE_KEY.startsWith('sb_publishable_') &&
      wrong(
        'SUPABASE_PUBLISHABLE_KEY',
        'it is no publishable key',
        'another kind of key opens too much, or nothing',
        `copy the one that begins with sb_publishable_, ${inSupabase}`,
      ),
    SUPABASE_SECRET_KEY !== '' &&
      !SUPABASE_SECRET_KEY.startsWith('sb_secret_') &&
      wrong(
        'SUPABASE_SECRET_KEY',
        'it is no secret key',
        'nothing can be kept with it',
        `copy the one that begins with sb_secret_, ${inSupabase}`,
      ),
  ];
  return found.filter((one) => one !== false);
}

function inboxKey({ INBOX_KEY, SUPABASE_URL }: Environment): Finding[] {
  const how = `make one: node -e "console.log(crypto.randomBytes(32).toString('base64url'))", and set it ${onNetlify}`;
  if (!INBOX_KEY)
    return SUPABASE_URL
      ? [wrong('INBOX_KEY', 'it is not set', 'what people send while the database is away is refused', how)]
      : [];
  if (/^[\w-]{43}=?$/.test(INBOX_KEY)) return [];
  return [wrong('INBOX_KEY', 'it is not 32 bytes in base64url', 'nothing can be sealed with it', how)];
}

function mailUrl({ SMTP_URL, SUPABASE_URL }: Environment): Finding[] {
  const how = `it is like smtps://user:password@host:465; set it ${onNetlify}`;
  if (!SMTP_URL)
    return SUPABASE_URL
      ? [wrong('SMTP_URL', 'it is not set', 'mails wait in the database, and nobody hears from anybody', how)]
      : [];
  if (!isMailUrl(SMTP_URL))
    return [wrong('SMTP_URL', 'it is no address of a mail server', 'no mail can leave', how)];
  if (/[?&]requireTLS=false/.test(SMTP_URL) && !/@?(localhost|127\.)/.test(new URL(SMTP_URL).host))
    return [
      wrong(
        'SMTP_URL',
        'it lets mail go unencrypted',
        'private links stand in the mails',
        'take away ?requireTLS=false',
      ),
    ];
  return [];
}

function databaseUrl({ SUPABASE_DB_URL, SUPABASE_URL }: Environment): Finding[] {
  const how =
    'in Supabase under Connect, copy the Session pooler connection string and put the password in it';
  if (!SUPABASE_DB_URL)
    return SUPABASE_URL
      ? [
          look(
            'SUPABASE_DB_URL',
            'it is not set, so migrations and region could not be looked at',
            'only the database itself knows them',
            `${how}; set it for this command`,
          ),
        ]
      : [];
  if (/^postgres(ql)?:\/\/[^/]/.test(SUPABASE_DB_URL) && URL.canParse(SUPABASE_DB_URL)) return [];
  return [wrong('SUPABASE_DB_URL', 'it is no connection string', 'backups need it too', how)];
}
