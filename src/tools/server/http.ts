import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { plainAnswer, plainBytes } from './plain.ts';
import { toRequest } from './request.ts';

/** Answers a request; `address` is the other end of the socket. */
export type Handler = (request: Request, address: string) => Promise<Response>;

export interface HttpServer {
  port: number;
  /** Answers what has begun (at most eight seconds), then closes. */
  close(): Promise<void>;
}

/** Longer than any answer takes while database and inbox say nothing: whoever has begun to send is told what became of it. */
const CLOSING_MS = 8000;

/** How long what is left of a body may trickle in after it has been answered. */
const LINGER_MS = 5000;

/** What Node itself gives up on; anything else is no HTTP. */
const unreadable: Record<string, number> = { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431 };

/** Serves web-standard handlers over Node's HTTP server. */
export async function serve(handler: Handler, { port = 0, host }: { port?: number; host?: string } = {}) {
  const server = createServer((incoming, outgoing) => void answer(handler, incoming, outgoing));
  server.on('clientError', ({ code }: NodeJS.ErrnoException, socket) => {
    if (socket.writable) socket.end(plainBytes(unreadable[code ?? ''] ?? 400));
  });
  server.listen({ port, ...(host ? { host } : {}) });
  await once(server, 'listening');
  let closing: Promise<void> | undefined;
  const close = async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeIdleConnections();
    // Those that have had their answer since, and are kept for another question.
    const tidying = setInterval(() => server.closeIdleConnections(), 100);
    const impatience = setTimeout(() => server.closeAllConnections(), CLOSING_MS);
    await closed;
    clearInterval(tidying);
    clearTimeout(impatience);
  };
  const { port: actualPort } = server.address() as AddressInfo;
  return { port: actualPort, close: () => (closing ??= close()) } satisfies HttpServer;
}

/** One exchange: Node's request in, the handler's response out. */
export async function answer(handler: Handler, incoming: IncomingMessage, outgoing: ServerResponse) {
  const body = toRequest(incoming, outgoing);
  if (!body) {
    await refuse(400, incoming, outgoing);
    return;
  }
  try {
    const response = await handler(body.request, incoming.socket.remoteAddress ?? '');
    await send(response, incoming, outgoing);
  } catch {
    // The client left, or the handler broke half way through its answer: there is nobody to tell.
    if (outgoing.headersSent) outgoing.destroy();
    else await refuse(500, incoming, outgoing);
  }
  body.discard();
  if (!incoming.complete) setTimeout(() => incoming.destroy(), LINGER_MS).unref();
}

async function send(response: Response, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  outgoing.statusCode = response.status;
  if (response.statusText) outgoing.statusMessage = response.statusText;
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie') outgoing.setHeader(name, value);
  }
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
  if (!incoming.complete) outgoing.setHeader('connection', 'close');
  if (!response.body || incoming.method === 'HEAD') {
    await response.body?.cancel();
    outgoing.end();
    return;
  }
  await pipeline(Readable.fromWeb(response.body as ReadableStream), outgoing);
}

function refuse(status: number, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  return send(plainAnswer(status), incoming, outgoing).catch(() => void outgoing.destroy());
}
