import type { TestProject } from 'vitest/node';
import { startTestServer, type TestServer } from '../src/tools/database/testServer.ts';

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

/** One PostgreSQL for all integration tests; gone when they are done. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { server, stop } = await startTestServer();
  project.provide('testServer', server);
  return stop;
}
