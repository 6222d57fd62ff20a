import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { hashOfKey } from '../../src/domain/reference.ts';
import { drain } from '../../src/inbox/drain.ts';
import { allItems } from '../../src/inbox/tend.ts';
import { inProject } from '../../src/tools/project.ts';
import { countKept } from '../support/answers.ts';
import { useDatabase } from '../support/database.ts';
import { aRefusedIdea, aWaitingIdea, aWaitingOffer, layAll, type Waiting } from '../support/entries.ts';
import { useInbox } from '../support/inbox.ts';
import { watchLogs } from '../support/logs.ts';

const database = useDatabase();
useInbox();
watchLogs();

const minute = 60_000;
const day = 24 * 60 * minute;
const begun = Date.now() - 6 * day;

/** Five days of submissions, one every few minutes. */
const texts = 400;
const at = (number: number) => new Date(begun + number * 17 * minute);

function sent(number: number, later = 0): Waiting {
  const when = new Date(at(number).getTime() + later);
  const description = `Vi ses på gården, gång ${number}.`;
  return number % 3 === 0
    ? aWaitingOffer({ description }, when)
    : aWaitingIdea({ title: `Kvarterskväll ${number}`, description }, when);
}

const first = Array.from({ length: texts }, (_, n) => sent(n));
/** Pressed twice, a minute, and ten minutes later; and the same words the day after. */
const again = [
  ...Array.from({ length: 60 }, (_, n) => sent(n * 5, minute)),
  ...Array.from({ length: 20 }, (_, n) => sent(n * 9 + 200, 10 * minute)),
];
const nextDay = Array.from({ length: 40 }, (_, n) => sent(n * 7, day));
const poisoned = aRefusedIdea({}, at(1));

/** A process that drains, and is killed when this many are in the database. */
async function drainUntilKilled(number: number): Promise<void> {
  const code = `import { drain } from '${inProject('src/inbox/drain.ts')}'; await drain(60_000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'ignore' });
  const ended = once(child, 'close');
  while ((await countKept(database.sql)) < number) await sleep(5);
  child.kill('SIGKILL');
  await ended;
}

test('after days without a database everything comes in once, about oldest first, though the drain is killed and one is poisoned', {
  timeout: 120_000,
}, async () => {
  const all = [...first, ...again, ...nextDay];
  await layAll([...all, poisoned]);
  await drainUntilKilled(texts / 3);
  expect(await allItems()).not.toEqual([]);
  expect(await drain(60_000)).toMatchObject({ left: 0, outcome: 'done' });

  expect((await allItems()).map(({ place, name }) => `${place} ${name}`)).toEqual([`stuck ${poisoned.name}`]);
  expect(await countKept(database.sql)).toBe(texts + nextDay.length);
  const rows = await database.sql<{ key_hash: string; reference: string; words: string; arrived: Date }[]>`
    select s.key_hash, s.reference, w.description as words, w.arrived_at as arrived
    from app.submissions s join app.whole w on w.id = s.contribution_id`;
  const led = new Map(rows.map(({ key_hash, reference, words }) => [key_hash, { reference, words }]));
  for (const { key, reference, entry } of all)
    expect(led.get(hashOfKey(key))).toEqual({ reference, words: entry.contribution.content.description });
  await expectAboutOldestFirst();
});

/** Several at a time, so some overtake others, but nobody is passed by many. */
async function expectAboutOldestFirst(): Promise<void> {
  const rows = await database.sql<
    { arrived_at: Date }[]
  >`select arrived_at from app.contributions order by id`;
  const inOrder = rows.map(({ arrived_at }) => arrived_at.getTime()).toSorted((a, b) => a - b);
  const strayed = rows.map(({ arrived_at }, place) =>
    Math.abs(place - inOrder.indexOf(arrived_at.getTime())),
  );
  expect(Math.max(...strayed)).toBeLessThan(100);
}
