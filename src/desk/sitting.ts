/**
 * A steward's sitting at the table: from the cookie to somebody whom the database knows. Supabase's tokens lie in the database sealed
 * with the cookie's own token, so neither of the two is enough alone; they are renewed when they are about to end.
 */
import { type Client, connectAs } from '../data/client.ts';
import {
  claimRenewal,
  findSitting,
  type KnownSitting,
  leave,
  renewSitting,
  renewTokens,
  type Tokens,
} from '../data/signIn.ts';
import { sealFrom } from './seal.ts';
import { hashOfToken, isToken } from './token.ts';

export interface Sitting extends Omit<KnownSitting, 'sealed'> {
  /** The cookie's. */
  token: string;
  /** Asks the database as this steward. */
  client: Client;
}

/** Tokens are renewed this long before their end, in seconds; until then whoever is not renewing them goes on with the old ones. */
const ahead = 5 * 60;
/** Longer than any request takes, in seconds. */
const least = 15;
/** How long to wait for tokens that another request is renewing, in milliseconds. */
const [patience, pause] = [4000, 200];

/** What the database keeps of Supabase's tokens. */
export function sealTokens(tokens: Tokens, token: string): string {
  return sealFrom(token, 'tokens').close(JSON.stringify(tokens), hashOfToken(token));
}

/**
 * @param token the cookie's, as it came
 * @returns undefined when nobody is signed in with it (any longer)
 * @throws Away
 */
export async function openSitting(token: string): Promise<Sitting | undefined> {
  if (!isToken(token)) return undefined;
  const known = await findSitting(hashOfToken(token));
  const tokens = known && (await tokensFor(known.sealed, token));
  if (!tokens) return undefined;
  const { sealed: _, ...rest } = known;
  return { ...rest, token, client: connectAs(tokens.access) };
}

async function tokensFor(sealed: string, token: string): Promise<Tokens | undefined> {
  const tokens = unseal(sealed, token);
  if (!tokens || secondsLeft(tokens) > ahead) return tokens;
  const sitting = hashOfToken(token);
  if (!(await claimRenewal(sitting, sealed)))
    return secondsLeft(tokens) > least ? tokens : renewedByOther(sitting, sealed, token);
  const renewed = await renewTokens(tokens.refresh);
  if (renewed) await renewSitting(sitting, sealed, sealTokens(renewed, token));
  return renewed;
}

async function renewedByOther(sitting: string, was: string, token: string): Promise<Tokens | undefined> {
  for (let waited = 0; waited < patience; waited += pause) {
    const known = await findSitting(sitting);
    if (!known) return undefined;
    if (known.sealed !== was) return unseal(known.sealed, token);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return undefined;
}

function unseal(sealed: string, token: string): Tokens | undefined {
  const text = sealFrom(token, 'tokens').open(sealed, hashOfToken(token));
  return text === undefined ? undefined : (JSON.parse(text) as Tokens);
}

function secondsLeft({ expiresAt }: Tokens): number {
  return expiresAt - Date.now() / 1000;
}

/** Signs out: here, or wherever this steward is signed in. */
export async function endSitting(token: string, everywhere: boolean): Promise<void> {
  if (isToken(token)) await leave(hashOfToken(token), everywhere);
}
