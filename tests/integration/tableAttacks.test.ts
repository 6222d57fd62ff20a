/** Whoever means harm at the stewards' table, past its pages: every function and every table of the database, by everybody there is. */
import { randomUUID } from 'node:crypto';
import type { TransactionSql } from 'postgres';
import { beforeAll, describe, expect, test } from 'vitest';
import { findWhole } from '../../src/data/table.ts';
import { hashOfKey } from '../../src/domain/reference.ts';
import { act, contents, type Sent, sent, traceOf } from '../support/acts.ts';
import {
  type Ask,
  type Caller,
  callers,
  callersOf,
  doorsOf,
  expected,
  given,
} from '../support/attacks/tableDoors.ts';
import { doors, tables } from '../support/catalogue.ts';
import { useDatabase } from '../support/database.ts';
import { aWaitingLetter } from '../support/mails.ts';
import { type SeatedSteward, seat } from '../support/stewards.ts';
import { someReference } from '../support/submissions.ts';

const database = useDatabase();
const sql = (...asked: Parameters<typeof database.sql>) => database.sql(...asked);
let people: Record<Caller, Ask>;
let known: Record<string, unknown>;
let idea: Sent;

beforeAll(async () => {
  people = await callersOf(database);
  const maja = await seat(database, 'lead');
  idea = await sent(database, 'idea');
  const other = await sent(database, 'idea');
  await act(maja, 'publish', idea);
  await act(maja, 'publish', other);
  await act(maja, 'answer', idea);
  await act(maja, 'proposeJoin', idea, {
    content: { other: other.reference, words: 'Ska vi slå ihop dem?' },
  });
  await sent(database, 'offer', { p_idea: idea.reference });
  const { outbox } = await aWaitingLetter(database.sql);
  await sql`update app.outbox set status = 'failed' where id = ${outbox}`;
  known = {
    ...{ p_reference: idea.reference, p_part: 'all', p_limit: 10, p_since: '2020-01-01', p_seen: 99 },
    ...{ p_references: [idea.reference], p_words: 'Hej hej.', p_role: 'steward', p_name: 'Demo' },
  };
  // A log line of their own, for the one who reads only those.
  await people['a steward']('desk_hand_out', { p_act: randomUUID(), p_references: [idea.reference] });
});

describe('every function of the API says to everybody what was decided', () => {
  test('and for none it has been forgotten to decide', async () => {
    const there = await doorsOf(database.sql);
    expect(there.map(({ door }) => door)).toEqual(Object.keys(expected).sort());
  });
  test.each(Object.keys(expected))('%s', async (door) => {
    const parameters = (await doorsOf(database.sql)).find((one) => one.door === door)?.parameters ?? [];
    const said: Record<string, string> = {};
    for (const caller of callers) {
      // Searching for a reference would leave out everything else.
      const own = door === 'desk_list' ? { ...known, p_reference: '', p_words: '' } : known;
      const email = { p_email: `${randomUUID()}@demo.example` };
      said[caller] = await people[caller](door, given(parameters, { ...own, ...email }));
    }
    // What nobody has asked for yet is answered by the key's functions with nothing, or with a refusal: it was let in.
    if (doors.includes(door) && said['the key of the functions'] !== 'closed')
      said['the key of the functions'] = 'heard';
    expect(said).toEqual(expected[door]);
  });
});

/** Straight to the tables, as the API would let somebody if a door stood open; taken back afterwards. */
async function asSteward<T>(
  one: SeatedSteward | undefined,
  doing: (tx: TransactionSql) => Promise<T>,
): Promise<T | string> {
  const claims = one ? { sub: one.user, session_id: one.session, role: 'authenticated' } : { role: 'anon' };
  const result: { value?: T | string } = {};
  await database.sql
    .begin(async (tx) => {
      await tx`select set_config('request.jwt.claims', ${JSON.stringify(claims)}, true)`;
      await tx`select set_config('request.jwt.claim.sub', ${one?.user ?? ''}, true)`;
      await tx.unsafe(`set local role ${claims.role}`);
      result.value = await doing(tx);
      throw new Error('Taken back.');
    })
    .catch((error: { code?: string; message: string }) => {
      if (!('value' in result)) result.value = error.code ?? error.message;
    });
  return result.value as T | string;
}

