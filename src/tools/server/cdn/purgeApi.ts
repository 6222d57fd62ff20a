/**
 * The door through which the site's functions purge what the CDN keeps, as Netlify's API has it: `POST /api/v1/purge` with a token, each
 * tag twice in five seconds. It is made anew at each start, and only this machine reaches it.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { serve } from '../http.ts';
import type { Cdn } from './cdn.ts';

export interface PurgeApi {
  /** What functions find in their environment. */
  environment: { NETLIFY_PURGE_API_TOKEN: string; SITE_ID: string; PURGE_API_URL: string };
  close(): Promise<void>;
}

const most = 2;
const withinMs = 5000;
const siteId = 'this-machine';

export async function openPurgeApi({ purge }: Pick<Cdn, 'purge'>, now = Date.now): Promise<PurgeApi> {
  const token = randomBytes(24).toString('base64url');
  const limit = createLimit(now);
  const { port, close } = await serve(
    async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname !== '/api/v1/purge' || request.method !== 'POST')
        return new Response(null, { status: 404 });
      if (!isSame(request.headers.get('authorization') ?? '', `Bearer ${token}`))
        return new Response(null, { status: 401 });
      const wish = wishIn(await request.json().catch(() => undefined));
      if (!wish) return new Response(null, { status: 400 });
      const { tags } = wish;
      if (!limit(tags ?? ['the whole site'])) return new Response(null, { status: 429 });
      purge(tags);
      return new Response(null, { status: 202 });
    },
    { host: '127.0.0.1' },
  );
  const PURGE_API_URL = `http://127.0.0.1:${port}`;
  return { environment: { NETLIFY_PURGE_API_TOKEN: token, SITE_ID: siteId, PURGE_API_URL }, close };
}

/** No list of tags means everything; an empty one nothing. */
function wishIn(body: unknown): { tags: string[] | undefined } | undefined {
  const { site_id, cache_tags: tags } = (body ?? {}) as { site_id?: unknown; cache_tags?: unknown };
  if (site_id !== siteId) return undefined;
  if (tags === undefined) return { tags };
  return Array.isArray(tags) && tags.every((one) => typeof one === 'string') ? { tags } : undefined;
}

/** May all of these be purged now? One that may not refuses the whole call. */
function createLimit(now: () => number): (tags: readonly string[]) => boolean {
  let lately: { tag: string; at: number }[] = [];
  return (given) => {
    const at = now();
    const tags = [...new Set(given.map((tag) => tag.toLowerCase()))];
    lately = lately.filter((one) => one.at > at - withinMs);
    if (tags.some((tag) => lately.filter((one) => one.tag === tag).length >= most)) return false;
    lately.push(...tags.map((tag) => ({ tag, at })));
    return true;
  };
}

function isSame(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
