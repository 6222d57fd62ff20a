/** Every kind of route × every status it can have, on what Netlify would run: each answer carries what the routing table says. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allowed, never, type Route, routes } from '../../netlify/http/routes.ts';
import { useBundles } from '../support/bundles.ts';
import { useDatabase } from '../support/database.ts';
import { useInbox } from '../support/inbox.ts';
import { overhear, watchLogs } from '../support/logs.ts';
import { grade } from '../support/observatory.ts';
import { startProxy, type TroubledProxy } from '../support/proxy.ts';
import { requestId, type Walks, walksIn } from '../support/walks.ts';

const database = useDatabase();
const inbox = useInbox();
const bundles = useBundles();
watchLogs();
let proxy: TroubledProxy;
let walks: Walks;

beforeAll(async () => {
  proxy = await startProxy(database.supabaseUrl);
  process.env.SUPABASE_URL = proxy.url;
  walks = walksIn({ bundles, inbox, proxy, sql: database.sql });
});
afterAll(() => proxy.stop());

const nameOf = ({ by, path }: Route) => `${by} ${path}`;

/** What people cannot mend by themselves and the log has a line about: there the number of the line is told. */
const hasNumber = ({ status, headers }: Response) =>
  [400, 403, 405, 413, 415, 429, 500, 503].includes(status) &&
  !headers.get('content-type')?.startsWith('application/json');

function expectHeaders(route: Route, { status, headers }: Response): void {
  const { cache } = route;
  // What is answered to something that was sent is that one's own.
  const isOwn =
    route.methods.includes('POST') && status === 404 && headers.get('cache-control') === 'no-store';
  const isForAll =
    ([200, 301, 308, 404, 410].includes(status) && !isOwn) ||
    route.path === '/api/health' ||
    route.by === 'file';
  // Whoever has it already keeps it as it was.
  const caching = status === 304 ? { 'cache-control': cache['cache-control'] } : isForAll ? cache : never;
  for (const [name, value] of Object.entries({ ...route.headers, ...caching })) {
    expect(headers.get(name), name).toBe(value);
  }
  if (!isForAll || cache === never) expect(headers.get('netlify-cdn-cache-control')).toBeNull();
  if (status === 405 || status === 204) expect(headers.get('allow')).toBe(allowed(route));
  const cookie = headers.get('set-cookie');
  if (cookie !== null) {
    expect(route.path, 'where a cookie is set').toBe('/vardar/*');
    expect(cookie).toMatch(/^__Host-vard=[\w-]*; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=\d+$/);
  }
  for (const telltale of ['x-powered-by', 'server', 'x-keep']) {
    expect(headers.get(telltale), telltale).toBeNull();
  }
  expect(headers.get('access-control-allow-origin')).toBe(isOpen(route) ? '*' : null);
  // What is kept of the board can be purged, and what is not kept says nothing of it.
  const isOfTheBoard = isForAll && /^\/$|^\/ideer|^\/api\/public/.test(route.path);
  expect(headers.get('netlify-cache-tag'), 'a tag').toEqual(isOfTheBoard ? expect.any(String) : null);
}

/** The data: anyone's page may read it. */
const isOpen = ({ headers }: Route) => headers['access-control-allow-origin'] === '*';

async function expectBody(route: Route, response: Response): Promise<void> {
  const type = response.headers.get('content-type') ?? '';
  const body = await response.text();
  const grades = grade(response, body);
  // Five more where a cookie is set, and set well.
  const cookie = response.headers.has('set-cookie') ? 5 : 0;
  // Ten are given for what no other site's page may read.
  const closed = isOpen(route) ? 10 : 0;
  expect({ released: grades.released, next: grades.next }, JSON.stringify(grades.points)).toEqual({
    released: 130 + cookie - closed,
    next: 150 + cookie - closed,
  });
  if (body !== '') expect(type, 'a content type').not.toBe('');
  if (/^text|json|xml/.test(type)) expect(type).toMatch(/; ?charset=utf-8$/i);
  if (route.by !== 'file' && route.path !== '/api/health')
    expect(body.includes(requestId), 'the number in the log').toBe(hasNumber(response));
}

describe.each(routes.map((route) => [nameOf(route), route] as const))('%s', (name, route) => {
  test.each(route.statuses)('%i', async (status) => {
    const walk = walks[name]?.[status];
    if (!walk) throw new Error('Nobody walks here: add it to tests/support/walks.ts.');
    for (const response of [await walk()].flat()) {
      await overhear(response);
      expect(response.status).toBe(status);
      // Who is given a private address is given it as that page itself would be.
      const giver = [200, 201, 202, 303].includes(status) && /^\/api\/(ideas|offers)$/.test(route.path);
      expectHeaders(giver ? (routes.find(({ path }) => path === '/mitt/*') as Route) : route, response);
      await expectBody(route, response);
    }
  });
});

test('nothing is walked that the table does not have', () => {
  const known = Object.fromEntries(routes.map((route) => [nameOf(route), [...route.statuses].sort()]));
  const walked = Object.fromEntries(
    Object.entries(walks).map(([name, statuses]) => [name, Object.keys(statuses).map(Number).sort()]),
  );
  expect(walked).toEqual(known);
});

test.each([
  '//mitt/x',
  '///mitt/x/',
  '/%6ditt/AAAA/',
  '/mitt%2fAAAA/',
  '/%2e%2e/mitt/AAAA/',
  '/x/..%2fmitt/AAAA/',
  '/_astro/..%2f..%2fmitt/AAAA/',
  '/mitt;/AAAA/',
  '/MITT/AAAA',
  '/Mitt/../mitt/AAAA',
  '/mitt/%E0%A4%A/',
  '/mitt\\AAAA',
  '/.well-known/../mitt/AAAA/',
  '/mitt/AAAA/../../mitt/AAAA?/borja/',
])('however it is spelled, %s is kept as little as a private address', async (path) => {
  const { status, headers } = await bundles.page(new Request(`https://site.example${path}`), { requestId });
  expect([301, 404]).toContain(status);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('netlify-cdn-cache-control')).toBeNull();
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('x-robots-tag')).toContain('noindex');
});
