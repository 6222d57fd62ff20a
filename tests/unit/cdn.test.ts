/** The CDN that `npm start` has: what it keeps, for whom, and how it lets go. */
import { setImmediate as turn } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Cdn, createCdn } from '../../src/tools/server/cdn/cdn.ts';

const listVary = 'query=amne|ord';
const board = {
  'cache-control': 'public, max-age=0, must-revalidate',
  'netlify-cdn-cache-control': 'public, durable, s-maxage=300, stale-while-revalidate=604800',
  'netlify-vary': 'query=none',
  'netlify-cache-tag': 'board',
  'content-type': 'text/html; charset=utf-8',
};
const away = { 'cache-control': 'no-store' };

/** In seconds. */
let now = 0;
let cdn: Cdn;
/** The addresses that the site itself was asked for. */
const asked: string[] = [];
let site: (request: Request) => Response | Promise<Response>;

beforeEach(() => {
  now = 1000;
  asked.length = 0;
  cdn = createCdn({ now: () => now * 1000 });
  site = () => new Response(`page ${asked.length}`, { headers: { ...board, etag: 'W/"one"' } });
});

const ask = (path: string, init: RequestInit = {}) =>
  cdn.answer(new Request(`https://site.example${path}`, init), async (request) => {
    asked.push(request.url.replace('https://site.example', ''));
    return site(request);
  });
const read = async (path: string, init: RequestInit = {}) => {
  const answer = await ask(path, init);
  return [answer.status, await answer.text(), answer.headers.get('cache-status')];
};
/** Until what was begun in the background is over. */
const quiet = async () => {
  for (let at = 0; at < 20; at += 1) await turn();
};

describe('an answer that is kept', () => {
  test('is made once, and served to everybody until it is old', async () => {
    expect(await read('/ideer/')).toEqual([200, 'page 1', '"Netlify Durable"; fwd=miss; ttl=300; stored']);
    now += 299;
    expect(await read('/ideer/')).toEqual([200, 'page 1', '"Netlify Durable"; hit; ttl=1']);
    expect((await ask('/ideer/')).headers.get('age')).toBe('299');
    expect(asked).toEqual(['/ideer/']);
  });
  test('is served at once when it is old, and renewed once however many ask', async () => {
    await ask('/ideer/');
    let answer: () => void = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    site = async () => {
      await answered;
      return new Response('new', { headers: board });
    };
    now += 301;
    for (let at = 0; at < 5; at += 1)
      expect(await read('/ideer/')).toEqual([200, 'page 1', '"Netlify Durable"; hit; fwd=stale; ttl=-1']);
    answer();
    await quiet();
    expect(await read('/ideer/')).toEqual([200, 'new', '"Netlify Durable"; hit; ttl=300']);
    expect(asked).toHaveLength(2);
  });
  test('is made anew while its reader waits when it is older than it may be served', async () => {
    await ask('/ideer/');
    now += 300 + 604_800;
    expect(await read('/ideer/')).toEqual([200, 'page 2', '"Netlify Durable"; fwd=stale; ttl=300; stored']);
  });
  test('stays for a week when it cannot be renewed, whatever is wrong, and is tried again each time', async () => {
    await ask('/ideer/');
    const troubles = [
      () => new Response('away', { status: 503, headers: away }),
      () => new Response('thin', { headers: away }),
      () => Promise.reject(new Error('gone')),
    ];
    now += 301;
    for (const trouble of troubles) {
      site = trouble;
      expect((await read('/ideer/'))[1]).toBe('page 1');
      await quiet();
    }
    now += 604_700;
    expect((await read('/ideer/'))[1]).toBe('page 1');
    await quiet();
    expect(asked).toHaveLength(5);
    now += 1000;
    site = () => new Response('away', { status: 503, headers: away });
    expect(await read('/ideer/')).toEqual([503, 'away', '"Netlify Durable"; fwd=bypass']);
  });
  test('is renewed also when the reader who made that happen has left', async () => {
    await ask('/ideer/');
    now += 301;
    const leaving = new AbortController();
    site = async (request) => {
      await turn();
      return request.signal.aborted
        ? new Response('cut off', { status: 400, headers: away })
        : new Response('new', { headers: board });
    };
    await ask('/ideer/', { signal: leaving.signal });
    leaving.abort();
    await quiet();
    expect((await read('/ideer/'))[1]).toBe('new');
  });
  test('may say that something is not there, or elsewhere', async () => {
    for (const [status, path] of [
      [404, '/a/'],
      [410, '/b/'],
      [301, '/c'],
    ] as const) {
      site = () => new Response(null, { status, headers: { ...board, location: '/x/' } });
      await ask(path);
      expect(await read(path)).toEqual([status, '', '"Netlify Durable"; hit; ttl=300']);
    }
  });
  test('for three seconds at the edge is one for three seconds', async () => {
    site = () => new Response('{}', { headers: { 'netlify-cdn-cache-control': 'public, s-maxage=3' } });
    expect((await read('/api/health'))[2]).toBe('"Netlify Edge"; fwd=miss; ttl=3; stored');
    now += 2;
    expect((await read('/api/health'))[2]).toBe('"Netlify Edge"; hit; ttl=1');
    now += 1;
    expect((await read('/api/health'))[2]).toBe('"Netlify Edge"; fwd=stale; ttl=3; stored');
  });
});

