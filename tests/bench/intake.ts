import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Context } from '@netlify/functions';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import takeIdea from '../../netlify/functions/ideas.mts';
import { referenceBytes, referenceFrom } from '../../src/domain/reference.ts';
import { createTestDatabase } from '../../src/tools/database/testDatabase.ts';
import { startTestServer } from '../../src/tools/database/testServer.ts';
import { exportSupabase } from '../../src/tools/settings.ts';
import { type Bench, type Figure, median } from '../../src/tools/testing/bench.ts';

const WARM_UP = 50;
const ROUNDS = 400;

/** What the function sends to the database; caught on its way, so that the bare call sends the very same. */
type Call = { name: string; body: Record<string, unknown> };

/** How much our own work (reading, checking, hashing, answering) adds to the one call that it must make. */
export default {
  name: 'An idea through its function, against the bare database call (one run, interleaved)',
  async run() {
    const { server, stop } = await startTestServer();
    const database = await createTestDatabase(server);
    exportSupabase(database);
    const client = createClient(database.supabaseUrl, database.secretKey, {
      auth: { persistSession: false },
    });
    const told = silenceLog();
    try {
      return figuresOf(await measure(client));
    } finally {
      told.restore();
      await database.stop();
      await stop();
    }
  },
} satisfies Bench;

async function measure(client: SupabaseClient) {
  const caught = catchCalls();
  const whole: number[] = [];
  const bare: number[] = [];
  try {
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      const viaFunction = await timed(() => send(round));
      const { name, body } = caught.last();
      const viaClient = await timed(async () => {
        const { error } = await client.rpc(name, body);
        if (error) throw new Error(`The bare call failed: ${error.code} ${error.message}`);
      });
      if (round < WARM_UP) continue;
      whole.push(viaFunction);
      bare.push(viaClient);
    }
  } finally {
    caught.restore();
  }
  return { whole: median(whole), bare: median(bare) };
}

function figuresOf({ whole, bare }: { whole: number; bare: number }): Figure[] {
  return [
    { name: `the function, median of ${ROUNDS}`, value: whole, unit: 'ms' },
    { name: `the bare call, median of ${ROUNDS}`, value: bare, unit: 'ms' },
    { name: 'the first ÷ the second', value: whole / bare, unit: '×', max: 1.5 },
  ];
}

/** As a browser sends the form, every time with new words and from a new address. */
async function send(round: number): Promise<void> {
  const body = new URLSearchParams({
    title: `Läxhjälp på biblioteket, torsdag ${round}`,
    description:
      'Vi ses klockan fyra och hjälps åt med läxorna. Den som kan lite mer hjälper den som kan lite mindre.',
    informed: 'on',
  });
  const headers = { accept: 'text/html', 'sec-fetch-site': 'same-origin' };
  const request = new Request('http://localhost/api/ideas', { method: 'POST', headers, body });
  const ip = `10.0.${Math.floor(round / 250)}.${round % 250}`;
  const context = { ip, requestId: String(round), site: { url: 'http://localhost' } } as Context;
  const response = await takeIdea(request, context);
  await response.arrayBuffer();
  if (response.status !== 303) throw new Error(`The function answered ${response.status}, not 303.`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** Remembers the last call to a database function; asked for it, gives it as a submission of its own. */
function catchCalls() {
  const fetchAsItWas = globalThis.fetch;
  let last: Call | undefined;
  globalThis.fetch = (input, init) => {
    const name = /\/rest\/v1\/rpc\/(\w+)/.exec(String(input))?.[1];
    if (name && typeof init?.body === 'string') last = { name, body: JSON.parse(init.body) };
    return fetchAsItWas(input, init);
  };
  return {
    last(): Call {
      if (!last) throw new Error('The function made no call to the database.');
      return { name: last.name, body: { ...last.body, ...newIdentity() } };
    },
    restore() {
      globalThis.fetch = fetchAsItWas;
    },
  };
}

function newIdentity() {
  const hash = () => createHash('sha256').update(randomBytes(16)).digest('hex');
  return {
    p_submission: randomUUID(),
    p_key_hash: hash(),
    p_content_hash: hash(),
    p_reference: referenceFrom(randomBytes(referenceBytes)),
  };
}

/** One line a submission is right in production and drowns the figures here. */
function silenceLog() {
  const { log, info } = console;
  console.log = console.info = () => {};
  return {
    restore() {
      Object.assign(console, { log, info });
    },
  };
}
