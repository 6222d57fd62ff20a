/**
 * `npm run backup -- FILE`: the whole database and the inbox in one file, from which `npm run restore` makes them again. What is in it
 * is personal data, and it is not encrypted.
 */
import { fileArgument } from './backup/arguments.ts';
import { type Contents, emptyContents, inWords } from './backup/format.ts';
import { openInboxOf } from './backup/openInboxOf.ts';
import { openToRead, problemOfConnection } from './backup/openOwner.ts';
import { problemOfRoom, requireGoodPlace } from './backup/place.ts';
import { readDatabase } from './backup/readDatabase.ts';
import { readInbox } from './backup/readInbox.ts';
import { writeBackup } from './backup/writeFile.ts';
import { Problem, runCommand } from './problem.ts';
import { UndoList, wishToStop } from './stopping.ts';

const say = (text: string) => console.log(text);

await runCommand(async () => {
  const { file } = fileArgument('Use: npm run backup -- FILE, such as ../kommun-2026-11-23.ndjson.gz.');
  requireGoodPlace(file);
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
    const bytes = await writeBackup(file, lines(), contents, signal);
    say(lastWords(file, contents, bytes));
  } catch (error) {
    if (signal.aborted) throw new Problem('Stopped. No file was left behind.');
    throw problemOfRoom(error, file) ?? problemOfConnection(error) ?? error;
  } finally {
    await undo.run();
  }
  return 0;
});

function lastWords(file: string, contents: Contents, bytes: number): string {
  const size = bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
  return (
    `Wrote ${inWords(contents)} to ${file} (${size}), and read it back. ` +
    'It holds names, addresses and all that people wrote, not encrypted: keep it where only those who look after contributions ' +
    'can read it, apart from this machine, and never in the repository or in a folder that is shared or published.'
  );
}
