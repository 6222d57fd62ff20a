/** What an answer is recognised by, so that whoever has it already need not get it again (RFC 9110, 8.8.3 and 13.1.2). */
import { createHash } from 'node:crypto';

/** Of the content alone. Weak, because it may be compressed on the way. */
export function etagOf(body: string | Uint8Array): string {
  return `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
}

/** Does whoever asks say that they have this already? They may name several, or `*`, which is whatever there is. */
export function hasAlready({ headers }: Request, etag: string): boolean {
  const named = headers.get('if-none-match')?.trim();
  if (named === undefined) return false;
  if (named === '*') return true;
  // The weak comparison: W/"a" and "a" are the same.
  const tags = [...named.matchAll(/"[^"]*"/g)].map(([tag]) => tag);
  return tags.includes(etag.replace(/^W\//, ''));
}
