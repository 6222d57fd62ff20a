/** Whoever means harm at the stewards' table, by its pages: forms from elsewhere, guessed numbers, stolen cookies, hostile words. */
import { randomUUID } from 'node:crypto';
import { load } from 'cheerio';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { formTokenOf, hashOfToken, newToken } from '../../src/desk/token.ts';
import { tidyLine, tidyText } from '../../src/domain/text.ts';
import kommun from '../../src/kommun/kommun.config.ts';
import { compose } from '../../src/mail/compose.ts';
import { act, contents, type Sent, sent } from '../support/acts.ts';
import { everyHostileText } from '../support/attacks/corpus.ts';
import { otherSites } from '../support/attacks/origins.ts';
import { asShown, dangersIn } from '../support/attacks/surfaces.ts';
import { browserOf, readCsv, requestId, type Walked, walk } from '../support/attacks/tablePages.ts';
import { eachOf } from '../support/attacks/written.ts';
import { useBundles } from '../support/bundles.ts';
import { tables } from '../support/catalogue.ts';
import { useDatabase } from '../support/database.ts';
import { overhear, watchLogs } from '../support/logs.ts';
import { aTakenMail, aWaitingLetter } from '../support/mails.ts';
import { grade } from '../support/observatory.ts';
import { siteUrl } from '../support/send.ts';
import { type SeatedSteward, seat } from '../support/stewards.ts';

const database = useDatabase();
const bundles = useBundles();
watchLogs();

let lead: SeatedSteward;
let idea: Sent;
let walked: Walked;

beforeAll(async () => {
  process.env.INBOX_KEY ??= randomUUID();
  lead = await seat(database, 'lead', { name: 'Eva' });
  await seat(database, 'steward', { name: 'Disa' });
  idea = await sent(database, 'idea', {
    p_display_name: 'Någon Alldeles Särskild',
    p_email: 'sarskild@exempel.example',
  });
  overhear.typed(['Någon Alldeles Särskild', 'sarskild@exempel.example', lead.token]);
  const offer = await sent(database, 'offer', { p_idea: idea.reference });
  const { outbox } = await aWaitingLetter(database.sql);
  await database.sql`update app.outbox set status = 'failed' where id = ${outbox}`;
  walked = await walk(bundles, lead.cookie, new RegExp(`${idea.reference}|${offer.reference}`));
});

/** A row that is changed gets another xmin. When a sitting was seen is no change. */
async function everythingKept(): Promise<string> {
  const looks = tables.map((name) =>
    name === 'sittings'
      ? `select 'sittings' as name, string_agg(token_hash || second_factor, ' ' order by token_hash) as kept from app.sittings`
      : `select '${name}' as name, count(*) || ' ' || coalesce(sum(xmin::text::bigint), 0) as kept from app.${name}`,
  );
  return JSON.stringify(await database.sql.unsafe(looks.join(' union all ')));
}

/** Nothing is kept, changed or counted. */
async function repelled<T>(attack: () => Promise<T>): Promise<T> {
  const before = await everythingKept();
  const result = await attack();
  expect(await everythingKept()).toBe(before);
  return result;
}

