import { expect, test } from 'vitest';
import { stepsWithWords, type Told } from '../../src/domain/mine.ts';

const told = (at: number, what: string, words = '', byAuthor = false): Told => ({
  at: `2026-11-2${at}T10:00:00Z`,
  what,
  words,
  signed: words && !byAuthor ? 'Maja Demo' : '',
  byAuthor,
});

test('a step and the letter that tells of it are one, and nothing else is', () => {
  const story = [
    told(1, 'received'),
    told(2, 'published', ''),
    told(2, 'publish', 'Nu ligger den på bordet.'),
    told(3, 'write', 'Hej!'),
    told(4, 'retired'),
    told(4, 'sayYes', '', true),
    told(5, 'done'),
    told(5, 'comment', 'Tack!', true),
    told(6, 'resting'),
    told(7, 'moveOn', 'Nu vilar den.'),
  ];
  expect(stepsWithWords(story)).toEqual([story[0], { ...story[2], what: 'published' }, ...story.slice(3)]);
  expect(stepsWithWords([])).toEqual([]);
});
