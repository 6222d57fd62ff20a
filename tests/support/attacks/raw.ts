/** Sends exactly these bytes over a socket and reads what comes, because every other client tidies what it sends. */
import { connect, type Socket } from 'node:net';

export interface RawAnswer {
  /** 0 when the connection was closed without a word. */
  status: number;
  headers: Headers;
  /** Without the framing of chunks. */
  body: string;
  /** Everything that came, as it came (one character a byte). */
  all: string;
  /** It said nothing more for as long as was waited, and had not closed. */
  hung: boolean;
}

interface Sending {
  /** Longest wait for the end of the answer, in milliseconds. */
  waitMs?: number;
  /** The machine's own address that is called; the loopback unless told. */
  host?: string;
}

/** Sends the pieces one after the other and reads until the other end closes. */
export async function sendBytes(
  port: number,
  pieces: Buffer | string | readonly (Buffer | string)[],
  { waitMs = 10_000, host = '127.0.0.1' }: Sending = {},
): Promise<RawAnswer> {
  const came: Buffer[] = [];
  const socket = connect(port, host);
  const hung = await new Promise<boolean>((resolve) => {
    const clock = setTimeout(() => resolve(true), waitMs);
    const end = () => {
      clearTimeout(clock);
      resolve(false);
    };
    socket.on('data', (chunk: Buffer) => came.push(chunk)).on('error', end);
    socket.on('close', end);
    for (const piece of [pieces].flat()) socket.write(piece as Buffer | string);
  });
  socket.destroy();
  return { ...read(Buffer.concat(came)), hung };
}

/** A connection that is left open half way; the caller closes it. */
export function leaveOpen(port: number, text: string): Socket {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  socket.write(text);
  return socket;
}

/** A request in the usual form, whatever stands in its parts. */
export function requestText(
  method: string,
  target: string,
  headers: readonly (readonly [string, string])[] = [],
  body: Buffer | string = '',
): Buffer {
  const lines = [`${method} ${target} HTTP/1.1`, ...headers.map(([name, value]) => `${name}: ${value}`)];
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  return Buffer.concat([head, Buffer.from(body)]);
}

function read(bytes: Buffer): Omit<RawAnswer, 'hung'> {
  const all = bytes.toString('latin1');
  const endOfHead = all.indexOf('\r\n\r\n');
  const head = all.slice(0, endOfHead < 0 ? all.length : endOfHead).split('\r\n');
  const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(head[0] ?? '')?.[1] ?? 0);
  // An interim answer is followed by the real one.
  if (status >= 100 && status < 200) return read(bytes.subarray(endOfHead + 4));
  const headers = new Headers();
  for (const line of head.slice(1)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.append(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  const body = endOfHead < 0 ? Buffer.alloc(0) : bytes.subarray(endOfHead + 4);
  const whole = headers.get('transfer-encoding') === 'chunked' ? unchunked(body) : body;
  return { status, headers, body: whole.toString('utf8'), all };
}

function unchunked(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const endOfSize = bytes.indexOf('\r\n', at);
    const size = Number.parseInt(bytes.toString('latin1', at, endOfSize), 16);
    if (endOfSize < 0 || !size) break;
    parts.push(bytes.subarray(endOfSize + 2, endOfSize + 2 + size));
    at = endOfSize + 2 + size + 2;
  }
  return Buffer.concat(parts);
}
