/**
 * `npm run upgrade [-- --from REMOTE] [-- --untested]`: the newest release of upstream, merged, tried and only then taken. All of it happens
 * in a folder beside: whatever stops it, wherever, the fork is as it was.
 *
 *   fetch the newest release ─► merge it beside ─► its migrations on a copy of the data ─► its tests ─► take it, in one step
 */
import { parseArgs } from 'node:util';
import { Problem, runCommand } from './problem.ts';
import { UndoList, wishToStop } from './stopping.ts';
import { createGit } from './upgrade/git.ts';
import { mergeBeside } from './upgrade/merge.ts';
import { newestRelease } from './upgrade/releases.ts';
import { tellWhatChanged } from './upgrade/told.ts';
import { tryBeside } from './upgrade/try.ts';

const use = `Use: npm run upgrade
     npm run upgrade -- --from REMOTE   another remote than "upstream", or an address
     npm run upgrade -- --untested      without its tests, which take a quarter of an hour; migrations are tried all the same`;

const say = (text: string) => console.log(text);

await runCommand(async () => {
  const { from, untested } = readArguments();
  const signal = wishToStop();
  const undo = new UndoList();
  const git = createGit(signal);
  try {
    await git.requireClean();
    const release = await newestRelease(git, from);
    if (!release) {
      say('You have the newest release already.');
      return 0;
    }
    say(`Merging ${release.version} beside your fork …`);
    const beside = await mergeBeside(git, release, undo);
    await tryBeside(beside, { untested, say, signal, undo });
    signal.throwIfAborted();
    await git.run('merge', '--ff-only', '--quiet', beside.commit);
    say(await tellWhatChanged(release));
  } catch (error) {
    if (signal.aborted) throw new Problem('Stopped. Your fork is as it was.');
    throw error;
  } finally {
    await undo.run();
  }
  return 0;
});

function readArguments(): { from: string; untested: boolean } {
  try {
    const { values } = parseArgs({ options: { from: { type: 'string' }, untested: { type: 'boolean' } } });
    return { from: values.from ?? 'upstream', untested: values.untested ?? false };
  } catch {
    throw new Problem(use);
  }
}
