import { readFileSync } from 'node:fs';
import { inProject } from '../project.ts';
import { type Locked, readLock } from './lock.ts';

/** They ask for nothing but that their text stays with the code. Names as in the SPDX list. */
const FREE = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

/** They ask for more, so they are looked at package by package (`*` ends a family); the reason says why it is no burden here. */
const LOOKED_AT: { licence: string; packages: string[]; reason: string }[] = [
  {
    licence: 'MPL-2.0',
    packages: ['axe-core', '@axe-core/playwright', 'lightningcss', 'lightningcss-*', 'postcss-values-parser'],
    reason: 'used unchanged, when building and testing; what we ship holds none of their files',
  },
  {
    licence: 'LGPL-3.0-or-later',
    packages: ['@img/sharp-*'],
    reason: 'libvips, a library of its own for pictures, which the build could use; not shipped',
  },
  {
    licence: 'CC-BY-3.0',
    packages: ['date-holidays', 'spdx-exceptions'],
    reason: 'lists of facts, used when testing and building; not shipped',
  },
  {
    licence: 'OFL-1.1',
    packages: ['@fontsource/young-serif'],
    reason: 'the heading face; its licence lies beside it in src/assets/fonts',
  },
];

/** What a package fails to say in SPDX's words, read by a person. */
const READ_BY_HAND: Record<string, { licence: string; found: string }> = {
  callsite: { licence: 'MIT', found: 'last lines of its Readme.md' },
  'png-js': { licence: 'MIT', found: 'its LICENSE' },
  '@netlify/binary-info': { licence: 'Apache-2.0', found: 'LICENSE_APACHE; package.json says "Apache 2"' },
};

/** Every package that may not be used, or that nobody has looked at; and every exception that is no longer one. */
export function findLicenceFaults(locked = readLock(), installed = readInstalled): string[] {
  const needless = new Set([...LOOKED_AT.flatMap(exceptionsOf), ...Object.keys(READ_BY_HAND)]);
  const faults = locked.flatMap((each) => {
    const said = saidBy(each) ?? installed(each.path);
    if (said !== undefined && isAllowed(said, each.name, needless)) return [];
    const byHand = READ_BY_HAND[each.name];
    if (byHand) needless.delete(each.name);
    return byHand && isAllowed(byHand.licence, each.name, needless) ? [] : [complaint(each, said)];
  });
  return [
    ...new Set(faults),
    ...[...needless].map((name) => `${name}: no package needs this exception; ${MEND}`),
  ];
}

const MEND = 'mend the lists in src/tools/check/licences.ts';

function complaint({ name, version }: Locked, said: string | undefined): string {
  const what =
    said === undefined ? 'says nothing of its licence' : `has a licence nobody looked at, "${said}"`;
  return `${name}@${version} ${what}: read it, then ${MEND} or use another package`;
}

function saidBy({ license }: { license?: unknown }): string | undefined {
  return typeof license === 'string' && license.trim() ? license : undefined;
}

/** For a package whose licence npm did not write into the lock. */
function readInstalled(path: string): string | undefined {
  try {
    return saidBy(JSON.parse(readFileSync(inProject(`${path}/package.json`), 'utf8')));
  } catch {
    return undefined;
  }
}

/** @param needless exceptions not needed so far; those that are needed here are taken out */
function isAllowed(expression: string, name: string, needless: Set<string>): boolean {
  return satisfies(expression, (licence) => {
    if (FREE.has(licence)) return true;
    const looked = LOOKED_AT.find((each) => each.licence === licence);
    const pattern = looked?.packages.find((each) => fits(name, each));
    if (pattern !== undefined) needless.delete(`${licence} for ${pattern}`);
    return pattern !== undefined;
  });
}

function exceptionsOf({ licence, packages }: { licence: string; packages: string[] }): string[] {
  return packages.map((pattern) => `${licence} for ${pattern}`);
}

function fits(name: string, pattern: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

/**
 * Whether an SPDX expression, `(MIT OR Apache-2.0)`, leaves a way that is allowed. `AND` binds tighter than `OR`; a licence
 * `WITH` an exception is none we know.
 */
export function satisfies(expression: string, allowed: (licence: string) => boolean): boolean {
  const words = expression.match(/[()]|[^\s()]+/g) ?? [];
  let broken = false;
  const either = (): boolean => {
    let good = both();
    while (words[0] === 'OR') good = next(both) || good;
    return good;
  };
  const both = (): boolean => {
    let good = one();
    while (words[0] === 'AND') good = next(one) && good;
    return good;
  };
  const one = (): boolean => {
    const word = words.shift() ?? '';
    broken ||= ['', ')', 'AND', 'OR'].includes(word);
    if (word !== '(') return allowed(word);
    const good = either();
    broken ||= words.shift() !== ')';
    return good;
  };
  const next = (part: () => boolean): boolean => {
    words.shift();
    return part();
  };
  const good = either();
  return good && !broken && words.length === 0;
}
