/** Strangers at the door: as many as anybody can be, against one steward who wants to come in meanwhile. */
import { describe, expect, test } from 'vitest';
import { comeIn } from '../../src/desk/signIn.ts';
import { hashOfToken, newToken } from '../../src/desk/token.ts';
import { spread } from '../support/attacks/timing.ts';
import {
  browserOf,
  digitsOf,
  notDigitsOf,
  otherThan,
  type Person,
  twoDigitsOf,
  useDoor,
} from '../support/signIn.ts';

const door = useDoor();
const sql = (...given: Parameters<typeof door.database.sql>) => door.database.sql(...given);
const outcomeOf = async (...tried: Parameters<typeof comeIn>) => (await comeIn(...tried)).outcome;

/** So many browsers, each from an address of its own, ask for this code. */
async function strangersAsk({ email }: Person, many: number): Promise<string[]> {
  const tokens = Array.from({ length: many }, newToken);
  await sql`
    select public.ask_for_code(hash, ${email}, null, md5(hash) || md5(hash), 20, 10)
    from unnest(${tokens.map(hashOfToken)}::text[]) as hash`;
  return tokens;
}

/** For how many of these browsers, at one try in each, one code of the app would be enough. */
async function compared(tokens: readonly string[], browser = newToken()): Promise<number> {
  const [{ many } = { many: -1 }] = await door.database.sql<{ many: number }[]>`
    select count(*)::integer as many
    from unnest(${tokens.map(hashOfToken)}::text[]) as hash cross join lateral public.try_code(hash, ${'0'.repeat(64)}, ${hashOfToken(browser)})
      as found where not found.needs_two`;
  return many;
}

/** So that nobody waits longer for the database than they would. */
async function aFewAtATime<Result>(
  tokens: readonly string[],
  doing: (token: string, at: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let at = 0; at < tokens.length; at += 30)
    results.push(...(await Promise.all(tokens.slice(at, at + 30).map((token, i) => doing(token, at + i)))));
  return results;
}

const sittingsOf = async ({ id }: Person) =>
  (await sql`select from app.sittings where steward_id = ${id}`).length;

describe('eight thousand addresses guess at one code', () => {
  test('of a steward with an app: nobody is in, and the steward comes in afterwards', async () => {
    const person = await door.person();
    const mine = await door.asks(person);
    const code = door.codesOf(person).at(-1) ?? '';
    const strangers = await strangersAsk(person, 8000);
    expect(await compared(strangers)).toBeLessThanOrEqual(20);
    // Some have the right code and not the app, some the app and not the code, most have neither.
    const half = (at: number): [string, string] => {
      if (at % 3 === 0) return [code, notDigitsOf(person)];
      return [otherThan([code]), at % 3 === 1 ? digitsOf(person) : notDigitsOf(person)];
    };
    const outcomes = await aFewAtATime(strangers.slice(0, 60), (token, at) => outcomeOf(token, ...half(at)));
    expect(new Set(outcomes)).toEqual(new Set(['wrong']));
    expect(await sittingsOf(person)).toBe(0);
    expect(await outcomeOf(mine, code, twoDigitsOf(person))).toBe('in');
  });
  test('of a steward without one: twenty are compared, and the browser that made it be sent comes in', async () => {
    const person = await door.person({ app: false });
    const mine = await door.asks(person);
    const code = door.codesOf(person).at(-1) ?? '';
    const strangers = await strangersAsk(person, 8000);
    expect(await compared(strangers)).toBeLessThanOrEqual(20);
    const late = await aFewAtATime(strangers.slice(0, 30), (token) => outcomeOf(token, code, ''));
    expect(new Set(late)).toEqual(new Set(['wrong']));
    expect(await outcomeOf(mine, code, '')).toBe('in');
  });
  test('all at once make one mail be sent', async () => {
    const person = await door.person();
    const before = door.codesOf(person).length;
    await Promise.all(Array.from({ length: 40 }, () => door.asks(person)));
    expect(door.codesOf(person).length - before).toBe(1);
  });
});

