/** The stewards' table of the running site: who is invited to it, who sits there, and the mails that they and the authors get. */
import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { Sql } from 'postgres';
import { inject } from 'vitest';
import { sealTokens } from '../../src/desk/sitting.ts';
import { hashOfToken, newToken } from '../../src/desk/token.ts';
import { hashOfKey, keyBytes, keyFrom } from '../../src/domain/reference.ts';
import type { Role } from '../../src/domain/steward.ts';
import { readSecrets } from '../../src/tools/database/secrets.ts';
import { signAccess } from './signToken.ts';
import { getPage } from './theSite.ts';

export interface Invited {
  name: string;
  email: string;
  /** Where the link in the invitation leads. */
  path: string;
}

/** Somebody who has an invitation, and has not opened it yet. */
export async function invite(sql: Sql, role: Role = 'lead'): Promise<Invited> {
  const key = keyFrom(randomBytes(keyBytes));
  const name = `Disa ${randomBytes(3).toString('hex')}`;
  const email = `${randomUUID()}@demo.example`;
  await sql`select app.invite(${email}, ${name}, ${role}, ${hashOfKey(key)})`;
  return { name, email, path: `/vardar/inbjudan/${key}/` };
}

export interface AtTable {
  name: string;
  /** The cookie's value: for a browser ({@link sitDown}), or in the header `cookie`. */
  token: string;
  cookie: string;
}

interface Seat {
  role?: Role;
  secondFactor?: boolean;
  /** The site's data folder: of the one that all e2e tests share, unless told. */
  dataDir?: string;
}

/** Somebody who sits at the table already, a lead unless told, without the way in (which tests/e2e/deskDay.test.ts takes). */
export async function seatAtSite(sql: Sql, seat: Seat = {}): Promise<AtTable> {
  const { role = 'lead', secondFactor = true, dataDir = inject('siteDataDir') } = seat;
  const [user, session, token] = [randomUUID(), randomUUID(), newToken()];
  const [email, name] = [`${user}@demo.example`, `Disa ${randomBytes(3).toString('hex')}`];
  const access = await accessFor({ sub: user, session_id: session, email }, dataDir);
  const sealed = sealTokens({ access, refresh: '-', expiresAt: Date.now() / 1000 + 3600 }, token);
  await sql`
    with steward as (
      insert into app.stewards (email, name, role, entered_at, user_id)
      values (${email}, ${name}, ${role}, now(), ${user}) returning id
    )
    insert into app.sittings (token_hash, steward_id, auth_session, second_factor, tokens_sealed)
    select ${hashOfToken(token)}, id, ${session}, ${secondFactor}, ${sealed} from steward`;
  return { name, token, cookie: `__Host-vard=${token}` };
}

/** A token as the site's Supabase signs them. */
async function accessFor(claims: object, dataDir: string): Promise<string> {
  const secrets = await readSecrets(dataDir);
  return signAccess(claims, secrets?.jwtSecret ?? '');
}

/** The browser of this page is theirs from now on. */
export async function sitDown(page: Page, { token }: Pick<AtTable, 'token'>): Promise<void> {
  const cookie = { name: '__Host-vard', value: token, path: '/', secure: true, httpOnly: true };
  await page.context().addCookies([{ ...cookie, domain: 'localhost', sameSite: 'Lax' }]);
}

/** The newest mail to somebody whose subject has these words: where it is to be read. Mails leave within seconds. */
export async function mailTo(email: string, subject: string): Promise<string> {
  for (let tries = 0; tries < 120; tries += 1) {
    const $ = await getPage('/_mail/');
    const mail = $('li')
      .filter((_, one) => $(one).text().includes(email) && $(one).find('a').text().includes(subject))
      .first();
    const path = mail.find('a').attr('href');
    if (path) return path;
    await sleep(250);
  }
  throw new Error(`No mail about "${subject}" has come to ${email}.`);
}

/** The six digits that somebody has been sent. */
export async function codeFor(email: string): Promise<string> {
  const $ = await getPage(await mailTo(email, ''));
  const code = /\b\d{6}\b/.exec($('main > p').text())?.[0];
  if (!code) throw new Error('There are no six digits in the mail.');
  return code;
}
