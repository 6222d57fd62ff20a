import { describe, expect, test } from 'vitest';
import { findLicenceFaults, satisfies } from '../../src/tools/check/licences.ts';
import { type Locked, readLock } from '../../src/tools/check/lock.ts';

const free = (licence: string) => ['MIT', 'Apache-2.0', 'ISC'].includes(licence);
const real = readLock();
const notInstalled = () => undefined;
const alsoLocked = (more: Partial<Locked>) => [
  ...real,
  { path: 'node_modules/newcomer', name: 'newcomer', version: '1.2.3', ...more },
];

describe('a licence expression leaves a way that is allowed', () => {
  test.each([
    ['MIT', true],
    ['GPL-3.0-only', false],
    ['(MIT OR GPL-3.0-only)', true],
    ['GPL-3.0-only OR MIT', true],
    ['MIT AND GPL-3.0-only', false],
    ['MIT AND (GPL-3.0-only OR ISC)', true],
    // AND binds tighter: the first half alone is enough.
    ['MIT OR ISC AND GPL-3.0-only', true],
    ['GPL-3.0-only OR ISC AND GPL-3.0-only', false],
    ['Apache-2.0 WITH LLVM-exception', false],
    ['Apache 2', false],
    ['(MIT', false],
    ['MIT)', false],
    ['MIT OR', false],
    ['OR MIT', false],
    ['', false],
    ['SEE LICENSE IN LICENSE.md', false],
    ['UNLICENSED', false],
  ])('%s: %s', (expression, allowed) => expect(satisfies(expression, free)).toBe(allowed));
});

describe('the licences of what is installed', () => {
  test('all are allowed, and every exception is still needed', () => {
    expect(real.length).toBeGreaterThan(500);
    expect(findLicenceFaults(real)).toEqual([]);
  });
  test('a licence nobody has looked at is told with the package’s name and what to do', () => {
    expect(findLicenceFaults(alsoLocked({ license: 'SSPL-1.0' }))).toEqual([
      expect.stringMatching(/^newcomer@1\.2\.3 .*"SSPL-1\.0": read it, then .*licences\.ts/),
    ]);
  });
  test.each([
    ['MPL-2.0', 'lightningcss'],
    ['LGPL-3.0-or-later', '@img/sharp-linux-x64'],
  ])('%s is looked at package by package: that of %s says nothing about another', (license, known) => {
    expect(findLicenceFaults(alsoLocked({ license, name: known }))).toEqual([]);
    expect(findLicenceFaults(alsoLocked({ license }))).toHaveLength(1);
  });
  test('where the lock says nothing the package itself is asked, and silence is a fault', () => {
    const asked = (path: string) => (path === 'node_modules/newcomer' ? 'ISC' : undefined);
    expect(findLicenceFaults(alsoLocked({}), asked)).toEqual([]);
    expect(findLicenceFaults(alsoLocked({}), notInstalled)).toEqual([
      expect.stringMatching(/^newcomer@1\.2\.3 says nothing of its licence/),
    ]);
  });
  test('an exception that nobody needs any more is a fault', () => {
    const mended = real.map((each) => (each.name === 'callsite' ? { ...each, license: 'MIT' } : each));
    expect(findLicenceFaults(mended)).toEqual([expect.stringMatching(/^callsite: no package needs/)]);
    const gone = real.filter(({ name }) => name !== 'axe-core');
    expect(findLicenceFaults(gone)).toEqual([expect.stringMatching(/^MPL-2\.0 for axe-core: no package/)]);
  });
});
