/**
 * The second factor: six digits from an app (TOTP, RFC 6238), or a recovery code when the telephone is lost. A mail code alone is not
 * enough for those who may read what everybody has sent (ASVS 5.0, 6.3.3).
 */
import { createHash, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { alphabet, readLetters } from '../domain/reference.ts';
import { digitsOf, type Role } from '../domain/steward.ts';
import kommun from '../kommun/kommun.config.ts';
import { sealFrom } from './seal.ts';

const [period, digits] = [30, 6];
/** A clock may be half a minute wrong, either way. */
const window = 1;
const secretBytes = 20;

const recoveryCount = 8;
// In the letters of references; 24 of them are 120 bits.
const recoveryLetters = 24;

/** Is a mail code alone not enough for this role here? Never for leads. */
export function needsSecondFactor(role: Role): boolean {
  return role === 'lead' || kommun.stewards.secondFactor === 'all';
}

/** A new secret, in base32 as apps take it. */
export function newSecret(): string {
  return new Secret({ size: secretBytes }).base32;
}

/** What the QR code says: `otpauth://totp/…`. */
export function addressOf(secret: string, name: string): string {
  return totp(secret, name).toString();
}

/**
 * @param after the last step that was used: no step is good twice (RFC 6238, 5.2)
 * @returns the step that the typed digits belong to, or undefined when they are wrong, old or used
 */
export function stepOf(typed: string, secret: string, after = 0, now = Date.now()): number | undefined {
  const token = digitsOf(typed);
  if (!token) return undefined;
  const one = totp(secret);
  const delta = one.validate({ token, window, timestamp: now });
  if (delta === null) return undefined;
  const step = one.counter({ timestamp: now }) + delta;
  return step > after ? step : undefined;
}

/**
 * Two codes that the app has shown one after the other, in one field: asked for where many have guessed at one. A guess hits both with
 * one in 10^11 or so.
 * @returns the step of the later one, or undefined
 */
export function stepOfTwo(typed: string, secret: string, after = 0, now = Date.now()): number | undefined {
  const [, first = '', second = ''] = /^(\d{6})(\d{6})$/.exec(typed.replace(/[\s,+-]/g, '')) ?? [];
  const step = stepOf(second, secret, after + 1, now);
  if (step === undefined) return undefined;
  const before = totp(secret).validate({
    token: first,
    window: 0,
    timestamp: (step - 1) * period * 1000,
  });
  return before === null ? undefined : step;
}

/** Recovery codes, for the steward's eyes once, in groups of four. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCount }, () => {
    const code = Array.from(randomBytes(recoveryLetters), (byte) => alphabet[byte % alphabet.length]).join(
      '',
    );
    return code.match(/.{4}/g)?.join('-') ?? code;
  });
}

/** What the database keeps of one, however it is typed. */
export function hashOfRecovery(typed: string): string {
  return createHash('sha256').update(readLetters(typed)).digest('hex');
}

/** The app's secrets lie sealed in the database. Without the key they cannot be read: then a recovery code opens, or a lead invites again. */
export function secretSeal() {
  const key = process.env.INBOX_KEY;
  if (!key)
    throw new Error('INBOX_KEY is not set (see .env.example): without it nobody can come to the table.');
  return sealFrom(key, 'second factor');
}

function totp(secret: string, label = ''): TOTP {
  const options = { algorithm: 'SHA1', digits, period, secret: Secret.fromBase32(secret) };
  return new TOTP({ ...options, issuer: `${kommun.shortName} 3.0`, label });
}
