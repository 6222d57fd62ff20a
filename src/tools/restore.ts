/**
 * `npm run restore -- FILE [--keep-inbox]`: what `npm run backup` wrote, into an empty database and inbox. All of it or nothing.
 */
import { fileArgument } from './backup/arguments.ts';
import { inWords } from './backup/format.ts';
import { openInboxOf } from './backup/openInboxOf.ts';
import { openToFill, problemOfConnection } from './backup/openOwner.ts';
import { linesOf, verifyBackup } from './backup/readFile.ts';
import { requireSameSchema } from './backup/sameSchema.ts';
import { writeDatabase } from './backup/writeDatabase.ts';
import { listInbox, requireNothingElse, writeInbox } from './backup/writeInbox.ts';
import { Problem, runCommand } from './problem.ts';
import { UndoList, wishToStop } from './stopping.ts';

const say = (text: string) => console.log(text);

await runCommand(async () => {
  const { file, keepInbox } = fileArgument('Use: npm run restore -- FILE [--keep-inbox].', {
    keepsInbox: true,
  });
  const signal = wishToStop();
  const undo = new UndoList();
  try {
    say(`Reading ${file} …`);
    const header = await verifyBackup(file, signal);
    await requireSameSchema(header);
    say(`It is whole: ${inWords(header)}, from ${header.made}.`);
    const sql = await openToFill({ env: process.env, undo, signal });
    say(`Restoring into the database and ${await openInboxOf(process.env, undo)} …`);
    const there = await listInbox();
    if (!keepInbox) await requireNothingElse(there, linesOf(file));
    signal.throwIfAborted();
    const total = header.inbox.waiting + header.inbox.stuck;
    const lastly = () => writeInbox(linesOf(file), { there, total, say, signal });
    await writeDatabase(sql, { header, lines: linesOf(file), say, signal, lastly });
    say(`Restored ${inWords(header)}. Every private link and reference leads where it did.`);
  } catch (error) {
    if (signal.aborted) throw new Problem('Stopped. Nothing was restored; the database is as it was.');
    throw problemOfConnection(error) ?? error;
  } finally {
    await undo.run();
  }
  return 0;
});
