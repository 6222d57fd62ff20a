import { Problem } from '../problem.ts';
import { readSettings, type SupabaseAccess } from '../settings.ts';
import { isHeld } from './dataFolder.ts';
import { readAnnouncement } from './running.ts';
import { readSecrets } from './secrets.ts';
import { startDatabase } from './startDatabase.ts';

/** A Supabase for a command that only wants to look or change something and then be done. */
export interface OpenDatabase extends SupabaseAccess {
  close(): Promise<void>;
}

/** The Supabase of SUPABASE_*, else that of the running start, else the embedded one, started for a moment. */
export async function openDatabase(
  env: Record<string, string | undefined> = process.env,
): Promise<OpenDatabase> {
  const { supabase, dataDir, demo } = readSettings(env);
  if (supabase) return { ...supabase, close: async () => {} };
  if (isHeld(dataDir)) return joinRunning(dataDir);
  const { stop, supabaseUrl, publishableKey, secretKey } = await startDatabase({ dataDir, demo });
  return { supabaseUrl, publishableKey, secretKey, close: stop };
}

async function joinRunning(dataDir: string): Promise<OpenDatabase> {
  const [running, secrets] = await Promise.all([readAnnouncement(dataDir), readSecrets(dataDir)]);
  if (!running || !secrets) {
    throw new Problem(`Another command is starting or stopping with ${dataDir}. Try again in a moment.`);
  }
  const { publishableKey, secretKey } = secrets;
  return { supabaseUrl: running.supabaseUrl, publishableKey, secretKey, close: async () => {} };
}
