import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takeBack } from '../../src/data/ownActs.ts';
import { act, type Sent, sent } from '../support/acts.ts';
import { type LocalSite, openSite } from '../support/attacks/site.ts';
import { oneIdeaAt, putUp, wholeBoardAt } from '../support/board.ts';
import { useDatabase } from '../support/database.ts';
import { type SeatedSteward, seat } from '../support/stewards.ts';

const database = useDatabase();
let site: LocalSite;
let maja: SeatedSteward;
/** Words that stand in one idea each, so that it is known whose they are wherever they turn up. */
const hidden: Record<string, { one: Sent; words: string[] }> = {};
let shown: { one: Sent; words: string[] };

beforeAll(async () => {
  site = await openSite();
  maja = await seat(database, 'lead', { name: 'Maja' });
  const secret = (name: string) => ({
    own: {
      p_title: `Titelord${name} ihop`,
      p_description: `Texten säger textord${name} och mer därtill.`,
      p_helps: `Hjälpord${name}`,
      p_needs_note: `Behovsord${name}`,
      p_needs: ['hands', 'lead'],
      p_display_name: `Namnord${name}`,
      p_email: `adress${name}@exempel.example`,
    },
    words: ['titelord', 'textord', 'hjälpord', 'behovsord', 'namnord', 'adress'].map((word) => word + name),
  });
  const make = async (name: string, isUp: boolean) => {
    const { own, words } = secret(name);
    const one = isUp ? await putUp(database, maja, own) : await sent(database, 'idea', own);
    return { one, words };
  };
  shown = await make('synlig', true);
  hidden.received = await make('mottagen', false);
  hidden.flagged = await make('skrap', false);
  await act(maja, 'rubbish', hidden.flagged.one);
  hidden.returned = await make('returnerad', true);
  await act(maja, 'giveBack', hidden.returned.one);
  hidden.withdrawn = await make('tillbaka', true);
  await takeBack(randomUUID(), hidden.withdrawn.one.key);
  hidden.removed = await make('borttagen', true);
  await act(maja, 'remove', hidden.removed.one);
  hidden.withdrawnUnseen = await make('aldrig', false);
  await takeBack(randomUUID(), hidden.withdrawnUnseen.one.key);
  // What is written beside an idea on the board, to whoever wrote it and among stewards.
  await act(maja, 'write', shown.one, { content: { words: 'Brevord till dig som skrev.' } });
  await sent(database, 'offer', {
    p_idea: shown.one.reference,
    p_description: 'Erbjudandeord från mig.',
    p_display_name: 'Hjälparnamn',
  });
});
afterAll(() => site.close());

const ask = async (path: string) => {
  const answer = await fetch(site.url + path, { redirect: 'manual' });
  return { status: answer.status, text: (await answer.text()).toLowerCase(), headers: answer.headers };
};
const others = ['brevord', 'erbjudandeord', 'hjälparnamn', 'maja', '@exempel.example'];

describe('what is not on the board cannot be read there', () => {
  test.each(wholeBoardAt)('%s shows what is there, and not a word of anything else', async (path) => {
    const { status, text } = await ask(path);
    expect(status).toBe(200);
    expect(text).toContain(shown.one.reference.toLowerCase());
    for (const { one, words } of Object.values(hidden))
      for (const word of [...words, one.reference.toLowerCase()]) expect(text, path).not.toContain(word);
    for (const word of others.filter((word) => word !== '@exempel.example'))
      expect(text, path).not.toContain(word);
    expect(text).not.toContain('adresssynlig');
  });

  test.each(['received', 'flagged', 'returned', 'withdrawn', 'removed', 'withdrawnUnseen'])(
    'no page of one that is %s tells a word of it',
    async (state) => {
      const { one, words } = hidden[state] as { one: Sent; words: string[] };
      for (const path of oneIdeaAt(one.reference)) {
        const { status, text, headers } = await ask(path);
        const told = text + [...headers].join();
        for (const word of words) expect(told, path).not.toContain(word);
        expect(status, path).toBeLessThan(500);
      }
    },
  );

  test.each([
    ['received', 404],
    ['flagged', 404],
    ['withdrawnUnseen', 404],
    ['returned', 200],
    ['withdrawn', 200],
    ['removed', 410],
  ])('one that is %s answers %i, as is so', async (state, status) => {
    expect((await ask(`/ideer/${hidden[state]?.one.reference}/`)).status).toBe(status);
  });

  test('no search for its words, its name or its address finds it, and none answers otherwise than for words nobody has', async () => {
    const nothing = (await ask('/ideer/?ord=ingenharsagtdetta')).text.replaceAll('ingenharsagtdetta', 'x');
    for (const { words } of Object.values(hidden))
      for (const word of words) {
        const { text } = await ask(`/ideer/?ord=${encodeURIComponent(word)}`);
        expect(text.replaceAll(word, 'x').replaceAll(encodeURIComponent(word).toLowerCase(), 'x')).toBe(
          nothing,
        );
      }
  });

  test('no name or address of anybody is found by searching, not even on the board', async () => {
    for (const word of ['namnordsynlig', 'adresssynlig@exempel.example', 'hjälparnamn'])
      expect((await ask(`/ideer/?ord=${encodeURIComponent(word)}`)).text).not.toContain('titelordsynlig');
  });
});
