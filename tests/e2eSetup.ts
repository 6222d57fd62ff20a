import type { TestProject } from 'vitest/node';
import { databaseUrlOf, startSite } from './support/site.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** "http://localhost:43210": the real site, started once for all e2e tests, without demo content. */
    siteUrl: string;
    /** Its database, for the package `postgres`. */
    siteDatabaseUrl: string;
    /** Its data folder, with the secrets that its tokens are signed with. */
    siteDataDir: string;
  }
}

/** One real start-server for all e2e tests, stopped as Ctrl-C stops it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const site = await startSite({ env: { K3_DEMO: '0' } });
  project.provide('siteUrl', site.url);
  project.provide('siteDatabaseUrl', databaseUrlOf(site.dataDir));
  project.provide('siteDataDir', site.dataDir);
  return async () => {
    await site.end('SIGTERM');
  };
}
