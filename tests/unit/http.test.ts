import { describe, expect, test } from 'vitest';
import {
  bodyMax,
  readBody,
  requireMediaType,
  requireOwnPage,
  requirePost,
} from '../../netlify/http/guards.ts';
import { wantsJson } from '../../netlify/http/negotiate.ts';
import { sourceOf } from '../../netlify/http/source.ts';

const address = 'https://tillsammans.example/api/ideas';
const post = (headers: Record<string, string>, body = 'x') =>
  new Request(address, { method: 'POST', headers, body });

describe('what came from another site is not taken for ours', () => {
  const own = ['https://tillsammans.example'];
  test.each<[string, Record<string, string>]>([
    ['our own page', { 'sec-fetch-site': 'same-origin', origin: 'https://tillsammans.example' }],
    ['an address typed by hand', { 'sec-fetch-site': 'none' }],
    ['an older browser on our page', { origin: 'https://tillsammans.example' }],
    ['a program', {}],
  ])('%s is let in', (_, headers) => {
    expect(() => requireOwnPage(post(headers), own)).not.toThrow();
  });
  test.each<[string, Record<string, string>]>([
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://other.example' }],
    [
      'a neighbour under the same domain',
      { 'sec-fetch-site': 'same-site', origin: 'https://www.tillsammans.example' },
    ],
    ['another site in an older browser', { origin: 'https://other.example' }],
    ['a page without an origin', { origin: 'null' }],
    [
      'our origin, but not according to the browser',
      { 'sec-fetch-site': 'cross-site', origin: 'https://tillsammans.example' },
    ],
  ])('%s is not', (_, headers) => {
    expect(() => requireOwnPage(post(headers), own)).toThrow(expect.objectContaining({ status: 403 }));
  });
});

describe('other guards', () => {
  test.each(['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH'])('%s is told what is allowed', (method) => {
    expect(() => requirePost(new Request(address, { method }))).toThrow(
      expect.objectContaining({ status: 405, headers: { allow: 'POST, OPTIONS' } }),
    );
  });
  test('a media type is read as it may be written', () => {
    expect(requireMediaType(post({ 'content-type': ' Application/JSON ; charset=utf-8' }))).toBe(
      'application/json',
    );
  });
  test.each(['', 'text/plain', 'application/jsonp', 'application/x-www-form-urlencodedx'])(
    '%j is none we read',
    (type) => {
      expect(() => requireMediaType(post({ 'content-type': type }))).toThrow(
        expect.objectContaining({ status: 415 }),
      );
    },
  );
  test('a body of exactly the most is read, one byte more is not', async () => {
    expect(await readBody(post({}, 'a'.repeat(bodyMax)))).toHaveLength(bodyMax);
    await expect(readBody(post({}, 'a'.repeat(bodyMax + 1)))).rejects.toMatchObject({ status: 413 });
  });
  test('a body that says it is short is read no further than the most', async () => {
    let pulled = 0;
    const endless = new ReadableStream({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(16 * 1024));
      },
    });
    const request = new Request(address, { method: 'POST', body: endless, duplex: 'half' } as RequestInit);
    await expect(readBody(request)).rejects.toMatchObject({ status: 413 });
    expect(pulled).toBeLessThan(8);
  });
});

describe('a browser gets a page, a program gets JSON', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  test.each<[boolean, Record<string, string>]>([
    [true, { 'content-type': 'application/json' }],
    [true, { 'content-type': 'application/json', accept: 'text/html' }],
    [true, { ...form, accept: 'application/json' }],
    [true, { ...form, accept: 'application/problem+json' }],
    [false, { ...form, accept: 'text/html,application/xhtml+xml,application/json;q=0.9' }],
    [false, { ...form, accept: '*/*' }],
    [false, form],
    [false, {}],
  ])('JSON: %s for %j', (json, headers) => {
    expect(wantsJson(post(headers))).toBe(json);
  });
});

describe('a source is a number that means nothing tomorrow', () => {
  const today = new Date('2026-11-23T10:00:00Z');
  const source = (address: string, at = today, secret = 'secret') => sourceOf(address, secret, at);
  test('the same address the same day gives the same, and nothing of the address', () => {
    expect(source('192.0.2.7')).toBe(source('192.0.2.7', new Date('2026-11-23T23:59:59Z')));
    expect(source('192.0.2.7')).toMatch(/^[0-9a-f]{64}$/);
  });
  test('another address, day or secret gives another', () => {
    const all = [
      source('192.0.2.7'),
      source('192.0.2.8'),
      source('192.0.2.7', new Date('2026-11-24T00:00:00Z')),
      source('192.0.2.7', today, 'other'),
    ];
    expect(new Set(all).size).toBe(4);
  });
  test('a household with IPv6 is one, its neighbour another', () => {
    expect(source('2001:db8:1:2::1')).toBe(source('2001:db8:1:2:ffff::9'));
    expect(source('2001:db8:1:2::1')).not.toBe(source('2001:db8:1:3::1'));
  });
  test('an IPv4 address written as IPv6 is the same', () => {
    expect(source('::ffff:192.0.2.7')).toBe(source('192.0.2.7'));
  });
  test('what is no address is still counted', () => {
    expect(source('')).toBe(source('nonsense'));
  });
});
