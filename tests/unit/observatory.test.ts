/** Our scorer takes away and gives as Mozilla's does; without that, the grades in the matrix would mean nothing. */
import { describe, expect, test } from 'vitest';
import { siteHeaders } from '../../netlify/http/headers.ts';
import { grade } from '../support/observatory.ts';

const graded = (change: Record<string, string | undefined>, html = '', type = 'text/html') => {
  const headers = Object.entries({ ...siteHeaders, 'content-type': type, ...change });
  const kept = headers.filter((header): header is [string, string] => header[1] !== undefined);
  const { released, next } = grade(new Response(null, { headers: kept }), html);
  return [released, next];
};

test('what everything carries is worth the most there is', () => {
  expect(graded({})).toEqual([130, 150]);
});

describe('each header that is taken away costs', () => {
  test.each([
    // No extra credit without 90 points of one's own.
    ['content-security-policy', 55, 55],
    ['strict-transport-security', 80, 80],
    ['x-content-type-options', 125, 145],
    ['referrer-policy', 125, 145],
    ['cross-origin-resource-policy', 120, 140],
    ['cross-origin-opener-policy', 130, 140],
    ['cross-origin-embedder-policy', 130, 140],
  ])('%s', (name, released, next) => expect(graded({ [name]: undefined })).toEqual([released, next]));
});

describe('what is there and says something else costs too', () => {
  const policy = siteHeaders['content-security-policy'] ?? '';
  test.each([
    ['styles in the page', policy.replace("style-src 'self'", "style-src 'unsafe-inline'"), 120],
    ['scripts in the page', `${policy}; script-src 'unsafe-inline'`, 80],
    ['code made of text', `${policy}; script-src 'self' 'unsafe-eval'`, 110],
    ['pictures over http', policy.replace("img-src 'self'", 'img-src http:'), 110],
    ['a start that allows itself', policy.replace("default-src 'none'", "default-src 'self'"), 125],
    ['the same thing twice', `${policy}; img-src 'none'`, 55],
    ['nothing about frames', policy.replace(/; frame-ancestors .*/, ''), 80],
  ])('%s', (_, changed, released) => {
    expect(graded({ 'content-security-policy': changed })[0]).toBe(released);
  });
  test.each([
    ['a month of HTTPS', { 'strict-transport-security': 'max-age=2592000' }, 120],
    ['a referrer for everybody', { 'referrer-policy': 'unsafe-url' }, 120],
    ['a cookie', { 'set-cookie': 'a=b' }, 60],
  ])('%s', (_, change, released) => expect(graded(change)[0]).toBe(released));
  test.each([
    ['<script src="https://elsewhere.example/x.js"></script>', 125],
    ['<script src="http://elsewhere.example/x.js"></script>', 50],
    ['<script src="/x.js"></script>', 130],
  ])('%s', (html, released) => {
    expect(graded({}, html)[0]).toBe(released);
    expect(graded({}, html, 'text/plain')[0]).toBe(130);
  });
});
