/** Everything that can be wrong with a fork, planted one at a time: the doctor finds it, and says how to mend it. */
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import type { Kommun } from '../../src/domain/kommun.ts';
import kommun from '../../src/kommun/kommun.config.ts';
import { databaseUrl } from '../../src/tools/database/startDatabase.ts';
import { examine } from '../../src/tools/doctor/examine.ts';
import type { Environment, Finding } from '../../src/tools/doctor/finding.ts';
import { useDatabase } from '../support/database.ts';
import { type NameServer, startNameServer } from '../support/nameServer.ts';
import { startSmtp, type TroubledSmtp } from '../support/smtp.ts';
import { useProxy } from '../support/useProxy.ts';

const database = useDatabase();
const proxy = useProxy(database);
const inboxKey = 'A'.repeat(43);
const domain = 'provstad.test';
let names: NameServer;
let smtp: TroubledSmtp;
/** A healthy environment. */
let well: Record<string, string>;
const healthyRecords = {
  [domain]: ['v=spf1 include:mejl.example -all'],
  [`_dmarc.${domain}`]: ['v=DMARC1; p=quarantine'],
  [`selector1._domainkey.${domain}`]: ['v=DKIM1; k=rsa; p=MIIBIjANBgkq'],
};

beforeAll(async () => {
  names = await startNameServer();
  smtp = await startSmtp();
  well = {
    SUPABASE_URL: proxy.url,
    SUPABASE_PUBLISHABLE_KEY: database.publishableKey,
    SUPABASE_SECRET_KEY: database.secretKey,
    SUPABASE_DB_URL: database.url,
    INBOX_KEY: inboxKey,
    SMTP_URL: `${smtp.url}?requireTLS=false`,
  };
});
beforeEach(() => {
  names.records = { ...healthyRecords };
});
afterAll(async () => {
  await Promise.all([names.stop(), smtp.stop()]);
});

/** A municipality that has decided everything. */
const decided: Kommun = {
  ...kommun,
  name: 'Provstads kommun',
  shortName: 'Provstad',
  genitive: 'Provstads kommuns',
  home: 'https://www.provstad.test/',
  site: 'https://ihop.provstad.test',
  provider: 'Provstads kommun, org.nr 212000-9999',
  repository: 'https://git.provstad.test/',
  contact: { phone: '0456-111 00', email: `ihop@${domain}` },
  elsewhere: {
    faultReport: 'https://www.provstad.test/fel',
    complaint: 'https://www.provstad.test/synpunkt',
    childConcern: { link: 'https://www.provstad.test/barn', phone: '0456-111 10' },
  },
  reading: { workingDays: 5, pauses: [{ from: '2099-06-01', to: '2099-06-02', why: 'sommar' }] },
  stewards: { ...kommun.stewards, worry: 'Ring socialjouren.' },
  theme: { colours: ['#005aa0'] },
  privacy: {
    ...kommun.privacy,
    board: 'Kommunstyrelsen',
    officer: { title: 'Dataskyddsombud', email: `dso@${domain}`, phone: '0456-111 20' },
    retention: [{ what: 'Allt', kept: 'i två år', decision: 'KS 2026/1' }],
    transfers: 'Inga.',
    registration: 'KS 2026/2',
  },
  accessibility: {
    ...kommun.accessibility,
    faults: [{ what: 'En karta', why: 'Den är en bild.', since: '2026-11-01' }],
  },
};

interface Ill {
  kommun?: Kommun;
  env?: Environment;
}

async function findingsOf({ kommun: own = decided, env = {} }: Ill = {}): Promise<Finding[]> {
  const results = await examine({ kommun: own, env: { ...well, ...env }, nameServer: names.address });
  return results.flatMap(({ findings }) => findings);
}
/** What a healthy one has too: a place that leads nowhere, colours that were moved, and what lies in dist just now. */
const always = (one: Finding) =>
  /leads nowhere|blev #/.test(one.what) ||
  one.where.startsWith('/') ||
  one.where === 'dist' ||
  /^readers have not tried/.test(one.what);

test('a healthy fork is told nothing but what a person has to judge', async () => {
  expect((await findingsOf()).filter((one) => !always(one))).toEqual([]);
});

const changed = (change: Partial<Kommun>): Ill => ({ kommun: { ...decided, ...change } });
const statement = (change: Partial<Kommun['accessibility']>) =>
  changed({ accessibility: { ...decided.accessibility, ...change } });
const notice = (change: Partial<Kommun['privacy']>) =>
  changed({ privacy: { ...decided.privacy, ...change } });

