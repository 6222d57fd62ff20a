import { describe, expect, test } from 'vitest';
import { choicesOf, defineKommun, type KommunInput } from '../../src/domain/kommun.ts';
import kommun from '../../src/kommun/kommun.config.ts';

const valid = kommun as KommunInput;
const broken = (change: object) => () => defineKommun({ ...valid, ...change } as KommunInput);

describe('a wrong setting stops the build with a sentence', () => {
  test('the shipped one is whole', () => {
    expect(defineKommun(valid).reading.workingDays).toBeGreaterThan(0);
  });
  test('a fork that leaves out what has a default gets it', () => {
    const { reading, limits, open, languages, ...rest } = valid;
    expect(defineKommun(rest as KommunInput)).toMatchObject({
      open: true,
      languages: ['sv', 'lattlast', 'en'],
      limits: { ideas: { submissions: 60, minutes: 10 }, offers: { submissions: 60, minutes: 10 } },
    });
  });
  test.each<[string, object, RegExp]>([
    ['a name left out', { name: '' }, /name: cannot be empty/],
    ['an address without https', { home: 'http://a.example' }, /home: .*https:\/\//],
    ['an area with capitals', { areas: [{ id: 'Norr', name: 'Norr' }] }, /areas\.0\.id: .*norra-sidan/],
    [
      'an area twice',
      {
        areas: [
          { id: 'a', name: 'A' },
          { id: 'a', name: 'B' },
        ],
      },
      /areas: each id once/,
    ],
    ['the whole municipality as an area', { areas: [{ id: 'whole', name: 'Allt' }] }, /areas: .*already/],
    ['no topics', { topics: [] }, /topics: at least one/],
    [
      'a phone without digits',
      { contact: { ...valid.contact, phone: 'ring' } },
      /contact\.phone: .*0123-456 00/,
    ],
    [
      'a pause without a date',
      { reading: { pauses: [{ from: 'jul', to: 'nyår', why: 'ledigt' }] } },
      /reading\.pauses\.0\.from/,
    ],
    ['a setting that does not exist', { colour: 'red' }, /colour/],
    [
      'a limit longer than a day',
      { limits: { ideas: { minutes: 2000 }, offers: {} } },
      /limits\.ideas\.minutes: at most a day/,
    ],
    ['a name removed', { name: undefined }, /name: cannot be empty; for example "Storköpings kommun"/],
    ['a contact removed', { contact: undefined }, /contact: an object like/],
    [
      'a controller removed',
      { privacy: { ...valid.privacy, board: undefined } },
      /privacy\.board: .*Kommunstyrelsen/,
    ],
    ['a time zone that does not exist', { timeZone: 'Europe/Stokholm' }, /timeZone: .*Europe\/Stockholm/],
    [
      'a pause that ends before it begins',
      { reading: { pauses: [{ from: '2027-01-06', to: '2026-12-21', why: 'jul' }] } },
      /reading\.pauses\.0: from comes before to/,
    ],
    [
      'no recipients of personal data',
      { privacy: { ...valid.privacy, recipients: [] } },
      /privacy\.recipients/,
    ],
    [
      'a language we do not speak',
      { languages: ['xx'] },
      /languages\.0: a language that this release speaks/,
    ],
    ['a language before Swedish', { languages: ['en', 'sv'] }, /languages: Swedish first/],
    ['a language twice', { languages: ['sv', 'en', 'en'] }, /languages: each language once/],
  ])('%s', (_, change, sentence) => {
    expect(broken(change)).toThrow(sentence);
  });
  test('several faults are told at once', () => {
    expect(broken({ name: '', topics: [] })).toThrow(/name: [\s\S]*topics: /);
  });
  test('the whole municipality is always the first area', () => {
    expect(choicesOf(kommun).areas[0]).toBe('whole');
  });
});
