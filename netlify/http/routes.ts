/**
 * The routing table: every kind of address the site has, who answers there, what may be asked, what can come back, and which headers
 * and caching that carries. A new route is one line. Functions, on-demand pages, `dist/_headers` and the tests all read it; only the
 * `path` in a function's config stands there once more, because Netlify reads that without running it (a test compares them).
 */
import { readPath } from '../../src/domain/languages.ts';

type Headers = Readonly<Record<string, string>>;

export interface Route {
  /**
   * In small letters, without the slash at its end. A `*` last stands for anything, also for nothing; one between two slashes for one
   * part of an address. The first that fits counts.
   */
  path: string;
  /** `page` is rendered on demand; `file` was built, and gets its headers through `dist/_headers`. */
  by: 'function' | 'page' | 'file';
  methods: readonly string[];
  statuses: readonly number[];
  headers: Headers;
  cache: Headers;
  /** Where every reader gets the same: which parts of the query make a page another one. Whoever renders it sees no more of what was asked. */
  query?: readonly string[];
}

const look = ['GET', 'HEAD', 'OPTIONS'];
const lookAndSend = ['GET', 'HEAD', 'POST', 'OPTIONS'];
const send = ['POST', 'OPTIONS'];
const taken = [200, 201, 202, 204, 303, 400, 403, 405, 413, 415, 422, 429, 500, 503];

const data = [200, 204, 301, 304, 405, 429, 500, 503];

const unlisted = { 'x-robots-tag': 'noindex, nofollow, noarchive' };
/** The address itself is a secret: found nowhere, told to nobody. */
const secret = { ...unlisted, 'referrer-policy': 'no-referrer' };
/** Anyone's page and anyone's program may read it. */
const open = {
  ...unlisted,
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
};
const asXml = { 'content-type': 'application/xml; charset=utf-8' };
const asSvg = { 'content-type': 'image/svg+xml; charset=utf-8' };

export const never = { 'cache-control': 'no-store' };
/**
 * Which part of a query is part of the key an answer is kept by: everything that carries none of these names is one entry, in whatever
 * order the names come (Netlify, Caching overview, "Vary by query parameter":
 * https://docs.netlify.com/build/caching/caching-overview/#vary-by-query-parameter). There is no word for "no query at all", so a name
 * stands there that no link of ours has; `?none=1`, which a stranger may write, is led to the address without it.
 */
const by = (query: readonly string[]) => ({ 'netlify-vary': `query=${query.join('|') || noQuery}` });
export const noQuery = 'none';
/** One answer for everybody, whatever query is put behind the address: asking in floods costs nothing. */
export const forSeconds = {
  'cache-control': 'public, max-age=3',
  'netlify-cdn-cache-control': 'public, s-maxage=3',
  ...by([]),
};
const forADay = {
  'cache-control': 'public, max-age=0, must-revalidate',
  'netlify-cdn-cache-control': 'public, durable, s-maxage=86400',
  ...by([]),
};
/**
 * The board: served by the CDN at once, for a week also when nothing here answers, and renewed in the background when it is older than
 * five minutes. What changes is purged by its tag (docs/decisions/014-kept-by-the-cdn.md).
 */
const untilPurged = (query: readonly string[]) => ({
  'cache-control': 'public, max-age=0, must-revalidate',
  'netlify-cdn-cache-control': 'public, durable, s-maxage=300, stale-while-revalidate=604800',
  ...by(query),
});
/** What is asked for in `/ideer/?…` and in the data. */
const inTheList = ['amne', 'behov', 'efter', 'omrade', 'ord', 'ordning', 'status'];
const inTheData = ['efter'];
/** Astro puts a hash of the content in the name of everything there. */
const forEver = { 'cache-control': 'public, max-age=31536000, immutable' };
const byTheHost = {};

