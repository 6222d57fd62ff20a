import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { BlobsServer } from '@netlify/blobs/server';
import { Problem } from '../problem.ts';
import { ensureInboxKey } from './key.ts';

/**
 * Lets this process reach an inbox, as Netlify lets the functions: with the store's address and the key in the environment.
 * Locally that is Netlify's own Blobs server on the data folder, which any number of commands may open at once; with NETLIFY_SITE_ID
 * and NETLIFY_AUTH_TOKEN it is the deployed site's.
 */
export async function openInbox(dataDir: string): Promise<{ close(): Promise<void> }> {
  const { NETLIFY_SITE_ID, NETLIFY_AUTH_TOKEN } = process.env;
  if (NETLIFY_SITE_ID && NETLIFY_AUTH_TOKEN) {
    if (!process.env.INBOX_KEY)
      throw new Problem('INBOX_KEY must be set too: the one the deployed site has, or nothing can be read.');
    return { close: async () => {} };
  }
  process.env.INBOX_KEY ||= ensureInboxKey(dataDir);
  const token = randomBytes(24).toString('base64url');
  const directory = join(dataDir, 'inbox');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const server = new BlobsServer({ directory, token, logger: () => {} });
  const { address } = await server.start();
  process.env.NETLIFY_BLOBS_CONTEXT = contextFor(address.replace('localhost', '127.0.0.1'), token);
  return { close: async () => void (await server.stop()) };
}

/** What the Blobs library looks for in the environment. */
export function contextFor(address: string, token: string): string {
  const context = { edgeURL: address, uncachedEdgeURL: address, siteID: 'local', token };
  return Buffer.from(JSON.stringify(context)).toString('base64');
}
