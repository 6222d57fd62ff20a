import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Secret, TOTP } from 'otpauth';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { anOffer, aWholeIdea, type Contribution, type Kind, newWords } from '../support/contributions.ts';
import { codeFor, invite, mailTo } from '../support/desk.ts';
import { type Reader, readerAt } from '../support/deskReader.ts';
import { focused, pressUntil } from '../support/keyboard.ts';
import { placeOnBoard } from '../support/placeOnBoard.ts';
import { ideaArguments, knock } from '../support/submissions.ts';
import { leave } from '../support/theSite.ts';

const visitors = useBrowser();
let sql: Sql;
beforeAll(() => {
  sql = postgres(inject('siteDatabaseUrl'), { max: 1 });
});
afterAll(() => sql.end());

/** What the steward asks the one who wrote about: the same idea in other words. */
const clearer = 'Läxhjälp för alla på biblioteket';

/** On the narrowest phone, without a mouse and without script. */
const phone = { width: 320, height: 640 };

test("a steward's whole day, and the author's, by keyboard and by what a screen reader says", async () => {
  const author = `${randomUUID()}@exempel.example`;
  const idea = await sent('idea', aWholeIdea({ email: author }));
  const like = await sent('idea', aWholeIdea());
  const offer = await sent('offer', anOffer({ idea: idea.reference }));
  const word = await manyIdeas();

  const steward = await comeIn();
  await readWhatIsNew(steward, idea);
  await putUpInClearerWords(steward);
  await askAboutJoining(steward, await placeOnBoard(sql));
  await tellWhatWeBring(steward);
  await setInMotion(steward);
  await sayWhoAnswersForChildren(steward);
  await meetOffer(steward, offer);
  await layAsideAndTakeBack(steward, like);
  await handOut(steward, like);
  await typeInForSomebody(steward);
  await lookBack(steward, idea);
  await leafThrough(steward, word);

  await answerAsAuthor(await openMail(author));
  await seeWhatTheAuthorSaid(steward, { ...idea, title: clearer });
  await leaveTheTable(steward);
}, 240_000);

interface Sent {
  reference: string;
  title: string;
}

async function sent(kind: Kind, contribution: Contribution): Promise<Sent> {
  const { reference } = await leave(kind, contribution);
  return { reference, title: String(contribution.title) };
}

/** More ideas than a page holds, with one word in common. */
async function manyIdeas(): Promise<string> {
  const word = `Ort${Date.now().toString(36)}`;
  for (let at = 1; at <= 21; at += 1)
    await knock(sql, 'take_in_idea', ideaArguments({ p_title: `${word} ${at}`, p_description: newWords() }));
  return word;
}

async function comeIn(): Promise<Reader> {
  const { email, path } = await invite(sql);
  const steward = await readerAt(await visitors.open('/', phone));
  await steward.go(path);
  await steward.write('Din e-postadress', email);
  await steward.follow('button', 'Skicka kod');
  await steward.write('Koden i mejlet', await codeFor(email));
  await steward.follow('button', 'Kom till bordet');

  const [, key = ''] = /code: ([A-Z2-7 ]{39})/.exec(await steward.read()) ?? [];
  await steward.write(
    'Siffrorna i appen',
    new TOTP({ secret: Secret.fromBase32(key.replaceAll(' ', '')) }).generate(),
  );
  await steward.follow('button', 'Koppla appen');
  expect((await steward.read()).match(/[0-9A-Z]{4}(-[0-9A-Z]{4}){5}/g)).toHaveLength(8);
  await steward.follow('link', 'Till bordet');
  return steward;
}

/** Anything that has come in is found by its number. */
async function find(steward: Reader, reference: string, title: string | RegExp): Promise<void> {
  await steward.follow('link', 'Allt');
  await search(steward, reference);
  await steward.follow('link', title);
}

async function search(steward: Reader, words: string): Promise<void> {
  await steward.tabTo('DisclosureTriangle', 'Hitta');
  await steward.press('Enter');
  await steward.write('Ord eller nummer', words);
  await steward.follow('button', 'Visa');
}

