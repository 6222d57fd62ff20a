/** What somebody who asks for a code gets in their mail, from the embedded Supabase over SMTP. */
import { readFile } from 'node:fs/promises';
import { createClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import kommun from '../../src/kommun/kommun.config.ts';
import { createTestDatabase, type TestDatabase } from '../../src/tools/database/testDatabase.ts';
import { inProject } from '../../src/tools/project.ts';
import { startSmtp, type TroubledSmtp } from '../support/smtp.ts';

let smtp: TroubledSmtp;
let database: TestDatabase;

beforeAll(async () => {
  smtp = await startSmtp();
  database = await createTestDatabase(inject('testServer'), { smtpUrl: smtp.url });
});
afterAll(async () => {
  await database.stop();
  await smtp.stop();
});
beforeEach(async () => {
  await smtp.become('well');
  smtp.received.length = 0;
});

test('the mail says in Swedish what the code is for and how long it lasts, and comes from the municipality', async () => {
  await askForCode('anna@example.com');
  const [mail] = smtp.received;
  expect(smtp.received).toHaveLength(1);
  expect(mail?.to).toEqual(['anna@example.com']);
  expect(mail?.subject).toBe('Din kod till värdarnas bord');
  expect(
    mail?.text
      .trim()
      .replace(/\d{6}/, 'KODEN')
      .split(/\s*\n\s*/),
  ).toEqual([
    'Här är din kod: KODEN.',
    'Den gäller i tio minuter, en gång, i den webbläsare där du bad om den.',
    'Bad du inte om någon kod? Då behöver du inte göra något.',
  ]);
  expect(mail?.raw).toContain(`<${kommun.contact.email}>`);
  expect(mail?.raw).toMatch(/^auto-submitted: auto-generated\r$/im);
});

test('a first mail and a later one are alike but for the code', async () => {
  await askForCode('bo@example.com');
  await askForCode('bo@example.com');
  const [first, later] = smtp.received.map(({ subject, html }) => [subject, html.replace(/\d{6}/, '')]);
  expect(first).toEqual(later);
  expect(smtp.received[0]?.html).toContain('<strong>');
});

test('no part of the mail leads anywhere or fetches anything', async () => {
  await askForCode('cecilia@example.com');
  const [mail] = smtp.received;
  for (const part of [mail?.text, mail?.html, mail?.raw]) {
    expect(part).toBeTruthy();
    expect(part).not.toMatch(/https?:|www\.|href|src=|<img|url\(|token_hash/i);
  }
});

test('the six digits in both parts are the code, and sign in once', async () => {
  const code = await askForCode('disa@example.com');
  expect(code).toMatch(/^\d{6}$/);
  expect(smtp.received[0]?.html).toContain(`<strong>${code}</strong>`);
  expect(await verify('disa@example.com', code)).toBe('signed in');
  expect(await verify('disa@example.com', code)).toBe('otp_expired');
});

test('a code is good for ten minutes', async () => {
  for (const [seconds, outcome] of [
    [590, 'signed in'],
    [601, 'otp_expired'],
  ] as const) {
    const code = await askForCode('eva@example.com');
    await database.sql`
      update auth.users set recovery_sent_at = now() - make_interval(secs => ${seconds}) where email = 'eva@example.com'`;
    expect(await verify('eva@example.com', code), `after ${seconds} s`).toBe(outcome);
  }
});

test('of two codes only the newer one signs in', async () => {
  const older = await askForCode('frida@example.com');
  const newer = await askForCode('frida@example.com');
  expect(await verify('frida@example.com', older)).toBe('otp_expired');
  expect(await verify('frida@example.com', newer)).toBe('signed in');
});

test('a session lasts an hour, and its token names it', async () => {
  const code = await askForCode('gun@example.com');
  const { data } = await client().auth.verifyOtp({
    email: 'gun@example.com',
    token: code,
    type: 'magiclink',
  });
  const [, payload = ''] = data.session?.access_token.split('.') ?? [];
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
  expect(claims.exp - claims.iat).toBe(3600);
  expect(claims).toMatchObject({ role: 'authenticated', email: 'gun@example.com', sub: data.user?.id });
  expect(claims.session_id).toMatch(/^[0-9a-f-]{36}$/);
});

test.each([['down'], ['refusesForNow'], ['diesInData']] as const)(
  'while the mail server is in the mood "%s", whoever asks is told, and gets a code when it is well again',
  async (mood) => {
    await smtp.become(mood);
    const { error } = await client().auth.signInWithOtp({ email: 'hedda@example.com' });
    expect(error?.status).toBe(500);
    expect(smtp.received).toEqual([]);
    await smtp.become('well');
    expect(await verify('hedda@example.com', await askForCode('hedda@example.com'))).toBe('signed in');
  },
);

test('hosted Supabase is told the same as the embedded one', async () => {
  const config = await readFile(inProject('supabase/config.toml'), 'utf8');
  await askForCode('jonna@example.com');
  expect(config).toMatch(/^otp_length = 6$/m);
  expect(config).toMatch(/^otp_expiry = 600$/m);
  expect(config).toMatch(/^jwt_expiry = 3600$/m);
  const subjects = [...config.matchAll(/^subject = "(.*)"$/gm)].map(([, subject]) => subject);
  expect(subjects).toEqual([smtp.received[0]?.subject, smtp.received[0]?.subject]);
  const paths = [...config.matchAll(/^content_path = "(.*)"$/gm)].map(([, path = '']) => path);
  expect(paths).toHaveLength(2);
  for (const path of paths) expect(await readFile(inProject(path), 'utf8')).toContain('{{ .Token }}');
});

test('hosted Supabase lets codes leave for thirty stewards whom strangers ask for all day', async () => {
  const config = await readFile(inProject('supabase/config.toml'), 'utf8');
  const [, many] = /^\[auth\.rate_limit\]\n(?:#.*\n)*email_sent = (\d+)$/m.exec(config) ?? [];
  expect(Number(many)).toBeGreaterThanOrEqual(30 * 15);
});

test('a test database without a mail server sends nothing', async () => {
  const quiet = await createTestDatabase(inject('testServer'));
  try {
    const { error } = await client(quiet).auth.signInWithOtp({ email: 'ida@example.com' });
    expect(error).toBeNull();
    expect(smtp.received).toEqual([]);
  } finally {
    await quiet.stop();
  }
});

function client({ supabaseUrl, publishableKey } = database) {
  return createClient(supabaseUrl, publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false },
  });
}

/** The digits of the mail that came. */
async function askForCode(email: string): Promise<string> {
  const { error } = await client().auth.signInWithOtp({ email });
  if (error) throw error;
  return /\d{6,}/.exec(smtp.received.at(-1)?.text ?? '')?.[0] ?? '';
}

/** How Supabase names the refusal, or that there was none. */
async function verify(email: string, token: string): Promise<string | undefined> {
  const { error } = await client().auth.verifyOtp({ email, token, type: 'magiclink' });
  return error ? error.code : 'signed in';
}
