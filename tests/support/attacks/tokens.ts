/** Passes that were not made by us, each wrong in one way. */
import { createSign, generateKeyPairSync } from 'node:crypto';
import { signToken } from '../signToken.ts';

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
  { attack: 'signed with a guess', token: () => signToken(claims(), 'secret') },
  { attack: 'signed with the secret of Supabase’s examples', token: () => signToken(claims(), demoSecret) },
  { attack: 'signed with nothing', token: () => signToken(claims(), '\0') },
  { attack: 'signed with the publishable key', token: (key) => signToken(claims(), key) },
  { attack: 'that claims to be the owner', token: (key) => signToken(claims({ role: 'postgres' }), key) },
  { attack: 'with its own key in its head', token: () => signedByStranger(claims()) },
  {
    attack: 'whose key is to be read from a file',
    token: () => signToken(claims(), '', { kid: '../../../dev/null' }),
  },
  { attack: 'that is no token', token: () => 'a.b.c' },
  {
    attack: 'that is the publishable key and more',
    token: (key) => `${key}\u00a0, ${key}`.replace('\u00a0', ''),
  },
];
