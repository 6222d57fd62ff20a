import { existsSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { Problem } from '../problem.ts';
import { UndoList } from '../stopping.ts';
import { createCluster } from './cluster.ts';
import { holdDataFolder } from './dataFolder.ts';
import { migrate, seedOnce } from './migrations.ts';
import { startPostgres } from './postgres.ts';
import { createRoles } from './roles.ts';
import { makeSecrets, readSecrets, type Secrets, writeSecrets } from './secrets.ts';
import { openSupabaseApi, type SupabaseApi } from './supabaseApi.ts';
import { type Account, databaseAccount } from './systemUser.ts';

/** A Supabase that answers on this machine. */
export interface Database {
  /** postgres://… with the owner's rights. */
  url: string;
  supabaseUrl: string;
  publishableKey: string;
  secretKey: string;
  stop(): Promise<void>;
}

/**
 * Starts the embedded database of a data folder: made when new, migrated always, filled with demo content when new and
 * wished. Every step can be cut off anywhere and done again.
 */
export async function startDatabase({
  dataDir,
  demo,
}: {
  dataDir: string;
  demo: boolean;
}): Promise<Database> {
  const folder = holdDataFolder(dataDir);
  const undo = new UndoList();
  undo.push(folder.release);
  try {
    const account = await databaseAccount();
    const cluster = join(folder.dir, 'postgres');
    const secrets = await ensureCluster(folder.dir, cluster, account);
    const server = await startPostgres({ cluster, account });
    undo.push(server.stop);
    const url = databaseUrl(server.port, secrets.databasePassword, 'postgres');
    const api = await prepareDatabase({ url, secrets, demo, smtpUrl: process.env.SMTP_URL });
    undo.push(api.stop);
    const { publishableKey, secretKey } = secrets;
    return { url, supabaseUrl: await api.serve(), publishableKey, secretKey, stop: () => undo.run() };
  } catch (error) {
    await undo.run();
    throw error;
  }
}

/** Roles, system schemas, migrations, demo content. The API that comes back has not begun to answer. */
export async function prepareDatabase(of: {
  url: string;
  secrets: Secrets;
  demo: boolean;
  smtpUrl?: string | undefined;
}): Promise<SupabaseApi> {
  const sql = postgres(of.url, { max: 1, onnotice: () => {} });
  let api: SupabaseApi | undefined;
  try {
    await createRoles(sql);
    api = await openSupabaseApi({ databaseUrl: of.url, smtpUrl: of.smtpUrl, ...of.secrets });
    await migrate(sql);
    await seedOnce(sql, of.demo);
    return api;
  } catch (error) {
    await api?.stop();
    throw error;
  } finally {
    await sql.end();
  }
}

export function databaseUrl(port: number, password: string, name: string): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/${name}`;
}

/** The secrets are written before the cluster they belong to, so a cluster never stands without its password. */
async function ensureCluster(dir: string, cluster: string, account: Account): Promise<Secrets> {
  const known = await readSecrets(dir);
  if (existsSync(cluster)) {
    if (known) return known;
    throw new Problem(
      `${dir} holds a database but no secrets.json. Restore that file, or use another K3_DATA.`,
    );
  }
  const secrets = known ?? makeSecrets();
  if (!known) await writeSecrets(dir, secrets);
  await createCluster(cluster, secrets.databasePassword, account);
  return secrets;
}
