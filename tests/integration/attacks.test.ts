/**
 * What somebody who means harm would try, one line each, against the real site, the real Supabase API and the real inbox. Every
 * answer is held to the same: nothing of ours or of anybody else's in it, and its headers in place (`world.ask`); and where it says
 * `repelled`, database and inbox are afterwards what they were.
 */
import { randomBytes } from 'node:crypto';
import { createClient } from '@supabase/supabase-js';
import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { listReceived } from '../../src/data/received.ts';
import { makeIdeaSchema } from '../../src/domain/idea.ts';
import { choicesOf } from '../../src/domain/kommun.ts';
import { makeOfferSchema } from '../../src/domain/offer.ts';
import { hashOfKey, keyBytes, keyFrom } from '../../src/domain/reference.ts';
import { drain } from '../../src/inbox/drain.ts';
import { findMine } from '../../src/inbox/mine.ts';
import { allItems, openItem, retry } from '../../src/inbox/tend.ts';
import kommun from '../../src/kommun/kommun.config.ts';
import { beginnings, hostsThatAreNone, lentNames, methods } from '../support/attacks/asking.ts';
import { bigBodies, lyingForms, lyingLengths, lyingTypes } from '../support/attacks/bodies.ts';
import { costlyTexts, type Family, hostileTexts } from '../support/attacks/corpus.ts';
import { guessesOf, wrongKeys } from '../support/attacks/keys.ts';
import { everyMember, membersOfJavaScript, membersOfOurs } from '../support/attacks/members.ts';
import { otherSites } from '../support/attacks/origins.ts';
import { pathTricks, waysAway } from '../support/attacks/paths.ts';
import { leaveOpen, requestText } from '../support/attacks/raw.ts';
import { askApi, calling, oracles, probes, wrongApiKeys } from '../support/attacks/rest.ts';
import {
  entryOf,
  layBeside,
  overwrite,
  rubbishNames,
  tamperings,
  useWaiting,
  wordsInside,
} from '../support/attacks/sealed.ts';
import { smuggled } from '../support/attacks/smuggling.ts';
import { growth, spread } from '../support/attacks/timing.ts';
import { forgeries } from '../support/attacks/tokens.ts';
import {
  claimedAddresses,
  claims,
  fillLimit,
  oneHousehold,
  oneNetwork,
  ownAddress,
} from '../support/attacks/who.ts';
import { useAttackedSite, victimsIdea } from '../support/attacks/world.ts';
import {
  eachOf,
  everywhere,
  expectItBack,
  expectMissing,
  expectOnlyWords,
} from '../support/attacks/written.ts';
import { aContribution, anIdea, kinds } from '../support/contributions.ts';
import { watchLogs } from '../support/logs.ts';
import { startProxy } from '../support/proxy.ts';
import { publicPages } from '../support/publicPages.ts';
import { ask as askFunction, aVisitor, sendAsProgram } from '../support/send.ts';

const world = useAttackedSite();
watchLogs();
const { ask, postForm, postJson, raw, repelled } = world;
const mine = () => world.victim.idea;
const asVictim = true;

describe('sends a form in a visitor’s name from', () => {
  test.each(otherSites)('$attack', async ({ headers }) => {
    const own = new URL(world.site.url);
    await repelled(async () => {
      for (const kind of kinds) {
        const form = await postForm(kind, aContribution(kind), headers(own));
        const json = await postJson(kind, aContribution(kind), headers(own));
        expect([form.status, json.status]).toEqual([403, 403]);
      }
    });
  });
});

describe('from another site’s page', () => {
  const origin = 'https://evil.example';

  test('asks the browser for leave to send JSON', async () => {
    const headers = { origin, 'access-control-request-method': 'POST' };
    const answer = await ask('/api/ideas', { method: 'OPTIONS', headers });
    expect([answer.status, answer.all.toLowerCase().includes('access-control-')]).toEqual([204, false]);
  });
  test.each(['/', '/mitt/', '/api/health', '/robots.txt'])('reads %s', async (path) => {
    const { headers } = await ask(path, { headers: { origin, 'sec-fetch-site': 'cross-site' } });
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });
  test('puts any page of ours in a frame, or opens it and looks in', async () => {
    for (const path of [...publicPages, '/fel/', '/finns-inte/', mine().path, '/api/ideas']) {
      const { headers } = await ask(path, { asVictim });
      expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'");
      expect(headers.get('cross-origin-opener-policy'), path).toBe('same-origin');
    }
  });
  test.each(waysAway)('links to %j, to be sent on from our address to theirs', async (path) => {
    const { headers } = await ask(path);
    expect(new URL(headers.get('location') ?? '/', world.site.url).origin).toBe(world.site.url);
  });
});

