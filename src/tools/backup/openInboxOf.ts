import { join } from 'node:path';
import { openInbox } from '../inbox/openInbox.ts';
import { Problem } from '../problem.ts';
import { readSettings } from '../settings.ts';
import type { UndoList } from '../stopping.ts';

type Environment = Record<string, string | undefined>;

/**
 * Opens the inbox that belongs to the database which the environment tells, and gives its name for people. A database elsewhere has
 * its inbox at the deployed site: an empty folder here must not be taken for it.
 */
export async function openInboxOf(env: Environment, undo: UndoList): Promise<string> {
  const { NETLIFY_SITE_ID, NETLIFY_AUTH_TOKEN, SUPABASE_DB_URL, K3_DATA } = env;
  const isDeployed = Boolean(NETLIFY_SITE_ID && NETLIFY_AUTH_TOKEN);
  if (SUPABASE_DB_URL && !isDeployed && !K3_DATA) {
    throw new Problem(
      'NETLIFY_SITE_ID, NETLIFY_AUTH_TOKEN and INBOX_KEY must be set too, because the inbox belongs to it: it lies at the deployed site. ' +
        'If it does not, set K3_DATA to the folder where it lies.',
    );
  }
  const { dataDir } = readSettings(env);
  undo.push((await openInbox(dataDir)).close);
  return isDeployed
    ? `the inbox of the Netlify site ${NETLIFY_SITE_ID}`
    : `the inbox in ${join(dataDir, 'inbox')}`;
}
