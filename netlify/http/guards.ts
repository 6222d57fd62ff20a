/** Each guard looks at one thing about a request and throws a `Refusal`, or lets it pass. */
import { Refusal } from './refusal.ts';
import { allowed, routeOf } from './routes.ts';

/** Most bytes of a body: the longest contribution in four-byte letters, several times over. */
export const bodyMax = 64 * 1024;
/** Both endpoints that take something in allow the same. */
export const allowedMethods = allowed(routeOf('/api/ideas'));

const mediaTypes = ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'] as const;
export type MediaType = (typeof mediaTypes)[number];

/** 405 for everything but POST (RFC 9110, 15.5.6: with `Allow`). */
export function requirePost(request: Request): void {
  if (request.method !== 'POST') throw new Refusal('method', { allow: allowedMethods });
}

/**
 * 403 for what another site's page sends. Browsers say where a request comes from in `Sec-Fetch-Site`, older ones in `Origin`;
 * a program says neither. `none` is an address that a person typed.
 */
export function requireOwnPage(request: Request, ownOrigins: readonly string[]): void {
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  const fromHere = site
    ? ['same-origin', 'none'].includes(site)
    : origin === null || ownOrigins.includes(origin);
  if (!fromHere) throw new Refusal('forbidden');
}

/** 415 for a body in any other form than the three we read, or in none. */
export function requireMediaType(request: Request): MediaType {
  const given = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  const known = mediaTypes.find((type) => type === given);
  if (!known) throw new Refusal('mediaType', { accept: mediaTypes.join(', ') });
  return known;
}

/** The body, or 413 as soon as more than {@link bodyMax} bytes have come, whatever `Content-Length` said. */
export async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length')) > bodyMax) throw new Refusal('tooLarge');
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > bodyMax) throw new Refusal('tooLarge');
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
