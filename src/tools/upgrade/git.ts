import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Problem } from '../problem.ts';
import { PROJECT } from '../project.ts';

const execute = promisify(execFile);

export interface Git {
  /** What it printed. @throws GitFailed */
  run(...args: string[]): Promise<string>;
  /** The same in another folder. */
  in(folder: string): Git;
  /** @throws Problem when there is no Git here, or something is not committed */
  requireClean(): Promise<void>;
}

export class GitFailed extends Error {}

export function createGit(signal: AbortSignal, folder: string = PROJECT): Git {
  const run = async (...args: string[]) => {
    try {
      const { stdout } = await execute('git', args, { cwd: folder, signal, maxBuffer: 64 * 1024 * 1024 });
      return stdout.trim();
    } catch (error) {
      const { stderr, message } = error as Error & { stderr?: string };
      throw new GitFailed(stderr?.trim() || message);
    }
  };
  return {
    run,
    in: (other) => createGit(signal, other),
    async requireClean() {
      const status = await run('status', '--porcelain').catch(() => {
        throw new Problem(
          'This folder is no Git repository. An upgrade needs the history: fork with "git clone".',
        );
      });
      if (status)
        throw new Problem(
          'Something is changed and not committed. Commit it (git add -A; git commit), then upgrade.',
        );
    },
  };
}
