import type { UndoList } from '../../stopping.ts';
import type { Cdn } from './cdn.ts';
import { openPurgeApi } from './purgeApi.ts';

/** Is this database on this machine? Then it is this site's alone. */
export function isOurOwn({ supabaseUrl }: { supabaseUrl: string }): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(supabaseUrl).hostname);
}

/**
 * Lets the site's functions purge what `cdn` keeps, by what they find in their environment. Where the database is another one, its queue
 * holds wishes to another CDN (the deployed site's): those must not be taken and thrown away here.
 */
export async function letPurge(
  cdn: Pick<Cdn, 'purge'>,
  supabase: { supabaseUrl: string },
  undo: UndoList,
): Promise<void> {
  delete process.env.NETLIFY_PURGE_API_TOKEN;
  if (!isOurOwn(supabase)) return;
  const { environment, close } = await openPurgeApi(cdn);
  undo.push(close);
  Object.assign(process.env, environment);
}
