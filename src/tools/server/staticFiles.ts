import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { HeadersHandler } from '@netlify/headers';
import { StaticHandler } from '@netlify/static';

/** Answers from the built files, or has nothing for this request. */
export type StaticFiles = (request: Request) => Promise<Response | undefined>;

/** Files that steer Netlify and are never served. */
const STEERING = /^\/_(headers|redirects)\/?$/;

/** The built site as Netlify's CDN serves it: Netlify's own file finder and its own reading of `_headers`. */
export async function serveStaticFiles(projectDir: string, built: string): Promise<StaticFiles> {
  const directory = join(built, 'dist');
  const files = new StaticHandler({ directory });
  const headers = new HeadersHandler({
    projectDir,
    publishDir: directory,
    configPath: join(projectDir, 'netlify.toml'),
    configHeaders: await adapterHeaders(built),
    logger: console,
  });
  return async (request) => {
    const { pathname, search } = new URL(request.url);
    if (!['GET', 'HEAD'].includes(request.method) || STEERING.test(pathname)) return undefined;
    const response = (await isFolder(directory, pathname))
      ? new Response(null, { status: 301, headers: { location: `${pathname}/${search}` } })
      : await (await files.match(request))?.handle();
    if (response) await headers.apply(request, response);
    return response;
  };
}

/** `/modellen` where there is `modellen/index.html`: Netlify sends people to the path with its slash. */
async function isFolder(directory: string, pathname: string): Promise<boolean> {
  if (pathname.endsWith('/') || pathname.includes('%00')) return false;
  const index = join(directory, pathname, 'index.html');
  return stat(index).then(
    (found) => found.isFile(),
    () => false,
  );
}

/** Headers that Astro's adapter asks Netlify for (its hashed files may be kept for ever). */
async function adapterHeaders(built: string) {
  const text = await readFile(join(built, 'config.json'), 'utf8').catch(() => '{}');
  const { headers = [] } = JSON.parse(text) as {
    headers?: { for: string; values: Record<string, string> }[];
  };
  return headers;
}
