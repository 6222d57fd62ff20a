/** The door as a browser meets it, on the built pages: everybody is answered alike, in the same time, with a cookie that keeps to itself. */
import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { openSitting } from '../../src/desk/sitting.ts';
import { newToken } from '../../src/desk/token.ts';
import { median } from '../../src/tools/testing/bench.ts';
import { useBundles } from '../support/bundles.ts';
import { overhear, watchLogs } from '../support/logs.ts';
import { grade } from '../support/observatory.ts';
import { aVisitor, siteUrl } from '../support/send.ts';
import { digitsOf, otherThan, useDoor } from '../support/signIn.ts';

const door = useDoor();
const bundles = useBundles();
const log = watchLogs();

const sending: Promise<unknown>[] = [];
const mailsLeave = () => Promise.all(sending.splice(0));

interface How {
  token?: string;
  ip?: string;
  headers?: Record<string, string>;
}

/** What somebody types, sent from our own page. */
function post(path: string, fields: Record<string, string>, { token, ip = aVisitor(), headers }: How = {}) {
  overhear.typed(fields);
  const own: Record<string, string> = {
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/x-www-form-urlencoded',
    ...(token === undefined ? {} : { cookie: `__Host-vard=${token}` }),
  };
  const body = new URLSearchParams(fields).toString();
  return bundles.page(
    new Request(siteUrl + path, { method: 'POST', headers: { ...own, ...headers }, body }),
    {
      ip,
      requestId: '01HXDOOR',
      waitUntil: (promise: Promise<unknown>) => void sending.push(promise),
    },
  );
}
const get = (path: string, token?: string) =>
  bundles.page(
    new Request(siteUrl + path, { headers: token === undefined ? {} : { cookie: `__Host-vard=${token}` } }),
    { requestId: '01HXDOOR' },
  );
const asks = (email: string, how?: How) => post('/vardar/in/', { email }, how);
const shows = (code: string, second: string, token: string) =>
  post('/vardar/in/kod/', { code, second }, { token });
const tokenIn = (answer: Response) =>
  /^__Host-vard=([\w-]*);/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '';
const seen = async (answer: Response) => ({
  status: answer.status,
  headers: [...answer.headers].map(([name, value]) => [
    name,
    name === 'set-cookie' ? value.replace(/=[\w-]{43};/, '=;') : value,
  ]),
  body: await answer.text(),
});

describe('an address that somebody has and one that nobody has', () => {
  test('get the same answer, to the last header, and only one gets a mail', async () => {
    const { email } = await door.person();
    const nobodys = 'ingen.alls@demo.example';
    const [known, unknown] = [await seen(await asks(email)), await seen(await asks(nobodys))];
    expect(known).toEqual(unknown);
    expect(known.status).toBe(303);
    await mailsLeave();
    expect([door.codesOf({ email }).length, door.codesOf({ email: nobodys }).length]).toEqual([1, 0]);
    expect(door.smtp.received.flatMap(({ to }) => to)).not.toContain(nobodys);
  });
  test('get the same answer to a wrong code, and to the sixth', async () => {
    const person = await door.person();
    const mine = tokenIn(await asks(person.email));
    const nobodys = tokenIn(await asks('ingen@demo.example'));
    await mailsLeave();
    const wrong = otherThan(door.codesOf(person));
    const tries = async () =>
      Promise.all(
        (await Promise.all([mine, nobodys].map((token) => shows(wrong, digitsOf(person), token)))).map(seen),
      );
    for (let time = 1; time <= 6; time += 1) {
      const [known, unknown] = await tries();
      expect(known).toEqual(unknown);
      expect(known?.status).toBe(time <= 5 ? 422 : 410);
    }
  });
  test('get the same answer when too many have asked, and in every spelling', async () => {
    const { email } = await door.person();
    const [ip, other] = [aVisitor(), aVisitor()];
    for (let time = 0; time < 20; time += 1)
      await Promise.all([asks(email, { ip }), asks('ingen@demo.example', { ip: other })]);
    const [known, unknown] = await Promise.all([
      asks(email, { ip }),
      asks('ingen@demo.example', { ip: other }),
    ]);
    const told = await Promise.all([seen(known), seen(unknown)]);
    const blank = ({ status, headers, body }: Awaited<ReturnType<typeof seen>>) => ({
      status,
      names: headers.map(([name]) => name),
      body: body.replaceAll(email, '').replaceAll('ingen@demo.example', ''),
    });
    expect(told.map(blank)[0]).toEqual(told.map(blank)[1]);
    expect(known.status).toBe(429);
    await mailsLeave();
  });
  // Measured, on a machine that does other things too.
  test('take the same time', { retry: 2 }, async () => {
    const { id, email } = await door.person();
    const everyTime = async () => {
      await mailsLeave();
      await door.database.sql`update app.stewards set code_sent_at = null where id = ${id}`;
    };
    const works = [() => asks(email), () => asks('ingen@demo.example')];
    const times: number[][] = [[], []];
    for (let round = 0; round < 25; round += 1) {
      for (const [at, work] of works.entries()) {
        await everyTime();
        const begun = performance.now();
        await work();
        times[at]?.push(performance.now() - begun);
      }
    }
    await mailsLeave();
    const [known = 1, unknown = 1] = times.map(median);
    expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThanOrEqual(1.5);
  });
});