async function readWhatIsNew(steward: Reader, { reference, title }: Sent): Promise<void> {
  expect(await steward.read()).toMatch(/Hej Disa .*\n.*heading "Nytt på bordet \d+"/s);
  await steward.follow('link', 'Visa alla: Nytt på bordet');
  await search(steward, reference);
  await steward.follow('link', title);
  expect(await steward.read()).toContain('Barnen i lågstadiet');
}

/** First with a title that is too short: what needs mending is told where the focus is. */
async function putUpInClearerWords(steward: Reader): Promise<void> {
  const { page } = steward;
  await steward.follow('link', 'Sätt upp på bordet');
  await steward.write('Rubrik', 'ab');
  await steward.follow('button', 'Sätt upp på bordet');
  expect(await page.title()).toMatch(/^Fel: /);
  await pressUntil(page, undefined, async () => (await focused(page)) === 'error-summary');
  await steward.tabTo('link', /rubrik/i);
  await steward.press('Enter');
  await steward.write('Rubrik', clearer);
  await steward.follow('button', 'Sätt upp på bordet');
  expect(await steward.read()).toMatch(/Tydligare ord.*väntar på svar/s);
}

async function askAboutJoining(steward: Reader, other: string): Promise<void> {
  await steward.follow('link', 'Fråga om två idéer ska bli en');
  await steward.write('Den andra idéns nummer', other);
  await steward.follow('button', 'Ställ frågan');
  expect(await steward.read()).toContain(`Ihop med ${other}`);
}

async function tellWhatWeBring(steward: Reader): Promise<void> {
  await steward.follow('link', 'Berätta vad vi bidrar med');
  await steward.write('Det här bidrar vi med', 'Det här bidrar vi med: ett rum varje torsdag.');
  await steward.write('Var jobbar eller verkar hen?', 'Biblioteket');
  await steward.follow('button', 'Skicka svaret');
  expect(await steward.read()).toMatch(/ett rum varje torsdag.*Inget beslut ännu/s);
}

async function setInMotion(steward: Reader): Promise<void> {
  await steward.follow('link', 'Flytta idén vidare');
  await steward.tabTo('radio', 'Samlar folk');
  await steward.press('Space');
  await steward.follow('button', 'Flytta vidare');

  await steward.follow('link', 'Flytta idén vidare');
  await steward.tabTo('radio', 'I gång');
  await steward.press('Space');
  await steward.follow('button', 'Flytta vidare');
  expect(await steward.page.title()).toMatch(/^Fel: /);
  await steward.write(/^Vem håller ihop det/, 'Maja på biblioteket');
  await steward.write(/^Vilken försäkring gäller/, 'Kommunens olycksfall');
  await steward.write(/^Vems mark eller lokal/, 'Bibliotekets eget rum');
  await steward.follow('button', 'Flytta vidare');
  expect(await steward.read()).toMatch(/i gång.*Maja på biblioteket/s);
}

async function sayWhoAnswersForChildren(steward: Reader): Promise<void> {
  await steward.follow('link', 'Är barn med?');
  await steward.tabTo('checkbox', /^Barn är med/);
  await steward.press('Space');
  await steward.write(/^Vem är den vuxna som tar ansvar/, 'Maja Demo');
  await steward.follow('button', 'Spara');
  expect(await steward.read()).toContain('Maja Demo');
}

async function meetOffer(steward: Reader, { reference }: Sent): Promise<void> {
  await find(steward, reference, /vill hjälpa till$/);
  await steward.follow('link', 'Svara den som erbjuder sig');
  await steward.follow('button', 'Skicka svaret');
  await steward.follow('link', 'Skriv ner vad ni har kommit överens om');
  await steward.write('Det här har ni kommit överens om', 'På torsdag klockan fyra.');
  await steward.tabTo('checkbox', 'Några som tar i');
  await steward.press('Space');
  await steward.follow('button', 'Spara');
  await steward.follow('link', 'Tacka');
  await steward.follow('button', 'Skicka tacket');
  expect(await steward.read()).toMatch(/tackat.*Så här har vi sagt:.*På torsdag klockan fyra/s);
}

async function layAsideAndTakeBack(steward: Reader, { reference, title }: Sent): Promise<void> {
  await find(steward, reference, title);
  await steward.follow('link', 'Lägg bland skräpet');
  await steward.follow('button', 'Lägg bland skräpet');
  await steward.follow('link', 'Ta tillbaka från skräpet');
  await steward.follow('button', 'Ta tillbaka');
  expect(await steward.read()).toContain('Sätt upp på bordet');
}

