/** An answer that the CDN keeps: for how long, under which tags, and how it leaves. */
import { hasAlready } from '../../../../netlify/http/etag.ts';

export interface Kept {
  status: number;
  headers: Headers;
  body: Uint8Array<ArrayBuffer>;
  tags: readonly string[];
  isDurable: boolean;
  /** On the CDN's clock, in milliseconds. */
  since: number;
  freshUntil: number;
  /** Until then it is served while a new one is fetched. */
  staleUntil: number;
}

/** Of `public, s-maxage=300`: what it says by name. The most specific header counts (Caching overview, "Header precedence"). */
function directivesOf(headers: Headers): Map<string, string> {
  const names = ['netlify-cdn-cache-control', 'cdn-cache-control', 'cache-control'];
  const said = names.map((name) => headers.get(name)).find((value) => value !== null) ?? '';
  return new Map(
    said.split(',').map((one): [string, string] => {
      const [name = '', value = ''] = one.trim().split('=');
      return [name.toLowerCase(), value];
    }),
  );
}

const seconds = (text: string | undefined) => Math.max(0, Number(text) || 0) * 1000;

/** @returns undefined for what must not be kept: whatever does not say that it may, and for how long */
export async function keptOf(response: Response, now: number): Promise<Kept | undefined> {
  const said = directivesOf(response.headers);
  const fresh = seconds(said.get('s-maxage') ?? said.get('max-age'));
  const isForAll = said.has('public') && !said.has('private') && !said.has('no-store');
  if (!isForAll || fresh === 0 || response.headers.has('set-cookie')) return undefined;
  const freshUntil = now + fresh;
  return {
    status: response.status,
    headers: response.headers,
    body: await response.bytes(),
    tags: (response.headers.get('netlify-cache-tag') ?? '').split(',').map(asTag).filter(Boolean),
    isDurable: said.has('durable'),
    since: now,
    freshUntil,
    staleUntil: freshUntil + seconds(said.get('stale-while-revalidate')),
  };
}

/** Netlify's tags have no case. */
export function asTag(text: string): string {
  return text.trim().toLowerCase();
}

/** The answer to this very request: 304 to whoever has it already, no body to HEAD. */
export function served({ status, headers, body, since }: Kept, request: Request, now: number): Response {
  const own = new Headers(headers);
  own.set('age', String(Math.floor((now - since) / 1000)));
  const etag = headers.get('etag');
  if (status === 200 && etag && hasAlready(request, etag)) {
    own.delete('content-type');
    return new Response(null, { status: 304, headers: own });
  }
  const isEmpty = request.method === 'HEAD' || body.length === 0;
  return new Response(isEmpty ? null : body, { status, headers: own });
}
