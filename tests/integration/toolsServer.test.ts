import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as sendRaw } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type HttpServer, serve } from '../../src/tools/server/http.ts';
import { createSite } from '../../src/tools/server/site.ts';

/** A site small enough to be read here, in the form that `astro build` and netlify/functions have. */
const FILES = {
  'package.json': '{"type":"module"}',
  'built/dist/index.html': '<h1>Hem</h1>',
  'built/dist/om/index.html': '<h1>Om</h1>',
  'built/dist/bild.svg': '<svg/>',
  'built/dist/_headers': '/*\n  x-content-type-options: nosniff\n/om/*\n  x-page: om\n',
  'built/config.json': '{"headers":[{"for":"/bild.svg","values":{"cache-control":"immutable"}}]}',
  'built/ssr/ssr.mjs': `export default (request) => new Response('on demand ' + new URL(request.url).pathname, { status: 404 });`,
  'netlify/functions/echo.mts': `
    export default async (request: Request, context: { ip: string; site: { url: string }; params: object }) => Response.json({
      ip: context.ip, header: request.headers.get('x-nf-client-connection-ip'), site: context.site.url, params: context.params,
      method: request.method, length: (await request.text()).length,
    });
    export const config = { path: ['/api/echo', '/api/echo/:word'] };`,
  'netlify/functions/broken.mts': `
    export default () => { throw new TypeError('anna@example.se wrote this'); };
    export const config = { path: ['/api/broken', '/mitt/:key'] };`,
  'netlify/functions/early.mts': `
    export default () => new Response('too much', { status: 413 });
    export const config = { path: '/api/early' };`,
};

let server: HttpServer;
let url: string;
const folder = mkdtempSync(join(tmpdir(), 'k3-server-'));

