/** Coming to the table: a code once, for ten minutes, in a browser that asked, together with the second factor. */
import { describe, expect, test } from 'vitest';
import { setSecondFactor } from '../../src/data/signIn.ts';
import { newSecret } from '../../src/desk/secondFactor.ts';
import { comeIn } from '../../src/desk/signIn.ts';
import { openSitting } from '../../src/desk/sitting.ts';
import { hashOfToken, newToken } from '../../src/desk/token.ts';
import { hashOfKey } from '../../src/domain/reference.ts';
import { anInvitation, digitsOf, notDigitsOf, otherThan, tokenOf, useDoor } from '../support/signIn.ts';

const door = useDoor();
const sql = (...given: Parameters<typeof door.database.sql>) => door.database.sql(...given);
const outcomeOf = async (...tried: Parameters<typeof comeIn>) => (await comeIn(...tried)).outcome;

/** Somebody who has asked, with the code in the mail. */
async function somebodyWhoAsked(own?: Parameters<typeof door.person>[0]) {
  const person = await door.person(own);
  const token = await door.asks(person);
  return { person, token, code: door.codesOf(person).at(-1) ?? '' };
}

describe('a code', () => {
  test('lets in who asked for it, together with what the app shows', async () => {
    const { person, token, code } = await somebodyWhoAsked();
    const entered = await comeIn(token, code, digitsOf(person));
    expect(entered).toMatchObject({ outcome: 'in', secondFactor: true });
    expect((await openSitting(tokenOf(entered)))?.steward.id).toBe(person.id);
  });
  test('may be typed with blanks, and so may the digits of the app', async () => {
    const { person, token, code } = await somebodyWhoAsked();
    const spaced = (digits: string) => ` ${digits.slice(0, 3)} ${digits.slice(3)} `;
    expect(await outcomeOf(token, spaced(code), spaced(digitsOf(person)))).toBe('in');
  });
  test('is good once, in this browser and in every other that asked', async () => {
    const { person, token, code } = await somebodyWhoAsked();
    const other = await door.asks(person);
    expect(await outcomeOf(token, code, digitsOf(person))).toBe('in');
    await door.forgetStep(person);
    expect(await outcomeOf(token, code, digitsOf(person))).toBe('askAgain');
    expect(await outcomeOf(other, code, digitsOf(person))).toBe('askAgain');
    const later = await door.asks(person);
    expect(await outcomeOf(later, code, digitsOf(person))).toBe('wrong');
  });
  test('shown in two browsers at the same moment lets one in', async () => {
    const { person, token, code } = await somebodyWhoAsked();
    const other = await door.asks(person);
    const outcomes = await Promise.all(
      [token, other].map((browser) => outcomeOf(browser, code, digitsOf(person))),
    );
    expect(outcomes.filter((outcome) => outcome === 'in')).toHaveLength(1);
    expect(await sql`select from app.sittings where steward_id = ${person.id}`).toHaveLength(1);
  });
  test('is good in every browser that asked while it lasts', async () => {
    const { person, code } = await somebodyWhoAsked();
    const other = await door.asks(person);
    expect(door.codesOf(person)).toEqual([code]);
    expect(await outcomeOf(other, code, digitsOf(person))).toBe('in');
  });
  test.each([
    ['nine minutes and more', 590, 'in'],
    ['more than ten minutes', 601, 'wrong'],
  ])('is tried in a new browser after %s (%i s): %s', async (_, seconds, outcome) => {
    const { person, code } = await somebodyWhoAsked();
    await sql`update app.stewards set code_sent_at = now() - make_interval(secs => ${seconds}), codes_unused = 99 where id = ${person.id}`;
    const token = newToken();
    await sql`insert into app.asks (token_hash, steward_id, sent) values (${hashOfToken(token)}, ${person.id}, false)`;
    expect(await outcomeOf(token, code, digitsOf(person))).toBe(outcome);
  });
  test.each([
    ['nine minutes and more', 590, 'in'],
    ['more than ten minutes', 601, 'askAgain'],
  ])('is tried in a browser that asked %s ago (%i s): %s', async (_, seconds, outcome) => {
    const { person, token, code } = await somebodyWhoAsked();
    await sql`update app.asks set asked_at = now() - make_interval(secs => ${seconds}) where token_hash = ${hashOfToken(token)}`;
    expect(await outcomeOf(token, code, digitsOf(person))).toBe(outcome);
  });
  test('opens nothing in a browser that never asked', async () => {
    const { person, code } = await somebodyWhoAsked();
    for (const token of [newToken(), '', 'x', `${newToken()}'--`])
      expect(await outcomeOf(token, code, digitsOf(person))).toBe('askAgain');
  });
  test("opens nothing in a browser that asked in another's name", async () => {
    const [mine, theirs] = [await somebodyWhoAsked(), await somebodyWhoAsked()];
    expect(await outcomeOf(theirs.token, mine.code, digitsOf(mine.person))).toBe('wrong');
    expect(await outcomeOf(theirs.token, mine.code, digitsOf(theirs.person))).toBe('wrong');
  });
  test('of two only the latest counts', async () => {
    const { person, token, code } = await somebodyWhoAsked();
    await door.forgetPause(person);
    await door.asks(person);
    const [, latest = ''] = door.codesOf(person);
    expect(await outcomeOf(token, code, digitsOf(person))).toBe('wrong');
    expect(await outcomeOf(token, latest, digitsOf(person))).toBe('in');
  });
});

