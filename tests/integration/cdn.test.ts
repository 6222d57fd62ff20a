/** The CDN of `npm start` and the purges of the site's functions together, over HTTP. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { purgeCache } from '@netlify/functions';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { purgeWaiting } from '../../src/board/purge.ts';
import { purgeSoon } from '../../src/middleware/purgeSoon.ts';
import { letPurge } from '../../src/tools/server/cdn/letPurge.ts';
import { openPurgeApi, type PurgeApi } from '../../src/tools/server/cdn/purgeApi.ts';
import { type HttpServer, serve } from '../../src/tools/server/http.ts';
import { createSite, type Site } from '../../src/tools/server/site.ts';
import { UndoList } from '../../src/tools/stopping.ts';
import { useDatabase } from '../support/database.ts';
import { watchLogs } from '../support/logs.ts';
import { startNetlifyApi } from '../support/netlifyApi.ts';

const database = useDatabase();
const logs = watchLogs();
const folder = mkdtempSync(join(tmpdir(), 'k3-cdn-'));

/** A page that tells how many times it has been made. */
const FILES = {
  'package.json': '{"type":"module"}',
  'built/dist/om/index.html': '<h1>Om</h1>',
  'built/config.json': '{}',
  'built/ssr/ssr.mjs': `let made = 0;
    export default (request) => {
      const { pathname } = new URL(request.url);
      const tag = pathname === '/ideer/' ? 'board' : 'idea-K3-7F2M-9QXD';
      made += 1;
      return new Response(String(made), { headers: {
        'netlify-cdn-cache-control': 'public, durable, s-maxage=300, stale-while-revalidate=604800',
        'netlify-vary': 'query=ord', 'netlify-cache-tag': tag, etag: 'W/"' + made + '"' } });
    };`,
  'netlify/functions/.gitkeep': '',
};

let site: Site;
let server: HttpServer;
const undo = new UndoList();
const read = async (path: string, init: RequestInit = {}) => {
  const { status, headers, ...answer } = await fetch(`http://127.0.0.1:${server.port}${path}`, init);
  return { status, headers, how: headers.get('cache-status') ?? '', ...answer };
};
const how = async (path: string) => (await read(path)).how;
const wish = (tag: string) => database.sql`select app.purge_later(${tag})`;

beforeAll(async () => {
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  site = await createSite({
    projectDir: folder,
    built: join(folder, 'built'),
    siteUrl: 'https://site.example',
  });
  server = await serve(site.handle, { host: '127.0.0.1' });
});
beforeEach(async () => {
  await database.sql`delete from app.purges`;
  await undo.run();
  await letPurge(site.cdn, database, undo);
});
afterAll(async () => {
  await undo.run();
  await server.close();
  rmSync(folder, { recursive: true });
});

test('what has changed is new at once, what has not is kept, and a file is a file', async () => {
  for (const path of ['/ideer/', '/ideer/K3-7F2M-9QXD/']) {
    await read(path);
    expect(await how(path)).toMatch(/^"Netlify Durable"; hit; ttl=\d+$/);
  }
  await wish('board');
  expect(await purgeWaiting({ limitMs: 4000 })).toMatchObject({ purged: 1, outcome: 'done' });
  expect(await how('/ideer/?utm_source=x')).toMatch(/fwd=miss/);
  expect(await how('/ideer/')).toMatch(/; hit;/);
  expect(await how('/ideer/K3-7F2M-9QXD/')).toMatch(/; hit;/);
  expect(await how('/om/')).toBe('');
});

test('whoever has a page need not fetch it again', async () => {
  const etag = (await read('/ideer/')).headers.get('etag') ?? '';
  expect((await read('/ideer/', { headers: { 'if-none-match': etag } })).status).toBe(304);
});

test('its own limit is Netlify’s: a third purge within five seconds is refused, and comes later', async () => {
  for (let at = 0; at < 2; at += 1) {
    await wish('board');
    expect(await purgeWaiting({ limitMs: 2000 })).toMatchObject({ outcome: 'done' });
  }
  await wish('board');
  await wish('idea-K3-7F2M-9QXD');
  const begun = performance.now();
  expect(await purgeWaiting({ limitMs: 9000 })).toMatchObject({ purged: 2, later: 0, outcome: 'done' });
  expect(performance.now() - begun).toBeGreaterThan(4900);
});

