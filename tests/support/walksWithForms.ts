/** How to come by every status of the pages that take their own forms: the private page, an idea's, and the stewards' table. */
import { randomUUID } from 'node:crypto';
import { formTokenOf } from '../../src/desk/token.ts';
import { sent, setDown } from './acts.ts';
import { aVisitor, siteUrl } from './send.ts';
import { type SeatedSteward, seat } from './stewards.ts';
import { again, requestId, type Walk, type World } from './walks.ts';

type Away = <T>(walk: () => Promise<T>) => Promise<T>;
const encoded = 'application/x-www-form-urlencoded';
const own = { 'sec-fetch-site': 'same-origin', 'content-type': encoded };

function sender({ bundles }: World, ip = '192.0.2.1') {
  return (path: string, fields: Record<string, string> | string, headers: Record<string, string> = {}) =>
    bundles.page(
      new Request(siteUrl + path, {
        method: 'POST',
        headers: { ...own, ...headers },
        body: typeof fields === 'string' ? fields : new URLSearchParams(fields).toString(),
      }),
      { ip, requestId, waitUntil: () => {} },
    );
}

/** What a form of any page can be refused for, whatever it is about. */
function refusals(
  send: ReturnType<typeof sender>,
  path: () => Promise<string>,
  headers: () => Promise<Record<string, string>>,
) {
  const with_ = async (fields: string, more: Record<string, string>) =>
    send(await path(), fields, { ...(await headers()), ...more });
  return {
    403: () => with_('a=b', { 'sec-fetch-site': 'cross-site' }),
    413: () => with_('x'.repeat(70_000), {}),
    415: () =>
      Promise.all([
        with_('{}', { 'content-type': 'application/json' }),
        with_('x', { 'content-type': 'text/plain' }),
      ]),
  };
}

export function ownPageWalks(world: World, mine: () => Promise<string>, away: Away) {
  const send = sender(world);
  const act = (what: string, more: Record<string, string> = {}) => ({ act: randomUUID(), what, ...more });
  return {
    303: async () => {
      const path = await mine();
      return [await send(path, act('comment', { words: 'En rad till.' })), await send(path, act('takeBack'))];
    },
    400: async () =>
      Promise.all([send(await mine(), act('nothing')), send(await mine(), { what: 'takeBack', act: 'x' })]),
    ...refusals(send, mine, async () => ({})),
    409: async () => send(await mine(), act('yes', { proposal: '1' })),
    422: async () => send(await mine(), act('comment', { words: '' })),
    429: async () => {
      const path = await mine();
      await again(20, () => send(path, act('comment', { words: 'En rad till.' })));
      return send(path, act('comment', { words: 'En rad för mycket.' }));
    },
    503: async () => {
      const path = await mine();
      return away(() => send(path, act('comment', { words: 'En rad.' })));
    },
  };
}

/** Where somebody says that something is wrong with an idea. */
export function reportWalks(
  world: World,
  broken: (path: string) => Promise<Response[]>,
  away: Away,
): Record<number, Walk> {
  const { bundles, sql } = world;
  const page = (path: string, method = 'GET') =>
    bundles.page(new Request(siteUrl + path, { method }), { requestId });
  const nobodys = '/ideer/K3-0000-0000/sag-till/';
  const send = sender(world, aVisitor());
  const tell = (path: string) => send(path, { words: `Något är fel. ${randomUUID()}` });
  const onBoard = async () => {
    const one = await sent({ sql }, 'idea');
    await setDown({ sql }, one, 'published');
    return `/ideer/${one.reference}/sag-till/`;
  };
  return {
    200: () => Promise.all([page(nobodys), page(nobodys, 'HEAD'), page(`${nobodys}tack/`)]),
    204: () => page(nobodys, 'OPTIONS'),
    301: () => page(nobodys.slice(0, -1)),
    303: async () => tell(await onBoard()),
    308: () => page(nobodys.slice(0, -1), 'HEAD'),
    400: () => send(nobodys, 'x', { 'content-type': 'multipart/form-data' }),
    ...refusals(
      send,
      async () => nobodys,
      async () => ({}),
    ),
    404: async () => [
      await page('/ideer/hej/sag-till/'),
      await tell(nobodys),
      await tell('/ideer/hej/sag-till/'),
    ],
    405: () => Promise.all(['PUT', 'DELETE', 'PATCH'].map((method) => page(nobodys, method))),
    422: () => send(nobodys, { words: '' }),
    429: async () => {
      const path = await onBoard();
      await again(12, () => tell(path));
      return tell(path);
    },
    500: () => broken(nobodys),
    503: () => away(() => tell(nobodys)),
  };
}

