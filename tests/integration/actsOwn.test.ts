import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { findByKey, findConversation } from '../../src/data/mine.ts';
import { answerProposal, comment, takeBack } from '../../src/data/ownActs.ts';
import { findOne } from '../../src/data/table.ts';
import { ideaMayMove, ideaStatuses, offerMayMove, offerStatuses } from '../../src/domain/status.ts';
import { act, contents, refusalOf, type Sent, sent, setDown, traceOf } from '../support/acts.ts';
import { useDatabase } from '../support/database.ts';
import { type SeatedSteward, seat } from '../support/stewards.ts';
import { sha256 } from '../support/submissions.ts';

const database = useDatabase();
let maja: SeatedSteward;
beforeAll(async () => {
  maja = await seat(database, 'steward', { name: 'Maja' });
});

const form = randomUUID;
const newsOf = async (one: Sent) => (await traceOf(database, one)).contribution.news_at;

async function askedToJoin(from = 'published'): Promise<{ one: Sent; other: Sent; question: number }> {
  const [one, other] = [await sent(database, 'idea'), await sent(database, 'idea')];
  await setDown(database, one, from);
  await setDown(database, other, 'published');
  return { one, other, question: await askToJoin(one, other) };
}

async function askToJoin(one: Sent, { reference }: Sent): Promise<number> {
  await act(maja, 'proposeJoin', one, { content: { ...contents.proposeJoin, other: reference } });
  const { questions } = await findConversation(one.key);
  return questions.find(({ kind }) => kind === 'join')?.id ?? 0;
}

