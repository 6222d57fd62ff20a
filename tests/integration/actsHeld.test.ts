import { beforeAll, describe, expect, test } from 'vitest';
import { type Client, connect } from '../../src/data/client.ts';
import { findOne, findWhole, listPart } from '../../src/data/table.ts';
import { act, contents, move, refusalOf, type Sent, sent, setDown, traceOf } from '../support/acts.ts';
import { newWords } from '../support/contributions.ts';
import { useDatabase } from '../support/database.ts';
import { type SeatedSteward, seat } from '../support/stewards.ts';

const database = useDatabase();
let maja: SeatedSteward;
let lead: SeatedSteward;
beforeAll(async () => {
  maja = await seat(database, 'steward', { name: 'Maja' });
  lead = await seat(database, 'lead', { name: 'Lo' });
});

/** Does something in the database itself, as a steward whom the API has let in. */
function asSteward(work: string, { user, session } = maja) {
  return database.sql.begin(async (tx) => {
    const claims = JSON.stringify({ sub: user, session_id: session, role: 'authenticated' });
    await tx`select set_config('request.jwt.claims', ${claims}, true), set_config('request.jwt.claim.sub', ${user}, true)`;
    await tx`set local role authenticated`;
    return tx.unsafe(work);
  });
}

describe('before people meet', () => {
  test.each(['leader', 'insurance', 'land'])('the database itself asks for the %s', async (missing) => {
    const one = await sent(database, 'idea');
    await setDown(database, one, 'gathering');
    const before = await traceOf(database, one);
    const content = { ...move('active'), [missing]: '' };
    expect(await refusalOf(act(maja, 'moveOn', one, { content }))).toMatchObject({
      status: 422,
      hint: 'care',
    });
    expect(await traceOf(database, one)).toEqual(before);
  });
  test('whoever asks, the owner of the tables too, and a steward past the functions', async () => {
    const one = await sent(database, 'idea');
    await setDown(database, one, 'gathering');
    const id = (await traceOf(database, one)).idea?.id;
    const inMotion = `update app.ideas set status = 'active' where id = ${id}`;
    await expect(database.sql.unsafe(inMotion)).rejects.toMatchObject({ code: 'PT422', hint: 'care' });
    await expect(asSteward(inMotion)).rejects.toMatchObject({ code: 'PT422', hint: 'care' });
  });
  test('children need a grown-up who answers for them, and nothing is kept without', async () => {
    const one = await sent(database, 'idea');
    const before = await traceOf(database, one);
    const content = { children: true, responsible: '' };
    await expect(act(maja, 'children', one, { content })).rejects.toThrow('23514');
    expect(await traceOf(database, one)).toEqual(before);
    await expect(
      asSteward(`insert into app.care (idea_id, children) values (${before.idea?.id}, true)`),
    ).rejects.toMatchObject({ code: '23514' });
    await act(maja, 'children', one, { content: { children: false, responsible: '' } });
    expect((await traceOf(database, one)).care).toMatchObject({ children: false });
  });
});

describe('what somebody has sent', () => {
  const written: [table: string, column: string, value: string][] = [
    ...['title', 'description', 'helps', 'area', 'needs_note'].map((column): [string, string, string] => [
      'ideas',
      column,
      `'Helt andra ord än förut'`,
    ]),
    ['ideas', 'topics', `'{natur}'`],
    ['ideas', 'needs', `'{lead}'`],
    ['ideas', 'first_step', 'true'],
    ['offers', 'description', `'Helt andra ord än förut'`],
    ['offers', 'gives', `'{lead}'`],
    ['offers', 'availability', `'{evenings}'`],
    ['offers', 'extent', `'weekly'`],
    ['offers', 'areas', `'{centrum}'`],
    ['offers', 'topics', `'{natur}'`],
    ['contributions', 'display_name', `'Någon annan'`],
    ['contributions', 'hats', `'{elected}'`],
    ['contributions', 'reference', `'K3-0000-0000'`],
    ['contributions', 'arrived_at', 'now()'],
    ['contributions', 'kind', `'idea'`],
    ['contributions', 'content_hash', `'${'0'.repeat(64)}'`],
    ['contributions', 'notice_version', `'2030-01-01'`],
  ];
  beforeAll(async () => {
    await sent(database, 'idea');
    await sent(database, 'offer');
  });

  test.each(written)('in app.%s, %s, is changed by nobody', async (table, column, value) => {
    const change = `update app.${table} set ${column} = ${value}`;
    await expect(asSteward(change), 'a steward').rejects.toMatchObject({ code: '42501' });
    await expect(asSteward(change, lead), 'a lead').rejects.toMatchObject({ code: '42501' });
    await expect(database.sql.unsafe(change), 'the owner').rejects.toMatchObject({ code: 'PT409' });
  });
  test.each(['submissions', 'contacts', 'letters', 'answers', 'proposals', 'timeline', 'acts', 'removals'])(
    'and no steward changes or deletes anything in app.%s',
    async (table) => {
      await expect(asSteward(`delete from app.${table}`, lead)).rejects.toMatchObject({ code: '42501' });
      const [column] = await database.sql<{ name: string }[]>`
        select attname as name from pg_attribute where attrelid = ${`app.${table}`}::regclass and attnum > 0 order by attnum desc limit 1`;
      const change = `update app.${table} set ${column?.name} = ${column?.name}`;
      await expect(asSteward(change, lead)).rejects.toMatchObject({ code: '42501' });
    },
  );
});

