/**
 * What a steward's browser holds: 256 random bits in one cookie. Whoever has a copy of the database has only its hash; what seals the
 * sitting's tokens and what its forms carry are made from it.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const tokenBytes = 32;

export function newToken(): string {
  return randomBytes(tokenBytes).toString('base64url');
}

/** Does this look like one at all? Asked before the database is. */
export function isToken(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}

/** SHA-256 in hexadecimal: what the database keeps. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** What every form of this sitting carries, so that no other site can send one in the steward's name (ASVS 5.0, 3.5.1). */
export function formTokenOf(token: string): string {
  return createHmac('sha256', token).update('form').digest('base64url');
}

export function isFormTokenOf(token: string, given: string): boolean {
  const [right, sent] = [Buffer.from(formTokenOf(token)), Buffer.from(given)];
  return right.length === sent.length && timingSafeEqual(right, sent);
}
