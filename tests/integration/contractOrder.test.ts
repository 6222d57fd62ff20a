import { describe, expect, test } from 'vitest';
import { kinds } from '../support/contributions.ts';
import { useDatabase } from '../support/database.ts';
import { watchLogs } from '../support/logs.ts';
import { expectRefusal, post } from '../support/refusals.ts';
import { ask, sendAsProgram } from '../support/send.ts';

useDatabase();
watchLogs();

describe.each(kinds)('JSON to the %s endpoint', (kind) => {
  test.each(['{"title":', '', 'null', '[]', '"text"', '7', 'title=x'])(
    'that is %j is malformed',
    async (body) => {
      const response = await sendAsProgram(kind, body);
      await expectRefusal(response, { status: 400, code: 'malformed', asProblem: true });
    },
  );

  test('in another encoding than UTF-8 is malformed', async () => {
    const latin = Uint8Array.from(
      [...'{"title":"', 0xe5, ...'"}'].map((one) => (typeof one === 'number' ? one : one.charCodeAt(0))),
    );
    await expectRefusal(await post(kind, { 'content-type': 'application/json' }, latin), {
      status: 400,
      code: 'malformed',
      asProblem: true,
    });
  });
});

describe.each(kinds)('%s: what is wrong is looked for in an order', (kind) => {
  const cross = { 'sec-fetch-site': 'cross-site' };
  const badType = { 'content-type': 'text/plain' };
  const tooMuch = 'a'.repeat(65_537);

  test('method, then where from, then type, then size, then what it says', async () => {
    expect(
      (await ask(kind, { method: 'PUT', headers: { ...cross, ...badType }, body: tooMuch })).status,
    ).toBe(405);
    expect((await post(kind, { ...cross, ...badType }, tooMuch)).status).toBe(403);
    expect((await post(kind, badType, tooMuch)).status).toBe(415);
    expect((await post(kind, { 'content-type': 'application/json' }, tooMuch)).status).toBe(413);
    expect((await post(kind, { 'content-type': 'application/json' }, '{')).status).toBe(400);
    expect((await post(kind, { 'content-type': 'application/json' }, '{}')).status).toBe(422);
  });
});
