/** How to come by every status that the routing table has, on what Netlify would run: the rows and columns of tests/integration/matrix.test.ts. */

import type { Sql } from 'postgres';
import kommun from '../../src/kommun/kommun.config.ts';
import { keyIn } from './answers.ts';
import type { Bundles, Name } from './bundles.ts';
import { aContribution, type Contribution, type Kind } from './contributions.ts';
import type { TestInbox } from './inbox.ts';
import type { TroubledProxy } from './proxy.ts';
import { aVisitor, pairsOf, siteUrl } from './send.ts';
import { boardWalks } from './walksOnBoard.ts';
import { ownPageWalks, reportWalks, tableWalks } from './walksWithForms.ts';

export const requestId = '01HXMATRIX7';

/** One or several answers: a browser's and a program's. */
export type Walk = () => Promise<Response | Response[]>;
/** By who answers and the route's path, then by status. */
export type Walks = Record<string, Record<number, Walk>>;

export interface World {
  bundles: Bundles;
  inbox: TestInbox;
  /** Between the functions and the database. */
  proxy: TroubledProxy;
  sql: Sql;
}

const form = { accept: 'text/html', 'sec-fetch-site': 'same-origin' };
const json = { accept: 'application/json', 'content-type': 'application/json' };
const request = (path: string, init: RequestInit & { duplex?: 'half' } = {}) =>
  new Request(siteUrl + path, init);

/** A few at a time: all at once would have to wait for the database longer than anyone does. */
export async function again(times: number, doing: () => Promise<unknown>): Promise<void> {
  for (let done = 0; done < times; done += 6) {
    await Promise.all(Array.from({ length: Math.min(6, times - done) }, doing));
  }
}

