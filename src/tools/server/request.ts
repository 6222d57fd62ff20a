import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request as the web knows it, and a way to let go of what nobody read of its body. */
export interface Incoming {
  request: Request;
  discard(): void;
}

/** A name or address and perhaps a port; anything more would become part of the path. */
const isHost = /^([\w.-]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/i;

/** Undefined for what is no request that the web knows (a host that is none, a method it forbids). */
export function toRequest(incoming: IncomingMessage, outgoing: ServerResponse): Incoming | undefined {
  const method = incoming.method ?? 'GET';
  const gone = new AbortController();
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) gone.abort();
  });
  const { stream, discard } = bodyOf(incoming, gone);
  try {
    const { host = 'localhost' } = incoming.headers;
    if (!isHost.test(host)) return undefined;
    const url = new URL(`http://${host}${pathOf(incoming.url ?? '/')}`);
    const headers = headersOf(incoming);
    const carriesBody = method !== 'GET' && method !== 'HEAD';
    const body = carriesBody ? { body: stream, duplex: 'half' as const } : {};
    return { request: new Request(url, { method, headers, signal: gone.signal, ...body }), discard };
  } catch {
    return undefined;
  }
}

/**
 * "GET http://host/path" (as to a proxy) asks for the path. "//path" is "/path": a redirect that kept both slashes would lead to
 * another host.
 */
function pathOf(target: string): string {
  if (target.startsWith('/')) return target.replace(/^[/\\]+/, '/');
  const { pathname, search } = new URL(target);
  return pathname + search;
}

function headersOf(incoming: IncomingMessage): Headers {
  const headers = new Headers();
  for (let i = 0; i < incoming.rawHeaders.length; i += 2) {
    headers.append(incoming.rawHeaders[i] ?? '', incoming.rawHeaders[i + 1] ?? '');
  }
  return headers;
}

/**
 * The body as a stream that reads no faster than it is read. When its reader lets go, the rest is drained rather than
 * cut off, because a client that is still sending would otherwise never see the answer (a 413, say).
 */
function bodyOf(incoming: IncomingMessage, gone: AbortController) {
  let discarded = false;
  let settled = false;
  const discard = () => {
    discarded = true;
    incoming.resume();
  };
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const settle = (finish: () => void) => () => {
          if (!settled && !discarded) finish();
          settled = true;
        };
        incoming.on('data', (chunk: Buffer) => {
          if (discarded) return;
          controller.enqueue(new Uint8Array(chunk));
          incoming.pause();
        });
        incoming.on(
          'end',
          settle(() => controller.close()),
        );
        const broken = settle(() => {
          gone.abort();
          controller.error(new Error('The client closed the connection.'));
        });
        incoming.on('error', broken);
        incoming.on('close', broken);
        incoming.pause();
      },
      pull() {
        incoming.resume();
      },
      cancel: discard,
    },
    { highWaterMark: 0 },
  );
  return { stream, discard };
}