describe('the door for purges', () => {
  let api: PurgeApi;
  const gone: unknown[] = [];
  let at = 0;
  beforeAll(async () => {
    api = await openPurgeApi({ purge: (tags) => gone.push(tags ?? 'everything') }, () => at);
  });
  beforeEach(() => {
    at += 10_000;
    gone.length = 0;
  });
  afterAll(() => api.close());
  const knock = async (
    body: unknown,
    { token = api.environment.NETLIFY_PURGE_API_TOKEN, path = '/api/v1/purge', method = 'POST' } = {},
  ) => {
    const sent = method === 'POST' ? { body: typeof body === 'string' ? body : JSON.stringify(body) } : {};
    const headers = { authorization: `Bearer ${token}` };
    return (await fetch(api.environment.PURGE_API_URL + path, { method, headers, ...sent })).status;
  };
  const site_id = 'this-machine';

  test('takes what Netlify’s own library sends', async () => {
    const { NETLIFY_PURGE_API_TOKEN: token, SITE_ID: siteID, PURGE_API_URL: apiURL } = api.environment;
    const kept = process.env.NETLIFY_PURGE_API_TOKEN;
    delete process.env.NETLIFY_PURGE_API_TOKEN;
    await purgeCache({ tags: ['a', 'b'], apiURL, token, siteID });
    await purgeCache({ apiURL, token, siteID });
    process.env.NETLIFY_PURGE_API_TOKEN = kept;
    expect(gone).toEqual([['a', 'b'], 'everything']);
  });
  test('without tags lets go of everything, with an empty list of nothing', async () => {
    expect(await knock({ site_id })).toBe(202);
    expect(await knock({ site_id, cache_tags: [] })).toBe(202);
    expect(gone).toEqual(['everything', []]);
  });
  test('is shut to whoever has not its token, and to what it does not know', async () => {
    expect(await knock({ site_id, cache_tags: ['a'] }, { token: 'x' })).toBe(401);
    expect(await knock({ site_id, cache_tags: ['a'] }, { token: '' })).toBe(401);
    expect(await knock({ site_id, cache_tags: ['a'] }, { path: '/api/v1/purge/' })).toBe(404);
    expect(await knock({}, { method: 'GET' })).toBe(404);
    for (const body of [
      '{',
      '[]',
      'null',
      { cache_tags: ['a'] },
      { site_id, cache_tags: 'a' },
      { site_id, cache_tags: [1] },
    ])
      expect(await knock(body), JSON.stringify(body)).toBe(400);
    expect(gone).toEqual([]);
  });
  test('lets each tag go twice in five seconds, in whatever case it is written', async () => {
    const ask = (...cache_tags: string[]) => knock({ site_id, cache_tags });
    expect([await ask('a'), await ask('A', 'a'), await ask('a', 'b'), await ask('b')]).toEqual([
      202, 202, 429, 202,
    ]);
    at += 4999;
    expect(await ask('a')).toBe(429);
    at += 1;
    expect(await ask('a')).toBe(202);
  });
});

test('where the database is somebody else’s too, nothing of its queue is taken', async () => {
  await undo.run();
  await letPurge(site.cdn, { supabaseUrl: 'https://abcdefgh.supabase.co' }, undo);
  await wish('board');
  expect(await purgeWaiting({ limitMs: 4000 })).toMatchObject({ outcome: 'noHost' });
  expect(await database.sql`select tries from app.purges`).toMatchObject([{ tries: 0 }]);
});

test('after an act the new page is there when its answer is', async () => {
  await read('/ideer/');
  await wish('board');
  await purgeSoon({ requestId: 'r-1' } as App.Locals);
  expect(await how('/ideer/')).toMatch(/fwd=miss/);
});

test('an act is answered within a second when the CDN says nothing, and the purge goes on', async () => {
  const api = await startNetlifyApi();
  api.mood = 'stalls';
  await wish('board');
  const afterwards: Promise<unknown>[] = [];
  const context = { waitUntil: (promise: Promise<unknown>) => void afterwards.push(promise) };
  const begun = performance.now();
  await purgeSoon({ requestId: 'r-2', netlify: { context } } as unknown as App.Locals);
  expect(performance.now() - begun).toBeLessThan(1500);
  api.mood = 'well';
  await Promise.all(afterwards);
  const told = logs.lines.map((line) => JSON.parse(line)).filter(({ requestId }) => requestId === 'r-2');
  expect(told).toMatchObject([{ event: 'purge', outcome: 'away', code: 'timeout', purged: 0, later: 1 }]);
  await api.stop();
});