describe('straight at the tables', () => {
  let disa: SeatedSteward;
  let lead: SeatedSteward;
  let without: SeatedSteward;
  let over: SeatedSteward;
  let removed: SeatedSteward;
  beforeAll(async () => {
    [disa, lead] = [
      await seat(database, 'steward', { name: 'Disa' }),
      await seat(database, 'lead', { name: 'Eva' }),
    ];
    without = await seat(database, 'lead', { secondFactor: false });
    [over, removed] = [await seat(database, 'lead'), await seat(database, 'lead')];
    await sql`update app.sittings set seen_at = now() - interval '61 minutes' where steward_id = ${over.id}`;
    await sql`select app.remove_steward(${removed.id})`;
  });

  test('a steward is known there, and nobody else', async () => {
    const name = (tx: TransactionSql) => tx`select app.my_name() as name`.then(([row]) => row?.name);
    expect([await asSteward(disa, name), await asSteward(lead, name)]).toEqual(['Disa', 'Eva']);
    for (const one of [without, over, removed]) expect(await asSteward(one, name)).toBeNull();
  });
  test.each(tables)('nobody who has not come in whole reads a row of %s', async (table) => {
    const strangers = [
      undefined,
      without,
      over,
      removed,
      { ...lead, session: randomUUID() },
      { ...lead, user: randomUUID() },
    ];
    for (const one of strangers) {
      const seen = await asSteward(one, (tx) =>
        tx.unsafe(`select 1 from app.${table} limit 1`).then((rows) => rows.length),
      );
      expect([0, '42501']).toContain(seen);
    }
  });
  test.each(tables)('nobody at all takes anything away from %s', async (table) => {
    for (const one of [undefined, disa, lead]) {
      expect(await asSteward(one, (tx) => tx.unsafe(`delete from app.${table}`).then(() => 'done'))).toBe(
        '42501',
      );
      expect(await asSteward(one, (tx) => tx.unsafe(`truncate app.${table}`).then(() => 'done'))).toBe(
        '42501',
      );
    }
  });
  test.each([
    ['reads who the stewards are', 'select email from app.stewards'],
    ['reads a private key’s hash', 'select key_hash from app.submissions'],
    ['reads the links of mails', 'select key_hash from app.links'],
    ['makes itself a lead', `update app.stewards set role = 'lead'`],
    [
      'seats somebody',
      `insert into app.sittings (token_hash, steward_id, auth_session, second_factor, tokens_sealed) select repeat('a', 64), id, id, true, '' from app.stewards`,
    ],
    [
      'changes what a resident wrote',
      `update app.ideas set description = 'Något helt annat än det som stod här.'`,
    ],
    ['changes who wrote', `update app.contributions set display_name = 'Någon annan'`],
    ['changes an address', `update app.contacts set email = 'jag@evil.example'`],
    [
      'writes an address',
      `insert into app.contacts (contribution_id, email) select id, 'jag@evil.example' from app.contributions`,
    ],
    ['changes a letter', `update app.letters set words = 'Något annat.'`],
    [
      'signs with another name',
      `insert into app.letters (contribution_id, about, words, signed) select id, 'write', 'Hej hej.', 'Eva' from app.contributions`,
    ],
    [
      'writes as the one who wrote',
      `insert into app.letters (contribution_id, about, words, signed, by_author) select id, 'write', 'Hej.', 'Disa', true from app.contributions`,
    ],
    ['answers for the one who wrote', `update app.proposals set answer = 'yes', answered_at = now()`],
    [
      'proposes what has been answered',
      `insert into app.proposals (contribution_id, kind, title, description, answer) select id, 'clarity', 'abc', repeat('a', 30), 'yes' from app.ideas`,
    ],
    ['changes an answer', `update app.answers set words = 'Något annat.'`],
    ['opens what was removed', 'update app.removals set ground = ground'],
    ['changes a line of the log', `update app.acts set steward_name = 'Eva'`],
    [
      'invites by mail',
      `insert into app.outbox (steward_id, about) select (select app.my_id()), 'invitation'`,
    ],
    [
      'says that a mail has left',
      `update app.outbox set status = 'sent', next_at = now() where status = 'failed'`,
    ],
    [
      'puts a needle into the past',
      `insert into app.timeline (contribution_id, at, status, message) select id, now(), 'published', 'x' from app.contributions; update app.timeline set at = '2020-01-01'`,
    ],
  ])('a steward who %s is refused', async (_, text) => {
    const doing = (tx: TransactionSql) => tx.unsafe(text).then(({ count }) => `did it to ${count}`);
    expect(['42501', 'PT403']).toContain(await asSteward(disa, doing));
  });
  test.each([
    ["another's name", { steward_name: 'Eva' }],
    ["another's id", { steward_id: 'lead' }],
    ['nobody’s name, as if the one who wrote had done it', { steward_id: null, steward_name: '' }],
    ['another day', { at: '2020-01-01' }],
  ])('a steward writes no line of the log in %s', async (_, wrong) => {
    const line = {
      act_id: randomUUID(),
      act: 'publish',
      steward_id: disa.id,
      steward_name: 'Disa',
      ...wrong,
    };
    if (line.steward_id === 'lead') line.steward_id = lead.id;
    expect(await asSteward(disa, (tx) => tx`insert into app.acts ${tx(line)}`.then(() => 'written'))).toBe(
      '42501',
    );
  });
  test('not even the owner changes or takes away a line of the log by mistake', async () => {
    for (const text of [`update app.acts set act = 'x'`, 'delete from app.acts', 'truncate app.acts'])
      await expect(database.sql.unsafe(text)).rejects.toMatchObject({ code: 'PT403' });
  });
  test('a steward reads their own lines of the log, and a lead all of them', async () => {
    const other = await seat(database);
    await act(other, 'worry', idea);
    const lines = (tx: TransactionSql) =>
      tx`select steward_id from app.acts`.then((rows) => new Set(rows.map(({ steward_id }) => steward_id)));
    expect(await asSteward(other, lines)).toEqual(new Set([other.id]));
    expect((await asSteward(lead, lines)) as Set<string>).toContain(other.id);
  });
});

