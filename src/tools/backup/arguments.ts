import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Problem } from '../problem.ts';

/**
 * The one file that the command is told, as a whole path, and whether the inbox may hold other things (where that can be told).
 * @throws Problem with the usage
 */
export function fileArgument(
  usage: string,
  { keepsInbox = false } = {},
): { file: string; keepInbox: boolean } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: keepsInbox ? { 'keep-inbox': { type: 'boolean' } } : {},
    });
    const [file, ...more] = positionals;
    if (!file || more.length > 0) throw new RangeError();
    // npm runs us in the project's folder, wherever the person stands.
    const path = resolve(process.env.INIT_CWD ?? process.cwd(), file);
    return { file: path, keepInbox: values['keep-inbox'] === true };
  } catch {
    throw new Problem(usage);
  }
}
