/**
 * `npm run init`: the wizard that makes the site a municipality's own. It writes in src/kommun/ alone, shows what it will write, and can
 * be run again: what it knows is what stands there.
 *
 *   --answers FILE.json   answers everything from a file, and writes without asking
 *   --print-answers       prints the present answers as such a file, and writes nothing
 */
import { resolve } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { checkKommun, type Kommun } from '../domain/kommun.ts';
import { localDay } from '../domain/workingDays.ts';
import kommun from '../kommun/kommun.config.ts';
import { type Answers, readAnswers, shortest } from './init/answers.ts';
import { agreed, askAll, Ended } from './init/ask.ts';
import { type Change, realChanges, shown, writeChanges } from './init/changes.ts';
import { configSource } from './init/configSource.ts';
import { leftInLines, leftToDecide } from './init/left.ts';
import { readLogo } from './init/logo.ts';
import { Problem, runCommand } from './problem.ts';

const use = `Use: npm run init
     npm run init -- --answers FILE.json    answers from a file, in whole or in part
     npm run init -- --print-answers        the present answers, as such a file`;

await runCommand(async () => {
  const { answers: file, print } = readArguments();
  if (print) console.log(JSON.stringify(shortest(kommun), null, 2));
  else await init(file).catch(saidEnded);
  return 0;
});

async function init(file: string | undefined): Promise<void> {
  if (!file && !process.stdin.isTTY) throw new Problem(`There is no keyboard to answer at.\n${use}`);
  const answers = noticeAnew(file ? await readAnswers(file, kommun) : await askAll(kommun));
  const changes = await realChanges(await changesOf(answers));
  for (const change of changes) console.log(`${shown(change)}\n`);
  if (changes.length === 0) console.log('Everything stands as you answered already: nothing to write.');
  else if (file || (await agreed())) await writeChanges(changes);
  else return console.log('Nothing was changed.');
  tell(changes, answers);
}

function saidEnded(error: unknown): void {
  if (!(error instanceof Ended)) throw error;
  console.log('Nothing was changed.');
}

/** What people were told when they sent is known by the version of the notice: another notice is another version. */
function noticeAnew(answers: Answers): Answers {
  const { privacy, contact } = answers.settings;
  const before = shortest(kommun);
  const isAnother = !isDeepStrictEqual([privacy, contact], [before.privacy, before.contact]);
  if (!isAnother || privacy.version !== before.privacy.version) return answers;
  const version = localDay(new Date(), kommun.timeZone);
  return { ...answers, settings: { ...answers.settings, privacy: { ...privacy, version } } };
}

function readArguments(): { answers?: string; print: boolean } {
  try {
    const { values } = parseArgs({
      options: { answers: { type: 'string' }, 'print-answers': { type: 'boolean' } },
    });
    const { answers } = values;
    // npm runs us in the project's folder, wherever the person stands.
    const file =
      answers === undefined ? {} : { answers: resolve(process.env.INIT_CWD ?? process.cwd(), answers) };
    return { ...file, print: values['print-answers'] ?? false };
  } catch {
    throw new Problem(use);
  }
}

async function changesOf({ settings, logo }: Answers): Promise<Change[]> {
  return [
    { file: 'src/kommun/kommun.config.ts', text: await configSource(settings) },
    ...(logo ? [{ file: 'src/kommun/logo.svg', text: await readLogo(logo) }] : []),
  ];
}

function tell(changes: readonly Change[], { settings }: Answers): void {
  const checked = checkKommun(settings) as { kommun: Kommun };
  if (changes.length > 0) console.log(`Written: ${changes.map(({ file }) => file).join(', ')}`);
  const gone = [...missing('areas', checked.kommun), ...missing('topics', checked.kommun)];
  if (gone.length > 0)
    console.log(
      `Ideas that have been written under ${gone.join(', ')} keep that word, and nobody can choose it any more.`,
    );
  const left = leftToDecide(checked.kommun);
  console.log(
    left.length > 0
      ? `\nLeft to decide, and who usually does:\n${leftInLines(left)}`
      : '\nEverything is decided.',
  );
  console.log('\nSee it: npm start. Check it: npm run doctor.');
}

function missing(kind: 'areas' | 'topics', now: Kommun): string[] {
  return kommun[kind].filter(({ id }) => !now[kind].some((one) => one.id === id)).map(({ id }) => id);
}