describe('in one browser', () => {
  test('five tries are made, and the sixth is not even looked at', async () => {
    const { person, token, code } = await somebodyWhoAsked();
    const tries = Array.from({ length: 5 }, () => outcomeOf(token, otherThan([code]), digitsOf(person)));
    expect(await Promise.all(tries)).toEqual(Array(5).fill('wrong'));
    expect(await outcomeOf(token, code, digitsOf(person))).toBe('askAgain');
  });
  test('the fifth may be the right one', async () => {
    const { person, token, code } = await somebodyWhoAsked();
    await Promise.all(Array.from({ length: 4 }, () => outcomeOf(token, otherThan([code]), digitsOf(person))));
    expect(await outcomeOf(token, code, digitsOf(person))).toBe('in');
  });
  test('thirty tries at the same moment are five', async () => {
    const { person, token, code } = await somebodyWhoAsked();
    const tries = Array.from({ length: 30 }, () => outcomeOf(token, otherThan([code]), '000000'));
    const wrong = (await Promise.all(tries)).filter((outcome) => outcome === 'wrong');
    expect(wrong).toHaveLength(5);
    expect(await outcomeOf(token, code, digitsOf(person))).toBe('askAgain');
  });
  test('what is no code at all is no try', async () => {
    const { person, token, code } = await somebodyWhoAsked();
    const odd = ['', '12345', '1234567', 'abcdef', '١٢٣٤٥٦', '1e5000', "' or 1"];
    for (const outcome of await Promise.all(odd.map((one) => outcomeOf(token, one, digitsOf(person)))))
      expect(outcome).toBe('wrong');
    expect(await outcomeOf(token, code, digitsOf(person))).toBe('in');
  });
});

describe('the second factor', () => {
  test('is tried together with the code: a wrong one does not use the code up', async () => {
    const { person, token, code } = await somebodyWhoAsked();
    for (const second of [notDigitsOf(person), '', '12345', 'AAAA-AAAA'])
      expect(await outcomeOf(token, code, second)).toBe('wrong');
    expect(await outcomeOf(token, code, digitsOf(person))).toBe('in');
  });
  test('alone, without the right code, opens nothing', async () => {
    const { person, token, code } = await somebodyWhoAsked();
    for (const second of [digitsOf(person), person.recovery[0] ?? ''])
      expect(await outcomeOf(token, otherThan([code]), second)).toBe('wrong');
    expect(await sql`select from app.recovery_codes where steward_id = ${person.id}`).toHaveLength(8);
  });
  test('of somebody else opens nothing', async () => {
    const { token, code } = await somebodyWhoAsked();
    const other = await door.person();
    for (const second of [digitsOf(other), other.recovery[0] ?? ''])
      expect(await outcomeOf(token, code, second)).toBe('wrong');
  });
  test('a step of the app is good once, and none before it', async () => {
    const { person, token, code } = await somebodyWhoAsked();
    const used = digitsOf(person);
    expect(await outcomeOf(token, code, used)).toBe('in');
    await door.forgetPause(person);
    const again = await door.asks(person);
    const next = door.codesOf(person).at(-1) ?? '';
    expect(await outcomeOf(again, next, used)).toBe('wrong');
    expect(await outcomeOf(again, next, digitsOf(person, -1))).toBe('wrong');
    expect(await outcomeOf(again, next, digitsOf(person, 1))).toBe('in');
  });
  test('may come from a clock that is half a minute wrong, and no more', async () => {
    const { person, token, code } = await somebodyWhoAsked();
    for (const steps of [-3, 3]) expect(await outcomeOf(token, code, digitsOf(person, steps))).toBe('wrong');
    expect(await outcomeOf(token, code, digitsOf(person, 1))).toBe('in');
  });
  test('a recovery code is good once, however it is written', async () => {
    const { person, token, code } = await somebodyWhoAsked();
    const [first = ''] = person.recovery;
    expect(await outcomeOf(token, code, ` ${first.toLowerCase().replaceAll('-', ' ')} `)).toBe('in');
    expect(await sql`select from app.recovery_codes where steward_id = ${person.id}`).toHaveLength(7);
    await door.forgetPause(person);
    const again = await door.asks(person);
    const next = door.codesOf(person).at(-1) ?? '';
    expect(await outcomeOf(again, next, first)).toBe('wrong');
    expect(await outcomeOf(again, next, person.recovery[1] ?? '')).toBe('in');
  });
  test('one recovery code shown in two browsers at the same moment lets one in', async () => {
    const { person, token, code } = await somebodyWhoAsked();
    const other = await door.asks(person);
    const [first = ''] = person.recovery;
    const outcomes = await Promise.all([token, other].map((browser) => outcomeOf(browser, code, first)));
    expect(outcomes.filter((outcome) => outcome === 'in')).toHaveLength(1);
    expect(await sql`select from app.recovery_codes where steward_id = ${person.id}`).toHaveLength(7);
  });
  test('neither its secret nor a recovery code lies in the database as it is', async () => {
    const { person } = await somebodyWhoAsked();
    const [{ all = '' } = {}] = await door.database.sql<{ all: string }[]>`
      select (select string_agg(s::text, ' ') from app.stewards s) || (select string_agg(r::text, ' ') from app.recovery_codes r) as all`;
    for (const secret of [
      person.secret,
      ...person.recovery,
      ...person.recovery.map((one) => one.replaceAll('-', '')),
    ])
      expect(all).not.toContain(secret);
  });
  test('sealed for one steward it is nobody else’s', async () => {
    const [mine, theirs] = [await door.person(), await somebodyWhoAsked()];
    await sql`update app.stewards s set totp_sealed = (select o.totp_sealed from app.stewards o where o.id = ${mine.id}) where s.id = ${theirs.person.id}`;
    expect(await outcomeOf(theirs.token, theirs.code, digitsOf(mine))).toBe('wrong');
    expect(await outcomeOf(theirs.token, theirs.code, digitsOf({ secret: newSecret() }))).toBe('wrong');
  });
});

