/** The board's data as JSON: what is in it, and how it goes on. */
import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { shownStatuses } from '../../src/domain/board.ts';
import { hats, needs } from '../../src/domain/choices.ts';
import kommun from '../../src/kommun/kommun.config.ts';
import { askData, hostileWords, sendAndPlace } from '../support/askData.ts';
import { anIdea } from '../support/contributions.ts';
import { useDatabase } from '../support/database.ts';
import { watchLogs } from '../support/logs.ts';
import { moveTo } from '../support/placeOnBoard.ts';
import { sendAsProgram } from '../support/send.ts';

const database = useDatabase();
watchLogs();
beforeEach(() => database.sql`delete from app.contributions`);

const choice = z.strictObject({ id: z.string(), name: z.string().min(1) });
const moment = z.iso.datetime({ precision: 3 });
/** What docs/data.md promises, and not a member more. */
const promised = z.strictObject({
  rights: z.strictObject({
    facts: z.strictObject({ fields: z.array(z.string()), licence: z.literal('CC0-1.0'), url: z.url() }),
    words: z.strictObject({ fields: z.array(z.string()), licence: z.null(), notice: z.string().min(1) }),
  }),
  ideas: z.array(
    z.strictObject({
      reference: z.string().regex(/^K3-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/),
      url: z.url(),
      status: z.enum(shownStatuses),
      area: choice,
      topics: z.array(choice).max(3),
      needs: z.array(z.enum(needs)),
      missing: z.array(z.enum(needs)),
      published: moment,
      changed: moment,
      title: z.string(),
      description: z.string(),
      name: z.string().min(1).nullable(),
      hats: z.array(z.enum(hats)),
    }),
  ),
  next: z.url().nullable(),
});

async function read(query = '') {
  const answer = await askData('', query);
  expect(answer.status).toBe(200);
  return promised.parse(await answer.json());
}

const whole = {
  title: 'Odla ihop bakom skolan',
  description: 'Vi gräver i maj, alla som vill.',
  area: 'centrum',
  topics: ['skola', 'natur'],
  needs: ['hands', 'lead'],
  hats: ['resident', 'employee'],
  displayName: 'Åke Ö',
  email: 'hemlig@exempel.example',
};

describe('the data', () => {
  test('of an empty board is an empty list, with its rights told', async () => {
    const { ideas, next, rights } = await read();
    expect([ideas, next]).toEqual([[], null]);
    expect(rights.words.notice).toMatch(/tillhör dem som skrev/);
  });

  test('tells of an idea what its page tells, free or not as is said of each field', async () => {
    const reference = await sendAndPlace(database.sql, whole);
    await database.sql`update app.ideas set met = '{hands}'`;
    const { ideas, rights } = await read();
    const { published, changed, ...told } = ideas[0] ?? { published: '', changed: '' };
    expect(told).toEqual({
      reference,
      url: `${kommun.site}/ideer/${reference}/`,
      status: 'published',
      area: { id: 'centrum', name: 'Centrum' },
      topics: [
        { id: 'skola', name: 'Skola och förskola' },
        { id: 'natur', name: 'Natur och miljö' },
      ],
      needs: ['hands', 'lead'],
      missing: ['lead'],
      title: whole.title,
      description: whole.description,
      name: 'Åke Ö',
      hats: ['resident', 'employee'],
    });
    expect(Date.parse(changed)).toBeGreaterThan(Date.parse(published));
    expect([...rights.facts.fields, ...rights.words.fields].sort()).toEqual(
      Object.keys(ideas[0] ?? {}).sort(),
    );
  });

  test('has no name where none was chosen, and calls the whole municipality by its name', async () => {
    await sendAndPlace(database.sql, { ...whole, displayName: '', area: 'whole' });
    const [idea] = (await read()).ideas;
    expect([idea?.name, idea?.area]).toEqual([null, { id: 'whole', name: 'Hela kommunen' }]);
  });

  test.each(['withdrawn', 'returned', 'removed'])('lets go of one that is %s', async (status) => {
    await moveTo(database.sql, await sendAndPlace(database.sql, whole), status);
    expect((await read()).ideas).toEqual([]);
  });

  test('has nothing that was not put up, and nobody’s address', async () => {
    await sendAsProgram('idea', anIdea({ ...whole, title: 'Väntar på att läsas' }));
    await sendAndPlace(database.sql, whole);
    for (const file of ['', '.csv'] as const) {
      const text = await (await askData(file)).text();
      expect(text).not.toMatch(/hemlig|@exempel|Väntar/);
    }
    expect((await read()).ideas).toHaveLength(1);
  });

  test('goes on from page to page until everything has come once', async () => {
    const put: string[] = [];
    for (let count = 0; count < 201; count += 1) put.push(await sendAndPlace(database.sql));
    const [came, sizes]: [string[], number[]] = [[], []];
    for (let query: string | undefined = ''; query !== undefined; ) {
      const { ideas, next } = await read(query);
      came.push(...ideas.map(({ reference }) => reference));
      sizes.push(ideas.length);
      query = next === null ? undefined : new URL(next).search;
    }
    expect(sizes).toEqual([100, 100, 1]);
    expect(came).toEqual(put.reverse());
  });

  test('ends where a page is just full', async () => {
    for (let count = 0; count < 100; count += 1) await sendAndPlace(database.sql);
    expect((await read()).next).toBeNull();
  });
});

test('hostile words come back as they were kept, and cannot end a script that somebody puts them in', async () => {
  const kept = new Map<string, object>();
  for (const words of hostileWords.slice(0, 99))
    await sendAndPlace(database.sql, words.sent).then(
      (reference) => kept.set(reference, words.kept),
      () => undefined,
    );
  expect(kept.size).toBeGreaterThan(90);
  const answer = await askData('');
  const text = await answer.clone().text();
  expect(text).not.toMatch(/[<>\u2028\u2029]/);
  const { ideas } = promised.parse(JSON.parse(text));
  expect(ideas).toHaveLength(kept.size);
  for (const { reference, title, description, name } of ideas)
    expect({ title, description, name: name ?? '' }).toEqual(kept.get(reference));
  expect(JSON.stringify([...answer.headers])).not.toMatch(/evil|stolen|Bcc/);
});
