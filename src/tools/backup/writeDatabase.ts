/** The rows of a backup into an empty database, in one transaction: all of them, or none. */
import type { Sql, TransactionSql } from 'postgres';
import { Problem } from '../problem.ts';
import { asideWhile } from './asideWhile.ts';
import { type Catalogue, inApp, quoted, readCatalogue, setTheTerms, type Table } from './catalogue.ts';
import { type Header, type Line, type RowLine, rowsIn } from './format.ts';
import { progress } from './progress.ts';

type Say = (text: string) => void;

/** Rows sent at a time, or fewer when they are long (in characters). */
const batchMost = 500;
const batchLength = 1024 * 1024;

interface Restoring {
  header: Header;
  lines: AsyncIterable<Line>;
  say: Say;
  signal: AbortSignal;
  /** Done last; when it fails, the database stays empty. */
  lastly(): Promise<void>;
}

/** @throws Problem with a sentence for a database that is not empty or has other tables; nothing is then written */
export async function writeDatabase(
  sql: Sql,
  { header, lines, say, signal, lastly }: Restoring,
): Promise<void> {
  const all = sql.begin(async (tx) => {
    await setTheTerms(tx);
    const catalogue = await readCatalogue(tx);
    requireSameTables(catalogue, header);
    await lockOut(tx, catalogue);
    await requireEmpty(tx, catalogue);
    await asideWhile(tx, () => insertAll(tx, catalogue, { header, lines, say, signal }));
    // Unlike setval this is undone when the transaction is.
    for (const [name, next] of Object.entries(header.sequences))
      await tx.unsafe(`alter sequence ${inApp(name)} restart with ${next}`);
    signal.throwIfAborted();
    await lastly();
  });
  await all.catch((error: unknown) => {
    throw explained(error);
  });
}

function requireSameTables({ schema, tables, sequences }: Catalogue, header: Header): void {
  if (schema !== header.schema) {
    throw new Problem(
      `The database's newest migration is ${schema}, the backup's ${header.schema}. Bring the database to ${header.schema} first ` +
        '(for a hosted one: npm run migrate, see the README).',
    );
  }
  const here = tables.flatMap(({ name, columns }) => [
    name,
    ...columns.map((column) => `${name}.${column.name}`),
  ]);
  const there = header.tables.flatMap(({ name, columns }) => [
    name,
    ...columns.map((column) => `${name}.${column}`),
  ]);
  const different = difference([...here, ...sequences], [...there, ...Object.keys(header.sequences)]);
  if (different.length === 0) return;
  throw new Problem(
    `The backup and the database do not have the same tables (${different.join(', ')}): one was changed by hand, or by another ` +
      'fork. Restore with the very code that the backup was made with.',
  );
}

function difference(some: string[], others: string[]): string[] {
  const [a, b] = [new Set(some), new Set(others)];
  return [...a.symmetricDifference(b)].sort();
}

/** Whoever sends something now waits, and is then kept by the inbox. */
async function lockOut(tx: TransactionSql, { tables }: Catalogue): Promise<void> {
  const names = tables.map(({ name }) => inApp(name)).join(', ');
  try {
    await tx.unsafe(`lock table ${names} in access exclusive mode`);
  } catch (error) {
    if ((error as { code?: string }).code !== '55P03') throw error;
    throw new Problem(
      'Somebody else is working in the database. Nothing was restored; run again in a moment.',
    );
  }
}

async function requireEmpty(tx: TransactionSql, { tables }: Catalogue): Promise<void> {
  for (const { name } of tables) {
    const [found] = await tx.unsafe(`select from ${inApp(name)} limit 1`);
    if (!found) continue;
    throw new Problem(
      `The database is not empty (there are rows in app.${name}), and a restore never mixes. Set K3_DATA to a new folder: it is made, ` +
        'without demo content. If you started the site first, do that with K3_DEMO=0. For a hosted one make a new project and apply the migrations.',
    );
  }
}

type Inserting = Pick<Restoring, 'header' | 'lines' | 'say' | 'signal'>;

async function insertAll(
  tx: TransactionSql,
  { tables }: Catalogue,
  { header, lines, say, signal }: Inserting,
) {
  const total = rowsIn(header);
  const tell = progress('rows', total, say);
  let done = 0;
  for await (const { name, rows } of batches(lines)) {
    signal.throwIfAborted();
    const table = tables.find((one) => one.name === name);
    if (!table) throw new Error(`There is no table ${name}.`);
    await insert(tx, table, rows);
    done += rows.length;
    tell(done);
  }
  say(`  rows: ${done}`);
}

async function* batches(
  lines: AsyncIterable<Line>,
): AsyncGenerator<{ name: string; rows: RowLine['row'][] }> {
  let batch = { name: '', rows: [] as RowLine['row'][] };
  let length = 0;
  for await (const line of lines) {
    if (!('table' in line)) continue;
    if (line.table !== batch.name || batch.rows.length >= batchMost || length >= batchLength) {
      if (batch.rows.length > 0) yield batch;
      batch = { name: line.table, rows: [] };
      length = 0;
    }
    batch.rows.push(line.row);
    for (const value of Object.values(line.row)) length += value?.length ?? 0;
  }
  if (batch.rows.length > 0) yield batch;
}

/** Each value is read by its type's own input, and meets the rules of its type, column and table. */
async function insert(tx: TransactionSql, { name, columns }: Table, rows: RowLine['row'][]): Promise<void> {
  const names = columns.map((column) => quoted(column.name)).join(', ');
  const values = columns.map((column) => `(line ->> '${column.name.replaceAll("'", "''")}')::${column.type}`);
  await tx.unsafe(
    `insert into ${inApp(name)} (${names}) overriding system value
     select ${values.join(', ')} from pg_catalog.json_array_elements($1::text::json) as line`,
    [JSON.stringify(rows)],
  );
}

/** Says which rule, never what stood in the row. */
function explained(error: unknown): unknown {
  const told = error as { code?: string; constraint_name?: string; table_name?: string };
  if (!/^2[23]/.test(told.code ?? '')) return error;
  return new Problem(
    `A row${told.table_name ? ` of app.${told.table_name}` : ''} breaks a rule of this database ` +
      `(${told.constraint_name ?? told.code}). Nothing was restored. ` +
      'Restore with the very code that the backup was made with.',
  );
}
