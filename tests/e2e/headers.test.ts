import { beforeAll, describe, expect, test } from 'vitest';
import { anIdea } from '../support/contributions.ts';
import { publicPages } from '../support/publicPages.ts';
import { get, getPage, leave, postForm } from '../support/theSite.ts';

let mine = '';
let stylesheet = '';

beforeAll(async () => {
  mine = (await leave('idea', anIdea())).path;
  stylesheet = (await getPage('/'))('link[rel=stylesheet]').attr('href') ?? '';
});

const policyOf = (response: Response) => {
  const header = response.headers.get('content-security-policy') ?? '';
  return Object.fromEntries(
    header
      .split(';')
      .map((part) => part.trim())
      .map((part) => [part.split(' ')[0], part.split(' ').slice(1).join(' ')]),
  );
};

/** Mozilla Observatory's rules for a site without cookies and scripts. */
function expectProtection(response: Response): void {
  const { headers } = response;
  const policy = policyOf(response);
  expect(policy['default-src']).toBe("'none'");
  expect(policy['base-uri']).toBe("'none'");
  expect(policy['frame-ancestors']).toBe("'none'");
  expect(policy['form-action']).toBe("'self'");
  expect(Object.values(policy).join(' ')).not.toMatch(/unsafe|\*|data:|https?:/);
  expect(policy).not.toHaveProperty('script-src');
  const maxAge = Number(/max-age=(\d+)/.exec(headers.get('strict-transport-security') ?? '')?.[1]);
  expect(maxAge).toBeGreaterThanOrEqual(2 * 365 * 24 * 3600);
  expect(headers.get('strict-transport-security')).toMatch(/includeSubDomains.*preload/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toMatch(/^(same-origin|no-referrer)$/);
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp');
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