// biome-ignore format: a table
export const routes: readonly Route[] = [
  { path: '/api/ideas',  by: 'function', methods: send, statuses: taken, headers: unlisted, cache: never },
  { path: '/api/offers', by: 'function', methods: send, statuses: taken, headers: unlisted, cache: never },
  { path: '/api/health', by: 'function', methods: look, statuses: [200, 204, 405, 503], headers: unlisted, cache: forSeconds },
  { path: '/api/public/ideas', by: 'function', methods: look, statuses: data, headers: open, cache: untilPurged(inTheData), query: inTheData },
  { path: '/api/public/ideas.csv', by: 'function', methods: look, statuses: data, headers: open, cache: untilPurged(inTheData), query: inTheData },
  { path: '/',           by: 'page', methods: look, statuses: [200, 204, 301, 405, 500], headers: {}, cache: untilPurged([]), query: [] },
  { path: '/ideer',      by: 'page', methods: look, statuses: [200, 204, 301, 302, 308, 405, 429, 500, 503], headers: {}, cache: untilPurged(inTheList), query: inTheList },
  { path: '/ideer/*/sag-till', by: 'page', methods: lookAndSend, statuses: [200, 204, 301, 303, 308, 400, 403, 404, 405, 413, 415, 422, 429, 500, 503], headers: {}, cache: untilPurged([]), query: [] },
  { path: '/ideer/*',    by: 'page', methods: look, statuses: [200, 204, 301, 308, 404, 405, 410, 429, 500, 503], headers: {}, cache: untilPurged([]), query: [] },
  { path: '/mitt/*',     by: 'page', methods: lookAndSend, statuses: [200, 204, 301, 303, 308, 400, 403, 404, 405, 409, 413, 415, 422, 429, 500, 503], headers: secret, cache: never },
  { path: '/vardar/inbjudan/*', by: 'page', methods: look, statuses: [200, 204, 301, 308, 405, 500], headers: secret, cache: never },
  { path: '/vardar/*',   by: 'page', methods: lookAndSend, statuses: [200, 204, 301, 303, 308, 400, 401, 403, 404, 405, 409, 410, 413, 415, 422, 429, 500, 503], headers: unlisted, cache: never },
  { path: '/.well-known/security.txt', by: 'page', methods: look, statuses: [200, 204, 301, 405, 500], headers: {}, cache: forADay, query: [] },
  { path: '/*',          by: 'page', methods: look, statuses: [204, 404, 405, 500], headers: unlisted, cache: forADay, query: [] },
  { path: '/*',          by: 'file', methods: look, statuses: [200, 301], headers: {}, cache: byTheHost },
  { path: '/_astro/*',   by: 'file', methods: look, statuses: [200], headers: {}, cache: forEver },
  { path: '/*.svg',      by: 'file', methods: look, statuses: [200], headers: asSvg, cache: byTheHost },
  { path: '/*.xml',      by: 'file', methods: look, statuses: [200], headers: asXml, cache: byTheHost },
];

/** Where nothing is. */
export const nowhere = routes.find(({ path, by }) => path === '/*' && by === 'page') as Route;

/**
 * Where nothing is either, and the address is not written as any of ours is (`//mitt/x`, `/%6ditt/x`): it may mean a private one to
 * somebody on the way, so it carries what a private one carries.
 */
export const strange: Route = {
  path: nowhere.path,
  by: 'page',
  methods: nowhere.methods,
  statuses: nowhere.statuses,
  headers: secret,
  cache: never,
};

// Parts of letters that need no escape, one slash between: no dots that lead upwards, nothing encoded.
const plain = /^\/$|^(\/(?!\.{1,2}(\/|$))[\w.~-]+)+\/?$/;

/** The route of what a function or an on-demand page answers. In any case, in any language, with or without the slash at its end. */
export function routeOf(pathname: string): Route {
  if (!plain.test(pathname)) return strange;
  const asked = `${readPath(pathname.toLowerCase()).path.replace(/\/$/, '')}/`;
  return routes.find(({ path, by }) => by !== 'file' && fits(path, asked)) ?? nowhere;
}

/** A `*` at the end is everything, one in the middle is one part. */
function fits(path: string, asked: string): boolean {
  if (path.endsWith('/*')) return asked.startsWith(path.slice(0, -1));
  const [before = '', after] = path.split('*');
  if (after === undefined) return asked === (path === '/' ? path : `${path}/`);
  const part = asked.slice(before.length, -after.length - 1);
  return asked === `${before}${part}${after}/` && part !== '' && !part.includes('/');
}

/** For the header `Allow`. */
export function allowed({ methods }: Route): string {
  return methods.join(', ');
}
