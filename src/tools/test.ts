/** `npm test [-- part … name …]`: everything that can be wrong, and at the end one line that says whether it is. */
import { checks, runChecks } from './check/checks.ts';
import { runCommand, sentenceFor } from './problem.ts';
import { ensureBuilt } from './site/build.ts';
import { wishToStop } from './stopping.ts';
import { type Part, readArguments } from './testing/arguments.ts';
import { type Outcome, summarize } from './testing/outcome.ts';
import { runVitest } from './testing/vitest.ts';

const say = (text: string) => console.log(text);

await runCommand(async () => {
  const signal = wishToStop();
  const begun = Date.now();
  const outcomes = await runEverything(signal);
  report(outcomes);
  if (signal.aborted) say('Interrupted: what had not run is not counted.');
  const { line, exitCode } = summarize(outcomes);
  say(`\nIn ${Math.round((Date.now() - begun) / 1000)} s:\n${line}`);
  return signal.aborted ? 1 : exitCode;
});

/** The checks run beside the tests: while one waits for a browser or a database, the other has the processor. */
async function runEverything(signal: AbortSignal): Promise<Outcome[]> {
  const { parts, filters } = readArguments(process.argv.slice(2));
  if (parts.some((part) => part === 'integration' || part === 'e2e')) {
    const failed = await build(signal);
    if (failed) return [failed];
  }
  const [checked, ...tested] = await Promise.all([
    parts.includes('check') ? check() : undefined,
    runTests(parts, filters, signal),
  ]);
  return [checked ?? [], ...tested].flat();
}

async function build(signal: AbortSignal): Promise<Outcome | undefined> {
  try {
    await ensureBuilt({ say, signal });
    return undefined;
  } catch (error) {
    return { part: 'build', passed: 0, failed: 0, skipped: [], trouble: sentenceFor(error) };
  }
}

async function check(): Promise<Outcome> {
  const failed = await runChecks(say);
  return { part: 'check', passed: checks.length - failed.length, failed: failed.length, skipped: [] };
}

function runTests(parts: Part[], filters: string[], signal: AbortSignal): Promise<Outcome[]> | Outcome[] {
  const tests = parts.filter((part) => part !== 'check');
  return tests.length > 0 && !signal.aborted ? runVitest(tests, filters, signal) : [];
}

function report(outcomes: Outcome[]): void {
  say('');
  for (const { part, passed, failed, skipped, trouble } of outcomes) {
    say(
      `${part}: ${passed} passed, ${failed} failed, ${skipped.length} skipped${trouble ? `; ${trouble}` : ''}`,
    );
    for (const name of skipped) say(`  skipped: ${name}`);
  }
}