describe('opens somebody’s private page with', () => {
  test.each(wrongKeys)('$attack', async ({ target, asked, status = 404 }) => {
    expect((await repelled(() => ask(target(mine()), asked?.(mine())))).status).toBe(status);
  });
});

describe('at somebody’s private page', () => {
  test('guesses sixty keys', async () => {
    const guesses = Array.from({ length: 60 }, () => keyFrom(randomBytes(keyBytes)));
    await eachOf(guesses, async (guess) => expect((await ask(`/mitt/${guess}/`)).status).toBe(404));
  });
  test('measures how close a guess is', async () => {
    const works = guessesOf(mine()).map((key) => () => findMine(key));
    expect(await spread(works, 25)).toBeLessThan(2);
  });
  test('sends the same words, to be given their key', async () => {
    const copy = await world.leave('idea', victimsIdea);
    expect(copy.key).not.toBe(mine().key);
    expect((await ask(copy.path, { asVictim })).body).not.toContain(mine().key);
  });
  test('copies an idea that has been read, to be taken for its author', async () => {
    const words = { ...victimsIdea, title: 'Sommarkör på bryggan' };
    const own = await world.leave('idea', words);
    await world.database.sql`update app.ideas set status = 'published' where title = ${words.title}`;
    const copy = await world.leave('idea', words);
    const { body } = await ask(copy.path, { asVictim });
    // What everyone can see on the board is shown as somebody else's that is alike.
    expect(load(body)('.reference').text()).not.toContain(own.reference);
    expect(load(body)('.reference').text()).toContain(copy.reference);
  });
  test.each([
    ['POST', 400],
    ...['PUT', 'PATCH', 'DELETE', 'PROPFIND', 'QUERY'].map((method): [string, number] => [method, 405]),
  ] as [string, number][])('changes it with %s that none of its forms sends', async (method, status) => {
    const headers = { origin: world.site.url, 'content-type': 'application/x-www-form-urlencoded' };
    const asked = { method, headers, body: 'status=withdrawn&_method=delete' };
    expect((await repelled(() => ask(mine().path, asked))).status).toBe(status);
  });
  test('changes it from another site, though somebody showed them the address', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', 'content-type': 'application/x-www-form-urlencoded' };
    const body = new URLSearchParams({ what: 'takeBack', act: crypto.randomUUID() }).toString();
    expect((await repelled(() => ask(mine().path, { method: 'POST', headers, body }))).status).toBe(403);
  });
  test('changes it with a method in a header or in the query', async () => {
    const headers = { 'x-http-method-override': 'DELETE', 'x-http-method': 'DELETE' };
    const target = `${mine().path}?_method=delete&status=withdrawn`;
    expect((await repelled(() => ask(target, { headers, asVictim }))).status).toBe(200);
  });
  test('finds the address or the number of somebody who showed them the page', async () => {
    for (const { path } of [world.victim.idea, world.victim.offer])
      expect((await ask(path, { asVictim })).body).not.toMatch(/alten\.i\.vassen|740\s?26/);
  });
  test('finds it in a cache, by its parts or by what has not changed', async () => {
    const headers = {
      'if-none-match': '*',
      'if-modified-since': new Date().toUTCString(),
      range: 'bytes=0-9',
    };
    const answer = await ask(mine().path, { headers, asVictim });
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    for (const name of ['etag', 'last-modified', 'age', 'netlify-cdn-cache-control', 'cache-tag'])
      expect(answer.headers.get(name), name).toBeNull();
  });
  test('is told the key by a link from it to somewhere else', async () => {
    const { headers, body } = await ask(mine().path, { asVictim });
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(load(body)('link[rel=canonical], meta[property="og:url"]').toString()).not.toContain(mine().key);
  });
  test('finds it in a search engine', async () => {
    const { headers } = await ask(mine().path, { asVictim });
    expect(headers.get('x-robots-tag')).toBe('noindex, nofollow, noarchive');
    for (const path of ['/sitemap-0.xml', '/robots.txt'])
      expect((await ask(path)).body).not.toContain('/mitt/');
  });
});

