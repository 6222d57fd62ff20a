/** Being many people, or somebody else: against the limits, which count by the address that the host tells. */
import { networkInterfaces } from 'node:os';
import type { Sql } from 'postgres';
import kommun from '../../../src/kommun/kommun.config.ts';
import { anIdea } from '../contributions.ts';
import { sendAsProgram } from '../send.ts';

/** Headers in which a client may claim another address, to whoever believes them. */
export const claims = [
  'x-forwarded-for',
  'x-real-ip',
  'x-client-ip',
  'x-nf-client-connection-ip',
  'x-cluster-client-ip',
  'x-original-forwarded-for',
  'cf-connecting-ip',
  'true-client-ip',
  'fastly-client-ip',
  'forwarded',
  'via',
];

/** The same /64 (RFC 6177), spelled and numbered in other ways. */
export const oneNetwork = [
  '2001:db8:1:2::1',
  '2001:db8:1:2:ffff:ffff:ffff:ffff',
  '2001:0DB8:0001:0002:0000:0000:0000:0003',
  '2001:db8:1:2:0:0:192.0.2.1',
];
/** One household, in IPv4 and in the clothes of IPv6. */
export const oneHousehold = [
  '192.0.2.77',
  '::ffff:192.0.2.77',
  '::ffff:c000:24d',
  '0:0:0:0:0:ffff:192.0.2.77',
];

/** From this address as many have come as may, but for a few. */
export async function fillLimit(sql: Sql, ip: string, butFor = 0): Promise<void> {
  await sendAsProgram('idea', anIdea(), { ip });
  await sql`insert into app.arrivals (source, kind)
    select source, kind from (select * from app.arrivals order by id desc limit 1) last,
    generate_series(2, ${kommun.limits.ideas.submissions - butFor})`;
}

/** An address of this machine that is not the loopback. */
export const ownAddress = Object.values(networkInterfaces())
  .flat()
  .find((one) => one && !one.internal && one.family === 'IPv4')?.address;

/** What may be claimed there. */
export const claimedAddresses = ['203.0.113.9', 'for=203.0.113.11', '127.0.0.1', '::1'];
