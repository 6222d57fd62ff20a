import { readFileSync } from 'node:fs';
import { inProject } from '../project.ts';
import { type Manifest, readManifest } from './lock.ts';

/** The README's heading above the table where every dependency is defended. */
const HEADING = '## What it leans on';

/** Dependencies without a reason in the README, and reasons without a dependency. */
export function findUndefended(
  { dependencies, devDependencies }: Manifest = readManifest(),
  readme = readFileSync(inProject('README.md'), 'utf8'),
): string[] {
  const used = [...Object.keys(dependencies ?? {}), ...Object.keys(devDependencies ?? {})];
  const defended = defendedIn(readme);
  const twice = defended.filter((name, index) => defended.indexOf(name) !== index);
  return [
    ...used
      .filter((name) => !defended.includes(name))
      .map(
        (name) =>
          `${name} has no row under "${HEADING}" in README.md: say what for, and why not our own code`,
      ),
    ...defended
      .filter((name) => !used.includes(name))
      .map((name) => `${name} stands under "${HEADING}" in README.md but not in package.json`),
    ...twice.map((name) => `${name} stands twice under "${HEADING}" in README.md`),
  ];
}

/** The names in the first cells of the table; a row without a reason defends nothing. */
function defendedIn(readme: string): string[] {
  const [, section = ''] = readme.split(`${HEADING}\n`);
  const [table = ''] = section.split('\n## ');
  return [...table.matchAll(/^\| *(`.*?`) *\|(.*)\|$/gm)].flatMap(([, names = '', reason = '']) =>
    reason.trim() ? [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name) : [],
  );
}