describe('whoever comes in', () => {
  async function comesIn() {
    const person = await door.person();
    const asked = tokenIn(await asks(person.email));
    await mailsLeave();
    const answer = await shows(door.codesOf(person).at(-1) ?? '', digitsOf(person), asked);
    return { person, asked, answer, token: tokenIn(answer) };
  }

  test('is given another token than the browser asked with, and that one opens nothing', async () => {
    const { asked, answer, token } = await comesIn();
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/vardar/']);
    expect(token).not.toBe(asked);
    expect((await get('/vardar/', token)).status).toBe(200);
    expect((await get('/vardar/', asked)).headers.get('location')).toBe('/vardar/in/');
  });
  test('has a cookie that only our own pages over TLS are sent, that no script reads and that ends', async () => {
    const { person, answer } = await comesIn();
    const sitting = /^__Host-vard=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=43200$/;
    const browser =
      /^__Host-vard-plats=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=15552000$/;
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(sitting),
      expect.stringMatching(browser),
    ]);
    const asked = await asks(person.email);
    expect(asked.headers.getSetCookie()).toEqual([expect.stringMatching(sitting)]);
    await mailsLeave();
  });
  test('comes in by the same browser although strangers have used up the day’s guesses at their app', async () => {
    const { person, answer } = await comesIn();
    const [, known = ''] = answer.headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
    await door.forgetPause(person);
    await door.forgetStep(person);
    await door.database.sql`
      insert into app.browsers (steward_id, token_hash, tries) values (${person.id}, '', 20)
      on conflict (steward_id, token_hash) do update set tries = 20`;
    const asked = tokenIn(await asks(person.email));
    await mailsLeave();
    const typed = [door.codesOf(person).at(-1) ?? '', digitsOf(person)] as const;
    const statuses = ['', `; ${known}`].map(async (more) => {
      const fields = { code: typed[0], second: typed[1] };
      const headers = { cookie: `__Host-vard=${asked}${more}` };
      return (await post('/vardar/in/kod/', fields, { headers })).status;
    });
    expect(await Promise.all(statuses)).toEqual([422, 303]);
  });
  test('cannot be come in as by what the browser keeps', async () => {
    const { answer } = await comesIn();
    const kept = /__Host-vard-plats=([\w-]{43})/.exec(answer.headers.getSetCookie().join())?.[1] ?? '';
    for (const cookie of [`__Host-vard-plats=${kept}`, `__Host-vard=${kept}`]) {
      const page = await bundles.page(new Request(`${siteUrl}/vardar/`, { headers: { cookie } }), {});
      expect([page.status, page.headers.get('location')]).toEqual([303, '/vardar/in/']);
    }
  });
  test('is not taken for somebody by a token in the address, in another cookie or in a header', async () => {
    const { token } = await comesIn();
    const places = [
      get(`/vardar/?__Host-vard=${token}&token=${token}`),
      ...[
        `vard=${token}`,
        `__host-vard=${token}`,
        `x__Host-vard=${token}`,
        `__Host-vard=x; __Host-vard=${token}`,
      ].map((cookie) =>
        bundles.page(new Request(`${siteUrl}/vardar/`, { headers: { cookie } }), { requestId: '01HXDOOR' }),
      ),
      bundles.page(new Request(`${siteUrl}/vardar/`, { headers: { authorization: `Bearer ${token}` } }), {
        requestId: '01HXDOOR',
      }),
    ];
    for (const { status, headers } of await Promise.all(places))
      expect([status, headers.get('location')]).toEqual([303, '/vardar/in/']);
  });
  test('leaves a line in the log, and neither the address nor a code is in it', async () => {
    const before = log.lines.length;
    const { person } = await comesIn();
    await shows('123456', '654321', newToken());
    const lines = log.lines.slice(before);
    const told = lines.map((line) => JSON.parse(line)).map(({ form, outcome }) => `${form} ${outcome}`);
    expect(told).toEqual(['askForCode done', 'comeIn done', 'comeIn refused']);
    for (const secret of [person.email, ...door.codesOf(person), '123456', '654321'])
      expect(lines.join()).not.toContain(secret);
  });
  test('signs out with a form of that sitting alone, and the cookie is taken away', async () => {
    const { token } = await comesIn();
    const form = load(await (await get('/vardar/jag/', token)).text())('input[name=form]').val() as string;
    expect((await post('/vardar/ut/', { form: 'x' }, { token })).status).toBe(403);
    expect(await openSitting(token)).toBeDefined();
    const answer = await post('/vardar/ut/', { form }, { token });
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-vard=; .*Max-Age=0$/);
    expect(await openSitting(token)).toBeUndefined();
    expect((await get('/vardar/', token)).headers.get('location')).toBe('/vardar/in/');
  });
  test('by a sitting that was there before, and asks again, leaves no second one open behind', async () => {
    const { person, token } = await comesIn();
    await door.forgetStep(person);
    const asked = tokenIn(await asks(person.email, { token }));
    await mailsLeave();
    const again = await shows(door.codesOf(person).at(-1) ?? '', digitsOf(person), asked);
    expect(again.status).toBe(303);
    expect((await get('/vardar/', token)).status).toBe(303);
  });
});

