/** Passes that were not made by us, each wrong in one way. */
import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';

interface Forgery {
  attack: string;
  /** @param publishableKey what a forger may know */
  token: (publishableKey: string) => string;
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const inAnHour = () => Math.floor(Date.now() / 1000) + 3600;
const claims = (own: object = {}) => ({
  role: 'service_role',
  aud: 'authenticated',
  iss: 'supabase',
  exp: inAnHour(),
  ...own,
});

function signed(secret: string, payload: object, header: object = {}): string {
  const text = `${encode({ alg: 'HS256', typ: 'JWT', ...header })}.${encode(payload)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}

function signedByStranger(payload: object): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const text = `${encode({ alg: 'RS256', typ: 'JWT', jwk: {}, kid: '1' })}.${encode(payload)}`;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(privateKey, 'base64url')}`;
}

const unsigned = (alg: string, payload: object) => `${encode({ alg, typ: 'JWT' })}.${encode(payload)}.`;

/** The secret that Supabase's own documents showed for years. */
const demoSecret = 'super-secret-jwt-token-with-at-least-32-characters-long';

export const forgeries: readonly Forgery[] = [
  { attack: 'unsigned (alg none)', token: () => unsigned('none', claims()) },
  { attack: 'unsigned, in another spelling (alg nOnE)', token: () => unsigned('nOnE', claims()) },
  { attack: 'with a signature that is empty', token: () => unsigned('HS256', claims()) },
  { attack: 'signed with a guess', token: () => signed('secret', claims()) },
  { attack: 'signed with the secret of Supabase’s examples', token: () => signed(demoSecret, claims()) },
  { attack: 'signed with nothing', token: () => signed('\0', claims()) },
  { attack: 'signed with the publishable key', token: (key) => signed(key, claims()) },
  { attack: 'that claims to be the owner', token: (key) => signed(key, claims({ role: 'postgres' })) },
  { attack: 'with its own key in its head', token: () => signedByStranger(claims()) },
  {
    attack: 'whose key is to be read from a file',
    token: () => signed('', claims(), { kid: '../../../dev/null' }),
  },
  { attack: 'that is no token', token: () => 'a.b.c' },
  {
    attack: 'that is the publishable key and more',
    token: (key) => `${key}\u00a0, ${key}`.replace('\u00a0', ''),
  },
];
