/** `npm run bench [-- name …]`: measures what has a budget, and fails when one is broken. */
import { readdir } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { Problem, runCommand } from './problem.ts';
import { inProject } from './project.ts';
import { ensureBuilt } from './site/build.ts';
import { type Bench, type Figure, isWithin } from './testing/bench.ts';

const say = (text: string) => console.log(text);

await runCommand(async () => {
  const wanted = await load(process.argv.slice(2));
  await ensureBuilt({ say });
  let broken = 0;
  for (const { name, run } of wanted) {
    say(`\n${name}`);
    const figures = await run();
    for (const figure of figures) say(rowOf(figure));
    broken += figures.filter((figure) => !isWithin(figure)).length;
  }
  say(broken === 0 ? '\nAll budgets are kept.' : `\n${broken} over budget.`);
  return broken === 0 ? 0 : 1;
});

async function load(names: string[]): Promise<Bench[]> {
  const folder = inProject('tests/bench');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts')).sort();
  const wanted = files.filter((file) => names.length === 0 || names.some((name) => file.includes(name)));
  if (wanted.length === 0) throw new Problem(`No bench is called that. There are: ${files.join(', ')}.`);
  const modules = await Promise.all(wanted.map((file) => import(pathToFileURL(`${folder}/${file}`).href)));
  return modules.map((module: { default: Bench }) => module.default);
}

function rowOf(figure: Figure): string {
  const { name, value, unit, max } = figure;
  const mark = max === undefined ? ' ' : isWithin(figure) ? '✓' : '✗';
  const limit = max === undefined ? '' : `  (at most ${format(max)})`;
  return `  ${mark} ${name.padEnd(44)} ${`${format(value)} ${unit}`.padStart(14)}${limit}`;
}

function format(value: number): string {
  return Number.isInteger(value) ? value.toLocaleString('en-GB').replaceAll(',', ' ') : value.toFixed(2);
}
