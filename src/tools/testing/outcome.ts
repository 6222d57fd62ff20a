/** What became of one part of the test run. */
export interface Outcome {
  part: string;
  passed: number;
  failed: number;
  /** Name of each test that was skipped, with the reason where one was given. */
  skipped: string[];
  /** Trouble outside the tests themselves: it crashed, it ran nothing. */
  trouble?: string;
}

/** The last thing `npm test` prints. Trouble counts as one failure, so that it can never end in "0 failed". */
export function summarize(outcomes: Outcome[]): { line: string; exitCode: number } {
  const passed = sum(outcomes, (each) => each.passed);
  const failed = sum(outcomes, (each) => each.failed + (each.trouble ? 1 : 0));
  const skipped = sum(outcomes, (each) => each.skipped.length);
  const line = `${passed} passed, ${failed} failed, ${skipped} skipped`;
  return { line, exitCode: failed > 0 || passed === 0 ? 1 : 0 };
}

function sum(outcomes: Outcome[], of: (outcome: Outcome) => number): number {
  return outcomes.reduce((total, outcome) => total + of(outcome), 0);
}
