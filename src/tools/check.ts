/** `npm run check [-- name …]`: types, lint, format, dead code and import directions, without the tests. */
import { checks, runChecks } from './check/checks.ts';
import { Problem, runCommand } from './problem.ts';

await runCommand(async () => {
  const names = process.argv.slice(2);
  const wanted = checks.filter(({ name }) => names.length === 0 || names.some((each) => name.includes(each)));
  if (wanted.length === 0) {
    throw new Problem(`No check is called that. There are: ${checks.map(({ name }) => name).join(', ')}.`);
  }
  const failed = await runChecks((text) => console.log(text), wanted);
  console.log(`${wanted.length - failed.length} passed, ${failed.length} failed, 0 skipped`);
  return failed.length > 0 ? 1 : 0;
});
