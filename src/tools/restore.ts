/**
 * `npm run restore -- FILE [--keep-inbox]`: what `npm run backup` wrote, into an empty database and inbox. All of it or nothing. A sealed
 * one (`.age`) is opened with K3_BACKUP_IDENTITY.
 */
import { rm } from 'node:fs/promises';
import { fileArgument } from './backup/arguments.ts';
import { inWords } from './backup/format.ts';
import { openInboxOf } from './backup/openInboxOf.ts';
import { openToFill, problemOfConnection } from './backup/openOwner.ts';
import { linesOf, verifyBackup } from './backup/readFile.ts';
import { requireSameSchema } from './backup/sameSchema.ts';
import { sealedEnding, unseal } from './backup/seal.ts';
import { writeDatabase } from './backup/writeDatabase.ts';
import { listInbox, requireNothingElse, writeInbox } from './backup/writeInbox.ts';
import { Problem, runCommand } from './problem.ts';
import { UndoList, wishToStop } from './stopping.ts';

const say = (text: string) => console.log(text);

await runCommand(async () => {
  const { file: given, keepInbox } = fileArgument('Use: npm run restore -- FILE [--keep-inbox].', {
    keepsInbox: true,
  });
  const signal = wishToStop();
  const undo = new UndoList();
  try {
    const file = await opened(given, undo, signal);
    say(`Reading ${given} …`);
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

/** The file itself, or what a sealed one holds: beside it, for its owner only, and gone when this ends. */
async function opened(file: string, undo: UndoList, signal: AbortSignal): Promise<string> {
  if (!file.endsWith(sealedEnding)) return file;
  const { K3_BACKUP_IDENTITY: identity = '' } = process.env;
  const plain = `${file}.opened-${process.pid}`;
  undo.push(() => rm(plain, { force: true }));
  await unseal(file, plain, identity, signal);
  return plain;
}
