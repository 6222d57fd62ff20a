import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { answerPage } from '../../netlify/http/onDemandPage.ts';

const words = { broken: 'Något gick sönder.', onlyRead: 'Bara läsa.', note: 'Ta med koden {id}.' };
const id = '01HXYZ';
const visit = (
  path: string,
  render: (request: Request) => Promise<Response>,
  init: RequestInit = {},
  requestId = id,
) =>
  answerPage(new Request(`https://site.example${path}`, init), requestId, render, {
    sv: words,
    lattlast: words,
    en: { ...words, broken: 'Something broke.' },
  });
const html =
  (body: string, status = 200) =>
  async () =>
    new Response(body, { status, headers: { 'content-type': 'text/html' } });

const lines: string[] = [];
const logged = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>);
beforeEach(() => {
  lines.length = 0;
  vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(line));
});
afterEach(() => vi.restoreAllMocks());

describe('a page that is made when somebody asks', () => {
  test('has its charset and our headers, and leaves no line in the log', async () => {
    const page = await visit('/x/', html('<p>å', 404));
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect([page.status, lines]).toEqual([404, []]);
  });
  test('is kept nowhere when it is somebody’s own, whatever it wished for itself', async () => {
    const wishes = { location: '/mitt/abc/', 'cdn-cache-control': 'public', 'cache-control': 'public' };
    const page = await visit('/mitt/abc', async () => new Response('Hit!', { status: 301, headers: wishes }));
    const { status, headers } = page;
    expect([status, headers.get('cache-control'), headers.get('referrer-policy')]).toEqual([
      301,
      'no-store',
      'no-referrer',
    ]);
    expect([headers.get('cdn-cache-control'), headers.get('content-type'), await page.text()]).toEqual([
      null,
      null,
      '',
    ]);
  });
  test.each(['/finns-inte', '/_image/?href=/og.png', '/_server-islands/x/', '//mitt/x/'])(
    'is the one that says so, where the table has nothing: %s',
    async (path) => {
      let asked = '';
      await visit(path, async ({ url }) => {
        asked = url;
        return new Response('', { status: 404 });
      });
      expect(asked).toBe('https://site.example/404/');
    },
  );
  test('knows nothing of what a stranger says in Astro’s name', async () => {
    let asked = new Headers();
    const render = async ({ headers }: Request) => {
      asked = headers;
      return new Response('x');
    };
    await visit('/mitt/abc/', render, { headers: { 'X-Astro-Locals': '{}', accept: 'text/html' } });
    expect([...asked]).toEqual([['accept', 'text/html']]);
  });
});

describe('a page that the CDN keeps for everybody', () => {
  const asked = async (path: string, init: RequestInit = {}) => {
    let seen = new Request('https://site.example/');
    await visit(
      path,
      async (request) => {
        seen = request;
        return new Response('x');
      },
      init,
    );
    return { url: seen.url.replace('https://site.example', ''), headers: [...seen.headers.keys()] };
  };
  test('is made without anything that is one reader’s own', async () => {
    const headers = {
      cookie: 'a=b',
      'x-forwarded-host': 'evil.example',
      'accept-language': 'da',
      accept: '*/*',
    };
    expect(
      await asked('/ideer/?utm_source=x&ord=cykel&ord=b%C3%A5t&amne=park&Ord=y&none=1', { headers }),
    ).toEqual({
      url: '/ideer/?amne=park&ord=cykel&ord=b%C3%A5t',
      headers: [],
    });
    expect(await asked('/?ord=x', { headers })).toEqual({ url: '/', headers: [] });
    expect(await asked('/ideer/?status=a&amne=b')).toEqual(await asked('/ideer/?amne=b&status=a'));
  });
  test.each(['/', '/ideer/K3-7F2M-9QXD/', '/ideer/atom.xml'])(
    'is not made anew for the name that stands for no query at all: %s',
    async (path) => {
      const asking = () => Promise.reject(new Error('asked'));
      for (const query of ['?none=1', '?none', '?a=1&none=2&none=3']) {
        const { status, headers } = await visit(path + query, asking);
        expect([status, headers.get('location')]).toEqual([301, path]);
      }
    },
  );
  test('and where something is sent, all of it arrives', async () => {
    const sent = { method: 'POST', body: 'x', headers: { 'sec-fetch-site': 'same-origin' } };
    const { url, headers } = await asked('/ideer/K3-7F2M-9QXD/sag-till/?x=1', sent);
    expect([url, headers]).toEqual([
      '/ideer/K3-7F2M-9QXD/sag-till/?x=1',
      expect.arrayContaining(['sec-fetch-site']),
    ]);
  });
  test('can be asked for by what has not changed', async () => {
    const tagOf = async (path: string, body: string) => (await visit(path, html(body))).headers.get('etag');
    expect(await tagOf('/ideer/', 'a')).toMatch(/^W\/"[\w-]{22}"$/);
    expect(await tagOf('/ideer/', 'a')).toBe(await tagOf('/ideer/', 'a'));
    expect(await tagOf('/ideer/', 'a')).not.toBe(await tagOf('/ideer/', 'b'));
    expect(await tagOf('/mitt/abc/', 'a')).toBeNull();
  });
  test('answers what somebody sent to that one alone', async () => {
    const page = await visit('/ideer/K3-7F2M-9QXD/sag-till/', html('Tack'), { method: 'POST', body: 'x' });
    expect([page.status, page.headers.get('cache-control'), page.headers.get('netlify-cache-tag')]).toEqual([
      200,
      'no-store',
      null,
    ]);
  });
});

