/**
 * A backup that only one key opens (age, https://age-encryption.org/v1): whoever makes backups by the clock holds the recipient alone, which
 * seals and opens nothing; the identity lies in a safe. Any age program opens the file too.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { Problem } from '../problem.ts';

/** How the name of a sealed backup ends. */
export const sealedEnding = '.age';

export async function newKey(): Promise<{ identity: string; recipient: string }> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** @throws Problem when `recipient` is none */
export function sealerFor(recipient: string): Encrypter {
  const sealer = new Encrypter();
  try {
    sealer.addRecipient(recipient);
    return sealer;
  } catch {
    throw new Problem(
      'K3_BACKUP_RECIPIENT must be the one that "npm run backup -- --new-key" told: it begins with age1.',
    );
  }
}

/**
 * Writes the sealed copy, readable by its owner only, or nothing.
 * @returns its size in bytes
 */
export async function seal(
  plain: string,
  sealed: string,
  sealer: Encrypter,
  signal: AbortSignal,
): Promise<number> {
  try {
    const source = Readable.toWeb(createReadStream(plain)) as ReadableStream<Uint8Array>;
    const stream = Readable.fromWeb((await sealer.encrypt(source)) as WebStream<Uint8Array>);
    await pipeline(stream, createWriteStream(sealed, { flags: 'wx', mode: 0o600 }), { signal });
    const handle = await open(sealed);
    await handle.sync();
    const { size } = await handle.stat();
    await handle.close();
    return size;
  } catch (error) {
    await rm(sealed, { force: true });
    throw error;
  }
}

/**
 * @param identity K3_BACKUP_IDENTITY
 * @throws Problem for an identity that is none or another's, and for a file that is damaged or not sealed
 */
export async function unseal(
  sealed: string,
  plain: string,
  identity: string,
  signal: AbortSignal,
): Promise<void> {
  const opener = new Decrypter();
  try {
    opener.addIdentity(identity.trim());
  } catch {
    throw new Problem(
      'K3_BACKUP_IDENTITY must be the key that "npm run backup -- --new-key" told: it begins with AGE-SECRET-KEY-1.',
    );
  }
  try {
    const source = Readable.toWeb(createReadStream(sealed)) as ReadableStream<Uint8Array>;
    const stream = Readable.fromWeb((await opener.decrypt(source)) as WebStream<Uint8Array>);
    await pipeline(stream, createWriteStream(plain, { flags: 'wx', mode: 0o600 }), { signal });
  } catch (error) {
    signal.throwIfAborted();
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new Problem(`There is no file ${sealed}. Give the path of a backup.`);
    if (code) throw error;
    throw new Problem(
      /identit|no file key/i.test(message)
        ? `K3_BACKUP_IDENTITY does not open ${sealed}: it was sealed for another key. Nothing was restored.`
        : `${sealed} is damaged or was never sealed. Nothing was restored. Use another copy of it, or an older backup.`,
    );
  }
}
