/**
 * `npm run doctor`: what is wrong with this fork, why that matters, and how to mend it; and what only a person can judge. `--json` for
 * programs. It ends with 1 when something is wrong. It changes nothing, and never tells a secret.
 */
import { parseArgs } from 'node:util';
import type { Result } from './doctor/examine.ts';
import type { Finding } from './doctor/finding.ts';
import { Problem, runCommand } from './problem.ts';

await runCommand(async () => {
  const json = readArguments();
  const results = await resultsOf();
  const all = results.flatMap(({ findings }) => findings);
  if (json) console.log(JSON.stringify(results, null, 2));
  else console.log(inWords(results));
  return all.some(({ level }) => level === 'wrong') ? 1 : 0;
});

function readArguments(): boolean {
  try {
    return parseArgs({ options: { json: { type: 'boolean' } } }).values.json ?? false;
  } catch {
    throw new Problem('Use: npm run doctor [-- --json]');
  }
}

/** Settings that are wrong keep everything else from being looked at: nothing of ours starts with them. */
async function resultsOf(): Promise<Result[]> {
  try {
    const { default: kommun } = await import('../kommun/kommun.config.ts');
    await import('../i18n/sv.ts');
    const { examine } = await import('./doctor/examine.ts');
    const { K3_DNS: nameServer } = process.env;
    return await examine({ kommun, env: process.env, ...(nameServer ? { nameServer } : {}) });
  } catch (error) {
    const [head = '', ...lines] = error instanceof Error ? error.message.split('\n') : [];
    const [, file] = /^(src\/kommun\/\S+) needs mending:$/.exec(head) ?? [];
    if (!file) throw error;
    return [{ name: 'settings', findings: lines.map((line) => faultIn(file, line)) }];
  }
}

function faultIn(file: string, line: string): Finding {
  const [, field = '', wanted = ''] = /^\s*(\S.*?): (.*)$/.exec(line) ?? ['', file, line];
  return {
    level: 'wrong',
    where: field,
    what: `it is to be: ${wanted}`,
    why: 'the site cannot be built, and nothing more could be looked at',
    how: `mend it in ${file}, or run npm run init`,
  };
}

function inWords(results: readonly Result[]): string {
  const told = results.flatMap(({ name, findings, skipped }) => [
    skipped ? `– ${name}: not looked at, because ${skipped}` : `${markOf(findings)} ${name}`,
    ...findings.map(
      ({ level, where, what, why, how }) =>
        `    ${level === 'wrong' ? '✗' : '?'} ${where}: ${what}\n      Why: ${indented(why)}\n      How: ${how}`,
    ),
  ]);
  const [bad, open] = (['wrong', 'look'] as const).map(
    (level) => results.flatMap(({ findings }) => findings).filter((one) => one.level === level).length,
  );
  return [...told, '', `${bad} to mend, ${open} to look at`].join('\n');
}

function indented(text: string): string {
  return text.replaceAll('\n', '\n           ');
}

function markOf(findings: readonly Finding[]): string {
  if (findings.some(({ level }) => level === 'wrong')) return '✗';
  return findings.length > 0 ? '?' : '✓';
}