describe('asked whether their idea may go together with another', () => {
  test('the one who wrote says yes: it rests in the other, and the stewards have news', async () => {
    const { one, other, question } = await askedToJoin();
    await answerProposal(form(), one.key, question, true);
    expect(await traceOf(database, one)).toMatchObject({
      status: 'retired',
      contribution: { version: 2, news_at: expect.any(String) },
      idea: { joined_to: (await traceOf(database, other)).idea?.id },
      proposals: [{ answer: 'yes', answered_at: expect.any(String) }],
      log: [
        { act: 'proposeJoin' },
        {
          act: 'sayYes',
          steward_id: null,
          steward_name: '',
          version: 2,
          before: { status: 'published' },
          after: { status: 'retired', proposal: 'join' },
        },
      ],
    });
    expect((await findConversation(one.key)).questions).toEqual([]);
  });
  test('says no: it stays, the stewards have news, and may ask again', async () => {
    const { one, other, question } = await askedToJoin();
    await answerProposal(form(), one.key, question, false);
    expect(await traceOf(database, one)).toMatchObject({
      status: 'published',
      contribution: { news_at: expect.any(String) },
      idea: { joined_to: null },
      proposals: [{ answer: 'no' }],
    });
    expect(await askToJoin(one, other)).toBeGreaterThan(question);
  });
  test('twice is once, one after the other and eight at once', async () => {
    const { one, question } = await askedToJoin();
    const [again] = [form()];
    await Promise.all(Array.from({ length: 8 }, () => answerProposal(again, one.key, question, true)));
    await answerProposal(again, one.key, question, true);
    expect((await traceOf(database, one)).log.map((line) => line.act)).toEqual(['proposeJoin', 'sayYes']);
  });
  test('what is answered cannot be answered anew', async () => {
    const { one, question } = await askedToJoin();
    await answerProposal(form(), one.key, question, false);
    const before = await traceOf(database, one);
    expect(await refusalOf(answerProposal(form(), one.key, question, true))).toMatchObject({
      status: 409,
      hint: 'answered',
    });
    expect(await traceOf(database, one)).toEqual(before);
  });
  test('yes and no at the same moment: one of them counts', async () => {
    const { one, question } = await askedToJoin();
    const both = await Promise.allSettled(
      [true, false].map((yes) => answerProposal(form(), one.key, question, yes)),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
  test('nobody answers for another, whatever key they hold', async () => {
    const { one, other, question } = await askedToJoin();
    expect(await refusalOf(answerProposal(form(), other.key, question, true))).toMatchObject({ status: 409 });
    expect(await refusalOf(answerProposal(form(), 'a'.repeat(22), question, true))).toMatchObject({
      status: 404,
    });
    expect((await traceOf(database, one)).proposals).toMatchObject([{ answer: null }]);
    expect((await traceOf(database, other)).log).toEqual([]);
  });
  test.each(['removed', 'withdrawn', 'retired', 'returned'])(
    'a yes to an idea that has been %s meanwhile leads nowhere, and is refused',
    async (gone) => {
      const { one, other, question } = await askedToJoin();
      await setDown(database, other, gone);
      expect(await refusalOf(answerProposal(form(), one.key, question, true))).toMatchObject({ status: 409 });
      expect((await traceOf(database, one)).status).toBe('published');
    },
  );
  test('two that are asked to join each other never both go', async () => {
    const { one, other, question } = await askedToJoin();
    const back = await askToJoin(other, one);
    await Promise.allSettled([
      answerProposal(form(), one.key, question, true),
      answerProposal(form(), other.key, back, true),
    ]);
    const statuses = [(await traceOf(database, one)).status, (await traceOf(database, other)).status];
    expect(statuses.toSorted()).toEqual(['published', 'retired']);
  });
});

describe('asked about clearer words', () => {
  test.each([
    [true, 'yes', 'sayYes'],
    [false, 'no', 'sayNo'],
  ])('the one who wrote answers %s, and the original stays as it was sent', async (yes, answer, said) => {
    const one = await sent(database, 'idea');
    await act(maja, 'publish', one);
    const { idea } = await traceOf(database, one);
    const [question] = (await findConversation(one.key)).questions;
    await answerProposal(form(), one.key, question?.id ?? 0, yes);
    const { title, description } = contents.publish;
    expect((await findConversation(one.key)).wording).toEqual(yes ? { title, description } : undefined);
    const after = await findOne(maja.client, one.reference);
    expect(after).toMatchObject(
      yes
        ? { clear_title: title, clear_description: description }
        : { clear_title: '', clear_description: '' },
    );
    const { wording_id: _, ...words } = idea as Record<string, unknown>;
    expect(await traceOf(database, one)).toMatchObject({
      idea: words,
      status: 'published',
      proposals: [{ kind: 'clarity', answer }],
      log: [{ act: 'publish' }, { act: said, after: { status: 'published', proposal: 'clarity' } }],
    });
  });
});

describe('writing back', () => {
  test('is heard: the words stand in the story, unsigned, and the stewards have news again', async () => {
    const one = await sent(database, 'idea');
    await act(maja, 'read', one);
    expect(await newsOf(one)).toBeNull();
    await comment(form(), one.key, 'Vi blir tio till.');
    expect(await traceOf(database, one)).toMatchObject({
      contribution: { version: 2, news_at: expect.any(String) },
      letters: [{}, { about: 'comment', words: 'Vi blir tio till.', signed: '', by_author: true }],
      log: [{}, { act: 'comment', steward_id: null, before: {}, after: {} }],
      mails: [],
    });
    expect((await findConversation(one.key)).story.at(-1)).toMatchObject({ byAuthor: true });
  });
  test('before anybody has read it, does not put it at the end of the line', async () => {
    const one = await sent(database, 'idea');
    const since = await newsOf(one);
    await comment(form(), one.key, 'En sak till.');
    expect(await newsOf(one)).toBe(since);
  });
  test('twice is once, one after the other and eight at once', async () => {
    const [one, again] = [await sent(database, 'idea'), form()];
    await Promise.all(Array.from({ length: 8 }, () => comment(again, one.key, 'En gång räcker.')));
    await comment(again, one.key, 'En gång räcker.');
    expect((await traceOf(database, one)).letters).toHaveLength(1);
  });
  test('twenty times a day, also all at once; the next one tells when, and tomorrow there is room', async () => {
    const one = await sent(database, 'offer');
    const all = await Promise.allSettled(
      Array.from({ length: 22 }, (_, n) => comment(form(), one.key, `Rad ${n}`)),
    );
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
    expect(await refusalOf(comment(form(), one.key, 'En till'))).toMatchObject({
      status: 429,
      detail: '86400',
    });
    expect((await traceOf(database, one)).letters).toHaveLength(20);
    await comment(form(), (await sent(database, 'idea')).key, 'Den här är om något annat.');
    await database.sql`update app.letters set at = at - interval '25 hours'`;
    await comment(form(), one.key, 'Nästa dag');
  });
  test('with a key that opens nothing, is refused', async () => {
    expect(await refusalOf(comment(form(), 'b'.repeat(22), 'Hej'))).toMatchObject({ status: 404 });
  });
  test('between a look and an act of a steward, is told to the steward', async () => {
    const one = await sent(database, 'idea');
    await comment(form(), one.key, 'Förresten, inte på torsdagar.');
    const refused = await refusalOf(act(maja, 'publish', one, { seen: 0 }));
    expect(refused).toMatchObject({
      status: 409,
      hint: 'changed',
      detail: expect.stringContaining('comment'),
    });
  });
});

describe('taking back', () => {
  const every = [
    ...ideaStatuses.map((status) => ['idea', status, ideaMayMove(status, 'withdrawn')] as const),
    ...offerStatuses.map((status) => ['offer', status, offerMayMove(status, 'withdrawn')] as const),
  ];
  test.each(every.filter(([, status]) => status !== 'withdrawn'))(
    'an %s that is %s, is possible: %s',
    async (kind, status, isPossible) => {
      const one = await sent(database, kind);
      await setDown(database, one, status);
      const before = await traceOf(database, one);
      const doing = takeBack(form(), one.key);
      if (!isPossible) {
        expect(await refusalOf(doing)).toMatchObject({ status: 409 });
        expect(await traceOf(database, one)).toEqual(before);
        return;
      }
      await doing;
      expect(await traceOf(database, one)).toMatchObject({
        status: 'withdrawn',
        contribution: { version: 1, news_at: null },
        log: [{ act: 'withdraw', before: { status }, after: { status: 'withdrawn' } }],
      });
    },
  );
  test('twice is once, with the same form and with another', async () => {
    const [one, again] = [await sent(database, 'idea'), form()];
    await Promise.all(Array.from({ length: 8 }, (_, n) => takeBack(n % 2 ? again : form(), one.key)));
    await takeBack(form(), one.key);
    expect((await traceOf(database, one)).log).toHaveLength(1);
    expect((await findByKey(one.key)).found?.status).toBe('withdrawn');
  });
  test('leaves nothing for the stewards to do', async () => {
    const one = await sent(database, 'idea');
    await takeBack(form(), one.key);
    expect(await newsOf(one)).toBeNull();
  });
});

test('a link of its own in a mail opens the same page and does the same', async () => {
  const one = await sent(database, 'idea', { p_email: 'nagon@exempel.example' });
  await act(maja, 'read', one);
  const key = 'c'.repeat(22);
  await database.sql`select * from public.take_mail(${sha256(key)}, 60)`;
  await comment(form(), key, 'Från länken i mejlet.');
  expect((await traceOf(database, one)).letters).toHaveLength(2);
});
