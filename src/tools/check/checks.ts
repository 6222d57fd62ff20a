import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { inProject, PROJECT } from '../project.ts';
import { findSilentReleases } from './changelog.ts';
import { findUndefended } from './dependencies.ts';
import { findWrongImports } from './imports.ts';
import { findScriptFaults } from './installScripts.ts';
import { findLicenceFaults } from './licences.ts';

export interface Check {
  name: string;
  /** Nothing when all is well, else what to mend. */
  run(): Promise<string | undefined>;
}

/** What `npm run check` looks at, besides running the tests. */
export const checks: Check[] = [
  { name: 'import directions', run: async () => (await findWrongImports()).join('\n') || undefined },
  { name: 'reasons for dependencies', run: async () => findUndefended().join('\n') || undefined },
  { name: 'what a release asks of forks', run: async () => findSilentReleases().join('\n') || undefined },
  { name: 'licences', run: async () => findLicenceFaults().join('\n') || undefined },
  { name: 'install scripts', run: async () => findScriptFaults().join('\n') || undefined },
  tool('lint and format', '@biomejs/biome', ['check', '--error-on-warnings', '--max-diagnostics=50']),
  tool('format of Astro files', 'prettier', ['--check', 'src/**/*.astro']),
  tool('types', 'astro', ['check', '--minimumFailingSeverity', 'warning', '--minimumSeverity', 'warning']),
  tool('dead code', 'knip', ['--no-progress']),
];

/** Runs one after the other and tells of each; returns the names of those that found something. */
export async function runChecks(say: (text: string) => void, wanted = checks): Promise<string[]> {
  const failed: string[] = [];
  for (const { name, run } of wanted) {
    const begun = Date.now();
    const found = await run();
    say(`${found === undefined ? '✓' : '✗'} ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
    if (found === undefined) continue;
    failed.push(name);
    say(found.replace(/^/gm, '    '));
  }
  return failed;
}

/** A command-line tool from node_modules, quiet unless it fails. */
function tool(name: string, packageName: string, args: string[]): Check {
  return {
    name,
    async run() {
      const child = spawn(process.execPath, [binaryOf(packageName), ...args], {
        cwd: PROJECT,
        env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let output = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          output += text;
        });
      }
      const [code] = await once(child, 'close');
      return code === 0 ? undefined : stripVTControlCharacters(output).trim() || `ended with ${code}`;
    },
  };
}

function binaryOf(packageName: string): string {
  const manifest = inProject(`node_modules/${packageName}/package.json`);
  const { bin } = createRequire(import.meta.url)(manifest) as { bin: string | Record<string, string> };
  const file = typeof bin === 'string' ? bin : (Object.values(bin)[0] ?? '');
  return join(dirname(manifest), file);
}