export function tableWalks(
  world: World,
  broken: (path: string, headers?: Record<string, string>) => Promise<Response[]>,
  away: Away,
): Record<string, Record<number, Walk>> {
  const { bundles, sql } = world;
  const send = sender(world);
  let seated: Promise<SeatedSteward> | undefined;
  const steward = () => {
    seated ??= seat({ sql }, 'lead');
    return seated;
  };
  const signedIn = async () => ({ cookie: (await steward()).cookie });
  const get = async (path: string, method = 'GET', headers: Record<string, string> = {}) =>
    bundles.page(new Request(siteUrl + path, { method, headers: { ...(await signedIn()), ...headers } }), {
      requestId,
    });
  const form = async (more: Record<string, string> = {}) => ({
    form: formTokenOf((await steward()).token),
    act: randomUUID(),
    ...more,
  });
  const stranger = (path: string, method = 'GET') =>
    bundles.page(new Request(siteUrl + path, { method }), { requestId });
  const invited = `/vardar/inbjudan/${'A'.repeat(22)}/`;
  const write = async (fields: Record<string, string>) => {
    const [{ reference } = { reference: '' }] = await sql<
      { reference: string }[]
    >`select reference from app.contributions order by id desc limit 1`;
    return send(`/vardar/${reference}/skriv/`, await form(fields), await signedIn());
  };
  const fresh = async () => {
    const body = JSON.stringify({
      title: 'Ett bord till',
      description: `Vi ställer ut ett bord till. ${randomUUID()}`,
      informed: true,
    });
    const headers = { accept: 'application/json', 'content-type': 'application/json' };
    await bundles.run('ideas', new Request(`${siteUrl}/api/ideas`, { method: 'POST', headers, body }), {
      ip: aVisitor(),
    });
  };
  return {
    'page /vardar/inbjudan/*': {
      200: () => stranger(invited),
      204: () => stranger(invited, 'OPTIONS'),
      301: () => stranger(invited.slice(0, -1)),
      308: () => stranger(invited.slice(0, -1), 'HEAD'),
      405: () => Promise.all(['POST', 'PUT', 'DELETE'].map((method) => stranger(invited, method))),
      500: () => broken(invited),
    },
    'page /vardar/*': {
      200: () =>
        Promise.all(
          ['/vardar/in/', '/vardar/in/kod/', '/vardar/', '/vardar/alla/', '/vardar/logg.csv'].map((path) =>
            get(path),
          ),
        ),
      204: () => stranger('/vardar/', 'OPTIONS'),
      301: () => stranger('/vardar'),
      303: async () => [
        await stranger('/vardar/'),
        await stranger('/vardar/K3-0000-0000/'),
        await send('/vardar/in/', { email: 'nagon@exempel.example' }),
        await send('/vardar/jag/', await form(), await signedIn()),
      ],
      308: () => stranger('/vardar/alla', 'HEAD'),
      400: async () => {
        await fresh();
        return write({ act: 'x', seen: '0', words: 'Hej hej.' });
      },
      401: () => send('/vardar/jag/', { morning: 'on' }),
      ...refusals(send, async () => '/vardar/jag/', signedIn),
      404: () => get('/vardar/K3-0000-0000/'),
      405: async () => [
        await stranger('/vardar/', 'PUT'),
        await send('/vardar/', await form(), await signedIn()),
      ],
      409: async () => {
        await fresh();
        return write({ seen: '7', words: 'Hej hej.' });
      },
      410: () => send('/vardar/in/kod/', { code: '123456', second: '' }),
      422: async () => [
        await send('/vardar/in/', { email: 'ingen adress' }),
        await send('/vardar/in/kod/', { code: '12', second: '' }),
        await write({ seen: '0', words: '' }),
      ],
      429: async () => {
        const ip = aVisitor();
        const ask = () => sender(world, ip)('/vardar/in/', { email: 'nagon@exempel.example' });
        await again(20, ask);
        return ask();
      },
      500: async () => broken('/vardar/in/'),
      503: async () => {
        await steward();
        return away(async () => [
          await get('/vardar/'),
          await send('/vardar/jag/', await form(), await signedIn()),
        ]);
      },
    },
  };
}
