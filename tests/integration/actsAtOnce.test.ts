import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { findOne } from '../../src/data/table.ts';
import { Away, Refused } from '../../src/data/told.ts';
import { type ActName, actsFor, possibleMoves } from '../../src/domain/acts.ts';
import { act, anAddress, contents, move, type Sent, sent, setDown, traceOf } from '../support/acts.ts';
import { useDatabase } from '../support/database.ts';
import { type SeatedSteward, seat } from '../support/stewards.ts';

const database = useDatabase();
const [howManyIdeas, howManyActs] = [20, 200];

/** What each of the two wants to do, over and over, so that every idea is wanted for ten things. */
const wishes: ActName[] = [
  ...(['moveOn', 'write', 'answer', 'moveOn', 'children'] as const),
  ...(['moveOn', 'worry', 'write', 'proposeJoin', 'answer'] as const),
];
const silent: readonly ActName[] = ['worry', 'children'];

/** What somebody was told, once they stopped trying. */
interface Outcome {
  name: ActName;
  reference: string;
  form: string;
  told: 'done' | 'no longer possible';
}

const ideas: Sent[] = [];
const firstLook = new Map<Sent, Look>();
let outcomes: Outcome[] = [];

beforeAll(async () => {
  const stewards = [await seat(database, 'steward'), await seat(database, 'lead')];
  for (let n = 0; n < howManyIdeas; n += 1)
    ideas.push(await sent(database, 'idea', n % 2 ? { p_email: anAddress } : {}));
  for (const idea of ideas) await setDown(database, idea, 'published');
  for (const idea of ideas) firstLook.set(idea, await look(stewards[0] as SeatedSteward, idea));
  outcomes = await Promise.all(
    Array.from({ length: howManyActs }, (_, n) => {
      const [who, idea] = [stewards[n % 2], ideas[Math.floor(n / 2) % howManyIdeas]];
      const name = wishes[Math.floor(n / howManyIdeas)];
      if (!who || !idea || !name) throw new RangeError('Everybody has something to do.');
      return wish(who, name, idea, n);
    }),
  );
});

/**
 * As a person does: looks, acts, and when somebody was faster looks again, in a while, until it is done or there is nothing to do any
 * more. All have had their first look before anybody acts.
 */
async function wish(who: SeatedSteward, name: ActName, idea: Sent, n: number): Promise<Outcome> {
  for (let one = firstLook.get(idea); one; one = await look(who, idea)) {
    const form = randomUUID();
    const said = { name, reference: idea.reference, form };
    const { kind, status, flagged, version } = one;
    const isPossible = actsFor({ kind, status, flagged, isAnswered: one.answered_at !== null }).includes(
      name,
    );
    if (!isPossible) return { ...said, told: 'no longer possible' };
    const how = { form, seen: version, content: contentFor(name, status, n) as never };
    // Every fifth presses twice.
    const presses = Array.from({ length: n % 5 ? 1 : 2 }, () => press(who, name, idea, how));
    const told = await Promise.all(presses);
    if (told.every((each) => each === 'done')) return { ...said, told: 'done' };
    if (told.includes('done')) throw new Error('One press was done and the other was not.');
    if (told.includes('notFromHere')) return { ...said, told: 'no longer possible' };
    await pause(Math.random() * 4000);
  }
  throw new Error('It is gone.');
}

async function press(...what: Parameters<typeof act>): Promise<string> {
  try {
    await patiently(() => act(...what));
    return 'done';
  } catch (error) {
    if (error instanceof Refused && error.status === 409)
      return error.hint === 'changed' ? 'changed' : 'notFromHere';
    throw error;
  }
}

type Look = Awaited<ReturnType<typeof findOne>>;
const look = (who: SeatedSteward, idea: Sent): Promise<Look> =>
  patiently(() => findOne(who.client, idea.reference));

/** No answer in time: the very same once more, which is what a form's number is there for. */
async function patiently<T>(doing: () => Promise<T>): Promise<T> {
  try {
    return await doing();
  } catch (error) {
    if (error instanceof Away && error.code === 'noAnswer') return patiently(doing);
    throw error;
  }
}

function contentFor(name: ActName, status: string, n: number) {
  if (name === 'moveOn') {
    const onward = possibleMoves(status);
    return move(onward[n % onward.length] ?? 'resting');
  }
  if (name === 'proposeJoin') return { ...contents[name], other: ideas[(n + 1) % howManyIdeas]?.reference };
  return contents[name];
}

describe(`after ${howManyActs} acts of two stewards at the same time on the same ${howManyIdeas} ideas`, () => {
  const doneOf = ({ reference }: Sent) =>
    outcomes.filter((outcome) => outcome.reference === reference && outcome.told === 'done');

  test('most were done, and some had become impossible', () => {
    expect(outcomes).toHaveLength(howManyActs);
    expect(outcomes.filter(({ told }) => told === 'done').length).toBeGreaterThan(howManyActs / 2);
  });
  test('every act that was told done stands in the log, once, and nothing else does', async () => {
    for (const idea of ideas) {
      const { log } = await traceOf(database, idea);
      expect(log.map((line) => line.act_id).toSorted()).toEqual(
        doneOf(idea)
          .map(({ form }) => form)
          .toSorted(),
      );
    }
  });
  test('the versions of each idea are 1 … n without a gap, and its own is the last', async () => {
    for (const idea of ideas) {
      const { log, contribution } = await traceOf(database, idea);
      expect(log.map((line) => line.version)).toEqual(log.map((_, at) => at + 1));
      expect(contribution).toMatchObject({ version: log.length, news_at: null });
    }
  });
  test('the letters are those of the acts, in their order, and a mail each where there is an address', async () => {
    for (const [n, idea] of ideas.entries()) {
      const { log, letters, mails } = await traceOf(database, idea);
      const spoken = log.map((line) => line.act).filter((name) => !silent.includes(name as ActName));
      expect(letters.map(({ about }) => about)).toEqual(spoken);
      expect(mails.map((mail) => mail.letter_id)).toEqual(n % 2 ? letters.map(({ id }) => id) : []);
    }
  });
  test('every line goes on where the one before ended, and the idea is where the last one left it', async () => {
    for (const idea of ideas) {
      const { log, status, steps } = await traceOf(database, idea);
      const moves = log.filter((line) => (line.after as { status?: string }).status !== undefined);
      const [from, to] = (['before', 'after'] as const).map((when) =>
        moves.map((line) => (line[when] as { status: string }).status),
      );
      expect(['published', ...(to ?? [])]).toEqual([...(from ?? []), status]);
      expect(steps).toEqual(['received', ...(to ?? [])]);
    }
  });
  test('each effect is there as often as its act was done', async () => {
    for (const idea of ideas) {
      const { answers, care, proposals } = await traceOf(database, idea);
      const times = (name: ActName) => doneOf(idea).filter((outcome) => outcome.name === name).length;
      expect(answers).toHaveLength(times('answer'));
      expect(proposals).toHaveLength(times('proposeJoin'));
      expect(care?.children ?? false).toBe(times('children') > 0);
    }
  });
});