describe('what is not kept', () => {
  test.each([
    ['nothing said', {}],
    ['no-store', { 'cache-control': 'no-store' }],
    ['private', { 'cache-control': 'private, max-age=60' }],
    ['max-age=0', { 'cache-control': 'public, max-age=0, must-revalidate' }],
    ['the CDN told otherwise', { ...board, 'netlify-cdn-cache-control': 'no-store' }],
    ['a cookie', { ...board, 'set-cookie': 'a=b' }],
  ])('%s', async (_, headers) => {
    site = () => new Response('x', { headers: headers as Record<string, string> });
    await ask('/mitt/x/');
    expect(await read('/mitt/x/')).toEqual([200, 'x', '"Netlify Durable"; fwd=bypass']);
    expect([asked.length, cdn.size.answers]).toEqual([2, 0]);
  });
  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])(
    'the answer to %s, and it is never taken from what is kept',
    async (method) => {
      await ask('/ideer/x/', { method });
      expect((await read('/ideer/x/'))[1]).toBe('page 2');
      expect(await read('/ideer/x/', { method })).toEqual([200, 'page 3', '"Netlify Edge"; fwd=method']);
    },
  );
});

describe('HEAD and questions for what is new', () => {
  test('HEAD is answered from what is kept, without its body', async () => {
    await ask('/ideer/', { method: 'HEAD' });
    expect(cdn.size.answers).toBe(0);
    await ask('/ideer/');
    const head = await ask('/ideer/', { method: 'HEAD' });
    expect([head.status, await head.text(), head.headers.get('content-type'), asked.length]).toEqual([
      200,
      '',
      'text/html; charset=utf-8',
      2,
    ]);
  });
  test.each([
    ['W/"one"', 304],
    ['"one"', 304],
    ['"x", W/"one"', 304],
    ['*', 304],
    ['W/"two"', 200],
    ['', 200],
  ])('who has %s gets %i', async (has, status) => {
    await ask('/ideer/');
    const answer = await ask('/ideer/', { headers: { 'if-none-match': has } });
    expect([answer.status, (await answer.text()) === '']).toEqual([status, status === 304]);
    expect(answer.headers.get('cache-control')).toBe(board['cache-control']);
  });
  test('a name with a comma in it is one name', async () => {
    site = () => new Response('x', { headers: { ...board, etag: 'W/"a,b"' } });
    await ask('/ideer/');
    const has = async (etag: string) => (await ask('/ideer/', { headers: { 'if-none-match': etag } })).status;
    expect([await has('"x", W/"a,b"'), await has('"a", "b"')]).toEqual([304, 200]);
  });
});

