import { expect, test } from 'vitest';
import { clientAddress } from '../../src/tools/server/address.ts';

const claim = (address: string) => new Headers({ 'x-nf-client-connection-ip': address });

test.each([
  ['a neighbour is who the socket says', '192.0.2.1', new Headers(), '192.0.2.1'],
  ['a neighbour cannot claim to be somebody else', '192.0.2.1', claim('203.0.113.9'), '192.0.2.1'],
  ['a neighbour on an IPv6 socket cannot either', '2001:db8::1', claim('203.0.113.9'), '2001:db8::1'],
  ['an IPv4 address on an IPv6 socket is written as IPv4', '::ffff:192.0.2.1', new Headers(), '192.0.2.1'],
  ['a program on this machine can', '127.0.0.1', claim('203.0.113.9'), '203.0.113.9'],
  ['also over IPv6', '::1', claim('2001:db8::9'), '2001:db8::9'],
  ['also over IPv4 in IPv6', '::ffff:127.0.0.1', claim('203.0.113.9'), '203.0.113.9'],
  ['and is itself when it claims nothing', '::ffff:127.0.0.1', new Headers(), '127.0.0.1'],
])('%s', (_, socketAddress, headers, expected) => {
  expect(clientAddress(socketAddress, headers)).toBe(expected);
});
