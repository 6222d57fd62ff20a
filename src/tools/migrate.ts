/**
 * `npm run migrate`: applies to the database of SUPABASE_DB_URL what it has not got of supabase/migrations/, each whole or not at all, and
 * notes them where Supabase's own command does. `-- --dry-run` only tells which. One at a time, also where two begin at once.
 */
import { openToFill, problemOfConnection } from './backup/openOwner.ts';
import { migrate, missingIn, prepareHistory } from './database/migrations.ts';
import { Problem, runCommand } from './problem.ts';
import { UndoList, wishToStop } from './stopping.ts';

await runCommand(async () => {
  const [option, ...more] = process.argv.slice(2);
  if (more.length > 0 || (option && option !== '--dry-run'))
    throw new Problem('Use: npm run migrate [-- --dry-run]');
  if (!process.env.SUPABASE_DB_URL)
    throw new Problem(
      'Set SUPABASE_DB_URL: in your Supabase project under Connect, the Session pooler connection string with the password in it. ' +
        'The database that npm start has is migrated by itself.',
    );
  const [undo, signal] = [new UndoList(), wishToStop()];
  try {
    const sql = await openToFill({ env: process.env, undo, signal });
    if (option) {
      const missing = await missingIn(sql);
      console.log(missing.length === 0 ? 'Nothing is missing.' : `Missing: ${missing.join(', ')}`);
      return 0;
    }
    // Until the connection ends.
    await sql`select pg_advisory_lock(hashtext('kommun-3.0 migrate'))`;
    await prepareHistory(sql);
    const applied = await migrate(sql);
    console.log(applied.length === 0 ? 'Nothing was missing.' : `Applied: ${applied.join(', ')}`);
    return 0;
  } catch (error) {
    throw problemOfConnection(error) ?? error;
  } finally {
    await undo.run();
  }
});
