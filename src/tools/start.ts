/**
 * `npm start`: the built site as Netlify would serve it, with the embedded database, until it is told to stop.
 * With `--built` it serves what was built last, though the sources may have changed: tests must not build under each
 * other's feet.
 */
import { PROJECT } from './project.ts';
import { takePort } from './server/door.ts';
import { serveUntilStopped } from './serving.ts';
import { exportSupabase, readSettings } from './settings.ts';
import type { UndoList } from './stopping.ts';

const say = (text: string) => console.log(text);

await serveUntilStopped(start);

async function start(signal: AbortSignal, undo: UndoList): Promise<void> {
  const settings = readSettings(process.env);
  const door = await takePort(settings.port);
  undo.push(door.close);
  // Brought in only now: a second start is to be refused, and a signal heard, without waiting for them.
  const { holdData, openStores } = await import('./openStores.ts');
  holdData(settings, undo);
  const { openMail } = await import('./mail/openMail.ts');
  const { ensureBuilt, requireBuilt } = await import('./site/build.ts');
  const { runScheduled } = await import('./server/schedule.ts');
  const { isOurOwn, letPurge } = await import('./server/cdn/letPurge.ts');

  const built = process.argv.includes('--built') ? await requireBuilt() : await ensureBuilt({ say, signal });
  // Before the database: it sends the codes that sign in.
  const mailboxFor = await openMail(settings.dataDir, undo);
  if (!settings.supabase) say(`Starting the database in ${settings.dataDir} …`);
  const [supabase, { createSite }] = await Promise.all([
    openStores(settings, door.port, undo),
    import('./server/site.ts'),
  ]);
  signal.throwIfAborted();

  // Before the functions are imported: they may read these when they load.
  exportSupabase(supabase);
  process.env.URL ||= `http://localhost:${door.port}`;
  const keepsNothing = !isOurOwn(supabase);
  const site = await createSite({ projectDir: PROJECT, built, siteUrl: process.env.URL, keepsNothing });
  await letPurge(site.cdn, supabase, undo);
  undo.push(site.settled);
  undo.push(runScheduled(site.scheduled, process.env.URL));
  undo.push(door.close);
  const mailbox = mailboxFor(process.env.URL);
  door.open(async (request, address) => (await mailbox(request, address)) ?? site.handle(request, address));
  say(`Ready http://localhost:${door.port}/`);
}
