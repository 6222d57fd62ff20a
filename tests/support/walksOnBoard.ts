/** How every status of the board's routes comes about: its lists and ideas, its feed and maps, and the data to take along. */
import { moveTo, placeOnBoard } from './placeOnBoard.ts';
import { noRows } from './proxy.ts';
import { aVisitor, siteUrl } from './send.ts';
import { requestId, type Walk, type World } from './walks.ts';

type Walks = Record<number, Walk>;
type Away = <T>(ask: () => Promise<T>) => Promise<T>;
interface Ways {
  /** 204, 405 and 500 of a page that is only read. */
  read: (path: string) => Walks;
  away: Away;
}

/** More than one address may ask at once (netlify/http/restraint.ts). */
const tooMany = 80;

export function boardWalks({ bundles, proxy, sql }: World, { read, away }: Ways): Record<string, Walks> {
  const ask = (path: string, method = 'GET', ip = aVisitor()) =>
    bundles.page(new Request(siteUrl + path, { method }), { ip, requestId });
  const each = (paths: readonly string[]) => Promise.all(paths.map((path) => ask(path)));
  const flood = async (asking: (ip: string) => Promise<Response>) => {
    const ip = aVisitor();
    const asked = await Promise.all(Array.from({ length: tooMany }, () => asking(ip)));
    return asked.filter(({ status }) => status === 429);
  };
  const idea = async () => `/ideer/${await placeOnBoard(sql)}/`;
  const gone = async () => {
    const reference = await placeOnBoard(sql);
    await moveTo(sql, reference, 'removed');
    return `/ideer/${reference}/`;
  };

  const data = (path: string, name: 'public-ideas' | 'public-ideas-csv'): Walks => {
    const get = (query = '', init: RequestInit = {}, ip = aVisitor()) =>
      bundles.run(name, new Request(siteUrl + path + query, init), { ip, requestId });
    return {
      200: () => Promise.all([get(), get('', { method: 'HEAD' })]),
      204: () => get('', { method: 'OPTIONS' }),
      301: () => get('?efter=nowhere'),
      304: async () => get('', { headers: { 'if-none-match': (await get()).headers.get('etag') ?? '' } }),
      405: () => Promise.all(['POST', 'PUT', 'DELETE'].map((method) => get('', { method }))),
      429: () => flood((ip) => get('', {}, ip)),
      500: () => {
        proxy.mood = noRows;
        return get().finally(() => {
          proxy.mood = 'well';
        });
      },
      503: () => away(() => get()),
    };
  };

  return {
    'function /api/public/ideas': data('/api/public/ideas', 'public-ideas'),
    'function /api/public/ideas.csv': data('/api/public/ideas.csv', 'public-ideas-csv'),
    'page /': {
      ...read('/'),
      200: () => Promise.all([ask('/'), ask('/', 'HEAD')]),
      301: () => ask('/?none=1'),
    },
    'page /ideer': {
      ...read('/ideer/'),
      200: () => each(['/ideer/', '/ideer/?ord=cykel', '/ideer/?utm_source=x']),
      301: () => each(['/ideer', '/ideer/?amne=atlantis', '/ideer/?efter=nowhere', '/ideer/?ord=&ord=x']),
      302: () => ask('/ideer/?ord=k3-7m2q-9xrt'),
      308: () => ask('/ideer', 'HEAD'),
      429: () => flood((ip) => ask('/ideer/', 'GET', ip)),
      503: () => away(() => ask('/ideer/')),
    },
    'page /ideer/*': {
      ...read('/ideer/K3-ZZZZ-ZZZZ/'),
      200: async () => {
        const path = await idea();
        return each([
          path,
          `${path}hjalp-till/`,
          `${path}affisch/`,
          '/ideer/atom.xml',
          '/ideer/sitemap.xml',
          '/ideer/sitemap-0.xml',
        ]);
      },
      301: async () =>
        each([(await idea()).toLowerCase(), (await idea()).slice(0, -1), '/ideer/atom.xml?none=1']),
      308: async () => ask((await idea()).slice(0, -1), 'HEAD'),
      404: () => each(['/ideer/K3-ZZZZ-ZZZZ/', '/ideer/x/', '/ideer/sitemap-x.xml', '/ideer/sitemap-99.xml']),
      410: async () => ask(await gone()),
      429: async () => {
        const path = await idea();
        return [
          ...(await flood((ip) => ask(path, 'GET', ip))),
          ...(await flood((ip) => ask('/ideer/atom.xml', 'GET', ip))),
        ];
      },
      503: async () => {
        const path = await idea();
        return away(() => each([path, '/ideer/atom.xml']));
      },
    },
  };
}
