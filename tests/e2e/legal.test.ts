/** The two pages that the law asks for, read as they are built: every mandatory part is said, with the municipality's own words. */
import { describe, expect, test } from 'vitest';
import kommun from '../../src/kommun/kommun.config.ts';
import { getPage } from '../support/theSite.ts';

const textOf = async (path: string) => (await getPage(path))('main').text().replace(/\s+/g, ' ');
const linksOf = async (path: string) => {
  const $ = await getPage(path);
  return $('main a')
    .toArray()
    .map((link) => $(link).attr('href'));
};
const { accessibility, privacy, contact } = kommun;

describe('the accessibility statement (lag 2018:1937, Digg)', () => {
  test.each<[string, string | RegExp]>([
    ['who answers for it', kommun.name],
    ['how far the law is met', /(helt|delvis|inte) förenlig/],
    ['how it was tried', accessibility.method],
    [
      'when it was assessed',
      new RegExp(
        `${Number(accessibility.assessed.slice(8))} \\p{L}+ ${accessibility.assessed.slice(0, 4)}`,
        'u',
      ),
    ],
    ['what is a burden out of proportion', /betungande/],
    ['what lies outside the law', /omfattas inte|utanför lagen/],
    ['who supervises', accessibility.supervisor.name],
  ])('tells %s', async (_, part) => expect(await textOf('/tillganglighet/')).toMatch(part));
  test('leads to us and to the supervisor', async () => {
    expect(await linksOf('/tillganglighet/')).toEqual(
      expect.arrayContaining([`mailto:${contact.email}`, accessibility.supervisor.link]),
    );
  });
});

describe('the notice about personal data (GDPR 13, BBS-lagen 3 §, OSL)', () => {
  test.each<[string, string | RegExp]>([
    ['the controller', privacy.board],
    ['its data protection officer', privacy.officer.title],
    ['the ground', /allmänt intresse/],
    ...privacy.recipients.map(({ who, region }): [string, RegExp] => [
      `that ${who} gets it, and where`,
      new RegExp(`${who}.*${region}`),
    ]),
    ...privacy.retention.map(({ what, kept }): [string, RegExp] => [
      `how long: ${what}`,
      new RegExp(`${what}.*${kept}`),
    ]),
    ['the right to see', /får veta vad vi har om dig och få en kopia/],
    ['the right to mend and erase', /rätta|ändra/],
    ['the right to object', /säga emot/],
    ['the right to limit', /begränsa|sluta använda|pausa/],
    ['where to complain', privacy.supervisor.name],
    ['that no machine decides', /[Ii]ngen (maskin|dator)|bestämmer inte|automatiskt/],
    ['what goes outside the EU', /utanför EU/],
    ['that it is a public record', /allmän handling/],
    ['who provides the service', kommun.provider],
    ['how far words become visible', /[Ss]yns/],
  ])('tells %s', async (_, part) => expect(await textOf('/personuppgifter/')).toMatch(part));
  test('leads to the officer and to the supervisor', async () => {
    expect(await linksOf('/personuppgifter/')).toEqual(
      expect.arrayContaining([`mailto:${privacy.officer.email}`, privacy.supervisor.link]),
    );
  });
});
