import { load } from 'cheerio';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { sv } from '../../src/i18n/sv.ts';
import { aWholeIdea } from '../support/contributions.ts';
import { type AtTable, seatAtSite } from '../support/desk.ts';
import { doorPages, formsOf, type Laid, layTable, placesOf, sendAt } from '../support/deskPages.ts';
import { get } from '../support/theSite.ts';
import { expectValid } from '../support/validHtml.ts';

/** To the one who wrote the ideas of tests/support/deskPages.ts. */
const greeting = sv.letters.hello(String(aWholeIdea().displayName));

let sql: Sql;
let laid: Laid;
beforeAll(async () => {
  sql = postgres(inject('siteDatabaseUrl'), { max: 1 });
  laid = await layTable(sql);
});
afterAll(() => sql.end());

const open = (path: string, { cookie }: AtTable) => get(path, { headers: { cookie } });

describe('the HTML of the stewards’ table is as the standard wants it', () => {
  test('on every page', async () => {
    for (const [name, path] of Object.entries({ ...placesOf(laid), ...formsOf(laid) }))
      await expectValid(await (await open(path, laid.lead)).text(), name);
  }, 120_000);

  test('before somebody has come in', async () => {
    for (const [name, path] of Object.entries(doorPages))
      await expectValid(await (await get(path)).text(), name);
    const without = await seatAtSite(sql, { secondFactor: false });
    await expectValid(await (await open('/vardar/app/', without)).text(), 'the app');
  });

  test('on the private page of somebody who is asked and has been told', async () => {
    await expectValid(await (await get(laid.rich.path)).text(), laid.rich.path);
    await expectValid(await (await get(laid.offer.path)).text(), laid.offer.path);
  });

  test.each([
    ['codes that are wrong', 422, () => sendAt(undefined, '/vardar/in/kod/')],
    ['an address that is none', 422, () => sendAt(undefined, '/vardar/in/', { email: 'x' })],
    [
      'an act with faults',
      422,
      () => act('fresh', 'satt-upp', { title: 'a', description: '"<b>', words: '' }),
    ],
    ['a letter that only greets', 422, () => act('fresh', 'skriv', { words: greeting })],
    ['an act that somebody was before with', 409, () => act('rich', 'skriv', { seen: '1' })],
    ['a form of another sitting', 403, () => act('rich', 'skriv', { form: 'x' })],
    ['an idea typed in empty', 422, () => sendAt(laid.lead, '/vardar/skriv-in/ide/')],
    [
      'handing out what there is not',
      422,
      () => sendAt(laid.lead, '/vardar/lamna-ut/', { references: 'x', format: 'text' }),
    ],
    ['a line to the stewards without words', 422, () => sendAt(undefined, laid.rich.path, { words: '' })],
  ])('on the answer to %s (%d)', async (_, status, send) => {
    const response = await send();
    expect(response.status).toBe(status);
    await expectValid(await response.text(), String(response.status));
  });

  test('whoever skips to the content is past both menus, and sees what was found', async () => {
    const $ = load(await (await open('/vardar/alla/?ord=bibliotek&sort=idea', laid.lead)).text());
    expect($('.desk-menu')).toHaveLength(1);
    expect($($('.skip').attr('href') ?? '').find('nav')).toHaveLength(0);
    expect($('.find').is('[open]')).toBe(false);
    expect($('.find summary').text()).toBe('Hitta: bibliotek, idé');
  });

  test('whoever comes second is led to how it is now', async () => {
    const $ = load(await (await act('rich', 'skriv', { seen: '1' })).text());
    expect($('#error-list a').attr('href')).toBe(`/vardar/${laid.rich.reference}/`);
  });

  test('on what is said to somebody who has been away for too long, or may not', async () => {
    const steward = await seatAtSite(sql, { role: 'steward' });
    const refused = await open('/vardar/logg/', steward);
    expect(refused.status).toBe(403);
    await expectValid(await refused.text(), String(refused.status));
    const path = `/vardar/${laid.fresh.reference}/skriv/`;
    const words = 'Hej!\nTack för att du skrev.';
    const body = new URLSearchParams({ words });
    const lost = await get(path, {
      method: 'POST',
      headers: { origin: inject('siteUrl'), 'sec-fetch-site': 'same-origin' },
      body,
    });
    expect(lost.status).toBe(401);
    // To be copied as it was typed, without anything before it.
    expect(load(await lost.clone().text())('textarea').text()).toBe(words);
    await expectValid(await lost.text(), String(lost.status));
  });
});

function act(which: 'fresh' | 'rich', name: string, own: Record<string, string>): Promise<Response> {
  return sendAt(laid.lead, `/vardar/${laid[which].reference}/${name}/`, own);
}
