import { describe, expect, test } from 'vitest';
import { countKept, faultsIn, openSlots, pageIn, problemIn } from '../support/answers.ts';
import { aContribution, type Contribution, type Kind, without } from '../support/contributions.ts';
import { useDatabase } from '../support/database.ts';
import { watchLogs } from '../support/logs.ts';
import { everyWay, sendAsBrowser, sendAsProgram } from '../support/send.ts';

const database = useDatabase();
const { lines } = watchLogs();
const long = (length: number) => 'å'.repeat(length);

/** Everything wrong that a form can have, and the code for each. */
// biome-ignore format: a table is read by its rows
const wrong: Record<Kind, { sent: Contribution; codes: Record<string, string> }> = {
  idea: {
    sent: {
      title: 'ab',
      description: long(4001),
      helps: long(201),
      needs: ['hands', 'money'],
      needsNote: long(301),
      area: 'atlantis',
      topics: ['skola', 'natur', 'kultur', 'aldre'],
      hats: ['mayor'],
      displayName: long(61),
      email: 'vem som helst',
      language: 'tlh',
    },
    codes: {
      title: 'tooShort', description: 'tooLong', helps: 'tooLong', needs: 'choice', needsNote: 'tooLong', area: 'choice',
      topics: 'tooMany', hats: 'choice', displayName: 'tooLong', email: 'format', language: 'choice', informed: 'required',
    },
  },
  offer: {
    sent: {
      description: 'kort',
      email: `${long(250)}@exempel.example`,
      phone: 'ring mig',
      availability: ['never'],
      extent: 'always',
      areas: ['atlantis'],
      topics: ['skola', 'natur', 'kultur', 'aldre'],
      idea: 'K3-1',
      hats: ['mayor'],
      displayName: long(61),
      language: 'tlh',
    },
    codes: {
      gives: 'required', description: 'tooShort', email: 'tooLong', phone: 'format', availability: 'choice', extent: 'choice',
      areas: 'choice', topics: 'tooMany', idea: 'format', hats: 'choice', displayName: 'tooLong', language: 'choice',
      informed: 'required',
    },
  },
};

describe.each(everyWay)('$title with faults', ({ kind, send, isBrowser }) => {
  const { sent, codes } = wrong[kind];

  test('is told everything at once, in the order of the form, and nothing is kept', async () => {
    const before = await countKept(database.sql);
    const response = await send(kind, sent);
    expect(response.status).toBe(422);
    expect(await countKept(database.sql)).toBe(before);
    if (isBrowser) {
      const $ = await pageIn(response);
      expect(openSlots($).sort()).toEqual(Object.keys(codes).sort());
      expect($('#error-list li').length).toBe(Object.keys(codes).length);
    } else {
      const { code, errors = [] } = await problemIn(response);
      expect(code).toBe('invalid');
      expect(errors.map((one) => [one.field, one.code])).toEqual(Object.entries(codes));
      for (const { message } of errors) expect(message).toMatch(/^\p{Lu}.*\.$/su);
    }
  });

  test('is told of each required field that is left out, and of no other', async () => {
    const response = await send(kind, {});
    const wanted =
      kind === 'idea' ? ['title', 'description', 'informed'] : ['gives', 'description', 'email', 'informed'];
    expect(response.status).toBe(422);
    if (isBrowser) expect(openSlots(await pageIn(response))).toEqual(wanted);
    else
      expect(await faultsIn(response)).toEqual(
        Object.fromEntries(wanted.map((field) => [field, 'required'])),
      );
  });

  test('takes blanks alone for nothing', async () => {
    const response = await send(kind, aContribution(kind, { description: ' \u2003\n\u200b ' }));
    if (isBrowser) expect(openSlots(await pageIn(response))).toEqual(['description']);
    else expect(await faultsIn(response)).toEqual({ description: 'required' });
  });

  test('is kept once it is mended', async () => {
    expect((await send(kind, without(aContribution(kind), 'informed'))).status).toBe(422);
    expect((await send(kind, aContribution(kind))).status).toBe(isBrowser ? 303 : 201);
  });
});

test('an answer to what was wrong is kept by no cache', async () => {
  expect((await sendAsBrowser('idea', {})).headers.get('cache-control')).toBe('no-store');
  expect((await sendAsProgram('idea', {})).headers.get('cache-control')).toBe('no-store');
});

test('the log names the fields with faults, never a field that somebody made up', async () => {
  await sendAsProgram('idea', aContribution('idea', { 'anna@exempel.example': 'x', title: '' }));
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ outcome: 'invalid', fields: ['title', '?'] });
});
