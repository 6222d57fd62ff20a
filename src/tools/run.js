/**
 * The first thing every npm script runs. It may be the first thing a bare machine runs at all, so this file and
 * ./install/ are plain JavaScript for Node 20 and import nothing from npm. It installs what is missing and hands over
 * to the Node of node_modules: `node src/tools/run.js start` becomes `node src/tools/start.ts`.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install/install.js';
import { isAlive, startersOf } from './install/parents.js';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

const [name = '', ...args] = process.argv.slice(2);
const tool = join(PROJECT, 'src', 'tools', `${name}.ts`);

try {
  requireNode(20);
  if (!/^[a-z]+$/.test(name) || !existsSync(tool))
    throw new Error(`There is no command "${name}". See "npm run".`);
  await ensureInstalled(PROJECT);
  handOver();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

function requireNode(major) {
  if (Number(process.versions.node.split('.')[0]) >= major) return;
  throw new Error(
    `Node ${major} or newer is needed, and this is ${process.version}. Get it from https://nodejs.org/.`,
  );
}

/** Runs the tool, passes signals on, and ends as it ends. */
function handOver() {
  const child = spawn(nodeOfProject(), [tool, ...args], {
    // The channel tells the tool when we are gone, even if we were killed.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: environment(),
  });
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  stopWithNpm(child);
  child.on('error', ({ message }) => {
    console.error(`The command could not be started (${message}). Remove node_modules and run it again.`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

/** Node 24 came with the installation; a machine whose own Node is that new can do without. */
function nodeOfProject() {
  const file = join(
    PROJECT,
    'node_modules',
    'node',
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (existsSync(file)) return file;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Error(
    'Node 24 is missing from node_modules: npm was told to run no install scripts. Run "npm ci --ignore-scripts=false".',
  );
}

function environment() {
  const path = [join(PROJECT, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  // What was compiled once is remembered: a start takes three quarters of the time.
  const compiled = join(PROJECT, 'node_modules', '.cache', 'compiled');
  return { NODE_COMPILE_CACHE: compiled, ...process.env, PATH: path };
}

/** When npm is gone, that was the signal: not every shell between npm and us passes one on. */
function stopWithNpm(child) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const parent = process.ppid;
  const starters = startersOf(parent);
  setInterval(() => {
    if (process.ppid !== parent || !starters.every(isAlive)) child.kill('SIGTERM');
  }, 500).unref();
}
