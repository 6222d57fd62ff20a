/**
 * Small secrets that lie in the database sealed: AES-GCM (NIST SP 800-38D) with a new random nonce each time, a key derived for one
 * purpose (HKDF, RFC 5869), and the name of what it belongs to as additional data, so that nothing can be moved to somebody else.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const [keyBytes, nonceBytes, tagBytes] = [32, 12, 16];

export interface Seal {
  /** Gives base64url. */
  close(text: string, name: string): string;
  /** Undefined for what was not sealed with this key under this name. */
  open(sealed: string, name: string): string | undefined;
}

/** @param secret at least 128 random bits */
export function sealFrom(secret: string, purpose: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', secret, '', purpose, keyBytes));
  return {
    close(text, name) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(name));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url');
    },
    open(sealed, name) {
      const bytes = Buffer.from(sealed, 'base64url');
      try {
        const opener = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes), {
          authTagLength: tagBytes,
        })
          .setAAD(Buffer.from(name))
          .setAuthTag(bytes.subarray(-tagBytes));
        const text = [opener.update(bytes.subarray(nonceBytes, -tagBytes)), opener.final()];
        return Buffer.concat(text).toString('utf8');
      } catch {
        return undefined;
      }
    },
  };
}