describe('whoever has one of the two already', () => {
  // With eight thousand browsers of five tries each, one of a million codes would be hit with 4 %.
  test('the app, has twenty guesses at the code, whatever the number of browsers', async () => {
    const person = await door.person();
    const mine = await door.asks(person);
    const code = door.codesOf(person).at(-1) ?? '';
    const strangers = await strangersAsk(person, 20);
    await aFewAtATime(strangers, (token) => outcomeOf(token, otherThan([code]), digitsOf(person)));
    const [late = ''] = await strangersAsk(person, 1);
    expect(await outcomeOf(late, code, digitsOf(person)), 'the right one, one try too late').toBe('wrong');
    expect(await outcomeOf(mine, code, digitsOf(person)), 'in the browser that made it be sent').toBe('in');
  });

  // Without a limit, forty thousand tries a day at three good steps of a million would hit with 11 %.
  test('the mail, has twenty guesses a day at the app, whatever the number of browsers and codes', async () => {
    const person = await door.person();
    let many = 0;
    for (let code = 0; code < 3; code += 1) {
      await door.forgetPause(person);
      many += await compared(await strangersAsk(person, 300));
    }
    expect(many).toBe(20);
    await door.forgetPause(person);
    const mine = await door.asks(person);
    const code = door.codesOf(person).at(-1) ?? '';
    expect(await outcomeOf(mine, code, digitsOf(person)), 'also the right one alone').toBe('wrong');
    await sql`update app.browsers set tried_on = tried_on - 1 where steward_id = ${person.id}`;
    expect(await compared(await strangersAsk(person, 300)), 'the next day').toBe(20);
  });
  test('the mail and a browser that the steward comes in by, has twenty guesses a day there', async () => {
    const person = await door.person();
    const browser = await door.cameInBy(person);
    expect(await compared(await strangersAsk(person, 300), browser)).toBe(20);
    expect(await compared(await strangersAsk(person, 1)), 'and none of those elsewhere').toBe(1);
  });
  test('the mail and the browser of another steward, is a stranger there', async () => {
    const [person, other] = [await door.person(), await door.person()];
    const browser = await door.cameInBy(other);
    await compared(await strangersAsk(person, 20));
    expect(await compared(await strangersAsk(person, 1), browser)).toBe(0);
  });
});

describe('when strangers have used up the day’s guesses at one code of the app', () => {
  async function usedUp() {
    const person = await door.person();
    const browser = await door.cameInBy(person);
    const token = await door.asks(person);
    await compared(await strangersAsk(person, 20));
    return { person, browser, token, code: door.codesOf(person).at(-1) ?? '' };
  }

  test('two codes of the app that follow on each other let the steward in, in a browser they have never sat at', async () => {
    const { person, token, code } = await usedUp();
    expect(await outcomeOf(token, code, twoDigitsOf(person))).toBe('in');
  });
  test.each<[string, (person: Person) => string]>([
    ['one alone', (person) => digitsOf(person)],
    ['the same one twice', (person) => digitsOf(person).repeat(2)],
    ['two the wrong way round', (person) => digitsOf(person) + digitsOf(person, -1)],
    ['two with one between them', (person) => digitsOf(person, -2) + digitsOf(person)],
    ['two of which the first is wrong', (person) => notDigitsOf(person) + digitsOf(person)],
    ['two of which the second is wrong', (person) => digitsOf(person, -1) + notDigitsOf(person)],
    ['two from long ago', (person) => digitsOf(person, -5) + digitsOf(person, -4)],
  ])('%s of the app’s codes does not', async (_, shown) => {
    const { person, token, code } = await usedUp();
    expect(await outcomeOf(token, code, shown(person))).toBe('wrong');
  });
  test('nor do two of which the first has been used', async () => {
    const { person, token, code } = await usedUp();
    await sql`update app.stewards set totp_step = ${Math.floor(Date.now() / 30_000) - 1} where id = ${person.id}`;
    expect(await outcomeOf(token, code, twoDigitsOf(person))).toBe('wrong');
  });
  test('a recovery code lets the steward in, in a browser they have never sat at', async () => {
    const { person, token, code } = await usedUp();
    expect(await outcomeOf(token, code, digitsOf(person))).toBe('wrong');
    expect(await outcomeOf(token, code, person.recovery[0] ?? '')).toBe('in');
  });
  test('the browser they have come in by lets them in, again and again, and mistyping there too', async () => {
    const { person, browser, token, code } = await usedUp();
    for (let time = 0; time < 4; time += 1)
      expect(await outcomeOf(token, code, notDigitsOf(person), browser)).toBe('wrong');
    const entered = await comeIn(token, code, digitsOf(person), browser);
    const renewed = browserOf(entered);
    expect(renewed).not.toBe(browser);
    await door.forgetStep(person);
    for (const [known, outcome] of [
      [browser, 'wrong'],
      [renewed, 'in'],
    ] as const) {
      await door.forgetPause(person);
      const again = await door.asks(person);
      const next = door.codesOf(person).at(-1) ?? '';
      expect(await outcomeOf(again, next, digitsOf(person), known)).toBe(outcome);
    }
  });
  test.each([
    ['half a year without coming in', `update app.browsers set came_in_at = now() - interval '181 days'`],
    ['a new invitation', `select app.invite_again(id, null) from app.stewards`],
  ])('a browser is forgotten after %s', async (_, happens) => {
    const { person } = await usedUp();
    const where = happens.startsWith('select') ? 'id' : 'steward_id';
    await door.database.sql.unsafe(`${happens} where ${where} = '${person.id}'`);
    await door.cameInBy(await door.person());
    expect(await sql`select from app.browsers where steward_id = ${person.id} and token_hash <> ''`).toEqual(
      [],
    );
  });
});

