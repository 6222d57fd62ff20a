/** The way to the stewards' table, as the database and Supabase's sign-in see it. Before somebody has come in, the functions' key asks. */
import { createClient } from '@supabase/supabase-js';
import type { Role, Steward } from '../domain/steward.ts';
import { database, publicAccess } from './client.ts';
import type { Database } from './database.types.ts';
import { Away, rowsOf } from './told.ts';

/** How many may ask for codes from one source. */
const asks = { most: 20, minutes: 10 };

/** Supabase's tokens for one sitting. */
export interface Tokens {
  access: string;
  refresh: string;
  /** Seconds since 1970. */
  expiresAt: number;
}

export interface KnownSitting {
  steward: Steward;
  secondFactor: boolean;
  hasSecondFactor: boolean;
  recoveryLeft: number;
  morningMail: boolean;
  sealed: string;
}

/**
 * A browser asks for a code. Whether somebody has the address makes no difference here.
 * @returns whether a code is to be sent, and whether Supabase knows the address yet
 * @throws Refused 429 when too many have asked from the same source
 */
export async function askForCode(
  ask: string,
  email: string,
  invitation: string | null,
  source: string | null,
) {
  const [row] = await rowsOf(
    database().rpc('ask_for_code', {
      p_ask: ask,
      p_email: email,
      p_invitation: invitation,
      p_source: source,
      p_limit: asks.most,
      p_minutes: asks.minutes,
    }),
  );
  return { send: row?.send ?? false, firstTime: row?.first_time ?? false };
}

/** Lets Supabase send its six digits. Their user is made the first time: app.stewards has said that they may come. */
export async function sendCode(email: string, firstTime: boolean): Promise<void> {
  // Where nobody can sign up by themselves, only the functions' key makes a user. One who is there already is no fault, and neither is
  // the embedded Supabase, which has no such door: what matters is whether the code goes out.
  if (firstTime) await database().auth.admin.createUser({ email, email_confirm: true });
  const { error } = await signIn().auth.signInWithOtp({ email, options: { shouldCreateUser: firstTime } });
  if (error) throw new Away(error.code ?? error.name);
}

/**
 * Counts a try, and gives what to compare with; undefined when nothing can be right.
 * @throws Refused 410 when this browser has to ask anew
 */
export async function tryCode(ask: string, recovery: string, browser: string | null) {
  const tried = { p_ask: ask, p_recovery: recovery, p_browser: browser };
  const [row] = await rowsOf(database().rpc('try_code', tried));
  if (!row) return undefined;
  return {
    id: row.steward_id,
    email: row.email,
    role: row.role as Role,
    totpSealed: row.totp_sealed,
    totpStep: row.totp_step,
    recoveryFits: row.recovery_fits,
    needsTwo: row.needs_two,
  };
}

/** May the mail's code be compared once more, by somebody who has shown the second factor? */
export async function countComparison(ask: string, browser: string | null): Promise<boolean> {
  const [row] = await rowsOf(database().rpc('count_comparison', { p_ask: ask, p_browser: browser }));
  return row?.allowed ?? false;
}

/** Is this the code that Supabase sent? Then it is used, and these are its tokens. */
export async function verifyCode(email: string, token: string) {
  const { data, error } = await signIn().auth.verifyOtp({ email, token, type: 'magiclink' });
  if (error && (error.status ?? 500) >= 500) throw new Away(error.code ?? error.name);
  if (!data.session || !data.user) return undefined;
  const tokens = tokensOf(data.session);
  return { tokens, user: data.user.id, authSession: sessionOf(tokens.access) };
}

/** @throws Refused 410 or 409 */
export async function enter(sitting: {
  ask: string;
  token: string;
  user: string;
  authSession: string;
  sealed: string;
  secondFactor: boolean;
  step?: number;
  recovery?: string;
  /** How the browser was known until now, if it was, and how it is from here on. */
  known: string | null;
  browser: string;
}): Promise<void> {
  await rowsOf(
    database().rpc('enter', {
      p_ask: sitting.ask,
      p_sitting: sitting.token,
      p_user: sitting.user,
      p_auth_session: sitting.authSession,
      p_tokens: sitting.sealed,
      p_second_factor: sitting.secondFactor,
      p_step: sitting.step ?? null,
      p_recovery: sitting.recovery ?? null,
      p_browser: sitting.known,
      p_new_browser: sitting.browser,
    }),
  );
}

/** Whose sitting is this? It also keeps it awake. */
export async function findSitting(sitting: string): Promise<KnownSitting | undefined> {
  const [row] = await rowsOf(database().rpc('find_sitting', { p_sitting: sitting }));
  if (!row) return undefined;
  return {
    steward: { id: row.steward_id, name: row.name, role: row.role as Role },
    secondFactor: row.second_factor,
    hasSecondFactor: row.has_second_factor,
    recoveryLeft: row.recovery_left,
    morningMail: row.morning_mail,
    sealed: row.tokens_sealed,
  };
}

/** May this request renew the tokens? Only one at a time does. */
export async function claimRenewal(sitting: string, was: string): Promise<boolean> {
  const [row] = await rowsOf(database().rpc('claim_renewal', { p_sitting: sitting, p_was: was }));
  return row?.mine ?? false;
}

/** New tokens for old; undefined when Supabase knows nothing of them any more. */
export async function renewTokens(refresh: string): Promise<Tokens | undefined> {
  const { data, error } = await signIn().auth.refreshSession({ refresh_token: refresh });
  if (error && (error.status ?? 500) >= 500) throw new Away(error.code ?? error.name);
  return data.session ? tokensOf(data.session) : undefined;
}

export async function renewSitting(sitting: string, was: string, sealed: string): Promise<void> {
  await rowsOf(database().rpc('renew_sitting', { p_sitting: sitting, p_was: was, p_tokens: sealed }));
}

export async function leave(sitting: string, everywhere: boolean): Promise<void> {
  await rowsOf(database().rpc('leave', { p_sitting: sitting, p_everywhere: everywhere }));
}

/**
 * What the second factor is to be compared with before it is changed.
 * @throws Refused 401 after too many tries
 */
export async function proveAgain(sitting: string, recovery: string) {
  const [row] = await rowsOf(database().rpc('prove_again', { p_sitting: sitting, p_recovery: recovery }));
  return {
    totpSealed: row?.totp_sealed ?? '',
    totpStep: row?.totp_step ?? 0,
    recoveryFits: row?.recovery_fits ?? false,
  };
}

/** @throws Refused 401 when the sitting may not change it */
export async function setSecondFactor(
  sitting: string,
  sealed: string,
  step: number,
  recovery: readonly string[],
): Promise<void> {
  await rowsOf(
    database().rpc('set_second_factor', {
      p_sitting: sitting,
      p_sealed: sealed,
      p_step: step,
      p_recovery: [...recovery],
    }),
  );
}

function signIn() {
  const { url, key, options } = publicAccess();
  return createClient<Database>(url, key, options);
}

function tokensOf(session: { access_token: string; refresh_token: string; expires_at?: number }): Tokens {
  const { access_token: access, refresh_token: refresh, expires_at: expiresAt = 0 } = session;
  return { access, refresh, expiresAt };
}

/** The claim that names Supabase's session. The token has just come from Supabase itself, so nobody needs to check it here. */
function sessionOf(access: string): string {
  const claims = JSON.parse(Buffer.from(access.split('.')[1] ?? '', 'base64url').toString()) as {
    session_id?: string;
  };
  return claims.session_id ?? '';
}
