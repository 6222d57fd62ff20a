import { beforeEach, describe, expect, test } from 'vitest';
import { countKept, type Kept, keptBehind, keyIn } from '../support/answers.ts';
import { aContribution, aWholeContribution, type Contribution, kinds } from '../support/contributions.ts';
import { useDatabase } from '../support/database.ts';
import { watchLogs } from '../support/logs.ts';
import { aVisitor, everyWay, sendAsBrowser, sendAsProgram } from '../support/send.ts';

const database = useDatabase();
watchLogs();

/** As if it had been sent so long ago. */
async function age({ id }: Kept, minutes: number): Promise<void> {
  await database.sql.begin(async (sql) => {
    // Past the rule that an arrival stays as it was.
    await sql`set local session_replication_role = replica`;
    await sql`update app.contributions set arrived_at = arrived_at - make_interval(mins => ${minutes}) where id = ${id}`;
  });
}

describe.each(everyWay)('the same again, $title', ({ kind, send, isBrowser }) => {
  let sent: Contribution;
  let first: Response;
  let kept: Kept;
  const again = (own: Contribution = {}) => send(kind, { ...sent, ...own });

  beforeEach(async () => {
    sent = aWholeContribution(kind);
    first = await send(kind, sent);
    kept = await keptBehind(first, database.sql);
  });

  async function expectRepeat(response: Response): Promise<void> {
    expect(response.status).toBe(isBrowser ? 303 : 200);
    const { id, reference } = await keptBehind(response, database.sql);
    expect({ id, reference }).toEqual({ id: kept.id, reference: kept.reference });
    if (!isBrowser) expect(await response.clone().json()).toMatchObject({ reference, status: 'received' });
  }

  async function expectNew(response: Response): Promise<void> {
    expect(response.status).toBe(isBrowser ? 303 : 201);
    expect((await keptBehind(response, database.sql)).reference).not.toBe(kept.reference);
  }

  test('from another address is stored once and leads there by a key of its own', async () => {
    const before = await countKept(database.sql);
    const response = await again();
    await expectRepeat(response);
    expect(await keyIn(response)).not.toBe(await keyIn(first));
    expect(await countKept(database.sql)).toBe(before);
  });

  test('with the ticks in another order, twice, and blanks around the text is the same', async () => {
    const lists = Object.entries(sent).filter(([, value]) => Array.isArray(value)) as [string, string[]][];
    const turned = Object.fromEntries(lists.map(([field, value]) => [field, [...value, ...value].reverse()]));
    await expectRepeat(await again({ ...turned, description: ` \r\n${sent.description}\u00a0\n` }));
  });

  test('just within ten minutes is the same, after them it is new', async () => {
    await age(kept, 9);
    await expectRepeat(await again());
    await age(kept, 2);
    await expectNew(await again());
  });

  test('is new once somebody has begun with the first', async () => {
    const after = kind === 'idea' ? 'published' : 'withdrawn';
    const table = database.sql(kind === 'idea' ? 'app.ideas' : 'app.offers');
    await database.sql`update ${table} set status = ${after} where id = ${kept.id}`;
    await expectNew(await again());
  });
});

describe.each(kinds)('an %s that a program sends', (kind) => {
  const fields = Object.keys(aWholeContribution(kind)).filter(
    (field) => !['informed', 'language'].includes(field),
  );
  const other: Contribution = {
    area: 'centrum',
    extent: 'once',
    firstStep: false,
    email: 'annan@exempel.example',
    topics: ['fritid'],
    needs: ['lead'],
    gives: ['lead'],
    hats: ['student'],
    areas: ['centrum'],
    availability: ['daytime'],
  };

  test.each(fields)('is new with something else in %s', async (field) => {
    const sent = aWholeContribution(kind);
    expect((await sendAsProgram(kind, sent)).status).toBe(201);
    expect((await sendAsProgram(kind, { ...sent, [field]: other[field] ?? `${sent[field]} 1` })).status).toBe(
      201,
    );
    expect((await sendAsProgram(kind, sent)).status).toBe(200);
  });

  test('becomes one when it comes many times at once', async () => {
    const before = await countKept(database.sql);
    const sent = aContribution(kind);
    const answers = await Promise.all(Array.from({ length: 25 }, () => sendAsProgram(kind, sent)));
    const references = await Promise.all(
      answers.map(async (one) => (await keptBehind(one, database.sql)).reference),
    );
    expect(new Set(references).size).toBe(1);
    expect(await countKept(database.sql)).toBe(before + 1);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  });
});

test('a form and a program that send the same words have sent the same', async () => {
  const sent = aWholeContribution('idea');
  const first = await keptBehind(await sendAsBrowser('idea', sent), database.sql);
  const response = await sendAsProgram('idea', sent, { ip: aVisitor() });
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ reference: first.reference });
});

test('whoever copies the words of an idea gets a link, but not the one its author has', async () => {
  const sent = aContribution('idea');
  const [author, copier] = [await sendAsBrowser('idea', sent), await sendAsBrowser('idea', sent)];
  expect(await keyIn(copier)).not.toBe(await keyIn(author));
});
