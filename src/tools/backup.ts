/**
 * `npm run backup -- FILE`: the whole database and the inbox in one file, from which `npm run restore` makes them again. What is in it
 * is personal data; a name that ends in `.age` seals it for K3_BACKUP_RECIPIENT. `-- --new-key` makes the pair of keys for that.
 */
import { rm } from 'node:fs/promises';
import { fileArgument } from './backup/arguments.ts';
import { type Contents, emptyContents, inWords } from './backup/format.ts';
import { openInboxOf } from './backup/openInboxOf.ts';
import { openToRead, problemOfConnection } from './backup/openOwner.ts';
import { problemOfRoom, requireGoodPlace } from './backup/place.ts';
import { readDatabase } from './backup/readDatabase.ts';
import { readInbox } from './backup/readInbox.ts';
import { newKey, seal, sealedEnding, sealerFor } from './backup/seal.ts';
import { writeBackup } from './backup/writeFile.ts';
import { Problem, runCommand } from './problem.ts';
import { UndoList, wishToStop } from './stopping.ts';

const say = (text: string) => console.log(text);

await runCommand(async () => {
  if (process.argv[2] === '--new-key') return tellNewKey();
  const { file } = fileArgument(
    'Use: npm run backup -- FILE, such as ../kommun-2026-11-23.ndjson.gz, or ….ndjson.gz.age to seal it (-- --new-key makes the keys).',
  );
  requireGoodPlace(file);
  const sealer = file.endsWith(sealedEnding) ? sealerFor(process.env.K3_BACKUP_RECIPIENT ?? '') : undefined;
  const plain = sealer ? file.slice(0, -sealedEnding.length) : file;
  if (sealer) requireGoodPlace(plain);
  const signal = wishToStop();
  const undo = new UndoList();
  try {
    const sql = await openToRead({ env: process.env, undo, signal });
    say(`Backing up the database and ${await openInboxOf(process.env, undo)} …`);
    const contents = emptyContents();
    const lines = async function* () {
      yield* readInbox(contents, say);
      yield* readDatabase(sql, contents, say);
    };
    const bytes = await writeBackup(plain, lines(), contents, signal);
    if (!sealer) say(lastWords(file, contents, bytes));
    else {
      // It was written and read back as it is; only the sealed one stays.
      undo.push(() => rm(plain, { force: true }));
      say(sealedWords(file, contents, await seal(plain, file, sealer, signal)));
    }
  } catch (error) {
    if (signal.aborted) throw new Problem('Stopped. No file was left behind.');
    throw problemOfRoom(error, file) ?? problemOfConnection(error) ?? error;
  } finally {
    await undo.run();
  }
  return 0;
});

async function tellNewKey(): Promise<number> {
  const { identity, recipient } = await newKey();
  say(`K3_BACKUP_RECIPIENT=${recipient}\n  Seals backups and opens none: for whoever makes them.\n`);
  say(
    `K3_BACKUP_IDENTITY=${identity}\n  Opens them: into the safe where the database’s password is, and nowhere else. Without it they are lost.`,
  );
  return 0;
}

function sizeOf(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function sealedWords(file: string, contents: Contents, bytes: number): string {
  return `Wrote ${inWords(contents)} to ${file} (${sizeOf(bytes)}), sealed: only K3_BACKUP_IDENTITY opens it.`;
}

function lastWords(file: string, contents: Contents, bytes: number): string {
  return (
    `Wrote ${inWords(contents)} to ${file} (${sizeOf(bytes)}), and read it back. ` +
    'It holds names, addresses and all that people wrote, not encrypted: keep it where only those who look after contributions ' +
    'can read it, apart from this machine, and never in the repository or in a folder that is shared or published.'
  );
}
