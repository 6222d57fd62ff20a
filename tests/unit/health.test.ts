import { describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { judge } from '../../src/inbox/health.ts';
import type { InboxLook } from '../../src/inbox/look.ts';

const now = new Date('2026-11-23T12:00:00Z');
const ceiling = 1000;
const ago = (seconds: number) => now.getTime() - seconds * 1000;
const empty: InboxLook = { waiting: 0, stuck: 0, oldest: undefined };
const statusOf = (awake: boolean, look?: InboxLook) => judge(awake, look, now, ceiling).status;

describe('all is well', () => {
  test.each<[string, InboxLook]>([
    ['with an empty inbox', empty],
    ['while a few wait for the next run', { waiting: 12, stuck: 0, oldest: ago(14 * 60) }],
    ['with a clock that runs behind what arrived', { waiting: 1, stuck: 0, oldest: ago(-90) }],
    ['just below four fifths of the ceiling', { waiting: 799, stuck: 0, oldest: ago(5) }],
  ])('%s', (_, look) => {
    expect(statusOf(true, look)).toBe('ok');
  });
});

describe('somebody should look, and nobody is turned away', () => {
  test.each<[string, boolean, InboxLook | undefined]>([
    ['when one is stuck', true, { ...empty, stuck: 1 }],
    ['when the oldest has waited a quarter of an hour', true, { waiting: 1, stuck: 0, oldest: ago(15 * 60) }],
    ['at four fifths of the ceiling', true, { waiting: 800, stuck: 0, oldest: ago(5) }],
    [
      'when waiting and stuck together are four fifths of it',
      true,
      { waiting: 400, stuck: 400, oldest: ago(5) },
    ],
    ['when the inbox is full, and the database is there', true, { waiting: 1000, stuck: 0, oldest: ago(5) }],
    ['when the inbox does not answer', true, undefined],
    ['when the database is away', false, empty],
    [
      'when the database is away and the inbox nearly full',
      false,
      { waiting: 999, stuck: 0, oldest: ago(5) },
    ],
  ])('%s', (_, awake, look) => {
    expect(statusOf(awake, look)).toBe('degraded');
  });
});

describe('people are turned away', () => {
  test.each<[string, InboxLook | undefined]>([
    ['the inbox does not answer', undefined],
    ['the inbox is full', { waiting: 1000, stuck: 0, oldest: ago(5) }],
    ['the inbox is full of what is stuck', { waiting: 0, stuck: 1000, oldest: undefined }],
  ])('when the database is away and %s', (_, look) => {
    expect(statusOf(false, look)).toBe('down');
  });
});

test('the numbers are told as they are, and nothing else is', () => {
  expect(judge(false, { waiting: 7, stuck: 2, oldest: ago(61.4) }, now, ceiling)).toEqual({
    status: 'degraded',
    database: 'away',
    inbox: 7,
    stuck: 2,
    oldestInboxSeconds: 61,
    inboxCeiling: ceiling,
    version: manifest.version,
  });
});

test('what the inbox does not tell is not made up', () => {
  expect(judge(true, undefined, now, ceiling)).toMatchObject({
    inbox: null,
    stuck: null,
    oldestInboxSeconds: null,
  });
  expect(judge(true, empty, now, ceiling)).toMatchObject({ inbox: 0, stuck: 0, oldestInboxSeconds: 0 });
});
