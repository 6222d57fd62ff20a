/** The way to the table as people walk it: somebody with a mailbox and an app, the browsers they ask in, and strangers. */
import { randomBytes, randomUUID } from 'node:crypto';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, inject } from 'vitest';
import { hashOfRecovery, newRecoveryCodes, newSecret, secretSeal } from '../../src/desk/secondFactor.ts';
import { ask, comeIn, type Entered } from '../../src/desk/signIn.ts';
import { hashOfToken } from '../../src/desk/token.ts';
import { hashOfKey, keyBytes, keyFrom } from '../../src/domain/reference.ts';
import type { Role } from '../../src/domain/steward.ts';
import { createTestDatabase, type TestDatabase } from '../../src/tools/database/testDatabase.ts';
import { aVisitor } from './send.ts';
import { startSmtp, type TroubledSmtp } from './smtp.ts';

export interface Person {
  id: string;
  email: string;
  /** Of the app, in base32; '' without. */
  secret: string;
  recovery: string[];
}

export interface Door {
  database: TestDatabase;
  smtp: TroubledSmtp;
  /** On the list and here before; without an app when told so. */
  person(own?: { role?: Role; app?: boolean; entered?: boolean }): Promise<Person>;
  /** On the list and never here; gives the key of their invitation. */
  invited(role?: Role): Promise<Person & { key: string }>;
  /** The codes that were mailed to them, the latest last. */
  codesOf(person: Pick<Person, 'email'>): string[];
  /** A new browser asks, and what it makes be sent is there. Gives its cookie's token. */
  asks(person: Pick<Person, 'email'>, invitation?: string): Promise<string>;
  /** The next to ask makes a new code be sent. */
  forgetPause(person: Person): Promise<void>;
  /** In, in a browser of their own. Gives the sitting's token. */
  comesIn(person: Person): Promise<string>;
  /** Has come in before, in a browser that keeps its cookie: that one. */
  cameInBy(person: Person): Promise<string>;
  /** Lets the app's latest step be shown again, so that no test waits for a clock. */
  forgetStep(person: Person): Promise<void>;
}

/** A database whose sign-in has a mail server. Call it at the top of a file. */
export function useDoor(): Door {
  let smtp: TroubledSmtp;
  let database: TestDatabase;
  beforeAll(async () => {
    smtp = await startSmtp();
    database = await createTestDatabase(inject('testServer'), { smtpUrl: smtp.url });
    process.env.SUPABASE_URL = database.supabaseUrl;
    process.env.SUPABASE_PUBLISHABLE_KEY = database.publishableKey;
    process.env.SUPABASE_SECRET_KEY = database.secretKey;
    process.env.INBOX_KEY ??= randomBytes(32).toString('base64url');
  });
  afterAll(async () => {
    await database.stop();
    await smtp.stop();
  });

  const door: Door = {
    get database() {
      return database;
    },
    get smtp() {
      return smtp;
    },
    async person({ role = 'steward', app = true, entered = true } = {}) {
      const email = `${randomUUID()}@demo.example`;
      const [{ id } = { id: '' }] = await database.sql<{ id: string }[]>`
        insert into app.stewards (email, name, role, entered_at)
        values (${email}, 'Demo', ${role}, ${entered ? new Date() : null}) returning id`;
      if (!app) return { id, email, secret: '', recovery: [] };
      const [secret, recovery] = [newSecret(), newRecoveryCodes()];
      await database.sql`update app.stewards set totp_sealed = ${secretSeal().close(secret, id)} where id = ${id}`;
      await database.sql`
        insert into app.recovery_codes (code_hash, steward_id)
        select code, ${id} from unnest(${recovery.map(hashOfRecovery)}::text[]) as code`;
      return { id, email, secret, recovery };
    },
    async invited(role = 'steward') {
      const [person, key] = [await door.person({ role, app: false, entered: false }), anInvitation()];
      await database.sql`update app.stewards set invitation_hash = ${hashOfKey(key)} where id = ${person.id}`;
      return { ...person, key };
    },
    codesOf({ email }) {
      const mails = smtp.received.filter(({ to }) => to.includes(email));
      return mails.flatMap(({ text }) => /\d{6}/.exec(text)?.[0] ?? []);
    },
    async asks({ email }, invitation = '') {
      const { token, send } = await ask(email, invitation, hashOfToken(aVisitor()));
      await send();
      return token;
    },
    async forgetPause({ id }) {
      await database.sql`update app.stewards set code_sent_at = null where id = ${id}`;
    },
    async comesIn(person) {
      return tokenOf(await enters(person));
    },
    async cameInBy(person) {
      const entered = await enters(person);
      await door.forgetPause(person);
      await door.forgetStep(person);
      return browserOf(entered);
    },
    async forgetStep({ id }) {
      await database.sql`update app.stewards set totp_step = 0 where id = ${id}`;
    },
  };
  return door;

  async function enters(person: Person): Promise<Entered> {
    await door.forgetPause(person);
    await door.forgetStep(person);
    return comeIn(await door.asks(person), door.codesOf(person).at(-1) ?? '', twoDigitsOf(person));
  }
}

export const anInvitation = () => keyFrom(randomBytes(keyBytes));

/** What the app shows, so many steps from now. */
export function digitsOf({ secret }: Pick<Person, 'secret'>, steps = 0): string {
  if (secret === '') return '';
  return new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 });
}

/** What the app showed half a minute ago and what it shows now, in one field. */
export function twoDigitsOf(person: Pick<Person, 'secret'>): string {
  return `${digitsOf(person, -1)} ${digitsOf(person)}`;
}

/** Digits that the app shows neither now nor around now. */
export function notDigitsOf(person: Pick<Person, 'secret'>): string {
  const near = [-2, -1, 0, 1, 2].map((steps) => digitsOf(person, steps));
  return otherThan(near);
}

/** Six digits that are none of these. */
export function otherThan(codes: readonly string[]): string {
  return (
    ['000001', '000002', '000003', '000004', '000005', '000006'].find((one) => !codes.includes(one)) ?? ''
  );
}

/** What the browser of who came in keeps. */
export function browserOf(entered: Entered): string {
  if (entered.outcome !== 'in') throw new Error(`Not in: ${entered.outcome}.`);
  return entered.browser;
}

/** The sitting of who came in. */
export function tokenOf(entered: Entered): string {
  if (entered.outcome !== 'in') throw new Error(`Not in: ${entered.outcome}.`);
  return entered.token;
}
