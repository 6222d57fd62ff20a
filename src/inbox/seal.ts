/**
 * What lies in the inbox is sealed first, because a blob store promises no region: AES-GCM (NIST SP 800-38D) with a new random
 * nonce each time, and the entry's name as additional data, so that no entry can be passed off as another.
 */
const algorithm = 'AES-GCM';
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** Whatever is sealed is longer than this, in bytes. */
export const sealedLeast = nonceBytes + tagBytes;

let imported: { text: string; key: Promise<CryptoKey> } | undefined;

/** @throws Error when `INBOX_KEY` is missing or no key */
export async function seal(text: string, name: string): Promise<Uint8Array<ArrayBuffer>> {
  const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes));
  const sealed = await crypto.subtle.encrypt(
    { name: algorithm, iv: nonce, additionalData: bytesOf(name) },
    await key(),
    bytesOf(text),
  );
  return new Uint8Array(Buffer.concat([nonce, Buffer.from(sealed)]));
}

/**
 * @returns undefined for what was not sealed with this key under this name, or was changed since
 * @throws Error when `INBOX_KEY` is missing or no key
 */
export async function unseal(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<string | undefined> {
  const opener = await key();
  const iv = bytes.slice(0, nonceBytes);
  const additionalData = bytesOf(name);
  try {
    const text = await crypto.subtle.decrypt(
      { name: algorithm, iv, additionalData },
      opener,
      bytes.slice(nonceBytes),
    );
    return new TextDecoder().decode(text);
  } catch {
    return undefined;
  }
}

function key(): Promise<CryptoKey> {
  const text = process.env.INBOX_KEY ?? '';
  if (imported?.text !== text) imported = { text, key: importKey(text) };
  return imported.key;
}

async function importKey(text: string): Promise<CryptoKey> {
  const raw = new Uint8Array(Buffer.from(text, 'base64url'));
  if (raw.length !== keyBytes)
    throw new Error('INBOX_KEY must be 32 random bytes in base64url (see .env.example how to make one).');
  return crypto.subtle.importKey('raw', raw, algorithm, false, ['encrypt', 'decrypt']);
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
