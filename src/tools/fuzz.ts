/**
 * `npm run fuzz [-- --runs N] [-- --seed S]`: thousands of generated requests, right, nearly right and rubbish, against the built site
 * with a real database of its own; fails with the smallest one that breaks a promise. The same seed makes the same run.
 */
import { randomInt } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { startTestServer } from './database/testServer.ts';
import { Problem, runCommand } from './problem.ts';
import { inProject } from './project.ts';
import { ensureBuilt } from './site/build.ts';

type Fuzzing = typeof import('../../tests/fuzz/run.ts');

// Kept, because the run listens to everything that is logged.
const screen = console.log.bind(console);
const usual = { runs: 10_000, seedBelow: 2 ** 31 };

await runCommand(async () => {
  const { runs, seed } = readArguments();
  const built = await ensureBuilt({ say: screen });
  // Tests are no part of the tools: brought in only here.
  const { fuzz } = (await import(pathToFileURL(inProject('tests/fuzz/run.ts')).href)) as Fuzzing;
  screen(`${runs} requests, seed ${seed} …`);
  const begun = performance.now();
  const { server, stop } = await startTestServer();
  try {
    const onProgress = (done: number, { accepted }: { accepted: number }) => {
      if (done % 500 === 0) screen(`  ${done} of ${runs}, ${accepted} accepted`);
    };
    const { done, accepted, statuses, broken } = await fuzz({ runs, seed, server, built, onProgress });
    const seconds = Math.round((performance.now() - begun) / 1000);
    screen(`\n${done} requests in ${seconds} s, ${accepted} accepted, seed ${seed}`);
    screen(
      [...statuses]
        .sort(([a], [b]) => a - b)
        .map(([status, count]) => `${count} × ${status}`)
        .join(', '),
    );
    screen(
      broken
        ? `\nBroken: ${broken}\nAgain: npm run fuzz -- --runs ${runs} --seed ${seed}`
        : 'Every promise was kept.',
    );
    return broken ? 1 : 0;
  } finally {
    await stop();
  }
});

function readArguments(): { runs: number; seed: number } {
  try {
    const { values } = parseArgs({ options: { runs: { type: 'string' }, seed: { type: 'string' } } });
    const runs = Number(values.runs ?? usual.runs);
    const seed = Number(values.seed ?? randomInt(usual.seedBelow));
    if (!Number.isInteger(runs) || runs < 1 || !Number.isInteger(seed)) throw new RangeError();
    return { runs, seed };
  } catch {
    throw new Problem('Use: npm run fuzz [-- --runs N] [-- --seed S], with whole numbers.');
  }
}
