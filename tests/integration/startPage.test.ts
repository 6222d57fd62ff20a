/** The start page shows three ideas that need somebody, and is whole without them. */
import { load } from 'cheerio';
import { beforeEach, expect, test } from 'vitest';
import { forgetAll } from '../../netlify/http/restraint.ts';
import { tablesWithRoom } from '../../src/board/tablesWithRoom.ts';
import { useBundles } from '../support/bundles.ts';
import { useDatabase } from '../support/database.ts';
import { watchLogs } from '../support/logs.ts';
import { placeOnBoard } from '../support/placeOnBoard.ts';
import { useProxy } from '../support/useProxy.ts';

const database = useDatabase();
const proxy = useProxy(database);
const bundles = useBundles();
watchLogs();
const asker = { ip: '192.0.2.7', requestId: '01HXSTART', path: '/' };

beforeEach(forgetAll);

async function startPage() {
  const answer = await bundles.page(new Request('https://site.example/'), { requestId: asker.requestId });
  const $ = load(await answer.text());
  return {
    answer,
    h2: $('main .band h2').first().text(),
    titles: $('.ideas h3 a')
      .toArray()
      .map((one) => $(one).text()),
  };
}

test('before anything lies on the board, it has its examples', async () => {
  expect(await tablesWithRoom(asker)).toEqual([]);
  const { answer, h2, titles } = await startPage();
  expect([answer.status, h2, titles]).toEqual([200, 'Så kan ett bord se ut', []]);
});

test('shows the three that need somebody most, and none that looks for nobody', async () => {
  await placeOnBoard(database.sql, {
    becomes: 'resting',
    idea: { p_title: 'Vilar', p_needs: ['hands', 'lead'] },
  });
  await placeOnBoard(database.sql, { met: ['hands'], idea: { p_title: 'Full', p_needs: ['hands'] } });
  expect(await tablesWithRoom(asker)).toEqual([]);
  await placeOnBoard(database.sql, { idea: { p_title: 'Två', p_needs: ['hands', 'lead'] } });
  expect((await startPage()).titles).toEqual(['Två']);
  await placeOnBoard(database.sql, { idea: { p_title: 'Ett', p_needs: ['hands'] } });
  await placeOnBoard(database.sql, {
    idea: { p_title: 'Fyra', p_needs: ['hands', 'lead', 'place', 'skill'] },
  });
  await placeOnBoard(database.sql, { idea: { p_title: 'Tre', p_needs: ['hands', 'lead', 'place'] } });
  const { h2, titles } = await startPage();
  expect([h2, titles]).toEqual(['Just nu finns det plats vid de här borden', ['Fyra', 'Tre', 'Två']]);
});

test.each(['drops', 'stalls'] as const)(
  'while the database %s it is there within two seconds, with its examples, and is not kept',
  async (mood) => {
    await startPage();
    proxy.mood = mood;
    const begun = performance.now();
    const { answer, h2 } = await startPage();
    expect(performance.now() - begun).toBeLessThan(2000);
    expect([answer.status, h2]).toEqual([200, 'Så kan ett bord se ut']);
    expect(answer.headers.get('netlify-cdn-cache-control')).toBeNull();
    const asked = performance.now();
    expect(await tablesWithRoom(asker)).toBeUndefined();
    expect(performance.now() - asked).toBeLessThan(1500);
  },
);
