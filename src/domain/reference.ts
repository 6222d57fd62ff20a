/**
 * References (`K3-7M2Q-9XRT`) are said over the phone and printed on slips. Private keys open a contribution and are never said.
 * Both are made from random bytes that the caller brings.
 */
import { createHash } from 'node:crypto';

// Crockford's base32: no I, L, O (read as 1 and 0) and no U (https://www.crockford.com/base32.html).
export const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Random bytes in a reference: 40 bits. */
export const referenceBytes = 5;
/** Random bytes in a private key: 128 bits, the least that may be called unguessable (ASVS 5.0, 11.5.1). */
export const keyBytes = 16;

/** Takes {@link referenceBytes} random bytes, gives a reference like `K3-7M2Q-9XRT`. */
export function referenceFrom(bytes: Uint8Array): string {
  if (bytes.length !== referenceBytes)
    throw new RangeError(`A reference is made of ${referenceBytes} bytes.`);
  const bits = bytes.reduce((all, byte) => (all << 8n) | BigInt(byte), 0n);
  let letters = '';
  for (let shift = 35n; shift >= 0n; shift -= 5n) letters += alphabet.charAt(Number((bits >> shift) & 31n));
  return `K3-${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/**
 * Reads a reference as a person may write it: any case, with or without hyphens and blanks, O for 0, I and L for 1.
 * `k3 7m2q 9xrt` gives `K3-7M2Q-9XRT`; what is no reference gives `undefined`.
 */
export function readReference(written: string): string | undefined {
  const found = /^K3([0-9A-HJKMNP-TV-Z]{4})([0-9A-HJKMNP-TV-Z]{4})$/.exec(readLetters(written));
  return found ? `K3-${found[1]}-${found[2]}` : undefined;
}

/** Letters of {@link alphabet} as people write them: any case, with or without hyphens and blanks, O for 0, I and L for 1. */
export function readLetters(written: string): string {
  return written
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
}

/** Takes {@link keyBytes} random bytes, gives the 22 characters (base64url) of a private key. */
export function keyFrom(bytes: Uint8Array): string {
  if (bytes.length !== keyBytes) throw new RangeError(`A key is made of ${keyBytes} bytes.`);
  return Buffer.from(bytes).toString('base64url');
}

/** Does this look like a private key at all? Asked before the database is. */
export function isKey(text: string): boolean {
  return /^[A-Za-z0-9_-]{22}$/.test(text);
}

/** What the database keeps of a key: its SHA-256 in hexadecimal, from which nobody gets the key back. */
export function hashOfKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
