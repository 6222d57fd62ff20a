import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { withHeaders } from '../../netlify/http/headers.ts';
import { allowed, routeOf, routes, strange } from '../../netlify/http/routes.ts';
import { inProject } from '../../src/tools/project.ts';

describe('a path finds its route', () => {
  test.each([
    ['/api/ideas', '/api/ideas'],
    ['/API/Ideas/', '/api/ideas'],
    ['/api/ideas/x', '/*'],
    ['/api/ideasx', '/*'],
    ['/mitt', '/mitt/*'],
    ['/mitt/', '/mitt/*'],
    ['/MITT/aBc_-9/', '/mitt/*'],
    ['/mitt/a/b', '/mitt/*'],
    ['/mittx/', '/*'],
    ['/.well-known/security.txt', '/.well-known/security.txt'],
    ['/', '/'],
    ['/ideer', '/ideer'],
    ['/borja/', '/*'],
    ['/_astro/x.css', '/*'],
  ])('%s: %s', (path, route) => {
    expect(routeOf(path).path).toBe(route);
    expect(routeOf(path)).not.toBe(strange);
  });
  test.each([
    '',
    '//',
    '//mitt/x',
    '/mitt//x',
    '/./mitt',
    '/../mitt',
    '/%6ditt',
    '/mitt;x',
    '/mitt\\x',
    '/möte',
    '/a b',
    'mitt',
  ])('one that is not written as ours are gets what a private one gets: %s', (path) =>
    expect(routeOf(path)).toBe(strange),
  );
  test('a long one is read in no time', () => {
    const begun = performance.now();
    for (const path of ['/a'.repeat(50_000), `${'/a.'.repeat(50_000)}%`, `/${'..'.repeat(50_000)}`])
      routeOf(path);
    expect(performance.now() - begun).toBeLessThan(200);
  });
});

describe('headers are put on at one place', () => {
  const at = (path: string | undefined, status: number, headers: Record<string, string> = {}) =>
    withHeaders(new Response(null, { status, headers }), path).headers;
  test('without a path they are the strictest there are', () => {
    const headers = at(undefined, 200);
    expect([headers.get('cache-control'), headers.get('referrer-policy')]).toEqual([
      'no-store',
      'no-referrer',
    ]);
  });
  test('what the table says wins over what the answer says', () => {
    const loose = {
      'cache-control': 'public',
      'cdn-cache-control': 'public',
      'referrer-policy': 'unsafe-url',
    };
    const headers = at('/mitt/x/', 200, { ...loose, 'x-own': 'stays' });
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-own': 'stays',
    });
    expect(headers.get('cdn-cache-control')).toBeNull();
  });
  test.each([405, 500, 503])('what went wrong (%i) is not kept', (status) => {
    expect(at('/.well-known/security.txt', 200).get('netlify-cdn-cache-control')).toContain('durable');
    expect(at('/.well-known/security.txt', status).get('cache-control')).toBe('no-store');
    expect(at('/.well-known/security.txt', status).get('netlify-cdn-cache-control')).toBeNull();
  });
  test.each([
    ['text/html', 'text/html; charset=utf-8'],
    ['application/problem+json', 'application/problem+json; charset=utf-8'],
    ['text/plain;charset=UTF-8', 'text/plain;charset=UTF-8'],
    ['image/png', 'image/png'],
  ])('every text has its charset: %s', (type, whole) => {
    expect(at('/x/', 200, { 'content-type': type }).get('content-type')).toBe(whole);
  });
});

describe('the table and the functions say the same', () => {
  const folder = inProject('netlify/functions');
  const sources = readdirSync(folder).map((name) => ({
    name,
    source: readFileSync(`${folder}/${name}`, 'utf8'),
  }));
  const pathIn = (source: string) =>
    /export const config: Config = \{.*?\bpath: '([^']+)'/s.exec(source)?.[1];
  test('each function has an address of the table, written out for Netlify to read, or runs by the clock', () => {
    for (const { name, source } of sources) {
      const isScheduled = /export const config: Config = \{.*?\bschedule: '/s.test(source);
      expect(Boolean(pathIn(source)) !== isScheduled, name).toBe(true);
    }
    const paths = sources.flatMap(({ source }) => pathIn(source) ?? []);
    const known = routes.filter(({ by }) => by === 'function').map(({ path }) => path);
    expect(paths.sort()).toEqual([...known].sort());
  });
  test('no function names its methods: Netlify would let the others fall through to a 404', () => {
    for (const { name, source } of sources) expect(source, name).not.toMatch(/\bmethod:/);
  });
  test('what is allowed is said in one way', () => {
    const ways = ['POST, OPTIONS', 'GET, HEAD, OPTIONS', 'GET, HEAD, POST, OPTIONS'];
    expect(routes.map(allowed).filter((allow) => !ways.includes(allow))).toEqual([]);
  });
});
