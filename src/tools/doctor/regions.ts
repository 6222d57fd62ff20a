/** Whether what residents send stays in the EU, and the notice says where. */
import { readFile } from 'node:fs/promises';
import { inProject } from '../project.ts';
import { type Environment, type Examination, wrong } from './finding.ts';

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
