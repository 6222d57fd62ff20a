/** Every function of `public` and what it says to everybody who might call it: the rows and columns of tests/integration/tableAttacks.test.ts. */
import { randomUUID } from 'node:crypto';
import { createClient } from '@supabase/supabase-js';
import type { Sql } from 'postgres';
import { connect, connectAs } from '../../../src/data/client.ts';
import type { TestDatabase } from '../../../src/tools/database/testDatabase.ts';
import { doors } from '../catalogue.ts';
import { aToken, type SeatedSteward, seat } from '../stewards.ts';

/** From the least trusted to the most; the functions' key is for no person at all. */
export const callers = [
  ...[
    'anybody',
    'a signed-in nobody',
    'a thief of mail',
    'a sitting without second factor',
    'a sitting that is over',
  ],
  ...['a steward who is removed', 'a steward', 'a lead', 'the key of the functions'],
] as const;
export type Caller = (typeof callers)[number];

/** Not let near; told that nobody is signed in; told that only leads do that; given nothing; heard. */
export type Said = 'closed' | 'nobody' | 'notLead' | 'nothing' | 'heard';

const told = (outside: Said, steward: Said): Record<Caller, Said> => ({
  anybody: 'closed',
  'a signed-in nobody': outside,
  'a thief of mail': outside,
  'a sitting without second factor': outside,
  'a sitting that is over': outside,
  'a steward who is removed': outside,
  'a steward': steward,
  'a lead': 'heard',
  'the key of the functions': 'closed',
});
const reads = told('nothing', 'heard');
const acts = told('nobody', 'heard');
const leads = told('nobody', 'notLead');
const forTheKey: Record<Caller, Said> = {
  ...told('closed', 'closed'),
  'a lead': 'closed',
  'the key of the functions': 'heard',
};

/** A new function is added here, and with that it is decided who may call it. */
export const expected: Readonly<Record<string, Record<Caller, Said>>> = {
  ...Object.fromEntries(doors.map((door) => [door, forTheKey])),
  ...Object.fromEntries(
    ['counts', 'start', 'list', 'one', 'whole', 'log', 'figures', 'mails'].map((name) => [
      `desk_${name}`,
      reads,
    ]),
  ),
  ...Object.fromEntries(
    [
      ...['read', 'write', 'publish', 'give_back', 'remove', 'rubbish', 'move_on', 'propose_join', 'answer'],
      ...['children', 'worry', 'offer', 'hand_out', 'mail_again', 'morning', 'type_in_idea', 'type_in_offer'],
    ].map((name) => [`desk_${name}`, acts]),
  ),
  ...Object.fromEntries(
    ['stewards', 'invite', 'invite_again', 'remove_steward'].map((name) => [`desk_${name}`, leads]),
  ),
};

export type Ask = (door: string, given: Record<string, unknown>) => Promise<Said>;

/** Everybody, each with what they have. */
export async function callersOf(database: TestDatabase): Promise<Record<Caller, Ask>> {
  const seats = async (over: (one: SeatedSteward) => Promise<unknown>, own?: { secondFactor: boolean }) => {
    const one = await seat(database, 'lead', own);
    await over(one);
    return asks(one.client);
  };
  const { sql, supabaseUrl, publishableKey, secretKey } = database;
  const lead = await seat(database, 'lead');
  const thief = connectAs(aToken({ sub: lead.user, session_id: randomUUID(), email: lead.email }));
  const nobody = connectAs(aToken({ sub: randomUUID(), session_id: randomUUID() }));
  return {
    anybody: asks(createClient(supabaseUrl, publishableKey, { auth: { persistSession: false } })),
    'a signed-in nobody': asks(nobody),
    'a thief of mail': asks(thief),
    'a sitting without second factor': await seats(async () => {}, { secondFactor: false }),
    'a sitting that is over': await seats(
      ({ id }) =>
        sql`update app.sittings set began_at = now() - interval '12 hours' where steward_id = ${id}`,
    ),
    'a steward who is removed': await seats(({ id }) => sql`select app.remove_steward(${id})`),
    'a steward': asks((await seat(database)).client),
    'a lead': asks(lead.client),
    'the key of the functions': asks(connect(supabaseUrl, secretKey)),
  };
}

interface Asked {
  rpc(door: string, given: object): PromiseLike<{ data: unknown; error: { code: string } | null }>;
}

function asks(client: unknown): Ask {
  return async (door, given) => {
    const { data, error } = await (client as Asked).rpc(door, given);
    if (error) return refusals[error.code] ?? 'heard';
    return isNothing(data) ? 'nothing' : 'heard';
  };
}

// Permission denied, as PostgreSQL says it and as PostgREST does when it shows nobody what they may not call.
const refusals: Record<string, Said> = {
  42501: 'closed',
  PGRST202: 'closed',
  PT401: 'nobody',
  PT403: 'notLead',
};

/** Nothing but noughts and empty words. That something was not done is an answer. */
function isNothing(data: unknown): boolean {
  if (!data || typeof data !== 'object') return !data;
  return Object.keys(data).join() !== 'done' && Object.values(data).every(isNothing);
}

export interface Parameter {
  name: string;
  type: string;
}

/** The functions of `public`, with what they ask for, as the catalogue says it. */
export async function doorsOf(sql: Sql): Promise<{ door: string; parameters: Parameter[] }[]> {
  const rows = await sql<{ door: string; parameters: Parameter[] }[]>`
    select p.proname as door, coalesce(jsonb_agg(
      jsonb_build_object('name', p.proargnames[n], 'type', format_type(t, null)) order by n
    ) filter (where n is not null), '[]') as parameters
    from pg_proc p left join unnest(p.proargtypes::oid[]) with ordinality as a(t, n) on true
    where p.pronamespace = 'public'::regnamespace
    group by p.oid, p.proname order by 1`;
  return [...rows];
}

const empty: Record<string, () => unknown> = {
  text: () => '',
  'text[]': () => [],
  uuid: () => randomUUID(),
  integer: () => 1,
  'integer[]': () => [],
  bigint: () => 0,
  'bigint[]': () => [],
  boolean: () => false,
  date: () => '2026-11-24',
  'timestamp with time zone': () => null,
};

/** Something for each parameter; what is known by name is true enough to be heard. */
export function given(
  parameters: readonly Parameter[],
  known: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(parameters.map(({ name, type }) => [name, known[name] ?? empty[type]?.()]));
}
