/** A table as a file that any spreadsheet reads and none executes. */
import { stringify } from 'csv-stringify/sync';

/**
 * RFC 4180, with a byte order mark so that å, ä and ö are read as such. What begins like a formula is told to be text (OWASP, CSV
 * injection): csv-stringify puts an apostrophe before it.
 */
export function csvOf<Line extends object>(
  lines: readonly Line[],
  names: readonly (keyof Line & string)[],
): string {
  return stringify(
    lines.map((line) => names.map((name) => tamed(String(line[name] ?? '')))),
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

/**
 * Where the decimal sign is a comma, as in Swedish, a spreadsheet takes the semicolon for the end of a cell: what follows one must not
 * begin like a formula either. "a;=1" becomes "a;'=1".
 */
function tamed(cell: string): string {
  return cell.replace(/;([\s"]*)(?=[=+\-@＝＋－＠])/g, ";$1'");
}
