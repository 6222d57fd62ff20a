/** Everything that is looked at, in the order in which it is told. */
import { supabase } from './database.ts';
import type { Examination, Finding, Patient } from './finding.ts';
import { keys } from './keys.ts';
import { languages } from './languages.ts';
import { leaks } from './leaks.ts';
import { links } from './links.ts';
import { records, server } from './mail.ts';
import { migrations } from './migrations.ts';
import { overrides } from './overrides.ts';
import { functionsRegion, region } from './regions.ts';
import { dates, legal, undecided } from './settings.ts';
import { site } from './site.ts';
import { colours } from './theme.ts';

const examinations: Examination[] = [
  colours,
  overrides,
  languages,
  legal,
  dates,
  undecided,
  leaks,
  keys,
  supabase,
  migrations,
  region,
  functionsRegion,
  server,
  records,
  links,
  site,
];

export interface Result {
  name: string;
  findings: Finding[];
  /** Why it was not looked at. */
  skipped?: string;
}

/** All at the same time, because most of it is waiting. */
export async function examine(patient: Patient): Promise<Result[]> {
  return Promise.all(
    examinations.map(async ({ name, cannot, look }) => {
      const skipped = cannot?.(patient);
      if (skipped) return { name, findings: [], skipped };
      return { name, findings: withoutSecrets(await look(patient), patient) };
    }),
  );
}

/** Whatever went wrong, and whatever somebody's server said: no finding tells a secret. */
function withoutSecrets(findings: readonly Finding[], { env }: Patient): Finding[] {
  const secrets = ['SUPABASE_SECRET_KEY', 'INBOX_KEY', 'SMTP_URL', 'SUPABASE_DB_URL', 'NETLIFY_AUTH_TOKEN']
    .flatMap((name) => [env[name], passwordOf(env[name])])
    .filter((secret): secret is string => (secret?.length ?? 0) > 3);
  const clean = (text: string) => secrets.reduce((left, secret) => left.replaceAll(secret, '…'), text);
  return findings.map(({ level, where, what, why, how }) => ({
    level,
    where: clean(where),
    what: clean(what),
    why: clean(why),
    how: clean(how),
  }));
}

const passwordOf = (url = '') => (URL.canParse(url) ? decodeURIComponent(new URL(url).password) : undefined);