describe('whoever asks for what is new, or for a part,', () => {
  /** As our data function does: who has it already gets 304, which is kept nowhere. */
  beforeEach(() => {
    site = ({ headers }) => {
      if (headers.has('if-none-match') || headers.has('if-modified-since'))
        return new Response(null, { status: 304, headers: { 'cache-control': 'public, max-age=0' } });
      if (headers.has('range')) return new Response('pa', { status: 206, headers: away });
      return new Response(`page ${asked.length}`, { headers: { ...board, etag: 'W/"one"' } });
    };
  });
  const mine = { headers: { 'if-none-match': 'W/"one"' } };
  test('is the first to ask, and leaves a copy for everybody', async () => {
    expect(await read('/api/public/ideas', mine)).toEqual([
      304,
      '',
      '"Netlify Durable"; fwd=miss; ttl=300; stored',
    ]);
    expect(await read('/api/public/ideas')).toEqual([200, 'page 1', '"Netlify Durable"; hit; ttl=300']);
  });
  test('has an old copy renewed like anybody else, so that the next who polls is no burden', async () => {
    await ask('/api/public/ideas');
    now += 301;
    expect((await read('/api/public/ideas', mine))[0]).toBe(304);
    await quiet();
    now += 10;
    expect((await read('/api/public/ideas', mine))[2]).toBe('"Netlify Durable"; hit; ttl=290');
    expect(asked).toHaveLength(2);
  });
  test.each([{ 'if-modified-since': 'Sat, 28 Nov 2026 12:00:00 GMT' }, { range: 'bytes=0-1' }])(
    'gets the whole, which is kept (%j)',
    async (headers) => {
      expect((await read('/ideer/', { headers })).slice(0, 2)).toEqual([200, 'page 1']);
      expect((await read('/ideer/'))[1]).toBe('page 1');
    },
  );
});

describe('one address', () => {
  const variants = async (vary: string | undefined, ...paths: string[]) => {
    const { 'netlify-vary': _, ...headers } = board;
    site = ({ url }) =>
      new Response(url, { headers: { ...headers, ...(vary ? { 'netlify-vary': vary } : {}) } });
    const bodies = [];
    for (const path of paths) bodies.push((await read(path))[1]);
    return new Set(bodies).size;
  };
  test('is one entry, whatever strangers put behind it', async () => {
    expect(
      await variants(
        listVary,
        '/ideer/',
        '/ideer/?utm_source=x',
        '/ideer/?x',
        '/ideer/?Ord=1',
        '/ideer/?a=1&a=2',
      ),
    ).toBe(1);
    expect(await variants('query=none', '/', '/?a=1', '/?b=2')).toBe(1);
  });
  test('is another for each known part, in whatever order they come, beside whatever else', async () => {
    expect(
      await variants(
        listVary,
        '/ideer/?ord=a',
        '/ideer/?ord=b',
        '/ideer/?amne=a',
        '/ideer/?ord=a&ord=b',
        '/ideer/?ord=b&ord=a',
      ),
    ).toBe(5);
    expect(
      await variants(
        listVary,
        '/l/?ord=a&amne=b',
        '/l/?amne=b&ord=a',
        '/l/?x=1&amne=b&ord=a&y',
        '/l/?amne=b&ord=%61',
      ),
    ).toBe(1);
  });
  test('is another for each query where nobody says what counts, and for each path and host', async () => {
    expect(await variants(undefined, '/x', '/x?a', '/x?b', '/X', '/x/')).toBe(5);
    expect(await variants('query', '/q?a=1&b=2', '/q?b=2&a=1', '/q?a=1')).toBe(2);
  });
  test('a part named none is one like any other: Netlify has no word for no query at all', async () => {
    expect(await variants('query=none', '/', '/?none=1', '/?none=2')).toBe(3);
  });
  test('that varies by what is not known here is no answer at all', async () => {
    site = () => new Response('x', { headers: { ...board, 'netlify-vary': 'query=a,cookie=b' } });
    await expect(ask('/')).rejects.toThrow('query=a,cookie=b');
  });
  test('is not changed for others by what one reader sends along', async () => {
    const headers = {
      cookie: 'a=b',
      'x-forwarded-host': 'evil.example',
      authorization: 'x',
      'accept-language': 'da',
    };
    await ask('/ideer/');
    expect((await read('/ideer/', { headers }))[2]).toMatch(/; hit;/);
  });
});

