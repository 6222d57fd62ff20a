import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { explainInstall } from './explain.js';
import { withInstallLock } from './lock.js';
import { isInstalled, markInstalled } from './state.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Runs `npm ci` when node_modules is missing, half made, or made from another package-lock.json. */
export async function ensureInstalled(project) {
  if (isInstalled(project)) return;
  await withInstallLock(project, async () => {
    if (isInstalled(project)) return;
    console.log(
      'Installing what the project needs, about 1.2 GB. This is done once and takes a minute or two.',
    );
    await install(project);
    try {
      markInstalled(project);
    } catch (error) {
      throw new Error(explainInstall(error.message));
    }
  });
}

async function install(project) {
  const [command, args] = npm();
  // Development packages are wanted even where NODE_ENV says production: Node and PostgreSQL are among them.
  const child = spawn(command, [...args, 'ci', '--include=dev', '--include=optional', '--no-progress'], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32' && command === 'npm',
  });
  const output = collect(child);
  const stopShowing = showProgress();
  const forward = (signal) => child.kill(signal);
  for (const signal of SIGNALS) process.on(signal, forward);
  try {
    const { code, signal, error } = await ended(child);
    if (error)
      throw new Error(explainInstall(error.code === 'ENOENT' ? 'npm: command not found' : error.message));
    if (signal) throw new Error('The installation was interrupted. Run the same command again to finish it.');
    if (code !== 0) throw new Error(explainInstall(output()));
  } finally {
    stopShowing();
    for (const signal of SIGNALS) process.off(signal, forward);
  }
}

/** The very npm that runs us, with its own Node; else the one on the PATH. */
function npm() {
  const { npm_execpath: script = '', npm_node_execpath: node = process.execPath } = process.env;
  const isNpm = /^npm(-cli)?\.c?js$/.test(basename(script)) && existsSync(script) && existsSync(node);
  return isNpm ? [node, [script]] : ['npm', []];
}

function collect(child) {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (more) => {
      text = (text + more).slice(-50_000);
    });
  }
  return () => text;
}

function showProgress() {
  const begun = Date.now();
  const timer = setInterval(() => {
    console.log(`  … still installing (${Math.round((Date.now() - begun) / 1000)} s)`);
  }, 10_000);
  return () => clearInterval(timer);
}

function ended(child) {
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ error }));
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
}
