import { describe, expect, test } from 'vitest';
import { isExempt } from '../../netlify/http/source.ts';
import { defineKommun, type KommunInput } from '../../src/domain/kommun.ts';
import kommun from '../../src/kommun/kommun.config.ts';

const networks = ['192.0.2.0/24', '2001:db8::/32', '198.51.100.7', '2001:db9::7', '::ffff:203.0.113.0/120'];

describe('a network that is not counted', () => {
  test.each([
    ['an address in it', '192.0.2.1'],
    ['its last address', '192.0.2.255'],
    ['an IPv4 address written as IPv6', '::ffff:192.0.2.1'],
    ['the same in hexadecimal', '::ffff:c000:201'],
    ['an IPv6 address in it', '2001:db8:ffff::1'],
    ['the same in capitals and at length', '2001:0DB8:0000:0000:0000:0000:0000:0001'],
    ['a single address', '198.51.100.7'],
    ['a single IPv6 address', '2001:db9:0::7'],
    ['an IPv4 address in a network written as IPv6', '203.0.113.9'],
  ])('takes in %s', (_, address) => {
    expect(isExempt(address, networks)).toBe(true);
  });
  test.each([
    ['the neighbour above', '192.0.3.0'],
    ['the neighbour below', '192.0.1.255'],
    ['another IPv6 network', '2001:db7:ffff::1'],
    ['the neighbour of a single address', '198.51.100.8'],
    ['the neighbour of a single IPv6 address', '2001:db9::8'],
    ['another one written as IPv6', '::ffff:192.0.3.1'],
    ['an IPv6 address that ends like it', '::c000:201'],
    ['nothing', ''],
    ['no address', 'nonsense'],
    ['two addresses', '192.0.2.1, 192.0.2.2'],
    ['a network', '192.0.2.0/24'],
    ['an address with a port', '192.0.2.1:443'],
    ['one that is left out', undefined as unknown as string],
  ])('does not take in %s', (_, address) => {
    expect(isExempt(address, networks)).toBe(false);
  });
  test('without any, everybody is counted', () => {
    expect(isExempt('192.0.2.1', [])).toBe(false);
  });
  test('a network that cannot be read lets nobody through', () => {
    expect(isExempt('192.0.2.1', ['the town hall'])).toBe(false);
  });
});

describe('the settings say which', () => {
  const withLimits = (limits: object) => defineKommun({ ...kommun, limits } as KommunInput).limits;

  test('none and an inbox of a hundred thousand, unless told', () => {
    expect(withLimits({})).toMatchObject({ exempt: [], inbox: 100_000 });
  });
  test.each([...networks, '10.0.0.0/8', '2001:db8::/128'])('%s may be one', (network) => {
    expect(withLimits({ exempt: [network] }).exempt).toEqual([network]);
  });
  test.each([
    '192.0.2.0/33',
    '192.0.2/24',
    '2001:db8::/129',
    'the town hall',
    '192.0.2.0/24 ',
    '',
    '192.0.2.0-192.0.2.255',
  ])('%j is answered with an example', (network) => {
    expect(() => withLimits({ exempt: [network] })).toThrow(
      /limits\.exempt\.0: a network like "192\.0\.2\.0\/24"/,
    );
  });
  test.each(['0.0.0.0/0', '::/0', '192.0.2.0/2'])('%s is a part of the world and nobody’s own', (network) => {
    expect(() => withLimits({ exempt: [network] })).toThrow(
      /limits\.exempt\.0: a network of your own, at least \/8/,
    );
  });
  test('one that is no list is answered with a list', () => {
    expect(() => withLimits({ exempt: '192.0.2.0/24' })).toThrow(/limits\.exempt: a list like \[/);
  });
  test('an inbox that holds nothing is refused', () => {
    expect(() => withLimits({ inbox: 0 })).toThrow(/limits\.inbox: a whole number, at least 1/);
  });
});
