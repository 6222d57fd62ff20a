/** Whoever acts has the changed pages let go of before the answer comes: on what Netlify would run. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { formTokenOf } from '../../src/desk/token.ts';
import { type Sent, sent } from '../support/acts.ts';
import { putUp } from '../support/board.ts';
import { useBundles } from '../support/bundles.ts';
import { useDatabase } from '../support/database.ts';
import { watchLogs } from '../support/logs.ts';
import { startNetlifyApi, type TroubledApi } from '../support/netlifyApi.ts';
import { siteUrl } from '../support/send.ts';
import { type SeatedSteward, seat } from '../support/stewards.ts';

const database = useDatabase();
const bundles = useBundles();
watchLogs();
let api: TroubledApi;
let steward: SeatedSteward;

beforeAll(async () => {
  api = await startNetlifyApi();
  steward = await seat(database, 'steward');
});
const afterwards: Promise<unknown>[] = [];
beforeEach(async () => {
  // What was refused is asked for again after the answer.
  await Promise.all(afterwards.splice(0));
  await database.sql`delete from app.purges`;
  await database.sql`select app.purge_later('board')`;
  Object.assign(api, { mood: 'well', asked: 0 });
  api.purged.length = 0;
});
afterAll(() => api.stop());

async function send(path: string, fields: Record<string, string>, cookie = ''): Promise<number> {
  const headers = {
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/x-www-form-urlencoded',
    cookie,
  };
  const body = new URLSearchParams(fields).toString();
  const request = new Request(siteUrl + path, { method: 'POST', headers, body });
  const { status } = await bundles.page(request, {
    requestId: 'r-1',
    waitUntil: (one) => void afterwards.push(one),
  });
  return status;
}
const atTheTable = ({ reference }: Sent, own: Record<string, string> = {}) => {
  const fields = {
    form: formTokenOf(steward.token),
    act: randomUUID(),
    seen: '0',
    words: 'Hej! Berätta mer.',
  };
  return send(`/vardar/${reference}/skriv/`, { ...fields, ...own }, steward.cookie);
};
const onOnesOwn = ({ key }: Sent, own: Record<string, string> = {}) =>
  send(`/mitt/${key}/`, { act: randomUUID(), what: 'takeBack', ...own });

test.each([
  ['a steward', atTheTable],
  ['the one who wrote', onOnesOwn],
])('%s', async (_, does) => {
  expect(await does(await sent(database, 'idea'))).toBe(303);
  expect(api.purged).toEqual([['board']]);
});

test('nobody’s act fails because the CDN does', async () => {
  for (const status of [429, 401, 500]) {
    api.mood = { status };
    expect(await atTheTable(await sent(database, 'idea'))).toBe(303);
    expect(await onOnesOwn(await sent(database, 'idea'))).toBe(303);
  }
  expect(api.purged).toEqual([]);
  expect(await database.sql`select tag from app.purges`).toEqual([{ tag: 'board' }]);
});

test('an act that was not done has nothing let go of', async () => {
  expect(await atTheTable(await sent(database, 'idea'), { words: '' })).toBe(422);
  expect(await atTheTable(await sent(database, 'idea'), { form: 'x' })).toBe(403);
  expect(await onOnesOwn(await sent(database, 'idea'), { what: 'nothing' })).toBe(400);
  expect(await send('/vardar/in/', { email: 'nagon@exempel.example' })).toBe(303);
  expect(api.asked).toBe(0);
  expect(api.purged).toEqual([]);
});

test('whoever tells that something is wrong changes nothing on the board, and waits for no CDN', async () => {
  const one = await putUp(database, steward);
  await database.sql`delete from app.purges`;
  await database.sql`select app.purge_later('board')`;
  expect(await send(`/ideer/${one.reference}/sag-till/`, { words: 'Det pekar ut någon.' })).toBe(303);
  expect(api.asked).toBe(0);
});