export function walksIn(world: World): Walks {
  const { bundles, inbox, proxy } = world;
  const away = async <T>(walk: () => Promise<T>): Promise<T> => {
    proxy.mood = 'drops';
    return walk().finally(() => {
      proxy.mood = 'well';
    });
  };
  const awayBoth = async <T>(walk: () => Promise<T>): Promise<T> => {
    inbox.takeAway();
    return away(walk).finally(() => inbox.pointAt());
  };

  function endpoint(kind: Kind, name: Name): Record<number, Walk> {
    const path = `/api/${name}`;
    const ask = (init: RequestInit & { duplex?: 'half' }, ip = aVisitor()) =>
      bundles.run(name, request(path, init), { ip, requestId });
    const post = (
      body: string | URLSearchParams | ReadableStream,
      headers: Record<string, string>,
      ip?: string,
    ) =>
      ask(
        { method: 'POST', body, headers, ...(body instanceof ReadableStream ? { duplex: 'half' } : {}) },
        ip,
      );
    const asForm = (own: Contribution, ip?: string) =>
      post(new URLSearchParams(pairsOf(own) as [string, string][]), form, ip);
    const asJson = (own: Contribution, ip?: string) => post(JSON.stringify(own), json, ip);
    const both = (own: () => Contribution, ip?: string) =>
      Promise.all([asForm(own(), ip), asJson(own(), ip)]);
    const torn = () => new ReadableStream({ start: (controller) => controller.error(new Error('Gone.')) });
    const plain = { 'content-type': 'text/plain' };
    const encoded = { 'content-type': 'application/x-www-form-urlencoded' };
    const huge = 'x'.repeat(70_000);
    const { submissions } = kommun.limits[name as 'ideas' | 'offers'];
    return {
      200: async () => {
        const same = aContribution(kind);
        await asJson(same);
        return asJson(same);
      },
      201: () => asJson(aContribution(kind)),
      202: () => away(() => asJson(aContribution(kind))),
      204: () => ask({ method: 'OPTIONS' }),
      303: () => asForm(aContribution(kind)),
      400: () => Promise.all([post('{', json), post('x', { 'content-type': 'multipart/form-data' })]),
      403: () =>
        Promise.all(
          [json, form].map((some) => post('{}', { ...encoded, ...some, 'sec-fetch-site': 'cross-site' })),
        ),
      405: () =>
        Promise.all(
          ['GET', 'PUT', 'DELETE'].flatMap((method) =>
            [form, json].map((headers) => ask({ method, headers })),
          ),
        ),
      413: () => Promise.all([post(huge, json), post(huge, { ...form, ...encoded })]),
      415: () =>
        Promise.all([post('x', { ...form, ...plain }), post('x', { ...plain, accept: 'application/json' })]),
      422: () => both(() => ({})),
      429: async () => {
        const ip = aVisitor();
        await again(submissions, () => asJson(aContribution(kind), ip));
        return both(() => aContribution(kind), ip);
      },
      500: () => Promise.all([post(torn(), { ...form, ...encoded }), post(torn(), json)]),
      503: () => awayBoth(() => both(() => aContribution(kind))),
    };
  }

  const health = async (method = 'GET') =>
    (await bundles.fresh('health'))(request('/api/health', { method }));
  const page = (path: string, method = 'GET') => bundles.page(request(path, { method }), { requestId });
  const broken = async (path: string) => {
    const moments = ['loading', 'beginning'] as const;
    const pages = await Promise.all(moments.map((moment) => bundles.brokenPages(moment, 'On purpose.')));
    return Promise.all(pages.map((run) => run(request(path), { requestId })));
  };
  const file = async (path: string) => {
    const found = await bundles.file(request(path));
    if (!found) throw new Error(`${path} was not built.`);
    return found;
  };
  const asset = async () => (await (await file('/om/')).text()).match(/\/_astro\/[^"]+\.css/)?.[0] ?? '';
  const mine = async () => {
    const body = JSON.stringify(aContribution('idea'));
    const made = await bundles.run('ideas', request('/api/ideas', { method: 'POST', headers: json, body }), {
      ip: aVisitor(),
    });
    return `/mitt/${await keyIn(made)}/`;
  };
  const read = (path: string): Record<number, Walk> => ({
    204: () => page(path, 'OPTIONS'),
    405: () => Promise.all(['POST', 'PUT', 'DELETE'].map((method) => page(path, method))),
    500: () => broken(path),
  });
  const own = ownPageWalks(world, mine, away);
  const nobodys = `/mitt/${'A'.repeat(22)}/`;
  const securityTxt = '/.well-known/security.txt';

  return {
    'function /api/ideas': endpoint('idea', 'ideas'),
    'function /api/offers': endpoint('offer', 'offers'),
    'function /api/health': {
      200: () => Promise.all([health(), health('HEAD'), away(health)]),
      204: () => health('OPTIONS'),
      405: () => health('POST'),
      503: () => awayBoth(health),
    },
    ...boardWalks(world, { read, away }),
    'page /mitt/*': {
      ...read(nobodys),
      ...own,
      405: () => Promise.all(['PUT', 'DELETE', 'PATCH'].map((method) => page(nobodys, method))),
      200: async () => page(await mine()),
      301: async () => [await page((await mine()).slice(0, -1)), await page('/mitt')],
      308: () => page('/mitt/AAAA', 'HEAD'),
      404: () =>
        Promise.all(
          [nobodys, '/mitt/', '/mitt/a/b/', '/MITT/AAAA/', '/mitt/AAAA/'].map((path) => page(path)),
        ),
      503: async () => [await awayBoth(() => page(nobodys)), await own[503]()],
    },
    ...tableWalks(world, broken, away),
    'page /ideer/*/sag-till': reportWalks(world, broken, away),
    [`page ${securityTxt}`]: {
      ...read(securityTxt),
      200: () => Promise.all([page(securityTxt), page(securityTxt, 'HEAD')]),
      301: () => page(`${securityTxt}?none=1`),
    },
    'page /*': {
      ...read('/finns-inte/'),
      404: () => Promise.all([page('/finns-inte/'), page('/_image/?href=/og.png')]),
    },
    'file /*': {
      200: () => Promise.all(['/om/', '/borja/', '/robots.txt', '/og.png'].map(file)),
      301: () => file('/borja'),
    },
    'file /_astro/*': { 200: async () => file(await asset()) },
    'file /*.svg': { 200: () => file('/favicon.svg') },
    'file /*.xml': { 200: () => file('/sitemap-index.xml') },
  };
}