async function handOut(steward: Reader, { reference, title }: Sent): Promise<void> {
  await steward.follow('link', 'Lämna ut som handling');
  await steward.tabTo('radio', 'PDF, att skriva ut eller skicka');
  await steward.press('ArrowDown');
  await steward.tabTo('button', 'Ta fram');
  const [download] = await Promise.all([steward.page.waitForEvent('download'), steward.press('Enter')]);
  expect(download.suggestedFilename()).toBe(`${reference}.txt`);
  expect(await readFile(await download.path(), 'utf8')).toContain(title);
}

async function typeInForSomebody(steward: Reader): Promise<void> {
  await steward.follow('link', 'Skriv in åt någon');
  await steward.follow('link', 'Skriv in en idé');
  await steward.write('Rubrik', newWords());
  await steward.write('Vad kan vi göra tillsammans?', `En som ringde vill laga cyklar ihop. ${newWords()}`);
  await steward.tabTo('checkbox', 'Den som skrev vet att det blir en allmän handling');
  await steward.press('Space');
  await steward.follow('button', 'Skriv in');
  expect(await steward.read()).toMatch(/K3(-[0-9A-Z]{4}){2}.*En värd skrev in det/s);
}

async function lookBack(steward: Reader, { reference }: Sent): Promise<void> {
  await steward.follow('link', 'Vad det blev');
  expect(await steward.read()).toMatch(/row "Idéer som hittat folk \d+"/);
  await steward.follow('link', 'Loggen');
  expect(await steward.read()).toMatch(new RegExp(`satte upp idén på bordet.*${reference}`, 's'));
}

async function leafThrough(steward: Reader, word: string): Promise<void> {
  await steward.follow('link', 'Allt');
  await search(steward, word);
  const first = await steward.read();
  await steward.follow('link', 'Nästa');
  const [shown, rest] = [first, await steward.read()].map(
    (page) => page.match(/heading "Ort\w+ \d+"/g) ?? [],
  );
  expect([shown?.length, rest?.length]).toEqual([20, 1]);
  expect(shown).not.toContain(rest?.[0]);
}

/** The link in the mail is the only way that the author is given. */
async function openMail(email: string): Promise<Reader> {
  const path = await mailTo(email, 'På bordet');
  const author = await readerAt(await visitors.open(path, phone));
  await author.follow('link', /\/mitt\//);
  return author;
}

async function answerAsAuthor(author: Reader): Promise<void> {
  const said = await author.read();
  expect(said).toContain('Tack för att du tog första steget');
  expect(said).toMatch(new RegExp(`En fråga till dig: tydligare ord.*${clearer}`, 's'));
  await author.follow('button', 'Ja, gärna');
  expect(await author.read()).toMatch(
    new RegExp(`region "Med tydligare ord".*${clearer}.*Barnen i lågstadiet`, 's'),
  );
  await author.follow('button', 'Nej, tack');
  await author.write('Skriv till värden', 'Tack, vilket fint rum!');
  await author.follow('button', 'Skicka');
  const answered = await author.read();
  expect(answered).toMatch(/Du sa ja.*Du sa nej.*Tack, vilket fint rum!/s);
  expect(answered).not.toContain('En fråga till dig');
  await author.tabTo('DisclosureTriangle', 'Ta tillbaka');
  await author.press('Enter');
  await author.follow('button', 'Ja, ta tillbaka');
  expect(await author.read()).toContain('Du har tagit tillbaka idén.');
}

async function seeWhatTheAuthorSaid(steward: Reader, { reference, title }: Sent): Promise<void> {
  await find(steward, reference, title);
  expect(await steward.read()).toMatch(
    /tillbakadragen.*Den som skrev sa ja.*Den som skrev sa nej.*Tack, vilket fint rum!/s,
  );
}

async function leaveTheTable(steward: Reader): Promise<void> {
  await steward.follow('button', 'Lämna bordet');
  await steward.go('/vardar/');
  expect(await steward.page.title()).toMatch(/^Kom till värdarnas bord/);
}
