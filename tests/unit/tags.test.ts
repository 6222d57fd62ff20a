import { describe, expect, test } from 'vitest';
import { withHeaders } from '../../netlify/http/headers.ts';
import { boardTag, ideaTag } from '../../netlify/http/tags.ts';

const tagOf = (path: string, status = 200, headers: Record<string, string> = {}) =>
  withHeaders(new Response(null, { status, headers }), path).headers.get('netlify-cache-tag');

describe('what is kept of the board is found by its tag when it changes', () => {
  test.each([
    '/',
    '/ideer',
    '/ideer/',
    '/ideer/atom.xml',
    '/api/public/ideas',
    '/api/public/ideas.csv',
    '/en/',
    '/lattlast/ideer/',
  ])('what shows several ideas: %s', (path) => expect(tagOf(path)).toBe(boardTag));
  test.each([
    ['/ideer/K3-7F2M-9QXD/', 200],
    ['/ideer/k3-7f2m-9qxd', 301],
    ['/ideer/K3-7F2M-9QXD/sag-till/', 200],
    ['/en/ideer/K3-7F2M-9QXD/affisch/', 200],
    ['/ideer/K3-7F2M-9QXD/', 410],
    ['/ideer/K3-7F2M-9QXD/', 404],
  ])('one idea, also when it is not there or elsewhere: %s, %i', (path, status) =>
    expect(tagOf(path, status)).toBe(ideaTag('K3-7F2M-9QXD')),
  );
  test('an answer that says it has another is not believed', () =>
    expect(tagOf('/ideer/K3-7F2M-9QXD/', 301, { 'netlify-cache-tag': boardTag })).toBe(
      ideaTag('K3-7F2M-9QXD'),
    ));
  test.each([
    ['/ideer/', 503],
    ['/ideer/', 429],
    ['/mitt/x/', 200],
    ['/vardar/', 200],
    ['/finns-inte/', 404],
  ])('what is not kept, or not of the board, has none: %s, %i', (path, status) =>
    expect(tagOf(path, status, status >= 429 ? { 'netlify-cache-tag': boardTag } : {})).toBeNull(),
  );
  test('a private page that says it has one is not believed', () =>
    expect(tagOf('/mitt/x/', 200, { 'netlify-cache-tag': boardTag })).toBeNull());
});