describe('a steward climbs no higher', () => {
  test('with an act of another kind: each has one effect and one line, whatever its number', async () => {
    const maja = await seat(database);
    for (const name of ['desk_invite', 'desk_invite_again', 'desk_remove_steward'] as const) {
      const before = await sql`select s.*, xmin::text from app.stewards s order by id`;
      const asked = {
        p_act: randomUUID(),
        p_steward: maja.id,
        p_email: 'a@demo.example',
        p_name: 'A',
        p_role: 'lead',
      };
      const { p_steward, ...invite } = asked;
      const { error } = await (name === 'desk_invite'
        ? maja.client.rpc(name, invite)
        : maja.client.rpc(name, { p_act: asked.p_act, p_steward }));
      expect(error?.code).toBe('PT403');
      expect(await sql`select s.*, xmin::text from app.stewards s order by id`).toEqual(before);
    }
  });
  // What was done under a used number happened, and stands nowhere.
  test.each(['mailAgain', 'handOut', 'typeIn'] as const)(
    'and does not do "%s" past the log by using a number again',
    async (what) => {
      const maja = await seat(database);
      const used = randomUUID();
      await act(maja, 'worry', idea, { form: used });
      const { outbox } = await aWaitingLetter(database.sql);
      await sql`update app.outbox set status = 'failed' where id = ${outbox}`;
      const kept = async () => (await sql`select from app.contributions`).length;
      const before = await kept();
      if (what === 'mailAgain') await maja.client.rpc('desk_mail_again', { p_act: used, p_id: outbox });
      if (what === 'typeIn') {
        const parameters =
          (await doorsOf(database.sql)).find(({ door }) => door === 'desk_type_in_idea')?.parameters ?? [];
        await maja.client.rpc('desk_type_in_idea', given(parameters, typedIn(used)) as never);
      }
      const handed =
        what === 'handOut'
          ? await maja.client.rpc('desk_hand_out', { p_act: used, p_references: [idea.reference] })
          : { data: [] };
      const [mail] = await sql`select status from app.outbox where id = ${outbox}`;
      const done = [mail?.status !== 'failed', (await kept()) > before, (handed.data ?? []).length > 0].some(
        Boolean,
      );
      const lines = await sql`select from app.acts where steward_id = ${maja.id} and act = ${what}`;
      expect({ done, noted: lines.length > 0 }).toEqual({ done, noted: done });
    },
  );
  test('the last lead is not removed, and of two who remove each other at the same moment one stays', async () => {
    for (let round = 0; round < 4; round += 1) {
      await sql`alter table app.stewards disable trigger user`;
      await sql`update app.stewards set role = 'steward'`;
      await sql`alter table app.stewards enable trigger user`;
      const [one, two] = [await seat(database, 'lead'), await seat(database, 'lead')];
      const removes = (who: SeatedSteward, whom: SeatedSteward) =>
        who.client.rpc('desk_remove_steward', { p_act: randomUUID(), p_steward: whom.id });
      const answers = await Promise.all([removes(one, two), removes(two, one)]);
      expect(answers.filter(({ error }) => !error)).toHaveLength(1);
      const left = await database.sql<
        { id: string }[]
      >`select id from app.stewards where role = 'lead' and removed_at is null`;
      expect(left).toHaveLength(1);
      const last = [one, two].find(({ id }) => id === left[0]?.id) as SeatedSteward;
      expect((await removes(last, last)).error).toMatchObject({ code: 'PT409', hint: 'lastLead' });
    }
  });
});

