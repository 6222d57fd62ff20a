/**
 * Before every request lite tells the database who asks and what, in ten statements one after the other, and lets each statement with
 * values be described before it is run: together half the time a request takes. PostgREST, as hosted Supabase has it, tells in one
 * statement and prepares what it runs. So does this; what is told is the same.
 */
import type { PostgresConnection } from '@supabase/lite/postgres';
import type { Sql } from 'postgres';

/** What of lite's transaction is used. */
interface Transaction {
  executeQuery(query: { sql: string; parameters: unknown[]; query: object }): Promise<unknown>;
}

interface Caller {
  auth?: { role?: string; uid?: unknown; jwt?: unknown };
  storage?: { operation?: string };
}

interface RpcRequest {
  method: string;
  path: string;
  requestHeaders?: Record<string, string>;
}

/** @throws Error when this lite has not those two steps: then it must be looked at again */
export function tellInOneStatement(connection: PostgresConnection): void {
  replace(connection, 'applyJwtSessionContext', (transaction: Transaction, { auth, storage }: Caller) => {
    const role = auth?.role || 'anon';
    const { jwt } = auth ?? {};
    return tell(transaction, {
      role,
      'request.jwt.claim.sub': String(auth?.uid ?? ''),
      'request.jwt.claim.role': role,
      'storage.operation': String(storage?.operation ?? ''),
      ...(jwt && typeof jwt === 'object' ? { 'request.jwt.claims': JSON.stringify(jwt) } : {}),
    });
  });
  replace(connection, 'applyRpcRequestGucs', (transaction: Transaction, request: RpcRequest) =>
    tell(transaction, {
      'response.status': '',
      'response.headers': '',
      'request.method': request.method,
      'request.path': request.path,
      'request.headers': JSON.stringify(request.requestHeaders ?? {}),
    }),
  );
}

/** Statements with values are kept by each connection, so that they are described the first time alone. */
export function prepareStatements({ driver }: PostgresConnection): void {
  const reserve = driver.reserve.bind(driver);
  replace(driver, 'reserve', async () => {
    const reserved = await reserve();
    const unsafe: Sql['unsafe'] = reserved.unsafe.bind(reserved);
    replace(reserved, 'unsafe', (...[query, values, options]: Parameters<Sql['unsafe']>) =>
      unsafe(query, values, { prepare: Boolean(values?.length), ...options }),
    );
    return reserved;
  });
}

function replace(target: object, step: string, value: unknown): void {
  if (typeof Reflect.get(target, step) !== 'function') throw new Error(`@supabase/lite has no ${step}.`);
  Object.defineProperty(target, step, { value });
}

/** For the rest of the transaction alone. */
async function tell(transaction: Transaction, settings: Record<string, string>): Promise<void> {
  const calls = Object.keys(settings).map((_, n) => `set_config($${2 * n + 1}, $${2 * n + 2}, true)`);
  const sql = `select ${calls.join(', ')}`;
  await transaction.executeQuery({
    sql,
    parameters: Object.entries(settings).flat(),
    query: { kind: 'RawNode' },
  });
}
