/** Tokens (RFC 7519) that are signed with a secret of ours, as the embedded Supabase signs its own. */
import { createHmac } from 'node:crypto';

/** Whatever is claimed, signed as told. */
export function signToken(claims: object, secret: string, head: object = {}): string {
  const inBase64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = `${inBase64({ alg: 'HS256', typ: 'JWT', ...head })}.${inBase64(claims)}`;
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
}

/** Of somebody who has signed in, good for an hour. */
export function signAccess(claims: object, secret: string): string {
  const iat = Math.floor(Date.now() / 1000);
  return signToken({ role: 'authenticated', aud: 'authenticated', iat, exp: iat + 3600, ...claims }, secret);
}
