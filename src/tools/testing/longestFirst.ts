import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The test files that take longest, the longest first. */
const longest = [
  'upgrade',
  'toolsStart',
  'untrueStore',
  'attacks',
  'backup',
  'faultsDraining',
  // Not at the very beginning, where browsers take the processors: what it kills has to come back in time.
  'killed',
  'week',
  'fork',
  'matrix',
  'languages',
  'deskAxe',
  'axe',
  'axeAfter',
];

/**
 * Begins each project with its long files, so that none runs alone at the end while the other processor waits. Vitest does so by itself
 * where it remembers how long each took, but a fresh copy of the project remembers nothing.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    // Projects stay together: a process that several files share lives on only while the next file is of its project.
    const projects = Object.values(Object.groupBy(usual, ({ project }) => project.name));
    return projects.flatMap((own = []) => own.toSorted((one, other) => rank(one) - rank(other)));
  }
}

/** Lower comes earlier; the files that are not named stay in their usual order, behind. */
function rank({ moduleId }: TestSpecification): number {
  const known = longest.indexOf(/(\w+)\.test\.ts$/.exec(moduleId)?.[1] ?? '');
  return known < 0 ? longest.length : known;
}
