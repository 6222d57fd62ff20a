/** A real Blobs store on a folder of this test file's own, with the environment pointing the functions at it. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BlobsServer } from '@netlify/blobs/server';
import { afterAll, beforeAll } from 'vitest';
import { contextFor } from '../../src/tools/inbox/openInbox.ts';

export interface TestInbox {
  /** Where the Blobs server answers; a proxy may stand before it. */
  address: string;
  token: string;
  folder: string;
  /** Points the functions at another address, a proxy's say; left out, at the store itself. */
  pointAt(address?: string): void;
  /** The functions find no store at all. */
  takeAway(): void;
  /** Every file of the store, by its path, as it lies on the disk. */
  files(): Map<string, Buffer>;
  empty(): void;
}

/** Call it at the top of a file, beside useDatabase(). */
export function useInbox(): TestInbox {
  const folder = mkdtempSync(join(tmpdir(), 'k3-inbox-'));
  const token = randomBytes(12).toString('hex');
  const server = new BlobsServer({ directory: folder, token, logger: () => {} });
  const inbox: TestInbox = {
    address: '',
    token,
    folder,
    pointAt(address = inbox.address) {
      process.env.NETLIFY_BLOBS_CONTEXT = contextFor(address, token);
    },
    takeAway() {
      delete process.env.NETLIFY_BLOBS_CONTEXT;
    },
    files: () => filesIn(folder),
    empty: () => rmSync(join(folder, 'entries'), { recursive: true, force: true }),
  };
  beforeAll(async () => {
    inbox.address = (await server.start()).address.replace('localhost', '127.0.0.1');
    process.env.INBOX_KEY = randomBytes(32).toString('base64url');
    inbox.pointAt();
  });
  afterAll(async () => {
    inbox.takeAway();
    delete process.env.INBOX_KEY;
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return inbox;
}

function filesIn(folder: string): Map<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(folder.length), readFileSync(path)];
    }),
  );
}