describe('every page of the table', () => {
  test('is reached: the walk finds all the places there are', () => {
    const places = new Set(
      [...walked.pages.keys()].map((path) => path.replace(/K3-[\w-]+/, '*').replace(/\?.*/, '')),
    );
    for (const place of [
      '',
      'nytt/',
      'saknar/',
      'erbjudanden/',
      'skrap/',
      'alla/',
      'logg/',
      'logg.csv',
      'mejl/',
      'varden/',
      'siffror/',
      'jag/',
      'app/',
      'skriv-in/ide/',
      'skriv-in/erbjudande/',
      'lamna-ut/',
      '*/',
      '*/skriv/',
    ])
      expect(places).toContain(`/vardar/${place}`);
    expect(walked.forms.size).toBeGreaterThan(20);
  });
  test('changes nothing when it is looked at, however it is asked for', async () => {
    const { get } = browserOf(bundles, lead.cookie);
    await repelled(async () => {
      for (const path of ['/vardar/', '/vardar/ut/', `/vardar/${idea.reference}/`]) await get(path, 'HEAD');
      for (const path of walked.pages.keys()) {
        await get(
          `${path.replace(/\?.*/, '')}?act=${randomUUID()}&what=remove&form=x&_method=post&everywhere=on`,
        );
      }
    });
  });
  test('protects itself as the best of pages does, is kept nowhere and found nowhere', () => {
    for (const [path, { headers, body, status }] of walked.pages) {
      expect([path, status]).toEqual([path, 200]);
      expect([path, grade(new Response(null, { headers }), body).released]).toEqual([path, 130]);
      expect([path, headers.get('cache-control')]).toEqual([path, 'no-store']);
      expect([path, headers.get('netlify-cdn-cache-control')]).toEqual([path, null]);
      expect([path, headers.get('x-robots-tag')?.includes('noindex')]).toEqual([path, true]);
      expect(headers.get('content-type')).toMatch(/charset=utf-8$/);
    }
  });
  test.each([
    ['nobody', () => ''],
    [
      'whose cookie has one bit turned',
      () => lead.cookie.slice(0, -2) + (lead.cookie.at(-2) === 'A' ? 'B' : 'A') + lead.cookie.at(-1),
    ],
    ['who has the hash from the database', () => `__Host-vard=${hashOfToken(lead.token)}`],
    ['with a token of their own making', () => `__Host-vard=${newToken()}`],
  ])('shows %s the door and nothing else', async (_, cookie) => {
    const { get } = browserOf(bundles, cookie());
    for (const path of walked.pages.keys()) {
      if (/^\/vardar\/in\//.test(path)) continue;
      const answer = await get(path);
      expect([path, answer.status, answer.headers.get('location'), await answer.text()]).toEqual([
        path,
        303,
        '/vardar/in/',
        '',
      ]);
    }
  });
  test('shows somebody without a second factor where to get one, and nothing else', async () => {
    const { cookie } = await seat(database, 'lead', { secondFactor: false });
    const { get } = browserOf(bundles, cookie);
    for (const path of walked.pages.keys()) {
      if (/^\/vardar\/(in|app)\//.test(path)) continue;
      const answer = await get(path);
      expect([path, answer.status, answer.headers.get('location')]).toEqual([path, 303, '/vardar/app/']);
    }
  });
  test('that is for leads is closed to stewards', async () => {
    const { cookie } = await seat(database);
    const { get } = browserOf(bundles, cookie);
    for (const path of ['/vardar/logg/', '/vardar/logg.csv', '/vardar/varden/'])
      expect([path, (await get(path)).status]).toEqual([path, 403]);
  });
  test.each([
    '/vardar/nytt/?efter=2026-02-30T00:00:00Z_1',
    '/vardar/nytt/?efter=0000-01-01T00:00:00Z_1',
    '/vardar/logg/?efter=2026-02-30T00:00:00.000Z_1',
    '/vardar/alla/?ord=%00&sort=x&omrade=%27&amne=&behov=&status=published%00',
    `/vardar/alla/?ord=${'%22'.repeat(500)}`,
    '/vardar/alla/?ord=%ed%a0%80&ord=b&ord=c',
    `/vardar/alla/?ord=${encodeURIComponent("a:* & !b | (c <-> d) \\ '")}`,
  ])('passes over what makes no sense in its address: %s', async (path) => {
    expect((await browserOf(bundles, lead.cookie).get(path)).status).toBe(200);
  });
});

describe('a form in the steward’s name', () => {
  const everyForm = () => [...walked.forms.values()];
  /** Where a form comes from is looked at before what it is: one of each kind is enough. */
  const oneOfEachAddress = () =>
    everyForm().filter(({ action }) => /\/(in|ut|varden|skriv|lamna-ut|ide)\/$/.test(action));

  test.each(otherSites)('from $attack is taken nowhere', async ({ headers }) => {
    // As if it stood at http, where the list has another scheme.
    const own = new URL(siteUrl.replace('https', 'http'));
    await repelled(() =>
      eachOf(oneOfEachAddress(), async ({ action, fields }) => {
        const request = new Request(own.origin + action, {
          method: 'POST',
          headers: {
            cookie: lead.cookie,
            'content-type': 'application/x-www-form-urlencoded',
            ...headers(own),
          },
          body: new URLSearchParams(fields).toString(),
        });
        expect([action, (await bundles.page(request, { requestId })).status]).toEqual([action, 403]);
      }),
    );
  });
  test.each([
    ['no token', () => undefined],
    ['an empty token', () => ''],
    ['a made-up token', () => newToken()],
    ["another steward's token", async () => formTokenOf((await seat(database)).token)],
    ['the token of this steward’s other sitting', () => formTokenOf(newToken())],
    ['the cookie itself', () => lead.token],
  ])('with %s is taken nowhere', async (_, made) => {
    const { post } = browserOf(bundles, lead.cookie);
    const form = await made();
    await repelled(() =>
      eachOf(form === undefined ? everyForm() : oneOfEachAddress(), async ({ action, fields }) => {
        if (/^\/vardar\/in\//.test(action)) return;
        const { form: _, ...others } = fields;
        const { status } = await post(action, {
          ...whatever,
          ...others,
          ...(form === undefined ? {} : { form }),
        });
        expect([action, [403, 422].includes(status)]).toEqual([action, true]);
      }),
    );
  });
  test('without a cookie loses nothing that was typed, and does nothing', async () => {
    const { post } = browserOf(bundles, '');
    await repelled(() =>
      eachOf(everyForm(), async ({ action, fields }) => {
        if (/^\/vardar\/in\//.test(action)) return;
        const answer = await post(action, { ...fields, words: 'Mina många ord <b>.' });
        expect([action, answer.status]).toEqual([action, 401]);
        const $ = load(await answer.text());
        expect($('textarea').text()).toContain('Mina många ord <b>.');
        expect($('main').text()).not.toContain(fields.form);
      }),
    );
  });
  test.each([
    ['not a number', 'x'],
    ['36 hyphens', '-'.repeat(36)],
    ['nothing', ''],
    ['another number and more', `${randomUUID()}'`],
  ])('whose number is %s is foreign, and the database is not said to be away', async (_, number) => {
    const { post } = browserOf(bundles, lead.cookie);
    await repelled(() =>
      eachOf(number[0] === '-' ? everyForm() : oneOfEachAddress(), async ({ action, fields }) => {
        if (!('act' in fields) || /\/(jag|ut|app)\//.test(action)) return;
        const { status } = await post(action, { ...whatever, ...fields, act: number });
        expect([action, status < 500 && status >= 400]).toEqual([action, true]);
      }),
    );
  });
  test("with somebody else's number does not do it: a mail, a steward, a contribution that is not there", async () => {
    const { post } = browserOf(bundles, lead.cookie);
    const { form = '' } = everyForm().find(({ fields }) => fields.form)?.fields ?? {};
    const foreign: [string, Record<string, string>, number][] = [
      ['/vardar/mejl/', { mail: '999999' }, 303],
      ['/vardar/mejl/', { mail: '1; drop table app.acts' }, 400],
      ['/vardar/varden/', { what: 'remove', steward: randomUUID() }, 404],
      ['/vardar/varden/', { what: 'again', steward: lead.id.replace(/.$/, 'x') }, 400],
      ['/vardar/K3-0000-0000/skriv/', { words: 'Hej hej.', seen: '0' }, 404],
      [`/vardar/${idea.reference}/skriv/`, { words: 'Hej hej.', seen: '77' }, 409],
      [`/vardar/${idea.reference}/skriv/`, { words: 'Hej hej.', seen: '-1' }, 400],
    ];
    await repelled(async () => {
      for (const [path, fields, status] of foreign)
        expect([path, (await post(path, { form, act: randomUUID(), ...fields })).status]).toEqual([
          path,
          status,
        ]);
    });
  });
  test('of leads, sent by a steward, does nothing', async () => {
    const { cookie, token } = await seat(database);
    const { post } = browserOf(bundles, cookie);
    const fields = { form: formTokenOf(token), act: randomUUID(), steward: lead.id };
    const invite = {
      ...fields,
      what: 'invite',
      name: 'Jag Själv',
      email: 'jag.sjalv@evil.example',
      role: 'lead',
    };
    overhear.typed(invite);
    await repelled(async () => {
      for (const one of [{ ...fields, what: 'again' }, { ...fields, what: 'remove' }, invite])
        expect((await post('/vardar/varden/', one)).status).toBe(403);
    });
  });
  test.each(
    ['/vardar/skriv-in/ide/', '/vardar/*/svara/'].flatMap((page) =>
      ['2026-02-30', '0000-01-01', '9999-99-99', '+2026-01-01', '2026-01-01T00:00'].map((day) => [day, page]),
    ),
  )('with the day %s is asked to mend it, on %s', async (day, page) => {
    const { post } = browserOf(bundles, lead.cookie);
    const action = page.replace('*', idea.reference);
    const { fields } = walked.forms.get(action) ?? {};
    const answer = await repelled(() =>
      post(action, { ...whatever, ...fields, cameOn: day, writtenOn: day }),
    );
    expect(answer.status).toBe(422);
  });
});

describe('hostile words', () => {
  const all = [...new Set(everyHostileText.map(tidyLine))].filter((text) => text.length > 0);
  // Some of each family; all of them stand in the visitors' forms in attacks.test.ts.
  const texts = all.filter((_, at) => at % 5 === 0);
  /** As words people might write: long enough for every field, and no longer than the shortest. */
  const cut = (text: string, most: number) => tidyLine([...text].slice(0, most).join(''));
  const blanks = (text: string) => text.replace(/\s+/g, ' ').trim();
  const written: { text: string; reference: string; key: string }[] = [];

  beforeAll(async () => {
    await database.sql`update app.stewards set name = ${cut(`=1+1 ${texts[5]}`, 60)} where id = ${lead.id}`;
    await eachOf(texts, async (text) => {
      overhear.typed(text.length > 12 ? text : '');
      const own = {
        p_title: `Om ${cut(text, 100)}!`,
        p_description: `Vi har tänkt så här: ${cut(text, 1900)} och så vidare. ${randomUUID()}`,
        p_display_name: `Vi ${cut(text, 50)}.`,
        p_helps: `De ${cut(text, 150)}.`,
        p_needs_note: `Ett ${cut(text, 200)}.`,
      };
      const one = await sent(database, 'idea', own);
      await act(lead, 'publish', one, {
        content: {
          words: `Hej ${cut(text, 900)}.`,
          title: `Klart ${cut(text, 90)}.`,
          description: `Klarare sagt blir det: ${cut(text, 900)}.`,
        },
      });
      await act(lead, 'answer', one, {
        content: {
          ...contents.answer,
          words: `Svar ${text}`,
          signed: `S ${cut(text, 50)}.`,
          unit: `E ${cut(text, 100)}.`,
          decidedBy: `B ${cut(text, 100)}.`,
          caseNumber: cut(`N ${text}`, 50),
        },
      });
      await act(lead, 'moveOn', one, { content: { ...contents.moveOn, words: `Vidare ${text}` } });
      written.push({ text, ...one });
    });
  });

  const mainOf = (html: string) => {
    const $ = load(html);
    expect(dangersIn($)).toEqual([]);
    return blanks(
      `${$('main').text()} ${$('main input, main textarea')
        .toArray()
        .map((one) => $(one).val())
        .join(' ')}`,
    );
  };

  test('on the page of a contribution and of an act are words, and all of them are there', async () => {
    const { get } = browserOf(bundles, lead.cookie);
    await eachOf(written, async ({ text, reference }, at) => {
      const main = mainOf(await (await get(`/vardar/${reference}/`)).text());
      const shown = (words: string) => blanks(asShown(words));
      for (const words of [
        `Om ${cut(text, 100)}!`,
        `tänkt så här: ${cut(text, 1900)}`,
        `Vi ${cut(text, 50)}.`,
        `Hej ${cut(text, 900)}.`,
        `Svar ${text}`,
        `Vidare ${text}`,
        `Klart ${cut(text, 90)}.`,
      ])
        expect(main).toContain(shown(words));
      if (at % 8 === 0) mainOf(await (await get(`/vardar/${reference}/svara/`)).text());
    });
  });
  test('in the lists, the log and the house are words', async () => {
    const { get } = browserOf(bundles, lead.cookie);
    let next: string | undefined = '/vardar/alla/';
    let all = '';
    for (let page = 0; next && page < 20; page += 1) {
      const html: string = await (await get(next)).text();
      all += mainOf(html);
      next = load(html)('a[rel="next"]').attr('href');
    }
    for (const { text } of written) expect(all).toContain(blanks(asShown(`Om ${cut(text, 100)}!`)));
    for (const path of [
      '/vardar/',
      '/vardar/nytt/',
      '/vardar/saknar/',
      '/vardar/logg/',
      '/vardar/varden/',
      '/vardar/mejl/',
    ])
      mainOf(await (await get(path)).text());
  });
  test('looked for are words in the field, whatever they find', async () => {
    const { get } = browserOf(bundles, lead.cookie);
    await eachOf(texts, async (text) => {
      const answer = await get(`/vardar/alla/?ord=${encodeURIComponent(text.toWellFormed())}`);
      expect([text, answer.status]).toEqual([text, 200]);
      const $ = load(await answer.text());
      expect(dangersIn($)).toEqual([]);
    });
  });
  test('on the private page are words, and all of them are there', async () => {
    await eachOf(
      written.filter((_, at) => at % 2 === 0),
      async ({ text, key }) => {
        const main = mainOf(await (await browserOf(bundles, '').get(`/mitt/${key}/`)).text());
        for (const words of [`Om ${cut(text, 100)}!`, `Vidare ${text}`])
          expect(main).toContain(blanks(asShown(words)));
      },
    );
  });
  test('that are sent back with a form that needs mending are words', async () => {
    const { post } = browserOf(bundles, lead.cookie);
    const { form = '' } = [...walked.forms.values()].find(({ fields }) => fields.form)?.fields ?? {};
    const raw = everyHostileText.filter((_, at) => at % 10 === 0);
    await eachOf(raw, async (text) => {
      const everywhere = Object.fromEntries(
        [...Object.keys(whatever), 'act', 'seen'].map((name) => [name, text]),
      );
      for (const path of ['/vardar/skriv-in/ide/', `/vardar/${idea.reference}/svara/`, '/vardar/varden/']) {
        const answer = await post(path, { ...everywhere, form, what: 'invite' });
        expect([text, path, answer.status < 500 && answer.status >= 400]).toEqual([text, path, true]);
        expect(dangersIn(load(await answer.text()))).toEqual([]);
      }
    });
  });
  test('in a mail are words: nothing more in its head, nothing that is markup in its body', () => {
    const around = {
      key: 'A'.repeat(22),
      origin: siteUrl,
      kommun,
      counts: { news: 1, late: 1, missing: 1, offers: 1 },
    };
    for (const [at, text] of everyHostileText.entries()) {
      for (const about of at % 5 === 0 ? ['letter', 'invitation', 'morning'] : ['letter']) {
        const mail = compose(
          aTakenMail({
            about,
            name: text,
            title: text,
            words: text,
            signed: text,
            reference: text,
            day: '2026-11-24',
          }),
          around,
        );
        for (const head of [mail.subject, mail.to.name, mail.messageId, ...Object.values(mail.headers)])
          expect(head).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
        const $ = load(mail.html);
        expect(dangersIn($)).toEqual([]);
        expect(
          new Set(
            $('body *')
              .toArray()
              .map(({ tagName }) => tagName),
          ),
        ).toEqual(new Set($('body br').length ? ['p', 'a', 'br'] : ['p', 'a']));
      }
    }
  });
  test('in the log to take along are cells: as many as the head has, and none that a spreadsheet calculates', async () => {
    const answer = await browserOf(bundles, lead.cookie).get('/vardar/logg.csv');
    const csv = await answer.text();
    const rows = readCsv(csv.replace(/^\ufeff/, ''));
    expect(rows.length).toBeGreaterThan(3 * written.length);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([6]));
    expect(rows.flat().filter((cell) => /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(cell))).toEqual([]);
    expect(rows.flat()).toContain(`'${cut(`=1+1 ${texts[5]}`, 60)}`);
  });
  test('in the log are none that a resident wrote', async () => {
    const csv = await (await browserOf(bundles, lead.cookie).get('/vardar/logg.csv')).text();
    for (const { text } of written)
      if (text.length > 20 && text !== texts[5]) expect(csv).not.toContain(text);
  });
  /** What is handed out when these are asked for. */
  const handedOut = (some: typeof written, format: string) => {
    const form = walked.forms.get('/vardar/lamna-ut/');
    const references = some.map(({ reference }) => reference).join('\n');
    return browserOf(bundles, lead.cookie).post('/vardar/lamna-ut/', {
      ...form?.fields,
      act: randomUUID(),
      references,
      format,
    });
  };

  test('handed out as text are all there, and none of them begins a record of its own', async () => {
    for (let at = 0; at < written.length; at += 20) {
      const some = written.slice(at, at + 20);
      const answer = await handedOut(some, 'text');
      expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w-]+\.txt"$/);
      const text = await answer.text();
      expect(text.match(/^(Idé|Erbjudande) K3-\S+$/gm)).toHaveLength(some.length);
      for (const one of some) expect(blanks(text)).toContain(blanks(`Svar ${tidyText(one.text)}`));
    }
  });
  test('handed out as PDF make a whole file that runs and opens nothing', async () => {
    const some = written.slice(0, 20);
    const answer = await handedOut(some, 'pdf');
    const pdf = Buffer.from(await answer.arrayBuffer()).toString('latin1');
    const [type, begins, ends] = [
      answer.headers.get('content-type'),
      pdf.slice(0, 5),
      pdf.trimEnd().slice(-5),
    ];
    expect([type, begins, ends]).toEqual(['application/pdf', '%PDF-', '%%EOF']);
    expect(pdf).not.toMatch(/\/(JavaScript|JS|OpenAction|AA|Launch|URI|EmbeddedFile|SubmitForm)\b/);
    expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThanOrEqual(some.length);
  });
});

test('a hundred contributions are handed out without asking the database for everything at once', async () => {
  const references: string[] = [];
  for (let at = 0; at < 100; at += 1) references.push((await sent(database, 'idea')).reference);
  const form = walked.forms.get('/vardar/lamna-ut/');
  const asked = { ...form?.fields, act: randomUUID(), references: references.join('\n'), format: 'text' };
  let [now, most] = [0, 0];
  const real = globalThis.fetch;
  const counting = vi.spyOn(globalThis, 'fetch').mockImplementation((...given) => {
    now += 1;
    most = Math.max(most, now);
    return real(...given).finally(() => {
      now -= 1;
    });
  });
  const answer = await browserOf(bundles, lead.cookie).post('/vardar/lamna-ut/', asked);
  counting.mockRestore();
  // Each is given up after three seconds, wherever it stands in the line.
  expect([answer.status, most > 0]).toEqual([200, true]);
  expect(most).toBeLessThanOrEqual(50);
});

/** Something for the fields that people fill in. */
const whatever: Record<string, string> = {
  ...{
    words: 'Hej hej på er.',
    title: 'En rubrik',
    description: 'Det här är tillräckligt många ord.',
    name: 'Demo',
    role: 'steward',
  },
  ...{
    email: 'demo@exempel.example',
    signed: 'Eva',
    unit: 'Park',
    writtenOn: '2026-11-24',
    cameOn: '2026-11-24',
    references: 'K3-0000-0000',
  },
  ...{
    format: 'text',
    move: 'gathering',
    other: 'K3-0000-0000',
    ground: 'person',
    unlawful: 'threat',
    agreed: 'Lördag.',
    gives: 'hands',
  },
  ...{
    second: '123456',
    secret: 'x',
    code: '123456',
    informed: 'on',
    helps: '',
    needsNote: '',
    displayName: '',
  },
};
