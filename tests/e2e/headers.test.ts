import { beforeAll, describe, expect, test } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { anIdea } from '../support/contributions.ts';
import { grade } from '../support/observatory.ts';
import { publicPages } from '../support/publicPages.ts';
import { get, getPage, leave, postForm } from '../support/theSite.ts';

const { open } = useBrowser();
let mine = '';
let stylesheet = '';

beforeAll(async () => {
  mine = (await leave('idea', anIdea())).path;
  stylesheet = (await getPage('/'))('link[rel=stylesheet]').attr('href') ?? '';
});

async function expectProtection(response: Response): Promise<void> {
  const { headers } = response;
  const { released, next, points } = grade(response, await response.clone().text());
  expect([released, next], JSON.stringify(points)).toEqual([130, 150]);
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/base-uri 'none'/);
  expect(policy).toMatch(/form-action 'self'/);
  expect(policy).not.toMatch(/unsafe|\*|data:|https?:|script-src/);
  expect(headers.get('strict-transport-security')).toMatch(/max-age=63072000; includeSubDomains; preload/);
  expect(headers.get('permissions-policy')).toContain('camera=()');
  expect(headers.get('set-cookie')).toBeNull();
  expect(headers.get('x-powered-by')).toBeNull();
  expect(headers.get('server') ?? '').not.toMatch(/\d/);
}

describe('every answer is protected', () => {
  test.each(publicPages)('the page %s', async (path) => expectProtection(await get(path)));

  test.each([
    ['a page that does not exist', () => get('/finns-inte/')],
    ['the way to a path with its slash', () => get('/modellen')],
    ['the way to a path with its slash that does not exist', () => get('/finns-inte')],
    ['a private page', () => get(mine)],
    ['a private page without its slash', () => get(mine.slice(0, -1))],
    ["a private page that is nobody's", () => get('/mitt/AAAAAAAAAAAAAAAAAAAAAA/')],
    ['a private page whose link is cut off', () => get('/mitt/AAAA/')],
    ['no private page at all', () => get('/mitt/')],
    ['a form that comes back', () => postForm('idea', {})],
    [
      'a form that is kept',
      () => postForm('idea', { title: 'Sångkör', description: 'Vi sjunger ihop på torg.', informed: 'on' }),
    ],
    ['an endpoint that is only looked at', () => get('/api/ideas')],
    ['what an endpoint allows', () => get('/api/offers', { method: 'OPTIONS' })],
    ['the stylesheet', () => get(stylesheet)],
    ['robots.txt', () => get('/robots.txt')],
    ['the sitemap', () => get('/sitemap-index.xml')],
    ['where to tell of a hole', () => get('/.well-known/security.txt')],
    ['how we are', () => get('/api/health')],
    ['what is sent to a page', () => get('/om/', { method: 'POST', body: 'x' })],
    ['what the server cannot read', () => get('/%ff')],
  ] as const)('%s', async (_, ask) => expectProtection(await ask()));
});

describe('a private page', () => {
  test.each([
    ["somebody's", () => get(mine)],
    ["nobody's", () => get('/mitt/AAAAAAAAAAAAAAAAAAAAAA/')],
    ['without its slash', () => get(mine.slice(0, -1))],
  ] as const)('that is %s is kept nowhere, and tells nobody where its reader came from', async (_, ask) => {
    const { headers } = await ask();
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-robots-tag')).toContain('noindex');
    expect(headers.get('netlify-cdn-cache-control')).toBeNull();
  });
});

test('the page whose form is sent keeps the referrer that browsers need to say where it came from', async () => {
  expect((await get('/borja/')).headers.get('referrer-policy')).toBe('same-origin');
  expect((await postForm('idea', {})).headers.get('referrer-policy')).toBe('same-origin');
});

test('what is built under a name of its own may be kept for ever', async () => {
  expect((await get(stylesheet)).headers.get('cache-control')).toContain('immutable');
});

test('a browser understands everything that no page may use, and keeps to it', async () => {
  const page = await open('/robots.txt');
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  const response = await page.goto(new URL('/', page.url()).href);
  const forbidden = (response?.headers()['permissions-policy'] ?? '').replaceAll('=()', '').split(', ');
  type Policy = { features(): string[]; allowedFeatures(): string[] };
  const { known, left } = await page.evaluate(() => {
    const { featurePolicy } = document as unknown as { featurePolicy: Policy };
    return { known: featurePolicy.features(), left: featurePolicy.allowedFeatures() };
  });
  expect(forbidden.filter((feature) => !known.includes(feature) || left.includes(feature))).toEqual([]);
  expect(complaints).toEqual([]);
});
