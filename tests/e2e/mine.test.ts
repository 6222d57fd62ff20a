import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { anIdea, aWholeIdea, aWholeOffer, type Contribution } from '../support/contributions.ts';
import { get, getPage, leave } from '../support/theSite.ts';

let sql: Sql;
beforeAll(() => {
  sql = postgres(inject('siteDatabaseUrl'), { max: 1 });
});
afterAll(() => sql.end());

const hostile = `<script>alert(1)</script>"'&amp;<b>`;

describe("one's own page after sending", () => {
  test.each<['idea' | 'offer', Contribution]>([
    ['idea', aWholeIdea({ displayName: 'Sanna <3', description: `Vi läser högt på onsdagar. ${hostile}` })],
    ['offer', aWholeOffer({ displayName: 'Sanna <3', description: `Jag läser gärna högt. ${hostile}` })],
  ])(
    'an %s is shown as it was written, with its number once and no way to reach the person',
    async (kind, sent) => {
      const { reference, path } = await leave(kind, sent);
      const html = await (await get(path)).text();
      expect(html.split(reference)).toHaveLength(2);
      expect(html).not.toContain(String(sent.email));
      expect(html).not.toContain('070-123');
      expect(html).not.toContain('<script');
      const $ = await getPage(path);
      expect($('h1').text()).toBe('Tack, Sanna <3!');
      expect($('main').text()).toContain(String(sent.description));
      if (kind === 'idea') expect($('main').text()).toContain(String(sent.title));
    },
  );

  test('says on which day it will be read', async () => {
    const { path } = await leave('idea', anIdea());
    expect((await getPage(path))('main').text()).toMatch(
      /senast (måndag|tisdag|onsdag|torsdag|fredag) \d{1,2} \p{L}+/u,
    );
  });

  test('gives the whole link to keep, by mail, by text message and on paper', async () => {
    const { path } = await leave('idea', anIdea());
    const $ = await getPage(path);
    const link = $('main a')
      .filter((_, one) => ($(one).attr('href') ?? '').endsWith(path))
      .first()
      .text()
      .trim();
    expect(new URL(link).pathname).toBe(path);
    expect(decodeURIComponent($('main a[href^="mailto:?"]').attr('href') ?? '')).toContain(link);
    expect(decodeURIComponent($('main a[href^="sms:"]').attr('href') ?? '')).toContain(link);
  });

  test('changes nothing by being looked at', async () => {
    const { path, reference } = await leave('idea', anIdea());
    // Only this one: other tests send to the same site at the same time.
    const rows = () => sql`
      select c::text, i::text, (select count(*) from app.submissions s where s.contribution_id = c.id) as keys,
        (select count(*) from app.timeline t where t.contribution_id = c.id) as steps
      from app.contributions c join app.ideas i on i.id = c.id where c.reference = ${reference}`;
    const before = await rows();
    expect(before).toHaveLength(1);
    for (let i = 0; i < 3; i += 1) await get(path);
    expect(await rows()).toEqual(before);
  });

  test('its forms go to itself, each with a name of its own so that it can be sent twice', async () => {
    const { path } = await leave('offer', aWholeOffer());
    const $ = await getPage(path);
    const forms = $('main form').toArray();
    expect(forms.map((form) => [$(form).attr('method'), $(form).attr('action')])).toEqual([
      ['post', path],
      ['post', path],
    ]);
    const acts = $('main form [name=act]')
      .map((_, one) => $(one).attr('value'))
      .get();
    expect(new Set(acts).size).toBe(2);
  });
});

describe('a key that opens nothing', () => {
  test.each([
    'AAAAAAAAAAAAAAAAAAAAAA',
    'kort',
    'A'.repeat(5000),
    '..%2f..%2f',
    'AAAAAAAAAAAAAAAAAAAAA%00',
    'K3-0000-0000',
  ])('%s', async (key) => {
    const response = await get(`/mitt/${key}/`);
    expect([400, 404]).toContain(response.status);
    if (response.status === 404) expect((await getPage(`/mitt/${key}/`))('h1').text()).not.toMatch(/Tack/);
  });

  test('is a key with its case changed', async () => {
    const { path } = await leave('idea', anIdea());
    const key = path.split('/')[2] ?? '';
    const turned = [...key]
      .map((letter) => (letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase()))
      .join('');
    expect((await get(`/mitt/${turned}/`)).status).toBe(404);
  });
});