describe('settings', () => {
  test.each<[string, Ill, string, RegExp]>([
    [
      'a statement updated before it was assessed',
      statement({ updated: '2026-01-01' }),
      'accessibility.updated',
      /before it was assessed/,
    ],
    [
      'a statement from tomorrow',
      statement({ assessed: '2099-01-01', updated: '2099-01-01' }),
      'accessibility.assessed',
      /still to come/,
    ],
    [
      'a statement that nobody has looked at for a year',
      statement({ assessed: '2020-01-01', updated: '2020-01-01' }),
      'accessibility.updated',
      /is from 2020/,
    ],
    [
      'pages of one’s own that nobody has assessed',
      statement({ faults: [] }),
      'accessibility.faults',
      /accessibility/,
    ],
    ['a notice from tomorrow', notice({ version: '2099-01-01' }), 'privacy.version', /has not been/],
    [
      'holidays that are over',
      changed({ reading: { workingDays: 5, pauses: [{ from: '2020-06-01', to: '2020-06-02', why: 'x' }] } }),
      'reading.pauses',
      /ended on 2020-06-02/,
    ],
    [
      'data outside the EU',
      notice({ recipients: [{ who: 'Netlify', does: 'visar', region: 'Ohio, USA' }] }),
      'privacy.recipients.0.region',
      /GDPR/,
    ],
    [
      'an address that came with the code',
      changed({ contact: { phone: '0456-1 00', email: 'ihop@provstad.example' } }),
      'contact.email',
      /invented/,
    ],
    [
      'retention without a decision',
      notice({ retention: [{ what: 'Allt', kept: 'tills vidare' }] }),
      'privacy.retention.0.decision',
      /archivist/,
    ],
    ['transfers that nobody has judged', notice({ transfers: undefined }), 'privacy.transfers', /lawyer/],
    ['no register decided', notice({ registration: undefined }), 'privacy.registration', /archivist/],
    ['no colours', changed({ theme: undefined }), 'theme', /communications/],
    ['a colour that had to be moved', changed({ theme: { colours: ['#ffff00'] } }), 'theme', /_tema/],
    ['nothing to do about a worry', changed({ stewards: kommun.stewards }), 'stewards.worry', /lawyer/],
  ])('%s', async (_, ill, where, advice) => {
    await found(ill, where, advice);
  });
});

describe('the environment', () => {
  test.each<[string, Environment, string, RegExp]>([
    ['an address without its keys', { SUPABASE_SECRET_KEY: '' }, 'SUPABASE_SECRET_KEY', /not set.*all three/],
    [
      'no Supabase at all',
      { SUPABASE_URL: '', SUPABASE_SECRET_KEY: '', SUPABASE_PUBLISHABLE_KEY: '' },
      'SUPABASE_URL',
      /no Supabase is set/,
    ],
    [
      'an address with more after it',
      { SUPABASE_URL: 'https://abc.supabase.invalid/rest/v1' },
      'SUPABASE_URL',
      /nothing after it/,
    ],
    [
      'an address without encryption',
      { SUPABASE_URL: 'http://abc.supabase.invalid' },
      'SUPABASE_URL',
      /write https/,
    ],
    [
      'another kind of key for everybody',
      { SUPABASE_PUBLISHABLE_KEY: 'eyJhbGciOi' },
      'SUPABASE_PUBLISHABLE_KEY',
      /begins with sb_publishable_/,
    ],
    [
      'another kind of secret key',
      { SUPABASE_SECRET_KEY: 'eyJhbGciOi-hemlig' },
      'SUPABASE_SECRET_KEY',
      /begins with sb_secret_/,
    ],
    ['no key for the inbox', { INBOX_KEY: '' }, 'INBOX_KEY', /randomBytes/],
    ['half a key for the inbox', { INBOX_KEY: 'A'.repeat(20) }, 'INBOX_KEY', /32 bytes/],
    ['no mail server', { SMTP_URL: '' }, 'SMTP_URL', /nobody hears/],
    ['a mail server without a scheme', { SMTP_URL: 'mejl.provstad.test' }, 'SMTP_URL', /smtps:/],
    [
      'mail that may go in the open',
      { SMTP_URL: 'smtp://mejl.provstad.invalid?requireTLS=false' },
      'SMTP_URL',
      /take away/,
    ],
    ['no way into the database itself', { SUPABASE_DB_URL: '' }, 'SUPABASE_DB_URL', /Session pooler/],
    [
      'a connection string that is none',
      { SUPABASE_DB_URL: 'db.provstad.test' },
      'SUPABASE_DB_URL',
      /no connection string/,
    ],
    [
      'a host that does not exist',
      { SUPABASE_URL: 'https://abc.supabase.invalid' },
      'SUPABASE_URL',
      /no such host|does not answer/,
    ],
    [
      'a database in America',
      { SUPABASE_DB_URL: 'postgresql://p:losen@aws-0-us-east-1.pooler.supabase.invalid:5432/postgres' },
      'SUPABASE_DB_URL',
      /outside the EU/,
    ],
    [
      'a database that the notice does not tell of',
      { SUPABASE_DB_URL: 'postgresql://p:losen@aws-0-eu-west-3.pooler.supabase.invalid:5432/postgres' },
      'privacy.recipients',
      /eu-west-3/,
    ],
  ])('%s', async (_, env, where, advice) => {
    await found({ env }, where, advice);
  });

  test('two keys that have changed places', async () => {
    await found(
      { env: { SUPABASE_PUBLISHABLE_KEY: database.secretKey } },
      'SUPABASE_PUBLISHABLE_KEY',
      /changed places/,
    );
  });
  test('a key that the database does not know', async () => {
    await found({ env: { SUPABASE_SECRET_KEY: 'sb_secret_okand' } }, 'SUPABASE_SECRET_KEY', /copy it again/);
  });
  test('a password that is not the database’s', async () => {
    const { port } = inject('testServer');
    const env = { SUPABASE_DB_URL: databaseUrl(port, 'fel-losenord', 'template_k3') };
    await found({ env }, 'SUPABASE_DB_URL', /password of today/);
  });
  test.each([
    [540, /wake it/],
    [402, /used up/],
    [503, /does not answer/],
  ])('a database that answers %i', async (status, advice) => {
    proxy.mood = { status };
    await found({}, 'SUPABASE_URL', advice);
  });
  test('sign-up that stands open', async () => {
    proxy.mood = async (asked, passOn) =>
      asked.path.startsWith('/auth/v1/settings')
        ? {
            status: 200,
            headers: { 'content-type': 'application/json' },
            content: '{"disable_signup":false}',
          }
        : passOn();
    await found({}, 'sign-up', /switch off/);
  });
  test('a mail server that is not there', async () => {
    await smtp.become('down');
    await found({}, 'SMTP_URL', /does not let us in/);
    await smtp.become('well');
  });
});

