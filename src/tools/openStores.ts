import { holdDataFolder } from './database/dataFolder.ts';
import { announce } from './database/running.ts';
import { startDatabase } from './database/startDatabase.ts';
import { openInbox } from './inbox/openInbox.ts';
import type { Settings, SupabaseAccess } from './settings.ts';
import type { UndoList } from './stopping.ts';

/** Makes sure that nobody else uses the data folder: the inbox lies there also when another Supabase is used. */
export function holdData({ dataDir }: Settings, undo: UndoList): void {
  undo.push(holdDataFolder(dataDir).release);
}

/** Opens the inbox, and the Supabase that the functions are to use: the one told, or the embedded one, announced for other commands. */
export async function openStores(settings: Settings, port: number, undo: UndoList): Promise<SupabaseAccess> {
  const { supabase, dataDir, demo } = settings;
  undo.push((await openInbox(dataDir)).close);
  if (supabase) return supabase;
  const database = await startDatabase({ dataDir, demo });
  undo.push(database.stop);
  undo.push(await announce(dataDir, { pid: process.pid, port, supabaseUrl: database.supabaseUrl }));
  return database;
}
