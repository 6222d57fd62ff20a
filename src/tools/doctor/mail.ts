/** Mail: whether the server takes it, and whether others believe that it comes from the municipality. */
import { Resolver } from 'node:dns/promises';
import type { Kommun } from '../../domain/kommun.ts';
import { isMailUrl, openTransport } from '../../mail/transport.ts';
import { isInvented } from '../inventedHost.ts';
import { type Examination, type Finding, look, type Patient, wrong } from './finding.ts';

export const server: Examination = {
  name: 'the mail server',
  cannot: ({ env: { SMTP_URL = '' } }) => (isMailUrl(SMTP_URL) ? undefined : 'SMTP_URL is not set'),
  async look({ env: { SMTP_URL = '' } }) {
    const transport = openTransport(SMTP_URL);
    const found = await transport.open();
    transport.close();
    if (found.became === 'open') return [];
    const code = 'code' in found ? ` (${found.code})` : '';
    return [
      wrong(
        'SMTP_URL',
        `the mail server does not let us in${code}`,
        'mails wait, and nobody hears from anybody',
        'ask whoever runs it for address, port, user and password',
      ),
    ];
  },
};

/** SPF (RFC 7208), DKIM (RFC 6376) and DMARC (RFC 7489) of the address that mails come from. */
export const records: Examination = {
  name: 'DNS records for mail',
  cannot: ({ kommun, nameServer }) =>
    isInvented(domainOf(kommun)) && !nameServer ? `nobody has ${domainOf(kommun)}` : undefined,
  async look(patient) {
    const domain = domainOf(patient.kommun);
    const txt = reader(patient);
    const [own, policy, keys] = await Promise.all([
      txt(domain),
      txt(`_dmarc.${domain}`),
      txt(`_domainkey.${domain}`),
    ]);
    if (!own || !policy || !keys)
      return [
        look(
          domain,
          'its records could not be asked for',
          'without them mails may be taken for rubbish',
          'run this again where there is a network',
        ),
      ];
    return [...spf(domain, own), ...dmarc(domain, policy), ...(await dkim(domain, txt))];
  },
};

const domainOf = ({ contact }: Kommun) => contact.email.split('@')[1] ?? '';

type Reader = (name: string) => Promise<string[] | undefined>;

/** What stands there; nothing where there is none; undefined where nobody answered. */
function reader({ nameServer }: Patient): Reader {
  const resolver = new Resolver({ timeout: 3000, tries: 2 });
  if (nameServer) resolver.setServers([nameServer]);
  return async (name) => {
    try {
      return (await resolver.resolveTxt(name)).map((parts) => parts.join(''));
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      return ['ENODATA', 'ENOTFOUND'].includes(code) ? [] : undefined;
    }
  };
}

const byIt = 'ask whoever keeps your domain';

function spf(domain: string, records: readonly string[]): Finding[] {
  const found = records.filter((record) => /^v=spf1( |$)/i.test(record));
  if (found.length === 0)
    return [
      wrong(
        domain,
        'it has no SPF record',
        'anybody can write in its name, and our mails may be taken for rubbish',
        `${byIt} for a TXT record like "v=spf1 include:… -all" with your mail server in it`,
      ),
    ];
  if (found.length > 1)
    return [
      wrong(
        domain,
        `it has ${found.length} SPF records`,
        'with more than one none counts (RFC 7208, 4.5)',
        `${byIt} to make one of them`,
      ),
    ];
  if (!/[-~]all\b|redirect=/i.test(found[0] ?? ''))
    return [
      wrong(
        domain,
        'its SPF record lets anybody send',
        'it ends without -all',
        `${byIt} to end it with -all`,
      ),
    ];
  return [];
}

function dmarc(domain: string, records: readonly string[]): Finding[] {
  const [found] = records.filter((record) => /^v=DMARC1\b/i.test(record));
  if (!found)
    return [
      wrong(
        `_dmarc.${domain}`,
        'there is no DMARC record',
        'others cannot know what to do with mails that are not yours',
        `${byIt} for a TXT record like "v=DMARC1; p=quarantine"`,
      ),
    ];
  if (/\bp=none\b/i.test(found))
    return [
      look(
        `_dmarc.${domain}`,
        'the DMARC policy is "none"',
        'mails in your name that are not yours are let through',
        `${byIt} when it can become quarantine or reject`,
      ),
    ];
  return [];
}

/** The name of a key is the mail server's secret; these are those that the common ones use. */
const selectors = ['default', 'selector1', 'selector2', 'google', 'mail', 'dkim', 's1', 's2', 'k1', 'smtp'];

async function dkim(domain: string, txt: Reader): Promise<Finding[]> {
  const found = await Promise.all(selectors.map((name) => txt(`${name}._domainkey.${domain}`)));
  if (found.some((records) => records?.some((record) => /\bp=[A-Za-z0-9+/]/.test(record)))) return [];
  return [
    look(
      `_domainkey.${domain}`,
      'no DKIM key stands under a common name',
      'signed mails are believed; the name may be one that cannot be guessed',
      'send yourself a mail from the site and look for "dkim=pass" among its headers',
    ),
  ];
}
