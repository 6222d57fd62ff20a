import { join } from 'node:path';
import { callFunction } from './call.ts';
import { type Cdn, createCdn } from './cdn/cdn.ts';
import { importFunction, loadFunctions, type Match, type Scheduled } from './functions.ts';
import type { Handler } from './http.ts';
import { plainAnswer } from './plain.ts';
import { createRedirects } from './redirects.ts';
import { serveStaticFiles } from './staticFiles.ts';

interface Places {
  /** With netlify/functions and netlify.toml. */
  projectDir: string;
  /** With dist, ssr and config.json of one build. */
  built: string;
  siteUrl: string;
  /** Nothing is kept before functions and pages: where nobody here would hear that it has changed. */
  keepsNothing?: boolean;
  /** The CDN's clock, in milliseconds; the machine's unless told. */
  now?: () => number;
}

export interface Site {
  handle: Handler;
  /** What runs by the clock. */
  scheduled: Scheduled[];
  /** Resolves when what functions promised to do after their answer is done. */
  settled(): Promise<void>;
  /** What stands before functions and on-demand pages. */
  cdn: Pick<Cdn, 'purge'>;
}

/**
 * The built site as Netlify would serve it, out of Netlify's own parts: our functions by their path, then the built
 * files, then redirects, then the bundle that renders on-demand pages (and the 404). What is made on demand is kept as it says it may be.
 */
export async function createSite({ projectDir, built, siteUrl, keepsNothing, now }: Places): Promise<Site> {
  const functions = await loadFunctions(join(projectDir, 'netlify/functions'));
  const staticFile = await serveStaticFiles(projectDir, built);
  const redirect = createRedirects(projectDir, built, staticFile);
  const { run: render } = await importFunction(join(built, 'ssr/ssr.mjs'));
  const afterwards = new Set<Promise<unknown>>();
  const waitUntil = (promise: Promise<unknown>) => {
    const tracked = promise.catch(() => undefined).finally(() => afterwards.delete(tracked));
    afterwards.add(tracked);
  };
  const room = keepsNothing ? { room: { answers: 0, bytes: 0 } } : {};
  const cdn = createCdn({ waitUntil, ...room, ...(now ? { now } : {}) });

  const handle: Handler = async (request, socketAddress) => {
    const { pathname } = new URL(request.url);
    if (!isReadable(pathname)) return plainAnswer(400);
    const surroundings = { socketAddress, siteUrl, waitUntil };
    const found = functions.find(pathname);
    const ask = (match: Match) => cdn.answer(request, (asked) => callFunction(match, asked, surroundings));
    if (found) return ask(found);
    return (
      (await staticFile(request)) ??
      (await redirect(request)) ??
      (await ask({ name: 'ssr', run: render, params: {} }))
    );
  };
  const { scheduled } = functions;
  return { handle, scheduled, cdn, settled: async () => void (await Promise.all(afterwards)) };
}

function isReadable(pathname: string): boolean {
  try {
    return !decodeURIComponent(pathname).includes('\0');
  } catch {
    return false;
  }
}
