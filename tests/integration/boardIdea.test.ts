import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { forgetAll } from '../../netlify/http/restraint.ts';
import { findIdea } from '../../src/board/oneIdea.ts';
import { findOnBoard } from '../../src/data/board.ts';
import { findConversation } from '../../src/data/mine.ts';
import { answerProposal, takeBack } from '../../src/data/ownActs.ts';
import type { GoneIdea, OpenIdea } from '../../src/domain/board.ts';
import { speak } from '../../src/i18n/speak.ts';
import { act, contents, move, type Sent, sent } from '../support/acts.ts';
import { newWords } from '../support/contributions.ts';
import { useDatabase } from '../support/database.ts';
import { watchLogs } from '../support/logs.ts';
import { aVisitor } from '../support/send.ts';
import { type SeatedSteward, seat } from '../support/stewards.ts';
import { ideaArguments, knock, someReference } from '../support/submissions.ts';
import { useProxy } from '../support/useProxy.ts';

const database = useDatabase();
const proxy = useProxy(database);
watchLogs();
let maja: SeatedSteward;
beforeAll(async () => {
  maja = await seat(database, 'lead', { name: 'Maja' });
});
beforeEach(forgetAll);

/** Words and names that nobody may see once an idea is gone. */
const own = {
  p_title: 'Bänkar i parken',
  p_description: 'Vi bygger bänkar av gamla pallar.',
  p_helps: 'Alla',
};
const ownWords = { ...own, p_needs_note: 'Skruvdragare', p_display_name: 'Förskolläraren med cykeln' };
/** How to reach them, what is said between four eyes, and what only stewards know. */
const unsaid = ['hemlig@exempel.example', '070-111 22 33', 'Kära du', 'Jag har en borr', 'Ansvarige Alva'];

/** Words of their own: one text many times looks like rubbish. */
const ownWordsAnew = () => ({ ...ownWords, p_description: `${own.p_description} ${newWords()}` });

async function putUp(change: object = {}): Promise<Sent> {
  const words = { ...ownWordsAnew(), p_email: 'hemlig@exempel.example', ...change };
  const one = await sent(database, 'idea', words);
  const asItIs = { words: 'Kära du, tack.', title: words.p_title, description: words.p_description };
  await act(maja, 'publish', one, { content: asItIs });
  return one;
}

const open = async ({ reference }: Sent) => (await findOnBoard(reference)) as OpenIdea;
const gone = async ({ reference }: Sent) => (await findOnBoard(reference)) as GoneIdea;

/** A page's visit to this address, from somebody new unless told. */
function visit(reference: string, ip = aVisitor()) {
  const context = { ip, requestId: randomUUID() };
  const locals = { speech: speak('sv'), netlify: { context } } as unknown as App.Locals;
  const rewrite = async (path: string) => new Response(path, { status: 404 });
  return { params: { reference }, locals, rewrite, response: { status: 200, headers: new Headers() } };
}

describe('what everyone sees of an idea on the board', () => {
  test('is what its author wrote for all to read, what it needs, and how it goes', async () => {
    const one = await putUp({ p_needs: ['hands', 'things'], p_hats: ['resident'], p_first_step: true });
    await act(maja, 'answer', one);
    await act(maja, 'moveOn', one, { content: move('gathering') });
    expect(await open(one)).toMatchObject({
      shown: true,
      status: 'gathering',
      title: own.p_title,
      description: expect.stringContaining(own.p_description),
      helps: own.p_helps,
      needsNote: 'Skruvdragare',
      displayName: 'Förskolläraren med cykeln',
      hats: ['resident'],
      firstStep: true,
      needs: ['hands', 'things'],
      met: [],
      steps: [{ status: 'published' }, { status: 'gathering' }],
      answers: [{ signed: 'Maja', unit: 'Park och natur', hats: ['employee'], decidedBy: '' }],
    });
  });

  test('is never how to reach anybody, a letter, an offer, or what stewards know of it', async () => {
    const one = await putUp();
    const offer = {
      p_idea: one.reference,
      p_phone: '070-111 22 33',
      p_description: 'Jag har en borr hemma.',
    };
    await sent(database, 'offer', { ...offer, p_email: 'hemlig@exempel.example' });
    await act(maja, 'write', one, { content: { words: 'Kära du, bara du läser det här.' } });
    await act(maja, 'children', one, { content: { children: true, responsible: 'Ansvarige Alva' } });
    const told = await open(one);
    expect(told.helpers).toBe(1);
    for (const hidden of unsaid) expect(JSON.stringify(told)).not.toContain(hidden);
    expect(Object.keys(told)).not.toEqual(expect.arrayContaining(['flagged']));
  });

  test('counts only those who still offer, and none that looks like rubbish', async () => {
    const one = await putUp();
    const offer = (change: object) => sent(database, 'offer', { p_idea: one.reference, ...change });
    const [takenBack] = [await offer({}), await offer({}), await offer({ p_flagged: true })];
    await takeBack(randomUUID(), takenBack.key);
    expect((await open(one)).helpers).toBe(1);
  });

  test('reads as its author has agreed to, when a steward had asked for clearer words', async () => {
    const one = await sent(database, 'idea', ownWordsAnew());
    await act(maja, 'publish', one);
    const { questions } = await findConversation(one.key);
    await answerProposal(randomUUID(), one.key, questions[0]?.id ?? 0, true);
    expect(await open(one)).toMatchObject({ title: contents.publish.title });
  });

  test('is nothing before a steward has put it up', async () => {
    expect(await findOnBoard((await sent(database, 'idea')).reference)).toBeUndefined();
    expect(await findOnBoard((await sent(database, 'offer')).reference)).toBeUndefined();
  });
});

