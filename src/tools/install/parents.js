import { execFileSync } from 'node:child_process';

/**
 * The processes whose end means that we were told to end: the one that started us and, where npm put a shell in
 * between, npm itself. Shells do not pass signals on, and a killed npm could not if it would.
 */
export function startersOf(parent = process.ppid) {
  try {
    const [grandparent, command = ''] = execFileSync('ps', ['-o', 'ppid=,comm=', '-p', String(parent)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .trim()
      .split(/\s+/);
    return /(^|\/)\w*sh$/.test(command) ? [parent, Number(grandparent)] : [parent];
  } catch {
    return [parent];
  }
}

export function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
