import { describe, expect, test } from 'vitest';
import { countKept, faultsIn, keptBehind } from '../support/answers.ts';
import { aContribution, aWholeContribution, kinds } from '../support/contributions.ts';
import { useDatabase } from '../support/database.ts';
import { watchLogs } from '../support/logs.ts';
import { sendAsProgram } from '../support/send.ts';

const database = useDatabase();
watchLogs();

describe.each(kinds)('a program that sends an %s', (kind) => {
  const whole = aWholeContribution(kind);
  const lists = Object.keys(whole).filter((field) => Array.isArray(whole[field]));
  const flags = Object.keys(whole).filter((field) => whole[field] === true);
  const texts = Object.keys(whole).filter((field) => typeof whole[field] === 'string');
  const wrongTypes: [string, unknown[]][] = [
    ...lists.map((field): [string, unknown[]] => [field, ['hands', true, 1, {}, [1], [null], [['hands']]]]),
    ...flags.map((field): [string, unknown[]] => [field, ['true', 'on', 1, 0, [], {}]]),
    ...texts.map((field): [string, unknown[]] => [field, [7, true, ['x'], {}]]),
  ];

  test.each(wrongTypes)('is told when %s is of another type than it should be', async (field, values) => {
    for (const value of values) {
      expect(await faultsIn(await sendAsProgram(kind, { ...whole, [field]: value }))).toEqual({
        [field]: 'type',
      });
    }
  });

  test('may send null for what it leaves out', async () => {
    const required = ['title', 'description', 'gives', 'informed', 'email'];
    const nulls = Object.fromEntries(
      Object.keys(whole)
        .filter((field) => !required.includes(field))
        .map((field) => [field, null]),
    );
    const response = await sendAsProgram(kind, { ...aContribution(kind), ...nulls });
    expect(response.status).toBe(201);
    expect(await keptBehind(response, database.sql)).toMatchObject({
      hats: [],
      display_name: '',
      language: 'sv',
    });
    expect(await faultsIn(await sendAsProgram(kind, { ...aContribution(kind), description: null }))).toEqual({
      description: 'required',
    });
  });

  test('is told of members that do not exist, and nothing is kept', async () => {
    const before = await countKept(database.sql);
    const sent = { ...aContribution(kind), website: '', status: 'published', Title: 'x' };
    expect(await faultsIn(await sendAsProgram(kind, sent))).toEqual({
      website: 'unknown',
      status: 'unknown',
      Title: 'unknown',
    });
    expect(await countKept(database.sql)).toBe(before);
  });

  test.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
    'is told of a member called %s',
    async (name) => {
      const json = JSON.stringify(aContribution(kind)).replace(
        /\}$/,
        `,${JSON.stringify(name)}:{"informed":true}}`,
      );
      expect(await faultsIn(await sendAsProgram(kind, json))).toEqual({ [name]: 'unknown' });
      expect(({} as Record<string, unknown>).informed).toBeUndefined();
    },
  );

  test('is not helped by a __proto__ that has what is missing', async () => {
    const faults = await faultsIn(
      await sendAsProgram(kind, '{"__proto__":{"informed":true,"title":"abc","gives":["hands"]}}'),
    );
    expect(faults).toMatchObject({ description: 'required', informed: 'required' });
  });
});