describe('what is told of an idea that has left the board', () => {
  const expectSilence = (told: GoneIdea) => {
    const all = JSON.stringify(told);
    for (const word of [...Object.values(ownWords), ...unsaid, 'Maja']) expect(all).not.toContain(word);
  };

  test.each([
    ['withdrawn', (one: Sent) => takeBack(randomUUID(), one.key)],
    ['returned', (one: Sent) => act(maja, 'giveBack', one)],
    ['removed', (one: Sent) => act(maja, 'remove', one)],
  ] as const)('%s: that, and the day', async (status, leave) => {
    const one = await putUp();
    await act(maja, 'answer', one);
    await leave(one);
    const told = await gone(one);
    expect(told).toMatchObject({ shown: false, status, reference: one.reference, joined: undefined });
    expect(Date.now() - Date.parse(told.changedAt)).toBeLessThan(60_000);
    expectSilence(told);
  });

  async function joined(): Promise<[Sent, Sent]> {
    const [one, other] = [await putUp(), await putUp({ p_title: 'Bänkar överallt' })];
    await act(maja, 'proposeJoin', one, { content: { ...contents.proposeJoin, other: other.reference } });
    const { questions } = await findConversation(one.key);
    await answerProposal(randomUUID(), one.key, questions[0]?.id ?? 0, true);
    return [one, other];
  }

  test('gone together with another: which, as long as that one can be seen', async () => {
    const [one, other] = await joined();
    const there = { reference: other.reference, title: 'Bänkar överallt' };
    expect(await gone(one)).toMatchObject({ status: 'retired', joined: there });
    expectSilence(await gone(one));
    await act(maja, 'giveBack', other);
    expect((await gone(one)).joined).toBeUndefined();
  });

  test('and each of its pages says so; a removed one with 410', async () => {
    const one = await putUp();
    await act(maja, 'remove', one);
    for (const page of ['', 'affisch/', 'hjalp-till/']) {
      const asked = visit(one.reference);
      expect(await findIdea(asked, page)).toMatchObject({ kind: 'gone', idea: { status: 'removed' } });
      expect(asked.response.status).toBe(410);
    }
  });
});

describe('an idea has one address', () => {
  test('and whoever has another reference or spells it otherwise is led there', async () => {
    const given = { ...ideaArguments(ownWordsAnew()), p_content_hash: 'a'.repeat(64) };
    const { reference } = await knock(database.sql, 'take_in_idea', given);
    const again = {
      ...given,
      ...ideaArguments(),
      p_content_hash: 'a'.repeat(64),
      p_arrived_at: given.p_arrived_at,
    };
    await knock(database.sql, 'take_in_idea', again);
    await act(maja, 'publish', { reference });
    const [row] = await database.sql<{ reference: string }[]>`
      select reference from app.submissions where reference <> ${reference}
        and contribution_id = (select contribution_id from app.submissions where reference = ${reference})`;
    const ways = [reference.toLowerCase(), reference.replaceAll('-', ''), row?.reference ?? ''];
    for (const written of ways) {
      const answer = (await findIdea(visit(written), 'affisch/')) as Response;
      expect([answer.status, answer.headers.get('location')], written).toEqual([
        301,
        `/ideer/${reference}/affisch/`,
      ]);
    }
    expect(await findIdea(visit(reference), '')).toMatchObject({ kind: 'open' });
  });

  test('and what cannot be one is a 404 without anybody asking the database', async () => {
    const before = proxy.asked;
    for (const written of ['x', 'K3-ABCD', 'K3-ABCD-EFGHJ', 'K3-ABCD-EFGU', '', 'K4-ABCD-EFGH']) {
      expect(await findIdea(visit(written), ''), written).toMatchObject({ status: 404 });
    }
    expect(proxy.asked).toBe(before);
  });

  test('and one that nobody has is a 404 with the page that says so', async () => {
    const answer = (await findIdea(visit(someReference()), '')) as Response;
    expect([answer.status, await answer.text()]).toEqual([404, '/404/']);
  });
});

describe('when nobody can be asked', () => {
  test('the page says that the database is away, and when to look again', async () => {
    const one = await putUp();
    proxy.mood = 'drops';
    const asked = visit(one.reference);
    expect(await findIdea(asked, '')).toMatchObject({ kind: 'rests', status: 503 });
    expect([asked.response.status, asked.response.headers.get('retry-after')]).toEqual([503, '60']);
  });

  test('whoever asks in floods is asked to wait, and the database is left in peace', async () => {
    const [ip, before] = [aVisitor(), proxy.asked];
    const asked = Array.from({ length: 80 }, () => visit(someReference(), ip));
    await Promise.all(asked.map((one) => findIdea(one, '')));
    expect(asked.filter(({ response }) => response.status === 429)).toHaveLength(20);
    expect(proxy.asked - before).toBe(60);
  });
});
