/** The log as a file that any spreadsheet reads. */
import { type LogLine, readLog } from '../data/table.ts';
import { csvOf } from '../domain/csv.ts';
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
