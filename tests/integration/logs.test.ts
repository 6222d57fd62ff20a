/**
 * What is personal is sent through every outcome there is, on what Netlify would run, and none of it comes out in a line of the log:
 * what `watchLogs` listens for is the console and both streams of the process.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import kommun from '../../src/kommun/kommun.config.ts';
import { type Moment, type Run, useBundles } from '../support/bundles.ts';
import { aContribution, type Contribution, type Kind, kinds, newWords } from '../support/contributions.ts';
import { useDatabase } from '../support/database.ts';
import { useInbox } from '../support/inbox.ts';
import { overhear, watchLogs } from '../support/logs.ts';
import { type Mood, startProxy, type TroubledProxy } from '../support/proxy.ts';
import { aVisitor, pairsOf, siteUrl } from '../support/send.ts';
import { again } from '../support/walks.ts';

const database = useDatabase();
const inbox = useInbox();
const bundles = useBundles();
const { lines } = watchLogs();
let proxy: TroubledProxy;

const name = 'Birgitta Ångström-Övermo';
const mail = 'birgitta.overmo@privat.example';
const phone = '070-987 65 43';
const neighbour = 'Min granne Torvald på Storgatan är sjuk.';
/** What could end a line and begin one of its own. */
const forged = `${neighbour}\r\n{"event":"submission","outcome":"stored","requestId":"forged"}\u2028\u001b[2J`;
const everything = [name, mail, phone, neighbour, forged, 'forged'];

const own: Record<Kind, Contribution> = { idea: { helps: neighbour, needsNote: phone }, offer: { phone } };
/** Never the same twice, but for what is personal. */
const told = (kind: Kind): Contribution =>
  aContribution(kind, {
    ...own[kind],
    description: `${newWords()} ${forged}`,
    displayName: name,
    email: mail,
  });
const strangers = {
  'user-agent': mail,
  referer: `${siteUrl}/${encodeURIComponent(name)}/?${mail}`,
  cookie: `name=${mail}`,
  'accept-language': mail,
  'x-forwarded-for': mail,
};
const address = `?${new URLSearchParams({ name, mail, phone })}`;
const functions = { idea: 'ideas', offer: 'offers' } as const;

beforeAll(async () => {
  proxy = await startProxy(database.supabaseUrl);
  process.env.SUPABASE_URL = proxy.url;
  overhear.typed(everything);
});
afterAll(() => proxy.stop());

async function ask(kind: Kind, init: RequestInit & { duplex?: 'half' }, ip = aVisitor()): Promise<number> {
  const path = `/api/${functions[kind]}`;
  const request = new Request(siteUrl + path + address, {
    ...init,
    headers: { ...strangers, ...init.headers },
  });
  const response = await bundles.run(functions[kind], request, { ip });
  await overhear(response);
  return response.status;
}

const json = { 'content-type': `application/json; name="${mail}"`, accept: 'application/json' };
const sendJson = (kind: Kind, change: Contribution = {}, ip?: string) =>
  ask(kind, { method: 'POST', headers: json, body: JSON.stringify({ ...told(kind), ...change }) }, ip);
const sendForm = (kind: Kind, change: Contribution = {}, headers: Record<string, string> = {}) =>
  ask(kind, {
    method: 'POST',
    headers: { accept: 'text/html', 'sec-fetch-site': 'same-origin', ...headers },
    body: new URLSearchParams(pairsOf({ ...told(kind), ...change }) as [string, string][]),
  });

async function during<T>(mood: Mood, doing: () => Promise<T>): Promise<T> {
  proxy.mood = mood;
  return doing().finally(() => {
    proxy.mood = 'well';
  });
}

/** A database that quotes what it was given, in every member of its error. */
const quoting = (code: string) => () => ({
  status: 400,
  headers: { 'content-type': 'application/json' },
  content: JSON.stringify({ code, message: forged, details: mail, hint: phone }),
});

