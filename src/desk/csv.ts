/** The log as a file that any spreadsheet reads and none executes. */
import { stringify } from 'csv-stringify/sync';
import { type LogLine, readLog } from '../data/table.ts';
import type { Sitting } from './sitting.ts';

const columns = ['at', 'steward', 'reference', 'act', 'before', 'after'] as const;
/** Lines asked for at a time. */
const most = 1000;

/** All of it, newest first. @throws Away */
export async function logAsCsv({ client }: Sitting): Promise<string> {
  const lines: LogLine[] = [];
  for (let page = await readLog(client, undefined, most); page.length > 0; ) {
    lines.push(...page);
    page = page.length === most ? await readLog(client, page.at(-1), most) : [];
  }
  return csvOf(lines, columns);
}

/**
 * RFC 4180, with a byte order mark so that å, ä and ö are read as such. What begins like a formula is told to be text (OWASP, CSV
 * injection): csv-stringify puts an apostrophe before it.
 */
function csvOf<Line extends object>(lines: readonly Line[], names: readonly (keyof Line & string)[]): string {
  return stringify(
    lines.map((line) => names.map((name) => String(line[name] ?? ''))),
    {
      header: true,
      columns: [...names],
      bom: true,
      escape_formulas: true,
      quoted: true,
      record_delimiter: 'windows',
    },
  );
}
