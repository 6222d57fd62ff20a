/**
 * `npm run override -- FILE`, `-- words KEY`, `-- seen FILE`: something of one's own in place of ours. Ours is copied to src/kommun/ to
 * begin with, and what it was is written down in src/kommun/overrides.json: `npm run doctor` tells when ours has changed since, until
 * one has looked (`seen`).
 */

import { replaceFile, replaceWord, sawIt } from './override/replace.ts';
import { Problem, runCommand } from './problem.ts';

const use = `Use: npm run override -- src/components/Header.astro   copies ours to src/kommun/, to be changed there
     npm run override -- words site.menu              the same for a word of the interface
     npm run override -- seen src/components/Header.astro   you have looked at what changed in ours since`;

await runCommand(async () => {
  const [first = '', second, ...more] = process.argv.slice(2);
  if (!first || more.length > 0) throw new Problem(use);
  if (first === 'words' && second) console.log(await replaceWord(second));
  else if (first === 'seen' && second) console.log(await sawIt(second));
  else if (second === undefined && first.includes('/')) console.log(await replaceFile(first));
  else throw new Problem(use);
  return 0;
});
