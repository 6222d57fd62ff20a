/**
 * One run of the purges: take what waits, tell the CDN, note it. Two runs at the same time, or one cut off anywhere, lose nothing: what
 * is done twice is done in vain (see the migration of the purges).
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { purgesDone, purgesFailed, type TakenPurge, takePurges } from '../data/purges.ts';
import { Away } from '../data/told.ts';
import { isPurgeable, pauseAfter, type Trouble, tellTheCdn } from './tellTheCdn.ts';

export interface Run {
  /** Tags that the CDN has let go of, each as often as it has. */
  purged: number;
  /** Tags that it has been asked for and still has. */
  later: number;
  /** `noHost`: no CDN that can be told. `away`: the CDN; or the database, when the code says so. */
  outcome: 'done' | 'noHost' | 'limited' | 'away' | 'timeUp';
  code?: string;
}

interface Purging {
  /** Nothing is begun after this long. What has been begun can take {@link leaseSeconds} / 3 more. */
  limitMs: number;
  /** Called when the CDN has answered, whatever it said: until then there is something to wait for. */
  answered?: () => void;
}

/** Several times longer than telling and noting, so that nobody else takes what is in hand. */
const leaseSeconds = 30;
/** As many tags in one call. */
const most = 100;

/** Tells the CDN what has changed. What it refuses is asked for again, in this run if there is time, or else in a later one. */
export async function purgeWaiting({ limitMs, answered }: Purging): Promise<Run> {
  const run: Run = { purged: 0, later: 0, outcome: 'done' };
  const until = performance.now() + limitMs;
  try {
    if (!isPurgeable()) {
      await takePurges(0, leaseSeconds);
      return { ...run, outcome: 'noHost' };
    }
    await purgeAll(run, until, answered);
  } catch (error) {
    if (!(error instanceof Away)) throw error;
    Object.assign(run, { outcome: 'away', code: 'database' });
  }
  return run;
}

async function purgeAll(run: Run, until: number, answered?: () => void): Promise<void> {
  /** When each tag that was refused may be asked for again. */
  const refused = new Map<string, number>();
  for (;;) {
    if (performance.now() > until) {
      if (refused.size === 0) run.outcome = 'timeUp';
      return;
    }
    const taken = await takePurges(most, leaseSeconds);
    if (taken.length > 0) await purge(taken, run, refused).finally(answered);
    else if (!(await comesAgain(refused, until))) return;
  }
}

/** Waits for the next that may be asked for again; false when there is none in time. */
async function comesAgain(refused: ReadonlyMap<string, number>, until: number): Promise<boolean> {
  const next = Math.min(...refused.values());
  if (next > until) return false;
  // A little more, so that the database's clock has come there too.
  await sleep(Math.max(0, next - performance.now()) + 50);
  return true;
}

/** One that was asked for too often has the whole call refused: the others are asked for by themselves, so that none waits for it. */
async function purge(taken: readonly TakenPurge[], run: Run, refused: Map<string, number>): Promise<void> {
  const trouble = await tellTheCdn(taken.map(({ tag }) => tag));
  if (trouble?.outcome === 'limited' && taken.length > 1) {
    for (const one of taken) await purge([one], run, refused);
    return;
  }
  if (trouble) await putBack(taken, trouble, refused);
  else await letGo(taken, run, refused);
  run.later = refused.size;
  if (trouble) Object.assign(run, trouble);
  else if (refused.size === 0) Object.assign(run, { outcome: 'done', code: undefined });
}

async function letGo(taken: readonly TakenPurge[], run: Run, refused: Map<string, number>): Promise<void> {
  await purgesDone(taken);
  run.purged += taken.length;
  for (const { tag } of taken) refused.delete(tag);
}

async function putBack(
  taken: readonly TakenPurge[],
  trouble: Trouble,
  refused: Map<string, number>,
): Promise<void> {
  const waits = taken.map((one) => pauseAfter(trouble, one.try));
  await purgesFailed(taken, waits);
  taken.forEach(({ tag }, at) => {
    refused.set(tag, performance.now() + (waits[at] ?? 0) * 1000);
  });
}