describe('at the door', () => {
  test.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour under the same domain', { 'sec-fetch-site': 'same-site' }],
    ['another site in an old browser', { 'sec-fetch-site': '', origin: 'https://evil.example' }],
  ])('%s asks for nobody and tries nothing', async (_, headers: Record<string, string>) => {
    const person = await door.person();
    const token = await door.asks(person);
    expect((await asks(person.email, { headers })).status).toBe(403);
    const fields = { code: door.codesOf(person).at(-1) ?? '', second: digitsOf(person) };
    const tried = await post('/vardar/in/kod/', fields, { token, headers });
    expect([tried.status, tried.headers.get('set-cookie')]).toEqual([403, null]);
    const [row] = await door.database
      .sql`select count(*)::integer as many from app.asks where steward_id = ${person.id} and tries = 0`;
    expect(row?.many).toBe(1);
  });
  test('no page changes anything when it is only looked at', async () => {
    const { key, id } = await door.invited();
    const before = await door.database.sql`select xmin::text, s.* from app.stewards s where id = ${id}`;
    for (const path of [
      '/vardar/in/',
      '/vardar/in/kod/',
      `/vardar/inbjudan/${key}/`,
      `/vardar/in/?email=a@b.example`,
    ])
      expect([path, (await get(path)).status]).toEqual([path, 200]);
    expect(await door.database.sql`select xmin::text, s.* from app.stewards s where id = ${id}`).toEqual(
      before,
    );
  });
  test('every answer protects itself as the best of pages does', async () => {
    const { email } = await door.person();
    const token = newToken();
    const answers = [
      ...(await Promise.all(['/vardar/in/', '/vardar/in/kod/', '/vardar/'].map((path) => get(path)))),
      await asks(email),
      await asks('ingen adress'),
      await shows('123456', '', token),
    ];
    await mailsLeave();
    for (const answer of answers) {
      const cookie = answer.headers.has('set-cookie') ? 5 : 0;
      expect(grade(answer, await answer.text()).released).toBe(130 + cookie);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
  });
});
