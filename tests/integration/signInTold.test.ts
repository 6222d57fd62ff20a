/** What a steward hears of their own way in, by mail, should it have been somebody else (ASVS 5.0, 6.3.7). */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { setSecondFactor } from '../../src/data/signIn.ts';
import { comeIn } from '../../src/desk/signIn.ts';
import { hashOfToken } from '../../src/desk/token.ts';
import { hashOfKey } from '../../src/domain/reference.ts';
import { sendWaiting } from '../../src/mail/send.ts';
import { anInvitation, digitsOf, otherThan, type Person, tokenOf, useDoor } from '../support/signIn.ts';

const door = useDoor();

beforeEach(() => {
  process.env.SMTP_URL = door.smtp.url;
});

/** The mails that are no codes, as their subject and text. */
async function told({ email }: Person) {
  await sendWaiting({
    origin: 'https://tillsammans.exempelkoping.example',
    limitMs: 20_000,
    // A Saturday: no morning mails.
    now: () => new Date('2026-11-28T08:00:00Z'),
  });
  return door.smtp.received.filter(({ to, subject }) => to.includes(email) && !/kod till/.test(subject));
}
const connects = (sitting: string) =>
  setSecondFactor(hashOfToken(sitting), 'sealed', 1, [hashOfKey(randomUUID())]);

/** In by what is typed for the app, with the code of the mail or another. */
async function tries(person: Person, second: string, isRight = true) {
  await door.forgetPause(person);
  const token = await door.asks(person);
  const codes = door.codesOf(person);
  return comeIn(token, isRight ? (codes.at(-1) ?? '') : otherThan(codes), second);
}
async function comesInFirst(person: Person, key: string): Promise<string> {
  await door.forgetPause(person);
  const token = await door.asks(person, key);
  return tokenOf(await comeIn(token, door.codesOf(person).at(-1) ?? '', ''));
}

describe('a steward hears', () => {
  test('by mail when another app was connected, and whom to ask', async () => {
    const person = await door.person();
    await connects(await door.comesIn(person));
    const [mail, ...more] = await told(person);
    expect(more).toEqual([]);
    expect(mail?.subject).toMatch(/: en ny app är kopplad till dig vid värdarnas bord$/);
    expect(mail?.text).toContain('Be genast någon som leder värdarna att bjuda in dig på nytt.');
    expect(mail?.text).toContain('https://tillsammans.exempelkoping.example/vardar/jag/');
  });
  test('each time one is, also twice before the first mail has left', async () => {
    const person = await door.person();
    const sitting = await door.comesIn(person);
    await connects(sitting);
    await connects(sitting);
    expect(await told(person)).toHaveLength(2);
  });
  test('by mail when a recovery code was used', async () => {
    const person = await door.person();
    expect((await tries(person, person.recovery[0] ?? '')).outcome).toBe('in');
    const [mail, ...more] = await told(person);
    expect(more).toEqual([]);
    expect(mail?.subject).toMatch(/: en av dina reservkoder har använts$/);
  });
  test('of nothing that did not happen', async () => {
    const person = await door.person();
    expect((await tries(person, person.recovery[0] ?? '', false)).outcome).toBe('wrong');
    expect((await tries(person, 'AAAA-AAAA')).outcome).toBe('wrong');
    expect((await tries(person, digitsOf(person))).outcome).toBe('in');
    expect(await told(person)).toEqual([]);
  });
  test('nothing of their very first app, and of the one after a new invitation', async () => {
    const person = await door.invited();
    await connects(await comesInFirst(person, person.key));
    expect(await told(person)).toEqual([]);
    const key = anInvitation();
    await door.database.sql`select app.invite_again(${person.id}, ${hashOfKey(key)})`;
    await connects(await comesInFirst(person, key));
    expect(await told(person)).toHaveLength(1);
  });
});
