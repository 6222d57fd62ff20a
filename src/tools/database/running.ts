import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a running start leaves in its data folder, for other commands to find it. */
export interface Running {
  pid: number;
  port: number;
  supabaseUrl: string;
}

/** Written whole or not at all. Returns how to take it away again. */
export async function announce(dataDir: string, running: Running): Promise<() => Promise<void>> {
  const file = fileIn(dataDir);
  await writeFile(`${file}.new`, `${JSON.stringify(running)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return () => rm(file, { force: true });
}

/** Believe it only while the data folder is held: a killed run leaves its note behind. */
export async function readAnnouncement(dataDir: string): Promise<Running | undefined> {
  try {
    return JSON.parse(await readFile(fileIn(dataDir), 'utf8')) as Running;
  } catch {
    return undefined;
  }
}

function fileIn(dataDir: string): string {
  return join(dataDir, 'running.json');
}
