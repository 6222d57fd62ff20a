/** Whether a secret stands in the code, where whoever has the code has it too. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { PROJECT } from '../project.ts';
import { type Examination, wrong } from './finding.ts';

const run = promisify(execFile);

/** What is never written down in the code. */
const secrets = [
  'sb_secret_[A-Za-z0-9_-]{20,}',
  'smtps?://[^:/ ]+:[^@/ ]{6,}@',
  'postgres(ql)?://[^:/ ]+:[^@/ ]{6,}@',
  'INBOX_KEY=[A-Za-z0-9_-]{43}',
];

export const leaks: Examination = {
  name: 'no secret in the code',
  async look() {
    const git = (...args: string[]) =>
      run('git', args, { cwd: PROJECT }).then(
        ({ stdout }) => stdout,
        () => '',
      );
    const tracked = await git('ls-files', '--', '.env', '*/.env', '.env.*', ':!.env.example');
    // What our own words give as an example is none.
    const grep = [
      '(',
      ...secrets.flatMap((pattern) => ['-e', pattern]),
      ')',
      '--and',
      '--not',
      '-e',
      'user:password@',
    ];
    const inside = await git(
      'grep',
      '-lIE',
      ...grep,
      '--',
      ':!tests',
      ':!docs',
      ':!*.md',
      ':!.env.example',
      ':!src/tools',
    );
    const gone = 'make a new one where it came from, put the old one out of use, and take it out of the code';
    return [...tracked.split('\n'), ...inside.split('\n')]
      .filter(Boolean)
      .map((file) =>
        wrong(
          file,
          'it holds a secret, and Git has it',
          'whoever has the code has the secret, for ever',
          gone,
        ),
      );
  },
};