describe('a stranger who tries a thousand times', () => {
  test.each([
    ['with an app', true],
    ['without one', false],
  ])('does not keep out a steward %s who asked first', async (_, app) => {
    const person = await door.person({ app });
    const mine = await door.asks(person);
    const code = door.codesOf(person).at(-1) ?? '';
    for (const strangers = await strangersAsk(person, 200); strangers.length > 0; )
      await compared(strangers.splice(0, 40).flatMap((token) => [token, token, token, token, token]));
    expect(await outcomeOf(mine, code, app ? twoDigitsOf(person) : '')).toBe('in');
  });
  test('does not keep out a steward with an app who asks after the stranger did', async () => {
    const person = await door.person();
    const strangers = [await door.asks(person), ...(await strangersAsk(person, 199))];
    await compared(strangers.flatMap((token) => [token, token, token, token, token]));
    const mine = await door.asks(person);
    expect(await outcomeOf(mine, door.codesOf(person).at(-1) ?? '', twoDigitsOf(person))).toBe('in');
  });
  test('does not keep out a steward with an app who signs in again and again meanwhile', async () => {
    const person = await door.person();
    for (let time = 0; time < 3; time += 1) {
      await compared(await strangersAsk(person, 300));
      await door.comesIn(person);
    }
    expect(await sittingsOf(person)).toBe(3);
  });
  test('makes no more mails be sent to the steward than about one a minute, and then fewer', async () => {
    const person = await door.person();
    for (let minute = 0; minute < 30; minute += 1) {
      for (let second = 0; second < 3; second += 1) await door.asks(person);
      await sql`update app.stewards set code_sent_at = code_sent_at - interval '61 seconds' where id = ${person.id}`;
    }
    expect(door.codesOf(person).length).toBeGreaterThanOrEqual(5);
    expect(door.codesOf(person).length).toBeLessThanOrEqual(10);
  });
  test('leaves always a code in the mailbox that is good for another four minutes', async () => {
    const person = await door.person();
    await sql`update app.stewards set codes_unused = 500, code_sent_at = now() - interval '5 minutes 1 second' where id = ${person.id}`;
    await door.asks(person);
    expect(door.codesOf(person)).toHaveLength(1);
    await sql`update app.stewards set code_sent_at = now() - interval '4 minutes 59 seconds' where id = ${person.id}`;
    const mine = await door.asks(person);
    expect(door.codesOf(person)).toHaveLength(1);
    expect(await outcomeOf(mine, door.codesOf(person)[0] ?? '', digitsOf(person))).toBe('in');
  });
});

describe('the time it takes tells nothing', () => {
  test('of whether a wrong code was wrong in one way or the other', async () => {
    const person = await door.person();
    await door.asks(person);
    const code = door.codesOf(person).at(-1) ?? '';
    const tokens = await strangersAsk(person, 12);
    const nobody = await strangersAsk({ ...person, email: 'ingen@demo.example' }, 12);
    const guessed = await door.person();
    await compared(await strangersAsk(guessed, 20));
    const late = await strangersAsk(guessed, 12);
    const works = [
      () => outcomeOf(tokens.pop() ?? '', otherThan([code]), digitsOf(person)),
      () => outcomeOf(tokens.pop() ?? '', code, notDigitsOf(person)),
      () => outcomeOf(nobody.pop() ?? '', code, ''),
      () => outcomeOf(late.pop() ?? '', code, notDigitsOf(guessed)),
    ];
    expect(await spread(works, 5)).toBeLessThan(1.25);
  });
});
