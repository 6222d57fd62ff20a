import type { APIContext } from 'astro';
import { afterEach, describe, expect, test, vi } from 'vitest';
import kommun from '../../src/kommun/kommun.config.ts';
import { GET } from '../../src/pages/.well-known/security.txt.ts';

const day = 24 * 60 * 60 * 1000;
afterEach(() => vi.useRealTimers());

async function fieldsAt(moment: string): Promise<[name: string, value: string][]> {
  vi.useFakeTimers({ now: new Date(moment), toFake: ['Date'] });
  const text = await ((await GET({} as APIContext)) as Response).text();
  return text
    .trimEnd()
    .split('\n')
    .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]);
}

describe('where to tell of a hole in the site (RFC 9116)', () => {
  test.each(['2026-11-23T10:00:00Z', '2027-12-31T23:59:59Z', '2028-02-29T00:00:00Z', '2041-06-01T12:00:00Z'])(
    'holds for more than half a year and less than a whole one, however old the build: %s',
    async (moment) => {
      const expires = (await fieldsAt(moment))
        .filter(([name]) => name === 'Expires')
        .map(([, value]) => value);
      expect(expires).toHaveLength(1);
      expect(expires[0]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/);
      const ahead = Date.parse(expires[0] ?? '') - Date.parse(moment);
      // An answer may lie in a cache for a day.
      expect(ahead - day).toBeGreaterThan(182 * day);
      expect(ahead).toBeLessThan(365 * day);
    },
  );
  test('says whom to write to, in which languages, and where it itself is', async () => {
    const fields = await fieldsAt('2026-11-23T10:00:00Z');
    expect(fields[0]).toEqual(['Contact', `mailto:${kommun.contact.email}`]);
    expect(fields.filter(([name]) => name === 'Preferred-Languages')).toEqual([
      ['Preferred-Languages', 'sv, en'],
    ]);
    expect(fields.filter(([name]) => name === 'Canonical')).toEqual([
      ['Canonical', `${new URL(kommun.site).origin}/.well-known/security.txt`],
    ]);
    for (const [name, value] of fields.filter(([field]) => field === 'Contact'))
      expect(value, name).toMatch(/^(mailto|https):/);
  });
});
