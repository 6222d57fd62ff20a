import { describe, expect, test } from 'vitest';
import { readArguments } from '../../src/tools/testing/arguments.ts';
import { median } from '../../src/tools/testing/bench.ts';
import { summarize } from '../../src/tools/testing/outcome.ts';
import { readOutcomes } from '../../src/tools/testing/vitestReport.ts';

const fileOf = (part: string, status: string, ...tests: string[]) => ({
  name: `/anywhere/tests/${part}/a.test.ts`,
  status,
  message: '',
  assertionResults: tests.map((each, index) => ({ fullName: `test ${index}`, status: each })),
});
const file = (status: string, ...tests: string[]) => fileOf('unit', status, ...tests);
const report = (...testResults: unknown[]) => JSON.stringify({ testResults });

describe('the last line of npm test', () => {
  test('adds up all parts', () => {
    const parts = [
      { part: 'check', passed: 5, failed: 0, skipped: [] },
      { part: 'unit', passed: 2, failed: 1, skipped: ['a', 'b'] },
    ];
    expect(summarize(parts)).toEqual({ line: '7 passed, 1 failed, 2 skipped', exitCode: 1 });
  });

  test('says that all is well only when something passed', () => {
    expect(summarize([{ part: 'unit', passed: 3, failed: 0, skipped: [] }]).exitCode).toBe(0);
    expect(summarize([{ part: 'unit', passed: 0, failed: 0, skipped: [] }]).exitCode).toBe(1);
    expect(summarize([]).exitCode).toBe(1);
  });

  test('counts trouble outside the tests as a failure', () => {
    const { line, exitCode } = summarize([
      { part: 'e2e', passed: 9, failed: 0, skipped: [], trouble: 'crashed' },
    ]);
    expect([line, exitCode]).toEqual(['9 passed, 1 failed, 0 skipped', 1]);
  });
});

describe('a part of the test run', () => {
  test('is counted by its tests, and its skipped ones are named', () => {
    const ended = {
      report: report(file('passed', 'passed', 'skipped', 'todo')),
      exitCode: 0,
      filtered: false,
    };
    expect(readOutcomes(['unit'], ended)[0]).toEqual({
      part: 'unit',
      passed: 1,
      failed: 0,
      skipped: ['test 1', 'test 2'],
    });
  });

  test('has failed where a file could not even be loaded', () => {
    const ended = { report: report(file('passed', 'passed'), file('failed')), exitCode: 1, filtered: false };
    expect(readOutcomes(['unit'], ended)[0]).toMatchObject({ passed: 1, failed: 1 });
  });

  test.each([
    ['crashed', { report: '', exitCode: 134, filtered: false }, /^crashed/],
    ['ran nothing', { report: report(), exitCode: 0, filtered: false }, /^ran no test/],
    [
      'only skipped',
      { report: report(file('passed', 'skipped')), exitCode: 0, filtered: false },
      /^ran no test/,
    ],
    [
      'ended badly for another reason',
      { report: report(file('passed', 'passed')), exitCode: 1, filtered: false },
      /^ended/,
    ],
  ])('that %s is in trouble', (_, ended, trouble) => {
    expect(readOutcomes(['unit'], ended)[0]?.trouble).toMatch(trouble);
  });

  test('is not blamed for what failed in another', () => {
    const ended = {
      report: report(file('passed', 'passed'), fileOf('e2e', 'failed', 'passed', 'failed')),
      exitCode: 1,
      filtered: false,
    };
    expect(readOutcomes(['unit', 'e2e', 'integration'], ended)).toEqual([
      { part: 'unit', passed: 1, failed: 0, skipped: [] },
      { part: 'e2e', passed: 1, failed: 1, skipped: [] },
      { part: 'integration', passed: 0, failed: 0, skipped: [], trouble: 'ran no test' },
    ]);
  });

  test('without a test of the name asked for is not', () => {
    const ended = { report: report(), exitCode: 1, filtered: true };
    expect(readOutcomes(['unit'], ended)[0]).toMatchObject({ passed: 0, failed: 0 });
    expect(readOutcomes(['unit'], ended)[0]?.trouble).toBeUndefined();
  });
});

test.each([
  [[], { parts: ['check', 'unit', 'integration', 'e2e'], filters: [] }],
  [['e2e', 'unit'], { parts: ['unit', 'e2e'], filters: [] }],
  [['borja'], { parts: ['unit', 'integration', 'e2e'], filters: ['borja'] }],
  [['e2e', 'borja', '-t', 'keyboard'], { parts: ['e2e'], filters: ['borja', '-t', 'keyboard'] }],
])('npm test -- %j runs what was asked for', (args, expected) => {
  expect(readArguments(args)).toEqual(expected);
});

test('the median is the middle, or between the two middle ones', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([9, 1, 5, 6])).toBe(5.5);
});
