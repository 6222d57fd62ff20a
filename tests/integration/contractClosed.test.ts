import { describe, expect, test, vi } from 'vitest';
import { countKept, pageIn, problemIn } from '../support/answers.ts';
import { aContribution } from '../support/contributions.ts';
import { useDatabase } from '../support/database.ts';
import { watchLogs } from '../support/logs.ts';
import { ask, everyWay, sendAsProgram } from '../support/send.ts';

// The same settings with one line changed, as a fork would change it.
vi.mock('../../src/kommun/kommun.config.ts', async (original) => {
  const { default: kommun } = await original<typeof import('../../src/kommun/kommun.config.ts')>();
  return { default: { ...kommun, open: false } };
});

const database = useDatabase();
watchLogs();

describe.each(everyWay)('$title, while the forms are closed', ({ kind, send, isBrowser }) => {
  test('is told so, and nothing is kept', async () => {
    const response = await send(kind, aContribution(kind));
    expect(response.status).toBe(503);
    expect(response.headers.get('cache-control')).toBe('no-store');
    if (isBrowser) expect((await pageIn(response))('#message').text()).toContain('stängt');
    else expect((await problemIn(response)).code).toBe('closed');
    expect(await countKept(database.sql)).toBe(0);
  });
});

test('other refusals come first even then', async () => {
  expect((await ask('idea', { method: 'GET' })).status).toBe(405);
  expect((await sendAsProgram('idea', '{}', { headers: { 'content-type': 'text/plain' } })).status).toBe(415);
});