describe('whoever guesses', () => {
  test('a reference that nobody has is told so, and changes nothing', async () => {
    const maja = await seat(database);
    for (const reference of [someReference(), idea.reference.toLowerCase(), `${idea.reference} `, '%', ''])
      await expect(act(maja, 'write', { reference }, { seen: 0 })).rejects.toMatchObject({ status: 404 });
  });
  test.each([-1, 0, 98, 2_147_483_647])('a version (%i) acts on nothing', async (seen) => {
    const maja = await seat(database);
    const before = await traceOf(database, idea);
    await expect(act(maja, 'write', idea, { seen })).rejects.toMatchObject({ status: 409, hint: 'changed' });
    expect(await traceOf(database, idea)).toEqual(before);
  });
  test("another's form number does nothing, and says nothing of what it was", async () => {
    const [mine, theirs] = [await seat(database), await seat(database)];
    const form = randomUUID();
    await act(theirs, 'worry', idea, { form });
    const other = await sent(database, 'idea');
    const before = await traceOf(database, other);
    await act(mine, 'write', other, { form }).catch(() => undefined);
    expect(await traceOf(database, other)).toEqual(before);
  });
  test("somebody else's question is not answered with one's own key", async () => {
    const own = await sent(database, 'idea');
    const [{ id } = { id: 0 }] = await database.sql<
      { id: number }[]
    >`select id from app.proposals where answered_at is null limit 1`;
    const hash = hashOfKey(own.key);
    const asked = database.sql`select * from public.answer_by_key(${randomUUID()}, ${hash}, ${id}, true)`;
    await expect(asked).rejects.toMatchObject({ code: expect.stringMatching(/^PT4/) });
    expect(await sql`select from app.proposals where id = ${id} and answered_at is null`).toHaveLength(1);
  });
});

describe('what was removed as unlawful', () => {
  const words = {
    p_title: 'Kvastbindarlag',
    p_description: 'Svallvågsord som ingen annan skriver någonstans.',
    p_display_name: 'Hånfulla namnet',
  };
  async function removedIdea() {
    const one = await sent(database, 'idea', words);
    const lead = await seat(database, 'lead');
    await act(lead, 'agreed', one).catch(() => undefined);
    await act(lead, 'remove', one, { content: contents.remove });
    return { one, lead, maja: await seat(database) };
  }

  test('is closed to stewards: nothing that was written, not even the name, is on their page', async () => {
    const { one, lead, maja } = await removedIdea();
    const seen = JSON.stringify(await findWhole(maja.client, one.reference));
    for (const text of Object.values(words)) expect(seen).not.toContain(text);
    const open = JSON.stringify(await findWhole(lead.client, one.reference));
    for (const text of Object.values(words)) expect(open).toContain(text);
  });
  test('does not stand in their lists either', async () => {
    const { maja } = await removedIdea();
    const { data } = await maja.client.rpc('desk_list', listed({}));
    for (const text of Object.values(words)) expect(JSON.stringify(data)).not.toContain(text);
  });
  test('is not found by its words by who may not read them', async () => {
    const { lead, maja } = await removedIdea();
    const found = async ({ client }: SeatedSteward) =>
      ((await client.rpc('desk_list', listed({ p_words: 'svallvågsord' }))).data ?? []).length;
    expect(await found(lead)).toBeGreaterThan(0);
    expect(await found(maja)).toBe(0);
  });
});

test('an idea that nobody has put up yet, or that was removed since, is not shown to another who wrote', async () => {
  const [mine, hidden] = [
    await sent(database, 'idea'),
    await sent(database, 'idea', { p_title: 'Ännu hemlig rubrik' }),
  ];
  const lead = await seat(database, 'lead');
  await act(lead, 'publish', mine);
  await act(lead, 'publish', hidden);
  await act(lead, 'proposeJoin', mine, {
    content: { other: hidden.reference, words: 'Ska vi slå ihop dem?' },
  });
  await act(lead, 'remove', hidden);
  const asked = await sql`select questions from public.conversation_by_key(${hashOfKey(mine.key)})`;
  expect(JSON.stringify(asked)).not.toContain('Ännu hemlig rubrik');
});

