/** The project as a fork has it: a folder of its own, with everything that it is built of, and the same packages. */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PROJECT } from '../../src/tools/project.ts';

const run = promisify(execFile);
const needed = [
  'src',
  'netlify',
  'public',
  'supabase',
  'astro.config.mjs',
  'biome.json',
  'netlify.toml',
  'package.json',
  'tsconfig.json',
];

export interface ForkFolder {
  path: string;
  read(file: string): Promise<string>;
  write(file: string, text: string): Promise<void>;
  change(file: string, turn: (text: string) => string): Promise<void>;
  /** Builds the site, with nothing but this in its environment besides what a shell has. */
  build(environment?: Record<string, string>): Promise<{ stdout: string; stderr: string }>;
  /** Runs a command of ours, as `npm run` does. */
  command(name: string, ...args: string[]): Promise<{ code: number; out: string; err: string }>;
  /** The room that is the fork's own, as it was to begin with. */
  reset(): Promise<void>;
  remove(): Promise<void>;
}

export async function makeForkFolder(): Promise<ForkFolder> {
  const path = await mkdtemp(join(tmpdir(), 'k3-fork-'));
  for (const one of needed) await cp(join(PROJECT, one), join(path, one), { recursive: true });
  // A folder of its own, because Astro keeps its cache in it.
  await mkdir(join(path, 'node_modules'));
  for (const name of await readdir(join(PROJECT, 'node_modules'))) {
    if (!['.astro', '.vite', '.cache'].includes(name))
      await symlink(join(PROJECT, 'node_modules', name), join(path, 'node_modules', name));
  }
  const read = (file: string) => readFile(join(path, file), 'utf8');
  const write = async (file: string, text: string) => {
    await mkdir(join(path, file, '..'), { recursive: true });
    await writeFile(join(path, file), text);
  };
  const node = (args: string[], environment: Record<string, string> = {}) =>
    run(process.execPath, args, {
      cwd: path,
      env: { ...process.env, ...environment, ASTRO_TELEMETRY_DISABLED: '1' },
    });
  return {
    path,
    read,
    write,
    change: async (file, turn) => write(file, turn(await read(file))),
    build: (environment) => node([join(PROJECT, 'node_modules/astro/bin/astro.mjs'), 'build'], environment),
    command: (name, ...args) =>
      node([join(path, 'src/tools', `${name}.ts`), ...args]).then(
        ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
        ({ code, stdout, stderr }) => ({ code, out: stdout, err: stderr }),
      ),
    reset: async () => {
      await rm(join(path, 'src/kommun'), { recursive: true });
      await cp(join(PROJECT, 'src/kommun'), join(path, 'src/kommun'), { recursive: true });
    },
    remove: () => rm(path, { recursive: true, force: true }),
  };
}
