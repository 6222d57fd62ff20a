/**
 * Coming to the table: ask for a code, then show it together with the app's. Both are tried at once, so that whoever guesses must hit
 * both (see supabase/migrations/…_sign_in.sql, which counts).
 */

import { askForCode, countComparison, enter, sendCode, tryCode, verifyCode } from '../data/signIn.ts';
import { Refused } from '../data/told.ts';
import { hashOfKey, isKey } from '../domain/reference.ts';
import { digitsOf } from '../domain/steward.ts';
import { hashOfRecovery, needsSecondFactor, secretSeal, stepOf, stepOfTwo } from './secondFactor.ts';
import { sealTokens } from './sitting.ts';
import { hashOfToken, isToken, newToken } from './token.ts';

export interface Asked {
  /** For the cookie of the browser that asked. */
  token: string;
  /** Sends the code if anybody has the address; done after the answer, so that nobody sees from the time whether somebody has. */
  send(): Promise<void>;
}

/**
 * @param source a keyed hash of where it comes from; null for networks that are not counted
 * @throws Refused 429, Away
 */
export async function ask(email: string, invitation: string, source: string | null): Promise<Asked> {
  const token = newToken();
  const address = email.toLowerCase();
  const key = isKey(invitation) ? hashOfKey(invitation) : null;
  const { send, firstTime } = await askForCode(hashOfToken(token), address, key, source);
  return { token, send: async () => (send ? sendCode(address, firstTime) : undefined) };
}

export type Entered =
  | {
      outcome: 'in';
      token: string;
      /** For the cookie by which this browser is known from here on. */
      browser: string;
      secondFactor: boolean;
    }
  /** Not these codes: which one is not told. */
  | { outcome: 'wrong' }
  /** Too many tries, too late, or this browser never asked. */
  | { outcome: 'askAgain' };

/** However wrong a try is, its answer takes at least this long, so that the time tells nothing, in milliseconds. */
const wrongTakes = 700;

/**
 * @param token the cookie's, from {@link ask}
 * @param code the six digits of the mail
 * @param second the six digits of the app, two times six that follow on each other, or a recovery code; empty for who has none yet
 * @param browser the cookie's of a browser that somebody has come in by; '' in a new one
 * @throws Away
 */
export async function comeIn(token: string, code: string, second: string, browser = ''): Promise<Entered> {
  const begun = Date.now();
  const entered = await tryToEnter(token, code, second, browser);
  if (entered.outcome === 'wrong')
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, begun + wrongTakes - Date.now())));
  return entered;
}

async function tryToEnter(token: string, code: string, second: string, browser: string): Promise<Entered> {
  if (!isToken(token)) return { outcome: 'askAgain' };
  const digits = digitsOf(code);
  // What is no code at all is not counted as a try.
  if (!digits) return { outcome: 'wrong' };
  try {
    return await enterWith(
      hashOfToken(token),
      digits,
      second,
      isToken(browser) ? hashOfToken(browser) : null,
    );
  } catch (error) {
    if (error instanceof Refused && error.status === 410) return { outcome: 'askAgain' };
    if (error instanceof Refused && error.status === 409) return { outcome: 'wrong' };
    throw error;
  }
}

async function enterWith(
  ask: string,
  digits: string,
  second: string,
  known: string | null,
): Promise<Entered> {
  const recovery = hashOfRecovery(second);
  const steward = await tryCode(ask, recovery, known);
  if (!steward) return { outcome: 'wrong' };
  const factor = secondFactorOf(steward, second, recovery);
  // Before Supabase is asked: it would use the code up, and whoever mistypes the app's digits would have to ask for a new one.
  if (!factor) return { outcome: 'wrong' };
  if (steward.totpSealed !== '' && !(await countComparison(ask, known))) return { outcome: 'wrong' };
  const verified = await verifyCode(steward.email, digits);
  if (!verified) return { outcome: 'wrong' };
  const [token, browser] = [newToken(), newToken()];
  const { tokens, user, authSession } = verified;
  const secondFactor = Object.keys(factor).length > 0 || !needsSecondFactor(steward.role);
  const sealed = sealTokens(tokens, token);
  const browsers = { known, browser: hashOfToken(browser) };
  await enter({
    ...{ ask, token: hashOfToken(token), user, authSession, sealed, secondFactor },
    ...factor,
    ...browsers,
  });
  return { outcome: 'in', token, browser, secondFactor };
}

/** What was shown: a step of the app, a recovery code, or nothing from somebody who has none; undefined when it is wrong. */
function secondFactorOf(
  steward: NonNullable<Awaited<ReturnType<typeof tryCode>>>,
  second: string,
  recovery: string,
): { step?: number; recovery?: string } | undefined {
  if (steward.totpSealed === '') return {};
  if (steward.recoveryFits) return { recovery };
  const secret = secretSeal().open(steward.totpSealed, steward.id);
  if (secret === undefined) return undefined;
  const step =
    stepOfTwo(second, secret, steward.totpStep) ??
    (steward.needsTwo ? undefined : stepOf(second, secret, steward.totpStep));
  return step === undefined ? undefined : { step };
}