describe('clearer words are a question', () => {
  test('and the board keeps the original until the one who wrote says yes', async () => {
    const one = await sent(database, 'idea');
    const was = (await traceOf(database, one)).idea;
    await act(maja, 'publish', one);
    const { idea, proposals } = await traceOf(database, one);
    expect(idea).toMatchObject({ title: was?.title, description: was?.description });
    expect(proposals).toMatchObject([{ kind: 'clarity', answer: null, answered_at: null }]);
    await expect(
      asSteward(`update app.proposals set answer = 'yes', answered_at = now()`, lead),
    ).rejects.toMatchObject({ code: '42501' });
  });
});

test.each(['published', 'dislike', '', null])('nothing is given back because of "%s"', async (ground) => {
  const one = await sent(database, 'idea');
  const before = await traceOf(database, one);
  const content = { ...contents.giveBack, ground: ground as never };
  expect(await refusalOf(act(maja, 'giveBack', one, { content }))).toMatchObject({
    status: 422,
    hint: 'ground',
  });
  expect(await traceOf(database, one)).toEqual(before);
});

test('a worry leaves nothing but that it was taken further', async () => {
  const one = await sent(database, 'idea');
  const before = await traceOf(database, one);
  await act(maja, 'worry', one);
  const { contribution, log, ...rest } = await traceOf(database, one);
  expect(rest).toEqual({ ...before, contribution: undefined, log: undefined });
  expect(contribution).toEqual({ ...before.contribution, version: 1 });
  expect(log).toMatchObject([{ act: 'worry', before: {}, after: {} }]);
});

describe('what was removed as unlawful', () => {
  const word = `förtal${Date.now()}`;
  let bad: Sent;
  let offer: Sent;
  let near: Sent;
  beforeAll(async () => {
    bad = await sent(database, 'idea', {
      p_title: `Om grannen ${word}`,
      p_description: `Det här är ${word} om en granne, ${newWords()}`,
      p_email: 'grannen@exempel.example',
      p_needs: ['hands'],
    });
    near = await sent(database, 'idea', { p_title: `Också om ${word}` });
    offer = await sent(database, 'offer', {
      p_idea: bad.reference,
      p_description: `Jag hjälper till med ${word}`,
    });
    await act(maja, 'read', bad);
    await act(maja, 'remove', bad);
    await act(maja, 'remove', offer);
  });
  const search = async (client: Client) =>
    (
      await listPart(
        client,
        'all',
        { kind: '', area: '', topic: '', need: '', status: '', words: word, reference: '' },
        undefined,
        21,
      )
    ).map(({ reference }) => reference);
  const everything = async (client: Client) =>
    JSON.stringify([
      await findWhole(client, bad.reference),
      await findWhole(client, offer.reference),
      await findWhole(client, near.reference),
      await search(client),
    ]);

  test('is closed to stewards: no word of it, no address, no letter, not near anything', async () => {
    const whole = await findWhole(maja.client, bad.reference);
    expect(whole?.one).toMatchObject({
      status: null,
      title: null,
      description: null,
      removal_ground: 'threat',
    });
    expect(whole?.one.email || '').toBe('');
    expect(whole?.story.map(({ words }) => words).join('')).toBe('');
    expect((await findOne(maja.client, offer.reference))?.idea_title ?? null).toBeNull();
    const said = (await everything(maja.client)).replaceAll(`Också om ${word}`, '');
    expect(said).not.toContain(word);
    expect(said).not.toContain('grannen@');
  });
  test('is not found by its words by stewards, so that nobody finds out what it said by guessing', async () => {
    expect(await search(maja.client)).toEqual([near.reference]);
  });
  test('is open to leads', async () => {
    const whole = await findWhole(lead.client, bad.reference);
    expect(whole?.one).toMatchObject({ status: 'removed', email: 'grannen@exempel.example' });
    expect(whole?.one.title).toContain(word);
    expect(whole?.story.map(({ what }) => what)).toEqual(['received', 'read', 'removed', 'remove']);
    expect(await search(lead.client)).toEqual(expect.arrayContaining([bad.reference, offer.reference]));
  });
  test('does not exist for anybody else', async () => {
    const anyone = connect(database.supabaseUrl, database.publishableKey);
    await expect(findOne(anyone, bad.reference)).rejects.toThrow();
    await expect(search(anyone)).rejects.toThrow();
  });
});
