/** The database as lines of a backup: everything as it was at one moment, however long the reading takes. */
import type { Sql } from 'postgres';
import { type Catalogue, inApp, quoted, readCatalogue, setTheTerms, type Table } from './catalogue.ts';
import { type Contents, writeLine } from './format.ts';
import { progress } from './progress.ts';

type Say = (text: string) => void;
type Row = Record<string, string | null>;

/** Rows fetched at a time; the longest have some 20 KB. */
const batch = 500;

/**
 * Gives the lines of every row, some at a time, and notes in `contents` what they were.
 * @param sql one connection (`max: 1`): it holds a transaction
 */
export async function* readDatabase(sql: Sql, contents: Contents, say: Say): AsyncGenerator<string> {
  await sql`begin isolation level repeatable read read only`;
  try {
    await setTheTerms(sql);
    const catalogue = await readCatalogue(sql);
    contents.schema = catalogue.schema;
    for (const table of catalogue.tables) yield* readTable(sql, table, contents, say);
    // After the rows: a number that was given to one of them is never given again.
    contents.sequences = await readSequences(sql, catalogue);
  } finally {
    await sql`rollback`.catch(() => {});
  }
}

async function* readTable(sql: Sql, table: Table, contents: Contents, say: Say): AsyncGenerator<string> {
  const { name, columns, key } = table;
  const [{ total } = { total: 0 }] = await sql.unsafe<{ total: number }[]>(
    `select count(*)::float8 as total from ${inApp(name)}`,
  );
  const tell = progress(name, total, say);
  const values = columns.map((column) => `${quoted(column.name)}::text as ${quoted(column.name)}`).join(', ');
  const order = key.length > 0 ? `order by ${key.map(quoted).join(', ')}` : '';
  let rows = 0;
  // A cursor of our own: that of the package takes a connection that breaks between two batches for the end of the rows.
  await sql.unsafe(`declare every_row no scroll cursor for select ${values} from ${inApp(name)} ${order}`);
  for (;;) {
    const some = await sql.unsafe<Row[]>(`fetch ${batch} from every_row`);
    if (some.length === 0) break;
    rows += some.length;
    tell(rows);
    yield some.map((row) => writeLine({ table: name, row })).join('');
  }
  await sql.unsafe('close every_row');
  if (rows !== total) throw new Error(`Of ${total} rows of ${name} only ${rows} could be read.`);
  contents.tables.push({ name, columns: columns.map((column) => column.name), rows });
  say(`  ${name}: ${rows}`);
}

async function readSequences(sql: Sql, { sequences }: Catalogue): Promise<Record<string, string>> {
  const next: Record<string, string> = {};
  for (const name of sequences) {
    const [row] = await sql.unsafe<{ next: string }[]>(`
      select (last_value + case when is_called then seqincrement else 0 end)::text as next
      from ${inApp(name)}, pg_catalog.pg_sequence where seqrelid = '${inApp(name).replaceAll("'", "''")}'::regclass`);
    next[name] = row?.next ?? '1';
  }
  return next;
}
