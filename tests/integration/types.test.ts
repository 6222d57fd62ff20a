import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { databaseTypes, typesFile } from '../../src/tools/types.ts';
import { useDatabase } from '../support/database.ts';

const database = useDatabase();

test('the types are those of the migrated database (else: npm run types)', async () => {
  expect(await readFile(typesFile, 'utf8')).toBe(await databaseTypes(database.sql));
});
