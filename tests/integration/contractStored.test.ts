import { describe, expect, test } from 'vitest';
import kommun from '../../src/kommun/kommun.config.ts';
import { countKept, keptBehind, keyIn, referenceFormat } from '../support/answers.ts';
import { aContribution, aWholeContribution, kinds } from '../support/contributions.ts';
import { useDatabase } from '../support/database.ts';
import { watchLogs } from '../support/logs.ts';
import { everyWay, sendAsBrowser, sendAsProgram, siteUrl } from '../support/send.ts';

const database = useDatabase();
const { lines } = watchLogs();
/** From those that ran before in the same process. */
const earlier = lines.length;

describe.each(everyWay)('$title is kept', ({ kind, send, isBrowser }) => {
  test('with the least that is asked, and answered with a private link', async () => {
    const before = await countKept(database.sql);
    const sent = aContribution(kind);
    const response = await send(kind, sent);
    expect(response.status).toBe(isBrowser ? 303 : 201);
    expect(await countKept(database.sql)).toBe(before + 1);
    const kept = await keptBehind(response, database.sql);
    expect(kept).toMatchObject({
      kind,
      status: 'received',
      description: sent.description,
      flagged: false,
      language: 'sv',
    });
    expect(kept).toMatchObject(
      kind === 'idea' ? { title: sent.title, area: 'whole', needs: [] } : { extent: 'flexible', areas: [] },
    );
  });

  test('with every field as it was sent', async () => {
    const sent = aWholeContribution(kind);
    const { needsNote, firstStep, displayName, informed: _, ...rest } = sent;
    const kept = await keptBehind(await send(kind, sent), database.sql);
    expect(kept).toMatchObject({ ...rest, display_name: displayName });
    if (kind === 'idea') expect(kept).toMatchObject({ needs_note: needsNote, first_step: firstStep });
  });

  test('under a key that the database does not know, only its fingerprint', async () => {
    const key = await keyIn(await send(kind, aContribution(kind)));
    const [row] = await database.sql`select string_agg(s::text, ' ') as all from app.submissions s`;
    expect(row?.all).not.toContain(key);
  });

  test('in an answer that is kept nowhere, found nowhere and tells nobody where it came from', async () => {
    const { headers } = await send(kind, aContribution(kind));
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-robots-tag')).toContain('noindex');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});

describe.each(kinds)('the answer to an %s', (kind) => {
  test('leads a browser to the private page on this site', async () => {
    const response = await sendAsBrowser(kind, aContribution(kind));
    expect(response.headers.get('location')).toMatch(/^\/mitt\/[A-Za-z0-9_-]{22}\/$/);
    expect(await response.text()).toBe('');
  });

  test('gives a program reference, status and the whole link, and nothing else', async () => {
    const response = await sendAsProgram(kind, aContribution(kind));
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    const answer = (await response.json()) as Record<string, string>;
    expect(answer).toEqual({
      reference: expect.stringMatching(referenceFormat),
      status: 'received',
      manageUrl: expect.stringMatching(new RegExp(`^${siteUrl}/mitt/[A-Za-z0-9_-]{22}/$`)),
    });
  });

  test('gives a program that sends a form JSON too', async () => {
    const response = await sendAsBrowser(kind, aContribution(kind), {
      headers: { accept: 'application/json' },
    });
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({ status: 'received' });
  });

  test('gives JSON to whoever sends JSON, whatever it accepts', async () => {
    const response = await sendAsProgram(kind, aContribution(kind), { headers: { accept: 'text/html' } });
    expect(response.status).toBe(201);
  });

  test('has another key and another reference each time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => sendAsProgram(kind, aContribution(kind))),
    );
    const bodies = (await Promise.all(answers.map((one) => one.json()))) as Record<string, string>[];
    expect(new Set(bodies.map((one) => one.manageUrl)).size).toBe(20);
    expect(new Set(bodies.map((one) => one.reference)).size).toBe(20);
  });

  test('remembers which version of the notice was shown', async () => {
    const kept = await keptBehind(await sendAsBrowser(kind, aContribution(kind)), database.sql);
    const [row] = await database.sql`select notice_version from app.contributions where id = ${kept.id}`;
    expect(row?.notice_version).toBe(kommun.privacy.version);
  });
});

test('each submission leaves a line in the log that says only where and how it went', () => {
  const said = lines.slice(earlier).map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(said.length).toBeGreaterThan(50);
  for (const line of said) {
    expect(Object.keys(line).sort()).toEqual(['at', 'endpoint', 'event', 'outcome', 'requestId']);
    expect(line).toMatchObject({
      event: 'submission',
      outcome: 'stored',
      endpoint: expect.stringMatching(/^\/api\/(ideas|offers)$/),
    });
  }
});