describe('a purge', () => {
  beforeEach(async () => {
    site = ({ url }) => {
      const { pathname } = new URL(url);
      const tag = /K3-\w{4}-\w{4}/.exec(pathname)?.[0];
      return new Response(`${asked.length}`, {
        headers: { ...board, 'netlify-cache-tag': tag ? `idea-${tag}, all` : 'board' },
      });
    };
    for (const path of ['/', '/ideer/', '/ideer/K3-AAAA-AAAA/', '/ideer/K3-BBBB-BBBB/']) await ask(path);
  });
  const gone = async () => {
    const before = asked.length;
    for (const path of ['/', '/ideer/', '/ideer/K3-AAAA-AAAA/', '/ideer/K3-BBBB-BBBB/']) await ask(path);
    return asked.slice(before);
  };
  test.each([
    [['board'], ['/', '/ideer/']],
    [['IDEA-k3-aaaa-AAAA'], ['/ideer/K3-AAAA-AAAA/']],
    [
      ['board', 'idea-K3-BBBB-BBBB'],
      ['/', '/ideer/', '/ideer/K3-BBBB-BBBB/'],
    ],
    [['all'], ['/ideer/K3-AAAA-AAAA/', '/ideer/K3-BBBB-BBBB/']],
    [['idea-K3'], []],
    [[], []],
    [undefined, ['/', '/ideer/', '/ideer/K3-AAAA-AAAA/', '/ideer/K3-BBBB-BBBB/']],
  ])('of %j makes %j anew, and nothing else', async (tags, paths) => {
    cdn.purge(tags);
    expect(await gone()).toEqual(paths);
  });
});

describe('what is kept fits', () => {
  test('in so many answers, and the one that nobody asks for goes first', async () => {
    cdn = createCdn({ room: { answers: 3, bytes: 1e6 }, now: () => now * 1000 });
    for (const path of ['/a', '/b', '/c', '/a', '/d']) await ask(path);
    expect(cdn.size.answers).toBe(3);
    asked.length = 0;
    for (const path of ['/a', '/c', '/d', '/b']) await ask(path);
    expect(asked).toEqual(['/b']);
  });
  test('in so many bytes, and what is larger than all of them is served and not kept', async () => {
    cdn = createCdn({ room: { answers: 1000, bytes: 10_000 }, now: () => now * 1000 });
    site = ({ url }) => new Response('x'.repeat(url.endsWith('huge') ? 20_000 : 2000), { headers: board });
    for (let at = 0; at < 50; at += 1) await ask(`/${at}`);
    expect(cdn.size.answers).toBe(4);
    expect(cdn.size.bytes).toBeLessThanOrEqual(10_000);
    expect((await ask('/huge')).status).toBe(200);
    expect(cdn.size.answers).toBe(4);
  });
  test('whatever is asked for in floods', async () => {
    cdn = createCdn({ room: { answers: 10, bytes: 1e6 }, now: () => now * 1000 });
    for (let at = 0; at < 2000; at += 1) await ask(`/finns-inte-${at}/?none=${at}`);
    expect(cdn.size.answers).toBe(10);
  });
});

describe('what leaves', () => {
  test('is without what was for the CDN alone, and a reader who debugs is shown it', async () => {
    for (const init of [{}, { method: 'POST' }]) {
      const { headers } = await ask('/ideer/', init);
      expect([headers.get('netlify-cdn-cache-control'), headers.get('netlify-cache-tag')]).toEqual([
        null,
        null,
      ]);
    }
    const { headers } = await ask('/ideer/', { headers: { 'x-nf-debug-logging': '1' } });
    expect(headers.get('debug-netlify-cache-tag')).toBe('board');
    expect(headers.get('debug-netlify-cdn-cache-control')).toContain('durable');
  });
});
