import { describe, expect, test } from 'vitest';
import { faultsIn } from '../support/answers.ts';
import { aContribution, aWholeContribution } from '../support/contributions.ts';
import { useDatabase } from '../support/database.ts';
import { watchLogs } from '../support/logs.ts';
import { sendAsProgram } from '../support/send.ts';

useDatabase();
watchLogs();
const long = (length: number) => 'å'.repeat(length);

describe('every limit lets in what is exactly at it', () => {
  const topics = ['skola', 'natur', 'kultur'];
  const idea = { title: long(120), description: long(4000), helps: long(200), needsNote: long(300) };
  const offer = { description: long(2000), phone: '1'.repeat(30) };
  const both = { displayName: long(60), topics };

  test.each([
    ['the most of an idea', 'idea', { ...idea, ...both }],
    ['the most of an offer', 'offer', { ...offer, ...both }],
    ['the least of an idea', 'idea', { title: 'abc', description: long(20) }],
    ['the least of an offer', 'offer', { description: long(10) }],
  ] as const)('%s', async (_, kind, own) => {
    expect((await sendAsProgram(kind, aWholeContribution(kind, own))).status).toBe(201);
  });

  test.each([
    ['idea', { title: 'ab' }, 'tooShort'],
    ['idea', { title: long(121) }, 'tooLong'],
    ['idea', { description: long(19) }, 'tooShort'],
    ['offer', { description: long(9) }, 'tooShort'],
    ['offer', { description: long(2001) }, 'tooLong'],
    ['offer', { phone: '1'.repeat(31) }, 'tooLong'],
  ] as const)('and one past it is refused: %s %j', async (kind, own, code) => {
    const [field = ''] = Object.keys(own);
    expect(await faultsIn(await sendAsProgram(kind, aContribution(kind, own)))).toEqual({ [field]: code });
  });
});