describe('with the publishable key, past us at the database,', () => {
  const credentials = () => ({ apikey: world.database.publishableKey });

  test.each(probes.map((probe) => ({ attack: probe[0], probe })))('$attack', async ({ probe }) => {
    const answer = await repelled(() => askApi(world.database.supabaseUrl, probe, credentials()));
    expect(answer).toMatchObject({ status: probe[1], count: null });
    expect(answer.text).not.toMatch(/GRANT|alten|Sommarkör|postgres:\/\//);
  });
  test.each(oracles)('asks $attack', async ({ path, right, wrong }) => {
    const about = (guess: string) => askApi(world.database.supabaseUrl, ['', 0, path(guess)], credentials());
    expect(await about(right(mine()))).toEqual(await about(wrong));
  });
  test('signs itself up, and looks as somebody who is signed in', async () => {
    const { supabaseUrl, publishableKey } = world.database;
    const client = createClient(supabaseUrl, publishableKey, { auth: { persistSession: false } });
    await client.auth.signUp({ email: 'a@evil.example', password: 'Correct horse 1' });
    await repelled(async () => {
      for (const table of ['ideas', 'contacts', 'whole']) {
        expect((await client.from(table).select('*')).data).toBeNull();
        expect((await client.schema('app').from(table).select('*')).data).toBeNull();
      }
      expect((await client.rpc('list_received', { p_limit: 10 })).error?.code).toBe('42501');
    });
  });
});

describe('tries all of that', () => {
  test.each(wrongApiKeys)('$attack', async ({ credentials }) => {
    const shown = credentials(world.database.publishableKey);
    await repelled(async () => {
      for (const probe of probes) {
        const { status } = await askApi(world.database.supabaseUrl, probe, shown);
        expect(status, probe[0]).toBe(/^\S+ \/(rest|auth)\/v1/.test(probe[2]) ? 401 : 404);
      }
    });
  });
  test.each(forgeries)('with a pass $attack', async ({ token }) => {
    const { supabaseUrl, publishableKey } = world.database;
    const credentials = { apikey: publishableKey, authorization: `Bearer ${token(publishableKey)}` };
    await repelled(async () => {
      for (const probe of calling) {
        const { status } = await askApi(supabaseUrl, probe, credentials);
        // It is refused, or it is as good as none.
        expect([401, probe[1]], probe[0]).toContain(status);
      }
    });
  });
  test('with guesses of the secret key, and measures how close they are', async () => {
    const { supabaseUrl, secretKey } = world.database;
    const guesses = [
      `${secretKey.slice(0, -1)}${secretKey.endsWith('A') ? 'B' : 'A'}`,
      `sb_secret_${'A'.repeat(32)}`,
    ];
    const list = ['', 401, 'POST /rest/v1/rpc/list_received', {}, { p_limit: 1 }] as const;
    const works = guesses.map((apikey) => async () => {
      expect((await askApi(supabaseUrl, list, { apikey })).status).toBe(401);
    });
    expect(await spread(works, 25)).toBeLessThan(2);
  });
});

describe('chooses what nobody may choose', () => {
  test.each(Object.entries(membersOfOurs))('in JSON: %s', async (name, value) => {
    const { status, body } = await repelled(() => postJson('idea', anIdea({ [name]: value })));
    expect(status).toBe(422);
    expect(JSON.parse(body).errors).toMatchObject([{ field: name, code: 'unknown' }]);
  });
  test.each(membersOfJavaScript)('in JSON, by a name of JavaScript’s own: %s', async (name) => {
    const words = JSON.stringify(anIdea()).replace('{', `{"${name}":{"status":"published","isAdmin":true},`);
    const { status, body } = await repelled(() => postJson('idea', words));
    expect(status).toBe(422);
    expect(JSON.parse(body).errors).toMatchObject([{ field: name, code: 'unknown' }]);
    expect(Reflect.get({}, 'isAdmin')).toBeUndefined();
  });
  test('in a form, all of that at once', async () => {
    const title = 'Med en rad extra fält';
    expect((await postForm('idea', { ...everyMember, ...anIdea({ title }) })).status).toBe(303);
    const [row] = await world.database.sql`select * from app.whole where title = ${title}`;
    expect(row).toMatchObject({ kind: 'idea', status: 'received', flagged: false, display_name: '' });
    expect(row?.reference).not.toBe(membersOfOurs.reference);
    expect(Date.now() - new Date(row?.arrived_at).getTime()).toBeLessThan(60_000);
  });
});

describe.each(Object.keys(hostileTexts) as Family[])(
  'writes what is meant for somebody else (%s)',
  (family) => {
    const texts = hostileTexts[family];

    test.each(kinds)('in every field, and looks at the page that comes back: %s', async (kind) => {
      await repelled(() => expectItBack(world, kind, texts.join(' ')));
    });
    test('in every field, and looks at the page of their own', () => expectOnlyWords(world, texts));
    test('in the path and in the query, and looks at the page that is missing', () =>
      expectMissing(world, texts));
    test('as names of members', async () => {
      const members = Object.fromEntries(texts.map((text) => [text, text]));
      const { status, headers } = await repelled(() => postJson('offer', members));
      expect(status).toBe(422);
      expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    });
  },
);

describe('after all that', () => {
  test('nothing that was kept steers the screen of whoever lists it', async () => {
    const steering = '[\\u0001-\\u0009\\u000b-\\u001f\\u007f-\\u009f\\u202a-\\u202e]';
    expect(await world.database.sql`select 1 from app.whole w where w::text ~ ${steering}`).toEqual([]);
  });
  test('the list is whole, and every word is what was written', async () => {
    const { supabaseUrl, secretKey, sql } = world.database;
    const received = await listReceived(createClient(supabaseUrl, secretKey), 1000);
    expect(received).toHaveLength((await sql`select from app.contributions`).length);
    const written = received.map(({ description }) => description).join('\n');
    for (const text of [...hostileTexts.sql, ...hostileTexts.html])
      expect(written).toContain(text.normalize());
  });
});

describe('breaks out of its line', () => {
  const breaks = '\r\nset-cookie: stolen=1\r\n\r\n<h1>x';

  test.each<[string, () => ReturnType<typeof ask>]>([
    ['from a field', () => postForm('idea', anIdea({ displayName: `a${breaks}` }))],
    ['from the language', () => postForm('idea', anIdea({ language: `sv${breaks}` }))],
    ['from a path that leads on', () => ask(`/modellen${encodeURIComponent(breaks)}`)],
    ['from the path of a private page', () => ask(`/mitt/x${encodeURIComponent(breaks)}`)],
    ['from a query', () => ask(`/modellen?x=${encodeURIComponent(breaks)}`)],
    [
      'from a header',
      () => ask('/api/ideas', { headers: { accept: 'text/html\u0085x', 'accept-language': 'sv\u0085' } }),
    ],
  ])('in the head of an answer, %s', async (_, asking) => {
    const { headers, all } = await asking();
    expect(headers.get('set-cookie')).toBeNull();
    expect(all.split('\r\n\r\n')[0]).not.toMatch(/^(set-cookie|<h1>)/im);
  });
  test.each(['displayName', 'email', 'phone', 'title', 'helps', 'needsNote'])(
    'in a mail, from %s',
    async (field) => {
      const kind = field === 'phone' ? 'offer' : 'idea';
      await postJson(kind, aContribution(kind, { [field]: '070-1234567\r\nBcc: alla@evil.example' }));
      const broken = await world.database.sql`select 1 from app.whole
      where concat(display_name, email, phone, title, helps, needs_note) ~ '[\n\r]' or email ~ 'evil'`;
      expect(broken).toEqual([]);
    },
  );
});

describe('lends us another name', () => {
  test.each(lentNames)('$attack, for the link that is given out', async ({ headers }) => {
    const { status, body } = await postJson('idea', anIdea(), headers(new URL(world.site.url)));
    expect([status, new URL(JSON.parse(body).manageUrl).origin]).toEqual([201, world.site.url]);
  });
  test.each(hostsThatAreNone)('that is none: %s', async (host) => {
    expect((await ask('/modellen/', { headers: { host } })).status).toBe(400);
  });
});

describe('is many people at once', () => {
  const from = (ip: string, headers = {}) => sendAsProgram('idea', anIdea(), { ip, headers });

  test.each(claims)('by claiming other addresses in %s', async (name) => {
    const ip = aVisitor();
    await fillLimit(world.database.sql, ip);
    await repelled(async () => {
      for (const claim of claimedAddresses)
        expect((await from(ip, { [name]: claim })).status, claim).toBe(429);
    });
  });
  test.each([
    ['by other addresses in one network', oneNetwork],
    ['by other spellings of one address', oneHousehold],
    ['by having no address', ['', 'unknown', ':::', '1.2.3.4.5']],
  ])('%s', async (_, addresses) => {
    await fillLimit(world.database.sql, addresses[0] ?? '');
    await repelled(async () => {
      for (const ip of addresses) expect((await from(ip)).status, ip).toBe(429);
    });
  });
  test('by coming all at the same moment', async () => {
    const ip = aVisitor();
    await fillLimit(world.database.sql, ip, 10);
    const answers = await Promise.all(Array.from({ length: 25 }, () => from(ip)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array(10).fill(201), ...Array(15).fill(429)]);
  });
  test.skipIf(!ownAddress)('by telling the local server another address from another machine', async () => {
    const via = ownAddress ?? '';
    await fillLimit(world.database.sql, via);
    const headers = { 'content-type': 'application/json', 'x-nf-client-connection-ip': '203.0.113.200' };
    const asked = { method: 'POST', headers, body: JSON.stringify(anIdea()), via };
    expect((await repelled(() => ask('/api/ideas', asked))).status).toBe(429);
  });
});

describe('spells a path so that it', () => {
  test.each(pathTricks)('%s', async (_, status, spellings) => {
    await repelled(async () => {
      for (const path of spellings) {
        const answer = await ask(path);
        expect(answer.status, path).toBe(status);
        expect(answer.body).not.toMatch(
          /"dependencies"|\[build\]|root:|content-security-policy:|insert into/,
        );
      }
    });
  });
});

describe('asks with a method that', () => {
  test.each(methods)('$attack', async ({ method, status }) => {
    const asked = { method, headers: { 'content-type': 'application/json', cookie: 'secret=1' }, body: '{}' };
    const answer = await repelled(() => ask('/api/ideas', asked));
    expect([answer.status, answer.all.includes('secret=1')]).toEqual([status, false]);
  });
});

describe('sends a body that', () => {
  test.each([...lyingLengths, ...lyingTypes, ...lyingForms])('$attack', async ({ status, headers, body }) => {
    const head = requestText('POST', '/api/ideas', [
      ['host', 'x'],
      ['connection', 'close'],
      ['accept', 'text/html'],
      ...headers,
    ]);
    const answer = await repelled(() => raw([head, ...[body].flat()]));
    expect(answer.status).toBe(status);
    expect(answer.all.length, 'the answer to a lie is short').toBeLessThan(100_000);
  });
});

describe('hides a request behind', () => {
  test.each(smuggled)('$attack', async ({ rest }) => {
    const { status, all } = await repelled(() => raw(`POST /api/ideas HTTP/1.1\r\nhost: x\r\n${rest}`));
    expect([status, all.includes('"database"')]).toEqual([400, false]);
  });
});

describe('holds the door', () => {
  test.each(beginnings)('$attack, a hundred times at once', async ({ text }) => {
    const held = Array.from({ length: 100 }, () => leaveOpen(world.site.port, text));
    expect((await ask('/modellen/')).status).toBe(200);
    expect((await postJson('idea', anIdea())).status).toBe(201);
    expect((await ask(mine().path, { asVictim })).status).toBe(200);
    for (const socket of held) socket.destroy();
  });
  test.each(beginnings)('$attack and leaving, fifty times', async ({ text }) => {
    await repelled(async () => {
      for (let time = 0; time < 50; time += 1) leaveOpen(world.site.port, text).destroy();
      expect((await ask('/modellen/')).status).toBe(200);
    });
  });
});

describe('makes us work', () => {
  const schemas = { idea: makeIdeaSchema(choicesOf(kommun)), offer: makeOfferSchema(choicesOf(kommun)) };

  // Sixteen times the length may cost sixteen times the work, not 256 times.
  const times = 16;
  test.each(Object.entries(costlyTexts))('with %s in a field', async (_, text) => {
    for (const kind of kinds) {
      const [small, large] = [everywhere(kind, text(12_000 / times)), everywhere(kind, text(12_000))];
      const check = schemas[kind];
      expect(
        await growth(
          () => check.safeParse(small),
          () => check.safeParse(large),
          times,
        ),
        kind,
      ).toBeLessThan(times / 4);
    }
  });
  test.each(bigBodies)('with $attack', async ({ type, body }) => {
    const send = (bytes: string) => () =>
      askFunction('idea', { method: 'POST', headers: { 'content-type': type }, body: bytes });
    expect(await growth(send(body((60 * 1024) / times)), send(body(60 * 1024)), times)).toBeLessThan(
      times / 4,
    );
  });
  test('by asking how we are, over and over with other queries', async () => {
    const proxy = await startProxy(world.database.supabaseUrl);
    await world.whileAway(async () => {
      const targets = Array.from({ length: 100 }, (_, at) => `/api/health?x=${at}&${at}`);
      await eachOf(targets, async (target) => {
        const { status, headers } = await ask(target);
        expect([status, headers.get('netlify-vary')]).toEqual([200, 'query=none']);
      });
    }, proxy.url);
    await proxy.stop();
    // Once every three seconds.
    expect(proxy.asked).toBeLessThanOrEqual(5);
  });
});

describe('at the inbox, where two wait for the database,', () => {
  const waiting = useWaiting(world);
  const { kept, stuck, look, drainLater } = waiting;

  test('reads its files', () => {
    for (const [path, bytes] of world.inbox.files()) {
      const read = (['latin1', 'utf8', 'utf16le', 'base64'] as const).map((as) => bytes.toString(as));
      for (const secret of [...wordsInside, waiting.idea.key, waiting.offer.key])
        expect([path, ...read].join()).not.toContain(secret);
    }
  });
  test('reads them with the key they are sealed with, and looks for the keys of private pages', async () => {
    for (const item of await allItems()) {
      const opened = JSON.stringify(await openItem(item));
      expect(opened).toContain(item.keyHash);
      for (const { key } of [waiting.idea, waiting.offer]) expect(opened).not.toContain(key);
    }
  });
  test.each(tamperings)('$attack', async ({ change, isLeft = false }) => {
    const entry = entryOf(world, waiting.idea);
    overwrite(entry, change(entry.bytes));
    expect(await look(waiting.idea), 'not shown, and not said to be lost').toBe(503);
    expect(await drainLater()).toMatchObject({ taken: 1, stuck: isLeft ? 0 : 1, left: isLeft ? 1 : 0 });
    expect(await kept(), 'only the other one').toBe(waiting.before + 1);
    expect((await allItems()).map(({ name }) => name)).toEqual([entry.name]);
  });
  test('gives one the words of another', async () => {
    const [one, other] = [entryOf(world, waiting.idea), entryOf(world, waiting.offer)];
    overwrite(one, other.bytes);
    overwrite(other, one.bytes);
    expect([await look(waiting.idea), await look(waiting.offer)]).toEqual([503, 503]);
    expect(await drainLater()).toMatchObject({ taken: 0, stuck: 2 });
    expect(await kept()).toBe(waiting.before);
  });
  test('copies an entry under a name of their own, to read it on a page of their own', async () => {
    const own = keyFrom(randomBytes(keyBytes));
    const { bytes, ...entry } = entryOf(world, waiting.idea);
    layBeside({ bytes, ...entry }, `${Date.now() - 3_600_000}-${hashOfKey(own)}`, bytes);
    expect(await look({ ...waiting.idea, path: `/mitt/${own}/` })).toBe(503);
    expect(await drainLater()).toMatchObject({ taken: 2, stuck: 1 });
    expect(await look({ ...waiting.idea, path: `/mitt/${own}/` })).toBe(503);
    expect(await kept()).toBe(waiting.before + 2);
  });
  test('makes it older, to come before others', async () => {
    const entry = entryOf(world, waiting.idea);
    const older = `1000000000000-${waiting.idea.hash}`;
    layBeside(entry, older, entry.bytes);
    await drainLater();
    expect([await stuck(), await kept()]).toEqual([[older], waiting.before + 2]);
    const old = await world.database
      .sql`select 1 from app.contributions where arrived_at < now() - interval '1 hour'`;
    expect(old).toEqual([]);
  });
  test('lays an entry there again when it has been taken in', async () => {
    const entry = entryOf(world, waiting.idea);
    await drain(5000);
    layBeside(entry, entry.name, entry.bytes);
    expect(await drain(5000)).toMatchObject({ taken: 1, stuck: 0 });
    expect([await kept(), await allItems()]).toEqual([waiting.before + 2, []]);
  });
  test('lays rubbish there under all sorts of names', async () => {
    for (const name of rubbishNames) layBeside(entryOf(world, waiting.idea), name, randomBytes(99));
    expect(await drain(5000)).toMatchObject({ taken: 2 });
    expect([await kept(), await look(waiting.idea), await look(waiting.offer)]).toEqual([
      waiting.before + 2,
      200,
      200,
    ]);
  });
  test('changes the key that it is sealed with', async () => {
    const right = process.env.INBOX_KEY ?? '';
    process.env.INBOX_KEY = randomBytes(32).toString('base64url');
    expect([await look(waiting.idea), await drainLater()]).toMatchObject([503, { taken: 0, stuck: 2 }]);
    process.env.INBOX_KEY = right;
    for (const item of await allItems()) expect(await retry(item)).toBe(true);
    expect(await drain(5000)).toMatchObject({ taken: 2, stuck: 0 });
    expect(await kept()).toBe(waiting.before + 2);
  });
  test.each(['/.netlify/functions/drain', '/.netlify/functions/DRAIN/', '/api/drain'])(
    'empties it by calling %s',
    async (path) => {
      const headers = {
        'content-type': 'application/json',
        'x-nf-event': 'schedule',
        origin: world.site.url,
      };
      const body = '{"next_run":"2026-11-23T12:00:00.000Z"}';
      expect((await repelled(() => ask(path, { headers }))).status).toBe(404);
      expect((await repelled(() => ask(path, { method: 'POST', headers, body }))).status).toBe(405);
    },
  );
  test.each(['GET', 'PUT', 'DELETE'])('asks the store itself, without its token: %s', async (method) => {
    const { address, token } = world.inbox;
    const names = ['', '/site:inbox', `/site:inbox/${entryOf(world, waiting.idea).name}`];
    await repelled(async () => {
      for (const path of [...names.map((name) => `/local${name}`), '/api/v1/blobs/local/site:inbox']) {
        for (const authorization of ['', 'Bearer ', `Bearer ${token.slice(0, -1)}`, `Basic ${token}`]) {
          const { status } = await fetch(address + path, { method, headers: { authorization } });
          expect(status, path).toBe(403);
        }
      }
    });
  });
  test('asks how we are, to learn what waits', async () => {
    const told: unknown[] = Object.values(JSON.parse((await ask('/api/health')).body));
    const words = told.filter((one) => typeof one !== 'number');
    for (const word of words) expect(String(word)).toMatch(/^(ok|degraded|away|null|\d+\.\d+\.\d+)$/);
  });
  test('fills it to the brim', async () => {
    const { limits } = kommun;
    const ceiling = limits.inbox;
    Object.assign(limits, { inbox: 3 });
    const send = async () => (await sendAsProgram('idea', anIdea())).status;
    const statuses = await world.whileAway(async () => [
      await send(),
      await send(),
      await send(),
      await send(),
    ]);
    Object.assign(limits, { inbox: ceiling });
    expect(statuses.at(-1)).toBe(503);
    expect((await allItems()).length).toBeLessThanOrEqual(3);
  });
});
