import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Problem } from '../problem.ts';

const secrets = z.object({
  databasePassword: z.string().min(20),
  jwtSecret: z.string().min(32),
  publishableKey: z.string().startsWith('sb_publishable_'),
  secretKey: z.string().startsWith('sb_secret_'),
});

/** The password and the keys of one data folder; random, made once. */
export type Secrets = z.infer<typeof secrets>;

export function makeSecrets(): Secrets {
  const random = () => randomBytes(24).toString('base64url');
  return {
    databasePassword: random(),
    jwtSecret: random() + random(),
    publishableKey: `sb_publishable_${random()}`,
    secretKey: `sb_secret_${random()}`,
  };
}

/** The secrets kept in the data folder, or undefined when it has none yet. */
export async function readSecrets(dataDir: string): Promise<Secrets | undefined> {
  const file = join(dataDir, 'secrets.json');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    return secrets.parse(JSON.parse(text));
  } catch {
    throw new Problem(
      `${file} is damaged. Restore it from a copy, or set K3_DATA to an empty folder to start anew.`,
    );
  }
}

/** Written whole or not at all, and readable by the owner only. */
export async function writeSecrets(dataDir: string, values: Secrets): Promise<void> {
  const file = join(dataDir, 'secrets.json');
  await writeFile(`${file}.new`, `${JSON.stringify(values, null, 2)}\n`, { mode: 0o600, flush: true });
  await rename(`${file}.new`, file);
}