describe.each(kinds)('what is sent with an %s', (kind) => {
  test('that is kept, and again', async () => {
    const same = told(kind);
    const init = () => ({ method: 'POST', headers: json, body: JSON.stringify(same) });
    expect([await ask(kind, init()), await ask(kind, init()), await sendForm(kind)]).toEqual([201, 200, 303]);
    expect(await sendForm(kind, { website: mail })).toBe(303);
  });
  test('that has faults, also in the names of its fields', async () => {
    const faults = { title: '', gives: [], [mail]: name, [forged]: phone, topics: [name], language: forged };
    expect([await sendJson(kind, faults), await sendForm(kind, { ...faults, idea: name })]).toEqual([
      422, 422,
    ]);
  });
  test('that is refused before it is read', async () => {
    expect(await sendForm(kind, {}, { 'sec-fetch-site': 'cross-site', origin: `https://${mail}` })).toBe(403);
    expect(await sendForm(kind, {}, { 'content-type': `text/plain; ${mail}` })).toBe(415);
    expect(await sendJson(kind, { description: neighbour.repeat(2000) })).toBe(413);
    expect(await ask(kind, { method: 'GET' })).toBe(405);
    expect(await ask(kind, { method: 'POST', headers: json, body: `{"${mail}"` })).toBe(400);
  });
  test('while the database is away, quotes what it was given, or refuses for good', async () => {
    expect(await during('drops', () => sendJson(kind))).toBe(202);
    expect(await during(quoting(mail), () => sendJson(kind))).toBe(202);
    expect(await during(quoting('23514'), () => sendJson(kind))).toBe(202);
  });
  test('while nothing can keep it', async () => {
    inbox.takeAway();
    expect(await during('drops', () => sendForm(kind))).toBe(503);
    inbox.pointAt();
  });
  test('that breaks off', async () => {
    const body = new ReadableStream({ start: (controller) => controller.error(new TypeError(forged)) });
    expect(await ask(kind, { method: 'POST', headers: json, body, duplex: 'half' })).toBe(500);
  });
});

test('what is one too many', async () => {
  const ip = aVisitor();
  await again(kommun.limits.ideas.submissions, () => sendJson('idea', {}, ip));
  expect(await sendJson('idea', {}, ip)).toBe(429);
});

test('what waits: it is moved, it stays, it is put aside', async () => {
  const drain = () => bundles.run('drain', new Request(siteUrl, { method: 'POST' }));
  await during('drops', drain);
  await during(quoting('23514'), drain);
  await during('drops', () => sendJson('idea'));
  await drain();
  expect(lines.filter((line) => line.includes('"event":"drain"')).length).toBeGreaterThanOrEqual(2);
});

describe('a page', () => {
  const visit = async (run: Run, path: string, init: RequestInit = {}) =>
    (await run(new Request(siteUrl + path + address, { ...init, headers: strangers }))).status;
  const key = 'BirgittaOvermoPrivat12';
  const paths = [`/mitt/${key}/`, `/mitt/${encodeURIComponent(forged)}/`, `/${mail}/`, '/%E0%A4%A/'];
  beforeAll(() => overhear.typed([key, encodeURIComponent(forged)]));

  test('that is not there, or only to be read', async () => {
    for (const path of paths) expect(await visit(bundles.page, path), path).toBe(404);
    // The first is a page that takes its own forms, and this is none of them.
    for (const [i, path] of paths.entries())
      expect(await visit(bundles.page, path, { method: 'POST', body: mail }), path).toBe(i === 0 ? 415 : 405);
  });
  test('whose contribution cannot be looked for', async () => {
    inbox.takeAway();
    expect(await during('drops', () => visit(bundles.page, `/mitt/${key}/`))).toBe(503);
    inbox.pointAt();
  });
  test.each<Moment>(['loading', 'beginning', 'middle'])(
    'that breaks with an error which quotes: %s',
    async (moment) => {
      const broken = await bundles.brokenPages(moment, forged);
      for (const path of paths) expect(await visit(broken, path), path).toBe(500);
    },
  );
});

test('each of these left its line', () => {
  const entries = lines.map((line) => JSON.parse(line) as Record<string, string>);
  const seen = new Set(entries.map(({ event, outcome, code }) => `${event} ${outcome ?? code ?? ''}`.trim()));
  expect([...seen].sort()).toEqual(
    [
      ...['stored', 'repeat', 'invalid', 'tooMany', 'waiting', 'away'].map(
        (outcome) => `submission ${outcome}`,
      ),
      ...['forbidden', 'mediaType', 'tooLarge', 'method', 'malformed'].map((code) => `refused ${code}`),
      ...['databaseAway', 'done'].map((outcome) => `drain ${outcome}`),
      ...['failed', 'failed broken'],
    ].sort(),
  );
});
