/** A real proxy before the Supabase API or the Blobs store, which can be as bad as a network and as untrue as a store. */
import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

export type Mood =
  | 'well'
  /** Takes the request and never says anything. */
  | 'stalls'
  /** Closes the connection before anything has been passed on. */
  | 'drops'
  /** Passes everything on, and closes the connection where the answer should have come. */
  | 'losesTheAnswer'
  /** Passes everything on, and answers when nobody waits any more. */
  | 'answersLate'
  /** Says nothing, and passes everything on when nobody waits any more. */
  | 'appliesLate'
  /** Begins the answer and stops in the middle of it. */
  | 'stopsHalfWay'
  /** Answers with this status and a page for people, as a host does when the project is paused (540) or out of quota (402). */
  | { status: number }
  | Lie;

export interface Asked {
  method: string;
  /** Path and query. */
  path: string;
  body: Buffer;
}

export interface Answer {
  status: number;
  headers?: IncomingHttpHeaders;
  content: Buffer | string;
}

/** Any other answer: made up, or made of what is really there. */
export type Lie = (asked: Asked, passOn: (asked?: Asked) => Promise<Answer>) => Promise<Answer> | Answer;

/** No list of rows, such as the database never gives: what reads it breaks, as it would by a bug of ours. */
export const noRows: Lie = () => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  content: '{}',
});

export interface TroubledProxy {
  url: string;
  /** How many requests have come. */
  asked: number;
  mood: Mood;
  /** Resolves when every request that has come is done with. */
  quiet(): Promise<void>;
  stop(): Promise<void>;
}

/** Counts the requests of several proxies together, and brings trouble at one of them: once, or from then on. */
export class Road {
  asked = 0;
  trouble: { mood: Mood; at: number; lasts: 'once' | 'fromThenOn' } | undefined;

  get hasMetTrouble(): boolean {
    return this.trouble !== undefined && this.asked >= this.trouble.at;
  }

  /** The mood for the next request; undefined when there is no trouble with it. */
  next(): Mood | undefined {
    this.asked += 1;
    if (!this.trouble) return undefined;
    const { mood, at, lasts } = this.trouble;
    return this.asked === at || (lasts === 'fromThenOn' && this.asked > at) ? mood : undefined;
  }
}

/** Later than anyone waits (see `patience` in src/data/client.ts and src/inbox/store.ts). */
const lateMs = 4500;

/** @param road where its requests are counted too; trouble there goes before the proxy's own mood */
export async function startProxy(target: string, road?: Pick<Road, 'next'>): Promise<TroubledProxy> {
  const busy = new Set<Promise<void>>();
  const server = createServer((incoming, outgoing) => {
    proxy.asked += 1;
    const mood = road?.next() ?? proxy.mood;
    const treated = treat(mood, target, incoming, outgoing).catch(() => void outgoing.destroy());
    busy.add(treated);
    treated.finally(() => busy.delete(treated));
  });
  const proxy: TroubledProxy = {
    url: await listen(server),
    asked: 0,
    mood: 'well',
    async quiet() {
      await Promise.all(busy);
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return proxy;
}

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

type Outgoing = Parameters<Parameters<typeof createServer>[1] & object>[1];

async function treat(
  mood: Mood,
  target: string,
  incoming: IncomingMessage,
  outgoing: Outgoing,
): Promise<void> {
  const asked = { method: incoming.method ?? 'GET', path: incoming.url ?? '/', body: await buffer(incoming) };
  const passOn = (given: Asked = asked) => pass(target, given, incoming.headers);
  const hangUp = () => void incoming.socket.destroy();
  if (mood === 'stalls') return;
  if (mood === 'drops') return hangUp();
  if (mood === 'appliesLate') {
    await sleep(lateMs);
    await passOn();
    return hangUp();
  }
  if (typeof mood === 'function') return answerWith(await mood(asked, passOn), outgoing);
  if (typeof mood === 'object') {
    const headers = { 'content-type': 'text/html' };
    return answerWith({ status: mood.status, headers, content: '<h1>Not now</h1>' }, outgoing);
  }
  const answer = await passOn();
  if (mood === 'losesTheAnswer') return hangUp();
  if (mood === 'answersLate') await sleep(lateMs);
  if (mood !== 'stopsHalfWay') return answerWith(answer, outgoing);
  outgoing.writeHead(answer.status, { ...answer.headers, 'content-length': answer.content.length });
  outgoing.write(answer.content.slice(0, answer.content.length / 2), hangUp);
}

function answerWith({ status, headers, content }: Answer, outgoing: Outgoing): void {
  const length = status === 204 || status === 304 ? {} : { 'content-length': Buffer.byteLength(content) };
  outgoing.writeHead(status, { ...headers, ...length });
  outgoing.end(content);
}

async function pass(target: string, { method, path, body }: Asked, given: IncomingHttpHeaders) {
  const outgoing = request(target + path, {
    method,
    headers: { ...endToEnd(given), 'content-length': body.length },
  });
  outgoing.end(body);
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  const content = await buffer(answer);
  return { status: answer.statusCode ?? 502, headers: endToEnd(answer.headers), content };
}

/** What concerns one connection only stays with it (RFC 9110, 7.6.1). */
function endToEnd(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const {
    host,
    connection,
    'keep-alive': _,
    'transfer-encoding': __,
    'content-length': ___,
    ...kept
  } = headers;
  return kept;
}
