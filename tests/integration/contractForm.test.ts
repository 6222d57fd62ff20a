import { describe, expect, test } from 'vitest';
import { faultsIn, keptBehind, openSlots, pageIn, valueAt } from '../support/answers.ts';
import { aContribution, anIdea, anOffer, kinds } from '../support/contributions.ts';
import { useDatabase } from '../support/database.ts';
import { watchLogs } from '../support/logs.ts';
import {
  everyWay,
  type Pairs,
  pairsOf,
  sendAsBrowser,
  sendAsMultipart,
  sendAsProgram,
} from '../support/send.ts';

const database = useDatabase();
watchLogs();

describe.each(kinds)('a browser that sends an %s', (kind) => {
  test('may send what the form does not have, and it is ignored', async () => {
    const more = {
      status: 'published',
      constructor: 'x',
      __proto__: 'y',
      flagged: 'on',
      reference: 'K3-0000-0000',
    };
    for (const send of [sendAsBrowser, sendAsMultipart]) {
      const response = await send(kind, [
        ...pairsOf(aContribution(kind)),
        ...Object.entries(more),
        ['__proto__', 'x'],
      ]);
      expect(await keptBehind(response, database.sql)).toMatchObject({ status: 'received', flagged: false });
    }
  });

  test('is told of a field that came twice, and keeps the first', async () => {
    const pairs: Pairs = [
      ...pairsOf(aContribution(kind, { description: 'Den första texten, som är lång nog.' })),
      ['description', 'Den andra.'],
    ];
    for (const send of [sendAsBrowser, sendAsMultipart]) {
      const $ = await pageIn(await send(kind, pairs));
      expect(openSlots($)).toEqual(['description']);
      expect(valueAt($, 'description')).toBe('Den första texten, som är lång nog.');
    }
    const response = await sendAsBrowser(kind, pairs, { headers: { accept: 'application/json' } });
    expect(await faultsIn(response)).toEqual({ description: 'repeated' });
  });

  test('cannot send a file where text belongs', async () => {
    const file = new File(['innehåll'], 'brev.txt', { type: 'text/plain' });
    const pairs: Pairs = [...pairsOf(aContribution(kind)), ['displayName', file]];
    const response = await sendAsMultipart(kind, pairs, { headers: { accept: 'application/json' } });
    expect(await faultsIn(response)).toEqual({ displayName: 'type' });
  });

  test('that sends multipart without its parts is malformed', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x', accept: 'text/html' };
    const response = await sendAsProgram(kind, 'not a part in sight', { headers });
    expect(response.status).toBe(400);
    await pageIn(response);
  });
});

describe.each(everyWay)('$title', ({ kind, send }) => {
  test('may tick the same twice: it counts once, and not towards the limit', async () => {
    const topics = ['skola', 'natur', 'skola', 'kultur', 'natur'];
    const response = await send(kind, aContribution(kind, { topics, hats: ['student', 'student'] }));
    const kept = await keptBehind(response, database.sql);
    expect(kept.topics.toSorted()).toEqual(['kultur', 'natur', 'skola']);
    expect(kept.hats).toEqual(['student']);
  });
});

// A program has no such field: to it, the trap is a member that does not exist.
describe.each(everyWay.filter(({ isBrowser }) => isBrowser))(
  '$title that falls into the trap for robots',
  ({ kind, send }) => {
    test('is kept, flagged, and answered like any other', async () => {
      const response = await send(kind, aContribution(kind, { website: 'https://spam.example' }));
      expect(response.status).toBe(303);
      expect(await keptBehind(response, database.sql)).toMatchObject({ flagged: true, status: 'received' });
    });
  },
);

test('an empty choice is the one that stands there from the beginning', async () => {
  const idea = await keptBehind(
    await sendAsBrowser('idea', anIdea({ area: '', topics: [''] })),
    database.sql,
  );
  expect(idea).toMatchObject({ area: 'whole', topics: [] });
  const offer = await keptBehind(await sendAsBrowser('offer', anOffer({ extent: '' })), database.sql);
  expect(offer.extent).toBe('flexible');
});
