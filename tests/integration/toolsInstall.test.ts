import { execFile } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inProject } from '../../src/tools/project.ts';

const NOWHERE = 'http://127.0.0.1:9/';
let project: string;

/** A project with nothing to install, whose only command prints what it was given. */
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'k3-install-test-'));
  mkdirSync(join(project, 'src/tools'), { recursive: true });
  cpSync(inProject('src/tools/run.js'), join(project, 'src/tools/run.js'));
  cpSync(inProject('src/tools/install'), join(project, 'src/tools/install'), { recursive: true });
  writeFileSync(
    join(project, 'src/tools/hello.ts'),
    "console.log(['hello', ...process.argv.slice(2)].join(' ')); process.exitCode = 7;",
  );
  writeManifest({});
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

function writeManifest(dependencies: Record<string, string>): void {
  const root = {
    name: 'x',
    version: '1.0.0',
    ...(Object.keys(dependencies).length > 0 ? { dependencies } : {}),
  };
  const packages: Record<string, unknown> = { '': root };
  for (const [name, version] of Object.entries(dependencies)) {
    packages[`node_modules/${name}`] = {
      version,
      resolved: `${NOWHERE}${name}.tgz`,
      integrity: 'sha512-AA==',
    };
  }
  writeFileSync(join(project, 'package.json'), JSON.stringify({ ...root, type: 'module' }));
  const lock = { name: 'x', version: '1.0.0', lockfileVersion: 3, requires: true, packages };
  writeFileSync(join(project, 'package-lock.json'), JSON.stringify(lock));
}

/** Root may write everywhere, so for root somebody else runs the command. */
function nobody(): { uid?: number; gid?: number } {
  const isClosed = (statSync(project).mode & 0o200) === 0;
  return isClosed && process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
}

function run(args: string[], env: Record<string, string> = {}): Promise<{ code: number; output: string }> {
  const settings = {
    npm_config_registry: NOWHERE,
    npm_config_fetch_retries: '0',
    npm_config_cache: join(project, 'cache'),
  };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(project, 'src/tools/run.js'), ...args],
      { env: { ...process.env, ...settings, ...env }, ...nobody() },
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), output: stdout + stderr }),
    );
  });
}

describe('the first command on a bare machine', () => {
  test('installs, says so, and then does what was asked, with its arguments and its exit code', async () => {
    const { code, output } = await run(['hello', 'a', 'b']);
    expect(output).toMatch(/^Installing what the project needs/);
    expect(output).toContain('hello a b');
    expect(code).toBe(7);
  });

  test('does not install again', async () => {
    await run(['hello']);
    expect((await run(['hello'])).output).toBe('hello\n');
  });

  test('installs again when the lock file has changed', async () => {
    await run(['hello']);
    const lock = readFileSync(join(project, 'package-lock.json'), 'utf8');
    writeFileSync(join(project, 'package-lock.json'), `${lock}\n`);
    mkdirSync(join(project, 'node_modules/stranger'));
    writeFileSync(
      join(project, 'node_modules/.package-lock.json'),
      JSON.stringify({ packages: { 'node_modules/stranger': { version: '1.0.0' } } }),
    );
    expect((await run(['hello'])).output).toMatch(/^Installing/);
    expect(existsSync(join(project, 'node_modules/stranger'))).toBe(false);
  });

  test('installs again after an installation that was killed half way', async () => {
    mkdirSync(join(project, 'node_modules/half'), { recursive: true });
    expect((await run(['hello'])).output).toMatch(/^Installing/);
  });

  test('two at once: one installs, the other waits, both go on', async () => {
    const both = await Promise.all([run(['hello', '1']), run(['hello', '2'])]);
    const installed = both.filter(({ output }) => output.includes('Installing'));
    expect(installed).toHaveLength(1);
    for (const { code } of both) expect(code).toBe(7);
  });
});

describe('what stands in the way is told in a sentence, without a stack', () => {
  async function sentence(args = ['hello'], env = {}): Promise<string> {
    const { code, output } = await run(args, env);
    expect(code).toBe(1);
    expect(output).not.toMatch(/\n\s+at /);
    return output.trim().split('\n').at(-1) ?? '';
  }

  test('no network', async () => {
    writeManifest({ 'left-out': '1.0.0' });
    expect(await sentence()).toMatch(/^The package registry could not be reached\. Check the network/);
  });

  test('a lock file that does not fit', async () => {
    mkdirSync(join(project, 'other'));
    writeFileSync(join(project, 'other/package.json'), '{"name":"other","version":"1.0.0"}');
    const manifest = { name: 'x', version: '1.0.0', type: 'module', dependencies: { other: 'file:./other' } };
    writeFileSync(join(project, 'package.json'), JSON.stringify(manifest));
    expect(await sentence()).toMatch(
      /^package\.json and package-lock\.json do not agree\. Run "npm install"/,
    );
  });

  test('no lock file at all', async () => {
    rmSync(join(project, 'package-lock.json'));
    expect(await sentence()).toMatch(/^package-lock\.json is missing\. Restore it/);
  });

  test('no npm', async () => {
    expect(await sentence(['hello'], { PATH: '/nowhere', npm_execpath: '' })).toMatch(
      /^npm was not found\. Install Node/,
    );
  });

  test('a command that does not exist', async () => {
    expect(await sentence(['nothing'])).toBe('There is no command "nothing". See "npm run".');
  });

  test('a folder that may not be written to', async () => {
    chmodSync(project, 0o555);
    expect(await sentence(['hello'], { npm_config_cache: join(tmpdir(), 'nowhere') })).toMatch(
      /^npm may not write to the project folder/,
    );
    chmodSync(project, 0o700);
  });
});