describe('the first time', () => {
  test('asks for the invitation besides the code, and then for the second factor', async () => {
    const person = await door.invited();
    const token = await door.asks(person, person.key);
    const entered = await comeIn(token, door.codesOf(person)[0] ?? '', '');
    expect(entered).toMatchObject({ outcome: 'in', secondFactor: false });
  });
  test('without the invitation, or with another, no code is sent', async () => {
    const [person, other] = [await door.invited(), await door.invited()];
    for (const key of ['', anInvitation(), other.key, hashOfKey(person.key), `${person.key}=`])
      await door.asks(person, key);
    expect(door.codesOf(person)).toEqual([]);
  });
  test.each([
    ['six days and more', "interval '6 days 23 hours'", 1],
    ['more than a week', "interval '7 days 1 minute'", 0],
  ])('an invitation that is %s old makes so many codes be sent: %s, %i', async (_, age, codes) => {
    const person = await door.invited();
    await door.database.sql.unsafe(
      `update app.stewards set invited_at = now() - ${age} where id = '${person.id}'`,
    );
    await door.asks(person, person.key);
    expect(door.codesOf(person)).toHaveLength(codes);
  });
  test('uses the invitation up, at the latest when there is a second factor', async () => {
    const person = await door.invited();
    const token = await door.asks(person, person.key);
    const sitting = hashOfToken(tokenOf(await comeIn(token, door.codesOf(person)[0] ?? '', '')));
    await setSecondFactor(sitting, 'sealed', 1, [hashOfKey('a')]);
    const [row] = await sql`select invitation_hash, entered_at from app.stewards where id = ${person.id}`;
    expect(row).toEqual({ invitation_hash: null, entered_at: expect.any(Date) });
  });
  test('a new invitation ends everything old: sittings, asks, recovery codes, the app, the old invitation', async () => {
    const person = await door.person({ role: 'lead' });
    const sitting = await door.comesIn(person);
    await door.forgetPause(person);
    const asked = await door.asks(person);
    const code = door.codesOf(person).at(-1) ?? '';
    const key = anInvitation();
    await sql`select app.invite_again(${person.id}, ${hashOfKey(key)})`;
    expect(await openSitting(sitting)).toBeUndefined();
    expect(await outcomeOf(asked, code, digitsOf(person, 1))).toBe('askAgain');
    await door.forgetPause(person);
    const before = door.codesOf(person).length;
    await door.asks(person);
    expect(door.codesOf(person)).toHaveLength(before);
    const token = await door.asks(person, key);
    const fresh = door.codesOf(person).at(-1) ?? '';
    expect(await comeIn(token, fresh, person.recovery[0] ?? '')).toMatchObject({
      outcome: 'in',
      secondFactor: false,
    });
    const last = anInvitation();
    await sql`select app.invite_again(${person.id}, ${hashOfKey(last)})`;
    await door.forgetPause(person);
    const many = door.codesOf(person).length;
    await door.asks(person, key);
    expect(door.codesOf(person)).toHaveLength(many);
  });
  // Until the second factor is there, whoever reads the mail would otherwise only need that.
  test('is not over before there is a second factor: until then every way in takes the invitation', async () => {
    const person = await door.invited();
    const token = await door.asks(person, person.key);
    expect(await outcomeOf(token, door.codesOf(person)[0] ?? '', '')).toBe('in');
    await door.forgetPause(person);
    await door.asks(person);
    expect(door.codesOf(person)).toHaveLength(1);
  });
});
