import { describe, expect, test } from 'vitest';
import { countKept } from '../support/answers.ts';
import { aContribution, kinds } from '../support/contributions.ts';
import { useDatabase } from '../support/database.ts';
import { watchLogs } from '../support/logs.ts';
import { expectRefusal, post } from '../support/refusals.ts';
import { ask, siteUrl } from '../support/send.ts';

const database = useDatabase();
watchLogs();

const html = { accept: 'text/html' };
const json = { accept: 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const clients = kinds.flatMap((kind) => [
  { kind, name: 'a browser', accept: html },
  { kind, name: 'a program', accept: json },
]);

/** A body in pieces whose length nobody has told. */
function inPieces(bytes: number): ReadableStream<Uint8Array> {
  let left = bytes;
  return new ReadableStream({
    pull(controller) {
      const piece = Math.min(left, 8 * 1024);
      if (piece > 0) controller.enqueue(new Uint8Array(piece).fill(97));
      else controller.close();
      left -= piece;
    },
  });
}

describe.each(clients)('$kind: $name', ({ kind, accept }) => {
  const asProblem = accept === json;
  const own = { ...accept, ...form };

  test.each(['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH'])(
    'that asks with %s is told to POST',
    async (method) => {
      const response = await ask(kind, { method, headers: accept });
      expect(response.headers.get('allow')).toBe('POST, OPTIONS');
      await expectRefusal(response, { status: 405, code: 'method', asProblem });
    },
  );

  test('that asks what is allowed is told, and nothing about other sites', async () => {
    const headers = { ...accept, origin: 'https://other.example', 'access-control-request-method': 'POST' };
    const response = await ask(kind, { method: 'OPTIONS', headers });
    expect(response.status).toBe(204);
    expect(response.headers.get('allow')).toBe('POST, OPTIONS');
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test.each<[string, Record<string, string>]>([
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://other.example' }],
    ['a neighbour site', { 'sec-fetch-site': 'same-site', origin: 'https://www.exempelkoping.example' }],
    ['another site, in an old browser', { origin: 'https://other.example' }],
    ['nowhere that can be told', { origin: 'null' }],
  ])('that comes from %s is refused', async (_, headers) => {
    await expectRefusal(await post(kind, { ...own, ...headers }), {
      status: 403,
      code: 'forbidden',
      asProblem,
    });
  });

  test.each<[string, Record<string, string>]>([
    ['our own page', { 'sec-fetch-site': 'same-origin', origin: siteUrl }],
    ['our own page, in an old browser', { origin: siteUrl }],
    ['an address typed by hand', { 'sec-fetch-site': 'none' }],
    ['nothing that says where', {}],
  ])('that comes from %s is read', async (_, headers) => {
    expect((await post(kind, { ...own, ...headers })).status).toBe(422);
  });

  test.each(['text/plain', 'application/xml', 'application/jsonp', ''])(
    'that sends the type %j is refused',
    async (type) => {
      const response = await post(kind, { ...accept, 'content-type': type });
      await expectRefusal(response, { status: 415, code: 'mediaType', asProblem });
    },
  );

  test('that sends no type at all is refused', async () => {
    const response = await post(kind, accept, new TextEncoder().encode('title=x'));
    await expectRefusal(response, { status: 415, code: 'mediaType', asProblem });
  });

  test('that says it sends more than 64 KiB is refused', async () => {
    await expectRefusal(await post(kind, { ...own, 'content-length': '65537' }, 'title=x'), {
      status: 413,
      code: 'tooLarge',
      asProblem,
    });
  });

  test.each([
    ['that sends more than 64 KiB', {}],
    ['that says it sends little and sends much', { 'content-length': '10' }],
  ])('%s is refused', async (_, headers) => {
    await expectRefusal(await post(kind, { ...own, ...headers }, 'a'.repeat(65_537)), {
      status: 413,
      code: 'tooLarge',
      asProblem,
    });
  });

  test('that sends more than 64 KiB in pieces is refused, exactly 64 KiB are read', async () => {
    const pieces = (bytes: number) => post(kind, own, inPieces(bytes));
    await expectRefusal(await pieces(65_537), { status: 413, code: 'tooLarge', asProblem });
    expect((await pieces(65_536)).status).toBe(422);
  });
});

test('of everything refused nothing is kept', async () => {
  const before = await countKept(database.sql);
  const whole = JSON.stringify(aContribution('idea'));
  for (const headers of [
    { 'sec-fetch-site': 'cross-site', 'content-type': 'application/json' },
    { 'content-type': 'text/plain' },
  ]) {
    await post('idea', headers, whole);
  }
  expect(await countKept(database.sql)).toBe(before);
});
