import { describe, expect, test } from 'vitest';
import { findUndefended } from '../../src/tools/check/dependencies.ts';
import { findScriptFaults } from '../../src/tools/check/installScripts.ts';

const readme = (...rows: string[]) =>
  [
    '# A',
    '| `stranger` | elsewhere |',
    '## What it leans on',
    '',
    '| package | why |',
    '|---|---|',
    ...rows,
    '',
    '## B',
  ].join('\n');

describe('every dependency has its reason in the README', () => {
  const manifest = { dependencies: { astro: '1.0.0' }, devDependencies: { '@x/y': '1.0.0' } };
  test('several may share a row', () => {
    expect(findUndefended(manifest, readme('| `astro` `@x/y` | pages |'))).toEqual([]);
  });
  test.each([
    ['one without a row', ['| `astro` | pages |'], /^@x\/y has no row/],
    ['one whose row gives no reason', ['| `astro` | pages |', '| `@x/y` |  |'], /^@x\/y has no row/],
    ['a row for what is not used', ['| `astro` `@x/y` `gone` | pages |'], /^gone .* not in package.json/],
    ['one that stands twice', ['| `astro` `@x/y` | pages |', '| `astro` | again |'], /^astro stands twice/],
  ])('%s is told', (_, rows, sentence) => {
    expect(findUndefended(manifest, readme(...rows))).toEqual([expect.stringMatching(sentence)]);
  });
  test('a README without the table defends nothing', () => {
    expect(findUndefended(manifest, '# A\n| `astro` `@x/y` | pages |')).toHaveLength(2);
  });
});

describe('every install script is approved by name', () => {
  const locked = (name: string, more: object = {}) => ({
    path: `node_modules/${name}`,
    name,
    version: '1.0.0',
    ...more,
  });
  const sharp = locked('sharp', { path: 'node_modules/ipx/node_modules/sharp', hasInstallScript: true });
  const mac = locked('fsevents', { os: ['darwin'] });
  const faults = (packages: object[], allowScripts: Record<string, boolean> = {}) =>
    findScriptFaults(packages as Parameters<typeof findScriptFaults>[0], { allowScripts });

  test('approved or denied, with or without a version, wherever it lies: looked at', () => {
    expect(faults([sharp], { sharp: true })).toEqual([]);
    expect(faults([sharp], { sharp: false })).toEqual([]);
    expect(faults([{ ...sharp, name: '@x/sharp' }], { '@x/sharp@1.0.0': true })).toEqual([]);
  });
  test('one that nobody approved is told, with the command to use', () => {
    expect(faults([sharp])).toEqual([
      expect.stringMatching(/^sharp runs a script.*npm install-scripts approve sharp/),
    ]);
  });
  test.each([
    ['for a package that is gone', []],
    ['for one without a script any more', [locked('sharp')]],
  ])('an approval %s is told', (_, packages) => {
    expect(faults(packages, { sharp: true })).toEqual([expect.stringMatching(/^sharp is in allowScripts/)]);
  });
  test('a package for another system may stay approved: registries differ about its script', () => {
    expect(faults([mac], { fsevents: true })).toEqual([]);
    expect(faults([{ ...mac, hasInstallScript: true }])).toHaveLength(1);
  });
});
