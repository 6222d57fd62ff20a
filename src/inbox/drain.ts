/**
 * One run that empties the inbox into the database, about oldest first. Two at the same time, or one cut off anywhere, are harmless
 * (see move.ts).
 */
import { isAwake } from '../data/kept.ts';
import { type Became, move, type Waiting } from './move.ts';
import { type Item, longPatience, pages, wholly } from './store.ts';

export interface Drained {
  taken: number;
  stuck: number;
  /** Tried, and still waiting. */
  left: number;
  outcome: 'done' | 'outOfTime' | 'databaseAway' | 'inboxAway';
}

/** Names found before the list is left for the work; the local store gives all of them in one page. */
const foundEnough = 2000;
/** Entries in hand at the same time. */
const atOnce = 16;

/** @param limitMs no new entry is begun after this long (a scheduled function has 30 s, and each entry some of its own) */
export async function drain(limitMs: number): Promise<Drained> {
  const until = performance.now() + limitMs;
  const drained: Drained = { taken: 0, stuck: 0, left: 0, outcome: 'done' };
  const seen = new Set<string>();
  for (;;) {
    const waiting = await wholly(() => nextOf(seen, until)).catch(() => undefined);
    if (!waiting) return { ...drained, outcome: 'inboxAway' };
    if (waiting.length === 0) return drained;
    if (!(await isAwake())) return { ...drained, outcome: 'databaseAway' };
    drained.outcome = await work(waiting, until, (became) => {
      if (became !== 'gone') drained[became] += 1;
    });
    if (drained.outcome !== 'done') return drained;
    for (const { name } of waiting) seen.add(name);
  }
}

/** Those that this run has not tried, oldest first; where there are very many, and the store gives no order, those of the first that come. */
async function nextOf(seen: ReadonlySet<string>, until: number): Promise<Waiting[]> {
  const found: Item[] = [];
  const stuck = new Set<string>();
  let isWhole = true;
  try {
    for await (const page of pages(longPatience)) {
      isWhole = found.length < foundEnough;
      if (!isWhole) break;
      found.push(...page.filter(({ place, name }) => place === 'waiting' && !seen.has(name)));
      for (const { place, name } of page) if (place === 'stuck') stuck.add(name);
      if (performance.now() > until) throw new Error('The list of the inbox takes too long.');
    }
  } catch (error) {
    // What was found is work enough; that there is no more must be certain.
    if (found.length === 0) throw error;
    isWhole = false;
  }
  return found
    .sort((a, b) => a.arrivedAt - b.arrivedAt)
    .map((item) => ({ ...item, isDouble: !isWhole || stuck.has(item.name) }));
}

async function work(
  waiting: Waiting[],
  until: number,
  count: (became: Became) => void,
): Promise<Drained['outcome']> {
  for (let begun = 0; begun < waiting.length; begun += atOnce) {
    if (performance.now() > until) return 'outOfTime';
    const became = await move(waiting.slice(begun, begun + atOnce));
    became.forEach(count);
    // One that fails by itself holds nobody up; when it is the database that is away, going on is no use.
    if (became.includes('left') && !(await isAwake())) return 'databaseAway';
  }
  return 'done';
}
