import type { Sql } from 'postgres';

/**
 * What a new hosted Supabase project has before the first migration. No privileges by default, as in projects made
 * since October 2026: a migration grants by name whatever anon, authenticated or service_role may touch.
 */
export async function createRoles(sql: Sql): Promise<void> {
  await sql.unsafe(`
    do $$
    begin
      if to_regrole('anon') is null then create role anon nologin noinherit; end if;
      if to_regrole('authenticated') is null then create role authenticated nologin noinherit; end if;
      if to_regrole('service_role') is null then create role service_role nologin noinherit bypassrls; end if;
    end $$;
    create schema if not exists extensions;
    grant usage on schema public, extensions to anon, authenticated, service_role;
  `);
}
