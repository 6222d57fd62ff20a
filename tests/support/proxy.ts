/** A real proxy between the functions and the Supabase API, which can be as bad as a network. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';

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
  /** Begins the answer and stops in the middle of it. */
  | 'stopsHalfWay'
  /** Answers with this status and a page for people, as a host does when the project is paused (540) or out of quota (402). */
  | { status: number };

export interface TroubledProxy {
  url: string;
  /** How many requests have come. */
  asked: number;
  mood: Mood;
  stop(): Promise<void>;
}

/** Later than anyone waits (see `patience` in src/data/client.ts). */
const lateMs = 4500;

export async function startProxy(target: string): Promise<TroubledProxy> {
  const server = createServer((incoming, outgoing) => {
    proxy.asked += 1;
    treat(proxy.mood, target, incoming, outgoing).catch(() => outgoing.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy: TroubledProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: 0,
    mood: 'well',
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return proxy;
}

async function treat(
  mood: Mood,
  target: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const body = await buffer(incoming);
  if (mood === 'stalls') return;
  if (mood === 'drops') return void incoming.socket.destroy();
  if (typeof mood === 'object') {
    outgoing.writeHead(mood.status, { 'content-type': 'text/html' }).end('<h1>Not now</h1>');
    return;
  }
  const { status, headers, content } = await passOn(target, incoming, body);
  if (mood === 'losesTheAnswer') return void incoming.socket.destroy();
  if (mood === 'answersLate') await new Promise((resolve) => setTimeout(resolve, lateMs));
  outgoing.writeHead(status, headers);
  if (mood === 'stopsHalfWay') {
    outgoing.write(content.subarray(0, content.length / 2), () => (outgoing.socket as Socket).destroy());
    return;
  }
  outgoing.end(content);
}

async function passOn(target: string, { method, url, headers }: IncomingMessage, body: Buffer) {
  const { host: _, connection: __, 'transfer-encoding': ___, ...kept } = headers;
  const outgoing = request(target + url, {
    method: method ?? 'GET',
    headers: { ...kept, 'content-length': body.length },
  });
  outgoing.end(body);
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  const content = await buffer(answer);
  const { 'transfer-encoding': ____, connection: _____, ...passed } = answer.headers;
  return {
    status: answer.statusCode ?? 502,
    headers: { ...passed, 'content-length': content.length },
    content,
  };
}
