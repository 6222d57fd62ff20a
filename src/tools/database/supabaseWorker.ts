/**
 * Runs @supabase/lite in a thread of its own: its log lines quote what residents wrote, so they go nowhere
 * (unless K3_DEBUG is set), and its work does not slow the site's own.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { App, InMemoryEmailDriver } from '@supabase/lite';
import { createPostgresConnection, type PostgresConnection } from '@supabase/lite/postgres';
import { inProject } from '../project.ts';
import { type HttpServer, serve } from '../server/http.ts';
import { mailDriver } from './mailDriver.ts';
import { prepareStatements, tellInOneStatement } from './oneStatement.ts';
import type { ApiCommand, ApiSettings } from './supabaseApi.ts';

const { databaseUrl, jwtSecret, publishableKey, secretKey, smtpUrl } = workerData as ApiSettings;

/**
 * The time limits of the API's roles (supabase/migrations/…_time_limits.sql), in milliseconds. PostgREST gives each request the
 * settings of its role; lite does not, so here every connection has them. A test asks both and compares.
 */
const limits = { statement_timeout: 2500, lock_timeout: 1500, idle_in_transaction_session_timeout: 5000 };

/** As supabase/config.toml has it for hosted Supabase. */
const codeMail = {
  subject: 'Din kod till värdarnas bord',
  content_path: inProject('supabase/templates/code.html'),
};
const signIn = {
  // As hosted: nobody makes an account for themselves (supabase/config.toml).
  enable_signup: false,
  jwt_expiry: 3600,
  email: { otp_length: 6, otp_expiry: 600, template: { magic_link: codeMail, confirmation: codeMail } },
};

const connection = createPostgresConnection({
  url: databaseUrl,
  postgresOptions: { onnotice: () => {}, connection: limits },
});
keepPrivileges(connection);
tellInOneStatement(connection);
prepareStatements(connection);
await connection.exec(connection.config.baseSchema ?? '');
const app = new App({
  connection,
  auth: {
    enabled: true,
    jwt_secret: jwtSecret,
    publishable_key: publishableKey,
    secret_key: secretKey,
    ...signIn,
  },
  options: {
    server: { admin: false, disableStudio: true },
    drivers: { email: smtpUrl ? mailDriver(smtpUrl) : new InMemoryEmailDriver() },
  },
});
await app.ensureSystemSchema();
await app.init();

let server: HttpServer | undefined;
parentPort?.on('message', async (command: ApiCommand) => {
  if (command !== 'stop') {
    await connection.clearSchemaCache();
    // As PostgREST does before it answers; left to lite, each of a hundred first requests reads the whole schema, which takes 5 s.
    await connection.introspect({ useCache: true });
    server = await serve(answer, { host: '127.0.0.1', port: command.serve });
    parentPort?.postMessage(server.port);
    return;
  }
  await server?.close();
  await connection.close();
  parentPort?.close();
});
parentPort?.postMessage('prepared');

/** Only what hosted Supabase has too; everything else of lite's (its studio, its system routes) stays shut. */
async function answer(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (!/^\/(rest|auth)\/v1(\/|$)/.test(pathname)) return new Response(null, { status: 404 });
  return withSqlState(await app.fetch(request));
}

/** lite answers a broken check with 500 and its own code; PostgREST, as hosted Supabase has it, with 400 and PostgreSQL's. */
async function withSqlState(response: Response): Promise<Response> {
  if (response.status !== 500) return response;
  const told = (await response.json()) as { code: string; message: string };
  const isBrokenCheck = told.code === 'SUP' && told.message.includes('violates check constraint');
  return isBrokenCheck
    ? Response.json({ ...told, code: '23514' }, { status: 400 })
    : Response.json(told, { status: 500 });
}

/**
 * On the first request lite grants ALL on every table of every schema with row level security to anon. Hosted
 * Supabase does no such thing, and our privileges are a promise of their own: tell it that this is done already.
 */
function keepPrivileges(target: PostgresConnection): void {
  Object.defineProperty(target, 'ensureRlsContext', { value: async () => true });
}
