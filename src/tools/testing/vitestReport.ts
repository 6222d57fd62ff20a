import type { Outcome } from './outcome.ts';

/** The members of vitest's JSON report that we count by. */
interface Report {
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { fullName: string; status: string }[];
  }[];
}

interface Ended {
  /** The text of vitest's JSON report; empty when there is none. */
  report: string;
  exitCode: number | null;
  /** Names were given, so a part without such a test is not wrong. */
  filtered: boolean;
}

/**
 * Counts each part's tests, told apart by the folder they lie in; whatever is not in order besides failing tests becomes its trouble.
 * @param parts that ran together
 */
export function readOutcomes(parts: readonly string[], { report, exitCode, filtered }: Ended): Outcome[] {
  const files = parse(report)?.testResults;
  // Where a test failed, nothing else needs to have ended the run badly.
  const unexplained = files?.some(({ status }) => status === 'failed') ? 0 : exitCode;
  return parts.map((part) => {
    const own = files?.filter(({ name }) => name.includes(`/tests/${part}/`));
    return outcomeOf(part, own, { exitCode: unexplained, filtered });
  });
}

function outcomeOf(
  part: string,
  files: Report['testResults'] | undefined,
  { exitCode, filtered }: Omit<Ended, 'report'>,
): Outcome {
  const tests = files?.flatMap((file) => file.assertionResults) ?? [];
  const count = (status: string) => tests.filter((test) => test.status === status).length;
  const skipped = tests
    .filter((test) => !['passed', 'failed'].includes(test.status))
    .map((test) => test.fullName);
  const outcome: Outcome = { part, passed: count('passed'), failed: count('failed'), skipped };
  const unloaded = files?.filter((file) => file.status === 'failed' && !hasFailedTest(file)) ?? [];
  outcome.failed += unloaded.length;
  const trouble = troubleOf(outcome, { report: files !== undefined, exitCode, filtered });
  return trouble ? { ...outcome, trouble } : outcome;
}

function troubleOf(outcome: Outcome, ended: Omit<Ended, 'report'> & { report: boolean }): string | undefined {
  const { passed, failed, skipped } = outcome;
  const ran = passed + failed;
  if (ended.filtered && ran + skipped.length === 0) return undefined;
  if (!ended.report) return `crashed (exit code ${ended.exitCode})`;
  if (ran === 0) return 'ran no test';
  if (ended.exitCode !== 0 && failed === 0)
    return `ended with exit code ${ended.exitCode} though no test failed`;
  return undefined;
}

/** A file may fail before or after its tests: in an import, in a hook. */
function hasFailedTest({ assertionResults }: Report['testResults'][number]): boolean {
  return assertionResults.some((test) => test.status === 'failed');
}

function parse(text: string): Report | undefined {
  try {
    return JSON.parse(text) as Report;
  } catch {
    return undefined;
  }
}
