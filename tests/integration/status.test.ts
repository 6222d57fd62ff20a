import { beforeEach, describe, expect, test } from 'vitest';
import { ideaMayMove, ideaStatuses, offerArrows, offerStatuses } from '../../src/domain/status.ts';
import { useDatabase } from '../support/database.ts';
import { ideaArguments, knock, offerArguments } from '../support/submissions.ts';

const database = useDatabase();

beforeEach(async () => {
  await database.sql`truncate app.contributions cascade`;
});

describe('a status follows the arrows, whoever writes', () => {
  test('the database and the domain have the same arrows for ideas', async () => {
    for (const from of ideaStatuses) {
      for (const to of ideaStatuses) {
        const [row] = await database.sql`select app.idea_may_move(${from}, ${to}) as may`;
        expect([from, to, row?.may]).toEqual([from, to, ideaMayMove(from, to)]);
      }
    }
  });
  test('and for offers', async () => {
    for (const from of offerStatuses) {
      for (const to of offerStatuses) {
        const [row] = await database.sql`select app.offer_may_move(${from}, ${to}) as may`;
        expect(row?.may).toBe(offerArrows.some((arrow) => arrow.from === from && arrow.to === to));
      }
    }
  });
  test('a step that does not exist is refused, also by the owner of the tables', async () => {
    await knock(database.sql, 'take_in_idea', ideaArguments());
    await expect(database.sql`update app.ideas set status = 'done'`).rejects.toMatchObject({ code: 'PT409' });
    await expect(database.sql`update app.ideas set status = 'unheard of'`).rejects.toMatchObject({
      code: '23514',
    });
  });
  test('an idea cannot be born published', async () => {
    const sql = database.sql;
    await expect(
      sql.begin(async (transaction) => {
        await knock(transaction as never, 'take_in_idea', ideaArguments());
        const [{ words: _, ...row } = {}] = await transaction`delete from app.ideas returning *`;
        await transaction`insert into app.ideas ${transaction({ ...row, status: 'published' })}`;
      }),
    ).rejects.toMatchObject({ code: 'PT409' });
  });
  test('every step leaves its mark, once, the first at the time of arrival', async () => {
    const p_arrived_at = '2026-11-20T08:00:00.000Z';
    await knock(database.sql, 'take_in_idea', ideaArguments({ p_arrived_at }));
    await database.sql`update app.ideas set status = 'published'`;
    await database.sql`update app.ideas set status = 'published'`;
    await database.sql`update app.ideas set status = 'resting'`;
    const rows = await database.sql`select status, at from app.timeline order by id`;
    expect(rows.map(({ status }) => status)).toEqual(['received', 'published', 'resting']);
    expect(rows[0]?.at.toISOString()).toBe(p_arrived_at);
  });
  test('an offer has a timeline too', async () => {
    await knock(database.sql, 'take_in_offer', offerArguments());
    expect(await database.sql`select status from app.timeline`).toMatchObject([{ status: 'received' }]);
  });
  test('erasing how to reach a person leaves the idea whole', async () => {
    await knock(database.sql, 'take_in_idea', ideaArguments({ p_email: 'nagon@exempel.example' }));
    await database.sql`delete from app.contacts`;
    expect(await database.sql`select title from app.ideas`).toHaveLength(1);
  });
});
