import { execFileSync } from 'node:child_process';

/** Command lines of all running processes in which the text stands (a data folder, say). */
export function processesWith(text: string): string[] {
  const all = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' });
  return all.split('\n').filter((line) => line.includes(text) && !line.includes('ps -eo'));
}

/** Whether a process of this number is there. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
