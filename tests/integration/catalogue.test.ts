import type { Sql, TransactionSql } from 'postgres';
import { describe, expect, test } from 'vitest';
import { apiRoles, asIf, privilegesOf } from '../support/catalogue.ts';
import { rules } from '../support/catalogueRules.ts';
import { useDatabase } from '../support/database.ts';

const database = useDatabase();

const namesOf = async (question: string, sql: Sql | TransactionSql) =>
  (await sql.unsafe<{ name: string }[]>(question)).map(({ name }) => name);

describe.each(rules)('$name', ({ offenders, forgotten }) => {
  test('now', async () => {
    expect(await namesOf(offenders, database.sql)).toEqual([]);
  });
  test.each(forgotten)('and whoever forgets it is found: %s', async (change) => {
    expect(await asIf(database.sql, change, (sql) => namesOf(offenders, sql))).not.toEqual([]);
  });
});

describe('what a migration makes and says nothing about is for nobody', () => {
  const everything = ['app', 'public']
    .map(
      (schema) => `
        create table ${schema}.fresh (id bigint generated always as identity primary key);
        create view ${schema}.fresh_view as select 1 as one;
        create materialized view ${schema}.fresh_copy as select 1 as one;
        create sequence ${schema}.fresh_numbers;
        create function ${schema}.fresh_function() returns integer language sql return 1;`,
    )
    .join('');

  const given = async (sql: Sql | TransactionSql) => {
    const all = [];
    for (const role of apiRoles) all.push(...(await privilegesOf(role, sql)).map((one) => `${role}: ${one}`));
    return all;
  };

  test('now', async () => {
    const before = await given(database.sql);
    expect(await asIf(database.sql, everything, given)).toEqual(before);
  });
  test.each([
    'alter default privileges in schema public grant select on tables to anon',
    'alter default privileges in schema app grant insert on tables to service_role',
    'alter default privileges grant execute on functions to public',
    'alter default privileges in schema public grant execute on functions to authenticated',
    'alter default privileges in schema public grant usage on sequences to anon',
  ])('and whoever gives it away is found: %s', async (change) => {
    const before = await given(database.sql);
    expect(await asIf(database.sql, `${change};${everything}`, given)).not.toEqual(before);
  });
});
