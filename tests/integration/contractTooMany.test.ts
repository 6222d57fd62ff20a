import { describe, expect, test } from 'vitest';
import { countKept, pageIn, problemIn, valueAt } from '../support/answers.ts';
import { aContribution, aWholeContribution, type Contribution, type Kind } from '../support/contributions.ts';
import { useDatabase } from '../support/database.ts';
import { watchLogs } from '../support/logs.ts';
import { aVisitor, everyWay, sendAsProgram } from '../support/send.ts';

const database = useDatabase();
watchLogs();
const limit = 60;

/** Some at once, but not so many that a slow machine makes the last of them wait longer than the functions do. */
async function sendMany(kind: Kind, ip: string, count: number, atOnce = 20): Promise<number[]> {
  const statuses: number[] = [];
  while (statuses.length < count) {
    const some = Array.from({ length: Math.min(atOnce, count - statuses.length) }, () =>
      sendAsProgram(kind, aContribution(kind), { ip }),
    );
    statuses.push(...(await Promise.all(some)).map(({ status }) => status));
  }
  return statuses;
}

/** As if this address had sent one, and then so many more in the same moment. */
async function fillUp(kind: Kind, ip: string, count: number): Promise<void> {
  await sendMany(kind, ip, 1);
  await database.sql`
    insert into app.arrivals (source, kind, at)
    select source, kind, at from (select * from app.arrivals order by id desc limit 1), generate_series(2, ${count})`;
}

describe.each(everyWay)('$title, when there are many from one address', ({ kind, send, isBrowser }) => {
  test('is taken in as the sixtieth and asked to wait as the sixty-first, with everything that was typed', async () => {
    const ip = aVisitor();
    await fillUp(kind, ip, limit - 1);
    expect((await send(kind, aContribution(kind), { ip })).status).toBe(isBrowser ? 303 : 201);

    const before = await countKept(database.sql);
    const sent = aWholeContribution(kind);
    const refused = await send(kind, sent, { ip });
    await expectToWait(refused, isBrowser, sent);
    expect(await countKept(database.sql)).toBe(before);

    expect((await send(kind, aContribution(kind))).status, 'somebody else').toBe(isBrowser ? 303 : 201);
    const other = kind === 'idea' ? 'offer' : 'idea';
    expect((await send(other, aContribution(other), { ip })).status, 'the other form').toBe(
      isBrowser ? 303 : 201,
    );
  });
});

async function expectToWait(response: Response, isBrowser: boolean, sent: Contribution): Promise<void> {
  expect(response.status).toBe(429);
  const seconds = Number(response.headers.get('retry-after'));
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(600);
  if (!isBrowser) {
    expect((await problemIn(response)).code).toBe('tooMany');
    return;
  }
  const $ = await pageIn(response);
  expect($('title').text()).toMatch(/^Fel: /);
  expect($('#error-summary').is('[hidden]')).toBe(false);
  expect($('#error-message').text()).toMatch(/\d+ minuter|en minut/);
  for (const field of ['description', 'displayName', 'email']) expect(valueAt($, field)).toBe(sent[field]);
}

test('many at once from one address are counted one by one', async () => {
  const statuses = await sendMany('idea', aVisitor(), limit + 20);
  expect(statuses.filter((status) => status === 201)).toHaveLength(limit);
  expect(statuses.filter((status) => status === 429)).toHaveLength(20);
});

test('what was refused and what was a repeat does not count', async () => {
  const ip = aVisitor();
  const same = aContribution('idea');
  await sendAsProgram('idea', same, { ip });
  for (let i = 0; i < 5; i += 1) {
    expect((await sendAsProgram('idea', same, { ip })).status).toBe(200);
    expect((await sendAsProgram('idea', {}, { ip })).status).toBe(422);
    expect(
      (await sendAsProgram('offer', aContribution('offer', { idea: 'K3-0000-0000' }), { ip })).status,
    ).toBe(422);
  }
  const statuses = await sendMany('idea', ip, limit);
  expect(statuses.filter((status) => status === 201)).toHaveLength(limit - 1);
  expect(new Set(await sendMany('offer', ip, limit))).toEqual(new Set([201]));
  expect((await sendAsProgram('idea', same, { ip })).status, 'a repeat, though there are too many').toBe(200);
});

test('the oldest is forgotten after ten minutes', async () => {
  const ip = aVisitor();
  await fillUp('idea', ip, limit);
  expect(await sendMany('idea', ip, 1)).toEqual([429]);
  await database.sql`
    update app.arrivals set at = at - interval '10 minutes' where id = (
      select min(id) from app.arrivals where source = (select source from app.arrivals order by id desc limit 1))`;
  expect(await sendMany('idea', ip, 2)).toEqual(expect.arrayContaining([201, 429]));
});