describe('the database', () => {
  test('a migration that is not applied, and one that the code does not know', async () => {
    const [last] = await database.sql<{ version: string }[]>`
      delete from supabase_migrations.schema_migrations where version = (select max(version) from supabase_migrations.schema_migrations)
      returning version`;
    await database.sql`insert into supabase_migrations.schema_migrations (version, name) values ('20990101000000', 'later')`;
    await found({}, `supabase/migrations/${last?.version}`, /not applied/);
    await found({}, 'migration 20990101000000', /older than the database/);
    await database.sql`update supabase_migrations.schema_migrations set version = ${last?.version ?? ''} where version = '20990101000000'`;
  });
  test('no tables at all', async () => {
    proxy.mood = () => ({
      status: 404,
      headers: { 'content-type': 'application/json' },
      content: '{"code":"PGRST202"}',
    });
    await found({}, 'migrations', /apply the migrations/);
  });
});

describe('the records of the mail’s domain', () => {
  test.each<[string, Record<string, string[]>, string, RegExp]>([
    ['no SPF', { [domain]: ['google-site-verification=x'] }, domain, /no SPF/],
    ['two SPF', { [domain]: ['v=spf1 a -all', 'v=spf1 mx -all'] }, domain, /2 SPF/],
    ['SPF for everybody', { [domain]: ['v=spf1 +all'] }, domain, /lets anybody send/],
    ['no DMARC', { [`_dmarc.${domain}`]: [] }, `_dmarc.${domain}`, /no DMARC/],
    [
      'a DMARC that only listens',
      { [`_dmarc.${domain}`]: ['v=DMARC1; p=none'] },
      `_dmarc.${domain}`,
      /quarantine/,
    ],
    ['no DKIM', { [`selector1._domainkey.${domain}`]: [] }, `_domainkey.${domain}`, /dkim=pass/],
  ])('%s', async (_, records, where, advice) => {
    Object.assign(names.records, records);
    await found({}, where, advice);
  });
  test('nobody who answers', async () => {
    const results = await examine({ kommun: decided, env: well, nameServer: '127.0.0.1:9' });
    const told = results.find(({ name }) => name === 'DNS records for mail')?.findings;
    expect(told).toMatchObject([{ where: domain, how: expect.stringMatching(/network/) }]);
  });
});

test('no secret is ever told, whatever is wrong with it', async () => {
  const secret = 'hemlighet-som-ingen-far-se';
  const told = JSON.stringify([
    await findingsOf({ env: { SUPABASE_SECRET_KEY: `sb_secret_${secret}`, INBOX_KEY: secret } }),
    await findingsOf({ env: { SMTP_URL: `smtps://nagon:${secret}@127.0.0.1:9` } }),
    await findingsOf({
      env: { SUPABASE_DB_URL: `postgresql://p:${secret}@127.0.0.1:9/postgres`, SMTP_URL: `mejl ${secret}` },
    }),
  ]);
  expect(told).not.toContain(secret);
  expect(told).toContain('SUPABASE_SECRET_KEY');
});

/** That it is found where it is, with its advice, and that nothing else is: what a healthy one has apart. */
async function found(ill: Ill, where: string, advice: RegExp): Promise<void> {
  const findings = await findingsOf(ill);
  const there = findings.filter((one) => one.where.startsWith(where) && !always({ ...one, what: '' }));
  expect(there.map(({ what, why, how }) => `${what}. ${why}. ${how}`)).toContainEqual(
    expect.stringMatching(advice),
  );
  for (const { what, why, how } of findings)
    expect([what, why, how].every((text) => text.length > 3)).toBe(true);
}
