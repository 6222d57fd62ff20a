import { defineConfig } from 'vitest/config';
import { LongestFirst } from './src/tools/testing/longestFirst.ts';

const integration = { globalSetup: ['tests/globalSetup.ts'], testTimeout: 90_000, hookTimeout: 60_000 };

/**
 * Short files that change nothing of the process they run in but what `useDatabase` and `watchLogs` put back, so that they run in the
 * same ones: a process of its own costs a file more than a second. Those that mock or load a module anew do not belong here.
 */
const tidy = [
  'acts!(AtOnce)',
  'catalogue',
  'contract!(Closed)',
  'inbox',
  'limitsAgree',
  'mine',
  'privileges',
  'rubbish',
  'status',
  'signIn',
  'signInSittings',
  'takeIn',
  'typeIn',
  'types',
].map((name) => `tests/integration/${name}.test.ts`);

export default defineConfig({
  test: {
    // More than the two cores of a small machine: the tests wait for a database or a browser more than they compute.
    maxWorkers: 4,
    sequence: { sequencer: LongestFirst },
    projects: [
      { test: { name: 'unit', isolate: false, include: ['tests/unit/**/*.test.ts'], testTimeout: 30_000 } },
      {
        test: {
          ...integration,
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          exclude: tidy,
        },
      },
      { test: { ...integration, name: 'integration-tidy', isolate: false, include: tidy } },
      {
        test: {
          name: 'e2e',
          isolate: false,
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/e2eSetup.ts'],
          testTimeout: 60_000,
          hookTimeout: 90_000,
        },
      },
    ],
  },
});
