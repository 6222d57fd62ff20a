/**
 * `npm run stewards -- add EMAIL --name NAME [--lead]`, `again EMAIL`, `remove EMAIL`, `list`: who looks after what comes in. Makes the
 * first one, also while the site runs; after that leads can invite each other at the table. An invitation is a private link, good for
 * a week and for one person: it is printed here and nowhere else.
 */
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { type Client, connect } from '../data/client.ts';
import { addSteward, beginAnew, dropSteward, findStewards, type ListedSteward } from '../data/stewards.ts';
import { Refused } from '../data/told.ts';
import { hashOfKey, keyBytes, keyFrom } from '../domain/reference.ts';
import { inviteSchema } from '../domain/steward.ts';
import kommun from '../kommun/kommun.config.ts';
import { openDatabase } from './database/openDatabase.ts';
import { readAnnouncement } from './database/running.ts';
import { Problem, runCommand } from './problem.ts';
import { readSettings } from './settings.ts';

const use = `Use: npm run stewards -- add EMAIL --name NAME [--lead]
     npm run stewards -- again EMAIL     a new invitation, for who has lost it or both telephone and recovery codes
     npm run stewards -- remove EMAIL
     npm run stewards -- list`;

interface Wish {
  what: 'add' | 'again' | 'remove' | 'list';
  email: string;
  name: string;
  lead: boolean;
}

await runCommand(async () => {
  const wish = readWish(process.argv.slice(2));
  const { supabaseUrl, secretKey, close } = await openDatabase();
  try {
    await fulfil(wish, connect(supabaseUrl, secretKey));
  } catch (error) {
    throw error instanceof Refused ? new Problem(sentences[error.hint] ?? error.message) : error;
  } finally {
    await close();
  }
  return 0;
});

const sentences: Record<string, string> = {
  already:
    'There is a steward with that address already. For a new invitation: npm run stewards -- again EMAIL',
  firstIsLead: 'The first steward has to be one who can invite others: add --lead.',
  lastLead: 'The last lead cannot be removed. Add another one first.',
  unknownSteward: 'There is no steward with that address. See: npm run stewards -- list',
};

function readWish(args: string[]): Wish {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { name: { type: 'string' }, lead: { type: 'boolean' } },
    });
    const [what = '', email = '', ...more] = positionals;
    if (!['add', 'again', 'remove', 'list'].includes(what) || more.length > 0) throw new RangeError();
    if ((what === 'list') !== (email === '') || (what === 'add') !== Boolean(values.name))
      throw new RangeError();
    return { what: what as Wish['what'], email, name: values.name ?? '', lead: values.lead ?? false };
  } catch {
    throw new Problem(use);
  }
}

async function fulfil({ what, email, name, lead }: Wish, client: Client): Promise<void> {
  if (what === 'list') return console.log(inWords(await findStewards(client)));
  if (what === 'remove') {
    await dropSteward(client, email);
    return console.log('Removed. What they did stays in the log; they come in nowhere any more.');
  }
  const key = keyFrom(randomBytes(keyBytes));
  if (what === 'again') {
    await beginAnew(client, email, hashOfKey(key));
  } else {
    const asked = inviteSchema.safeParse({ email, name, role: lead ? 'lead' : 'steward' });
    if (!asked.success) throw new Problem(`Give an e-mail address and a name of at most 60 letters.\n${use}`);
    await addSteward(client, { ...asked.data, invitation: hashOfKey(key) });
  }
  console.log(`Let them open this link within a week, and show it to nobody else:\n${await linkFor(key)}`);
}

/** Where the site is: the one that runs here, or the municipality's. */
async function linkFor(key: string): Promise<string> {
  const { dataDir, supabase } = readSettings(process.env);
  const running = supabase ? undefined : await readAnnouncement(dataDir);
  const origin = supabase
    ? kommun.site
    : `http://localhost:${running?.port ?? readSettings(process.env).port}`;
  return new URL(`/vardar/inbjudan/${key}/`, origin).href;
}

function inWords(stewards: readonly ListedSteward[]): string {
  if (stewards.length === 0) return 'Nobody yet. The first: npm run stewards -- add EMAIL --name NAME --lead';
  return stewards
    .map(({ name, email, role, entered_at, has_second_factor }) => {
      const state = entered_at
        ? has_second_factor
          ? 'has come in'
          : 'has come in, without a second factor'
        : 'invited';
      return `${name}  ${email}  ${role}  ${state}`;
    })
    .join('\n');
}
