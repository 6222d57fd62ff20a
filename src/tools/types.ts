/**
 * `npm run types`: writes src/data/database.types.ts from a real database with all migrations applied, in the form that supabase-js
 * reads. Supabase's own generator needs Docker or a binary that npm does not bring; ours knows what `public` may hold: functions.
 */
import { writeFile } from 'node:fs/promises';
import type { Sql } from 'postgres';
import { createTestDatabase } from './database/testDatabase.ts';
import { startTestServer } from './database/testServer.ts';

export const typesFile = new URL('../data/database.types.ts', import.meta.url);

interface Argument {
  name: string;
  type: string;
  isOutput: boolean;
}

/** The whole file, from the catalogue of the database that `sql` is connected to. */
export async function databaseTypes(sql: Sql): Promise<string> {
  const routines = await sql<{ name: string; arguments: Argument[] }[]>`
    select p.proname as name, jsonb_agg(jsonb_build_object(
      'name', p.proargnames[a.n], 'type', format_type(a.type, null), 'isOutput', coalesce(p.proargmodes[a.n] in ('t', 'o'), false)
    ) order by a.n) as arguments
    from pg_proc p, unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) with ordinality as a (type, n)
    where p.pronamespace = 'public'::regnamespace
    group by p.oid, p.proname order by p.proname`;
  const functions = routines.map(({ name, arguments: all }) => {
    const given = all
      .filter((one) => !one.isOutput)
      .map((one) => `          ${one.name}: ${typeOf(one)} | null;`);
    const returned = all.filter((one) => one.isOutput).map((one) => `          ${one.name}: ${typeOf(one)};`);
    return [
      `      ${name}: {`,
      '        Args: {',
      ...given,
      '        };',
      '        Returns: {',
      ...returned,
      '        }[];',
      '      };',
    ].join('\n');
  });
  return `${head}${functions.join('\n')}\n${foot}`;
}

const head = `// Written by \`npm run types\` from the migrated database. Do not edit.
export interface Database {
  public: {
    Tables: Record<never, never>;
    Views: Record<never, never>;
    Functions: {
`;
const foot = `    };
    Enums: Record<never, never>;
    CompositeTypes: Record<never, never>;
  };
}
`;

const types: Record<string, string> = {
  bigint: 'number',
  boolean: 'boolean',
  date: 'string',
  numeric: 'number',
  integer: 'number',
  // Its shape is said where it is read.
  jsonb: 'unknown',
  text: 'string',
  'timestamp with time zone': 'string',
  uuid: 'string',
};

function typeOf({ name, type }: Argument): string {
  const plain = types[type.replace('[]', '')];
  if (!plain) throw new Error(`${name} is ${type}; teach src/tools/types.ts what that is in TypeScript.`);
  return type.endsWith('[]') ? `${plain}[]` : plain;
}

if (import.meta.main) {
  const { server, stop } = await startTestServer();
  const database = await createTestDatabase(server);
  await writeFile(typesFile, await databaseTypes(database.sql));
  await database.stop();
  await stop();
}