describe('erased is erased', () => {
  test('with a contribution go its letters, links, questions, mails and promises; in the log stands who did what, and no words', async () => {
    const lead = await seat(database, 'lead', { name: 'Frida' });
    const secret = 'Zinkgråvargens hemlighet';
    const one = await sent(database, 'idea', {
      p_title: secret,
      p_display_name: secret,
      p_email: 'zink@exempel.example',
      p_description: `${secret}, i många ord.`,
    });
    const other = await sent(database, 'idea');
    await act(lead, 'publish', other);
    const offer = await sent(database, 'offer', { p_idea: one.reference });
    const said = { words: `${secret} i ett brev.` };
    await act(lead, 'publish', one, {
      content: { ...said, title: `${secret} två`, description: `${secret}, klarare sagt.` },
    });
    await act(lead, 'answer', one, { content: { ...contents.answer, words: secret } });
    await act(lead, 'children', one, { content: { children: true, responsible: secret } });
    await act(lead, 'proposeJoin', one, { content: { other: other.reference, words: secret } });
    await act(lead, 'proposeJoin', other, { content: { other: one.reference, words: 'Ihop?' } }).catch(
      () => undefined,
    );
    await act(lead, 'agreed', offer, { content: { ...contents.agreed, agreed: 'Lördag.' } });
    await sql`select from public.take_mail(${'b'.repeat(64)}, 120)`;
    const [{ id } = { id: 0 }] = await database.sql<
      { id: number }[]
    >`select id from app.contributions where reference = ${one.reference}`;
    const log = async () =>
      sql`select act, steward_name, reference, before, after from app.acts where reference = ${one.reference} order by id`;
    const lines = await log();
    await sql`delete from app.contributions where id = ${id}`;
    for (const table of tables) {
      const [row] = await database.sql.unsafe(`select string_agg(t::text, ' ') as all from app.${table} t`);
      for (const text of [secret, 'zink@exempel.example'])
        expect([table, String(row?.all).includes(text)]).toEqual([table, false]);
    }
    const left = await sql`
      select l.id from app.outbox o left join app.letters l on l.id = o.letter_id where o.about = 'letter' and l.id is null`;
    expect(left).toEqual([]);
    expect(await log()).toEqual(lines);
    expect(lines.map(({ act: what }) => what)).toEqual(['publish', 'answer', 'children', 'proposeJoin']);
    // The offer for it stays, without it.
    const [helped] =
      await sql`select o.idea_id from app.offers o join app.contributions c on c.id = o.id where c.reference = ${offer.reference}`;
    expect(helped).toEqual({ idea_id: null });
  });
  test('of a steward who is removed only the name is left, in the log', async () => {
    const lead = await seat(database, 'lead');
    const gone = await seat(database, 'steward', { name: 'Borta Demo' });
    await act(gone, 'worry', idea);
    await lead.client.rpc('desk_remove_steward', { p_act: randomUUID(), p_steward: gone.id });
    for (const table of tables) {
      const [row] = await database.sql.unsafe(`select string_agg(t::text, ' ') as all from app.${table} t`);
      for (const text of [gone.email, gone.user, gone.session])
        expect([table, String(row?.all).includes(text)]).toEqual([table, false]);
    }
  });
});

function typedIn(act: string): Record<string, unknown> {
  return {
    ...{
      p_act: act,
      p_words: 'Tack.',
      p_key_hash: hex(),
      p_reference: someReference(),
      p_content_hash: hex(),
    },
    ...{ p_arrived_at: new Date().toISOString(), p_read_by: '2026-12-01', p_notice_version: '2026-11-23' },
    ...{
      p_title: 'Inskriven',
      p_description: 'Det här skrevs in åt någon annan.',
      p_area: 'whole',
      p_language: 'sv',
    },
  };
}
const hex = () => randomUUID().replaceAll('-', '').repeat(2);

function listed(own: object) {
  return {
    ...{
      p_part: 'all',
      p_kind: '',
      p_area: '',
      p_topic: '',
      p_need: '',
      p_status: '',
      p_words: '',
      p_reference: '',
    },
    ...{ p_after_at: null, p_after_id: null, p_limit: 50 },
    ...own,
  };
}
