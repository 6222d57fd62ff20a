import type { TestProject } from 'vitest/node';
import { startTestServer, type TestServer } from '../src/tools/database/testServer.ts';

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

/** Each of the projects with integration tests loads this file anew, so what they have in common lies outside it. */
const common = globalThis as { k3TestServer?: ReturnType<typeof startOnce> };

/** One PostgreSQL for all integration tests; gone when they are done. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  common.k3TestServer ??= startOnce();
  const { server, stop } = await common.k3TestServer;
  project.provide('testServer', server);
  return stop;
}

async function startOnce() {
  const { server, stop } = await startTestServer();
  let stopped: Promise<void> | undefined;
  return {
    server,
    stop() {
      stopped ??= stop();
      return stopped;
    },
  };
}