beforeAll(async () => {
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const site = await createSite({
    projectDir: folder,
    built: join(folder, 'built'),
    siteUrl: 'https://site.example',
  });
  server = await serve(site.handle, { host: '127.0.0.1' });
  url = `http://127.0.0.1:${server.port}`;
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

describe('built files', () => {
  test('come with the headers of _headers and those the adapter asks for', async () => {
    const page = await fetch(`${url}/om/`);
    expect(await page.text()).toBe('<h1>Om</h1>');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.headers.get('x-page')).toBe('om');
    expect((await fetch(`${url}/bild.svg`)).headers.get('cache-control')).toBe('immutable');
  });

  test('answer HEAD with the same headers and nothing else', async () => {
    const head = await fetch(`${url}/om/`, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.headers.get('x-page')).toBe('om');
    expect(await head.text()).toBe('');
  });

  test('a path without its slash leads to the one with it, and keeps the query', async () => {
    const { status, headers } = await fetch(`${url}/om?a=1`, { redirect: 'manual' });
    expect([status, headers.get('location')]).toEqual([301, '/om/?a=1']);
  });

  test('the files that steer Netlify are not served', async () => {
    expect((await fetch(`${url}/_headers`)).status).toBe(404);
  });

  test('nothing outside the folder is served, however it is spelled', async () => {
    for (const path of [
      '/../package.json',
      '/%2e%2e/package.json',
      '/..%2fpackage.json',
      '/om/..%5c..%5cpackage.json',
    ]) {
      expect(
        (await raw(`GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`)).split('\r\n')[0],
        path,
      ).toMatch(/40[04]/);
    }
  });

  test('what is no file is rendered on demand', async () => {
    expect(await (await fetch(`${url}/finns-inte/`)).text()).toBe('on demand /finns-inte/');
  });
});

describe('functions', () => {
  test('know the path, the site and the one who asks', async () => {
    const response = await fetch(`${url}/api/echo/hej`);
    expect(await response.json()).toMatchObject({
      ip: '127.0.0.1',
      header: '127.0.0.1',
      site: 'https://site.example',
      params: { word: 'hej' },
    });
  });

  test('a program on this machine may be somebody else', async () => {
    const response = await fetch(`${url}/api/echo`, {
      headers: { 'x-nf-client-connection-ip': '192.0.2.7' },
    });
    expect(await response.json()).toMatchObject({ ip: '192.0.2.7', header: '192.0.2.7' });
  });

  test('the case of the path and a slash at its end do not matter', async () => {
    expect((await fetch(`${url}/API/Echo/`)).status).toBe(200);
  });

  test('get the whole body', async () => {
    const response = await fetch(`${url}/api/echo`, { method: 'POST', body: 'å'.repeat(500_000) });
    expect(await response.json()).toMatchObject({ method: 'POST', length: 500_000 });
  });
});

describe('a function that breaks', () => {
  const logged: string[] = [];
  beforeEach(() => {
    logged.length = 0;
    vi.spyOn(console, 'log').mockImplementation((line) => logged.push(String(line)));
    return () => vi.restoreAllMocks();
  });

  test('answers 500 without telling why', async () => {
    const response = await fetch(`${url}/api/broken`);
    expect([response.status, await response.text()]).toEqual([500, 'Internal Server Error\n']);
  });

  test('leaves one line of JSON that says where, without what was written and without the private key', async () => {
    await fetch(`${url}/mitt/abcdefghijklmnopqrstuv?x=1`);
    expect(logged).toHaveLength(1);
    expect(JSON.parse(logged[0] ?? '')).toMatchObject({
      event: 'failed',
      endpoint: 'broken',
      error: 'TypeError',
      place: expect.stringMatching(/^broken\.mts:\d+:\d+$/),
      requestId: expect.stringMatching(/^[\w-]{36}$/),
    });
    expect(logged[0]).not.toMatch(/anna|abcdef|x=1/);
  });
});

describe('clients that behave badly', () => {
  test('one that sends on after its answer still gets the answer', async () => {
    const answer = await new Promise<number | undefined>((resolve, reject) => {
      const sending = sendRaw(`${url}/api/early`, { method: 'POST' }, (response) =>
        resolve(response.statusCode),
      );
      sending.on('error', reject);
      const chunk = Buffer.alloc(64 * 1024);
      for (let i = 0; i < 100; i += 1) sending.write(chunk);
      setTimeout(() => sending.end(), 300);
    });
    expect(answer).toBe(413);
  });

  test('one that leaves half way does no harm', async () => {
    for (let i = 0; i < 20; i += 1) {
      const socket = connect(server.port, '127.0.0.1');
      socket.write('POST /api/echo HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\nhalf');
      await sleep(5);
      socket.destroy();
    }
    expect((await fetch(url)).status).toBe(200);
  });

  test('nonsense gets 400, with the headers that everything carries', async () => {
    for (const path of ['/%ff', '/%00']) {
      const { status, headers } = await fetch(url + path);
      expect([status, headers.get('content-security-policy')]).toEqual([
        400,
        expect.stringContaining("'none'"),
      ]);
    }
    for (const request of ['GET / HTTP/1.1\r\nhost: a b\r\nconnection: close\r\n\r\n', 'nonsense\r\n\r\n']) {
      expect(await raw(request)).toMatch(/^HTTP\/1.1 400.*content-security-policy: default-src 'none'/s);
    }
  });

  test('one that is slow does not keep others waiting', async () => {
    const socket = connect(server.port, '127.0.0.1');
    socket.write('POST /api/echo HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\nslow');
    const begun = performance.now();
    expect((await fetch(`${url}/api/echo`)).status).toBe(200);
    expect(performance.now() - begun).toBeLessThan(1000);
    socket.destroy();
  });
});

/** Sends exactly these bytes: fetch would tidy them. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(server.port, '127.0.0.1', () => socket.write(text));
    socket.setEncoding('utf8').on('data', (more) => {
      answer += more;
    });
    socket.on('close', () => resolve(answer)).on('error', reject);
  });
}
