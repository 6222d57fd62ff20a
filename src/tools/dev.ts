/** `npm run dev`: the site with live reload, its functions and the embedded database, until it is told to stop. */
import { dev } from 'astro';
import { devMailbox } from './mail/devMailbox.ts';
import { openMail } from './mail/openMail.ts';
import { holdData, openStores } from './openStores.ts';
import { inProject, PROJECT } from './project.ts';
import { devFunctions } from './server/devFunctions.ts';
import { requireFreePort } from './server/door.ts';
import { loadFunctions } from './server/functions.ts';
import { runScheduled } from './server/schedule.ts';
import { serveUntilStopped } from './serving.ts';
import { exportSupabase, readSettings } from './settings.ts';
import { ensureBuilt } from './site/build.ts';
import type { UndoList } from './stopping.ts';

const say = (text: string) => console.log(text);

await serveUntilStopped(develop);

async function develop(signal: AbortSignal, undo: UndoList): Promise<void> {
  const settings = readSettings(process.env);
  await requireFreePort(settings.port);
  holdData(settings, undo);

  // A form that comes back filled in is made from its built page, which must not be an older one.
  await ensureBuilt({ say, signal });
  // Before the database: it sends the codes that sign in.
  const mailboxFor = await openMail(settings.dataDir, undo);
  if (!settings.supabase) say(`Starting the database in ${settings.dataDir} …`);
  exportSupabase(await openStores(settings, settings.port, undo));
  signal.throwIfAborted();

  process.env.URL ||= `http://localhost:${settings.port}`;
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  const mailbox = mailboxFor(process.env.URL);
  const vite = { plugins: [...devFunctions(process.env.URL), ...devMailbox(mailbox)] };
  const { scheduled } = await loadFunctions(inProject('netlify/functions'));
  undo.push(runScheduled(scheduled, process.env.URL));
  const server = await dev({ root: PROJECT, logLevel: 'info', server: { port: settings.port }, vite });
  undo.push(() => server.stop());
  say(`Ready http://localhost:${server.address.port}/`);
}
