import { beforeAll, describe, expect, test } from 'vitest';
import { countKept, faultsIn, keptBehind, openSlots, pageIn, valueAt } from '../support/answers.ts';
import { anIdea, anOffer } from '../support/contributions.ts';
import { useDatabase } from '../support/database.ts';
import { watchLogs } from '../support/logs.ts';
import { everyWay, sendAsBrowser, sendAsProgram, ways } from '../support/send.ts';

const database = useDatabase();
watchLogs();
// Zeros and ones, which people write as O, I and L.
const written = 'K3-0101-10XZ';
let id: string;

beforeAll(async () => {
  id = (await keptBehind(await sendAsProgram('idea', anIdea()), database.sql)).id;
  await database.sql.begin(async (sql) => {
    // Past the rule that a reference stays as it was given.
    await sql`set local session_replication_role = replica`;
    await sql`update app.contributions set reference = ${written} where id = ${id}`;
    await sql`update app.submissions set reference = ${written} where contribution_id = ${id}`;
  });
});

describe('an offer for one idea', () => {
  test.each(['K3-0101-10XZ', 'k3-0101-10xz', 'K3-OiOl-lOXZ', 'k3oioliOXZ', ' K3 0101 10XZ ', 'K3–0101—10XZ'])(
    'finds it by its number written %j',
    async (idea) => {
      for (const { send } of ways) {
        const kept = await keptBehind(await send('offer', anOffer({ idea })), database.sql);
        expect(kept).toMatchObject({ idea_reference: written });
      }
    },
  );

  test('finds it by the number that a repeat of it was given', async () => {
    const sent = anIdea();
    const first = await keptBehind(await sendAsProgram('idea', sent), database.sql);
    await sendAsProgram('idea', sent);
    const [own] = await database.sql<{ reference: string }[]>`
      select reference from app.submissions where contribution_id = ${first.id} and reference <> ${first.reference}`;
    const kept = await keptBehind(
      await sendAsBrowser('offer', anOffer({ idea: own?.reference })),
      database.sql,
    );
    expect(kept.idea_reference).toBe(first.reference);
  });

  test.each(['K3-123', 'idén om läxhjälp', 'K3-UUUU-UUUU', 'K4-0101-10XZ', 'K3-0101-10XZ-1'])(
    'is told when %j is no number',
    async (idea) => {
      expect(await faultsIn(await sendAsProgram('offer', anOffer({ idea })))).toEqual({ idea: 'format' });
    },
  );

  test.each(['', ' ', null, undefined])('is for any idea when the number is %j', async (idea) => {
    const kept = await keptBehind(await sendAsProgram('offer', anOffer({ idea })), database.sql);
    expect(kept.idea_reference).toBeNull();
  });
});

describe.each(everyWay.filter(({ kind }) => kind === 'offer'))(
  '$title with a number that leads nowhere',
  ({ send, isBrowser }) => {
    async function expectUnknown(idea: string): Promise<void> {
      const before = await countKept(database.sql);
      const response = await send('offer', anOffer({ idea, displayName: 'Snickaren' }));
      expect(response.status).toBe(422);
      expect(await countKept(database.sql)).toBe(before);
      if (!isBrowser) {
        expect(await faultsIn(response)).toEqual({ idea: 'unknownReference' });
        return;
      }
      const $ = await pageIn(response);
      expect(openSlots($)).toEqual(['idea']);
      expect($('#error-list a').attr('href')).toBe('#idea');
      expect($('details.more').is('[open]')).toBe(true);
      expect(valueAt($, 'idea')).toBe(idea);
      expect(valueAt($, 'displayName')).toBe('Snickaren');
    }

    test('because there is no such idea', () => expectUnknown('k3 0000 0000'));

    test("because it is an offer's own number", async () => {
      const { reference } = await keptBehind(await sendAsProgram('offer', anOffer()), database.sql);
      await expectUnknown(reference);
    });

    test.each(['withdrawn', 'removed'])('because the idea is %s', async (status) => {
      const idea = await keptBehind(await sendAsProgram('idea', anIdea()), database.sql);
      await database.sql`update app.ideas set status = ${status} where id = ${idea.id}`;
      await expectUnknown(idea.reference);
    });
  },
);

test('an offer for an idea that rests is kept', async () => {
  const idea = await keptBehind(await sendAsProgram('idea', anIdea()), database.sql);
  await database.sql`update app.ideas set status = 'resting' where id = ${idea.id}`;
  expect((await sendAsProgram('offer', anOffer({ idea: idea.reference }))).status).toBe(201);
});