describe('what is sent to a page', () => {
  test('is refused in one sentence, and Astro is not asked', async () => {
    const page = await visit('/.well-known/security.txt', () => Promise.reject(new Error('asked')), {
      method: 'POST',
      body: 'x',
    });
    expect([page.status, page.headers.get('allow'), await page.text()]).toEqual([
      405,
      'GET, HEAD, OPTIONS',
      'Bara läsa.\n\nTa med koden 01HXYZ.',
    ]);
    expect(logged()).toMatchObject([
      { event: 'refused', endpoint: '/.well-known/security.txt', status: 405, requestId: id },
    ]);
  });
  test('is let through, body and all, where a page takes its own forms', async () => {
    const page = await visit(
      '/mitt/abc/',
      async (request) => new Response(`Skickat: ${await request.text()}`),
      {
        method: 'POST',
        body: 'x',
      },
    );
    expect(await page.text()).toBe('Skickat: x');
  });
});

describe('a page that breaks', () => {
  const secret = 'namn@exempel.example\nBirgitta Ångström';
  const torn = new ReadableStream({
    start: (controller) => {
      controller.enqueue(new TextEncoder().encode('<p>'));
      controller.error(new TypeError(secret));
    },
  });
  test('half way says so with a sentence and the number of its line in the log', async () => {
    const page = await visit('/mitt/abc/', async () => new Response(torn));
    expect([page.status, await page.text(), page.headers.get('cache-control')]).toEqual([
      500,
      'Något gick sönder.\n\nTa med koden 01HXYZ.',
      'no-store',
    ]);
    expect(logged()).toMatchObject([
      { event: 'failed', endpoint: '/mitt/*', status: 500, error: 'TypeError', requestId: id },
    ]);
    expect(lines.join()).not.toMatch(/namn|Birgitta/);
  });
  test('says so in the language of its address', async () => {
    const page = await visit('/en/ideer/', async () => new Response(torn));
    expect(await page.text()).toMatch(/^Something broke\./);
  });
  test('without a word gets one', async () => {
    const page = await visit('/x/', async () => new Response(null, { status: 500 }));
    expect(await page.text()).toBe('Något gick sönder.\n\nTa med koden 01HXYZ.');
  });
  test('and has words of its own keeps them, with the number last in main', async () => {
    const page = await visit('/mitt/abc/', html('<main><h1>Vänta</h1></main>', 503));
    expect(await page.text()).toBe('<main><h1>Vänta</h1><p class="hint">Ta med koden 01HXYZ.</p></main>');
  });
  test.each(['<script>', 'a b', 'a\nb', 'a'.repeat(65), ''])(
    'shows no number that could do harm: %j',
    async (bad) => {
      const page = await visit('/mitt/abc/', html('<main></main>', 503), {}, bad);
      expect(await page.text()).toBe('<main></main>');
      expect(logged()).toMatchObject([{ requestId: '?' }]);
    },
  );
});
