import { resolve } from 'node:path';
import { Problem } from './problem.ts';
import { inProject } from './project.ts';

/** How to reach a Supabase, as supabase-js wants it. */
export interface SupabaseAccess {
  supabaseUrl: string;
  publishableKey: string;
  secretKey: string;
}

/** What the environment says about where things are. */
export interface Settings {
  port: number;
  dataDir: string;
  demo: boolean;
  /** Given when the embedded database is not wanted. */
  supabase?: SupabaseAccess;
}

type Environment = Record<string, string | undefined>;

const SUPABASE = ['SUPABASE_URL', 'SUPABASE_PUBLISHABLE_KEY', 'SUPABASE_SECRET_KEY'] as const;

/** Reads the variables of the commands once, and refuses wrong ones by name (never telling their values). */
export function readSettings(env: Environment): Settings {
  const supabase = readSupabase(env);
  return {
    port: readPort(env.PORT),
    dataDir: env.K3_DATA ? resolve(env.K3_DATA) : inProject('.data'),
    demo: env.K3_DEMO !== '0',
    ...(supabase ? { supabase } : {}),
  };
}

/** What functions find in process.env, here as on Netlify. */
export function exportSupabase({ supabaseUrl, publishableKey, secretKey }: SupabaseAccess): void {
  process.env.SUPABASE_URL = supabaseUrl;
  process.env.SUPABASE_PUBLISHABLE_KEY = publishableKey;
  process.env.SUPABASE_SECRET_KEY = secretKey;
}

function readPort(text = '4321'): number {
  const port = Number(text || '4321');
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new Problem('PORT must be a whole number from 1 to 65535, such as PORT=4321.');
}

function readSupabase(env: Environment): SupabaseAccess | undefined {
  const missing = SUPABASE.filter((name) => !env[name]);
  if (missing.length === SUPABASE.length) return undefined;
  if (missing.length > 0) {
    throw new Problem(
      `${missing.join(' and ')} must be set too: another Supabase needs ${SUPABASE.join(', ')}. ` +
        'Set all three, or none for the embedded database.',
    );
  }
  const [supabaseUrl = '', publishableKey = '', secretKey = ''] = SUPABASE.map((name) => env[name]);
  if (!/^https?:\/\/[^/]/.test(supabaseUrl) || !URL.canParse(supabaseUrl)) {
    throw new Problem('SUPABASE_URL must be an address such as https://abcdefgh.supabase.co.');
  }
  return { supabaseUrl, publishableKey, secretKey };
}
