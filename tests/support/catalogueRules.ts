/**
 * What every migration has to remember, as questions to the catalogue: each gives the names of those that forgot. Beside it stand the
 * ways of forgetting that the question must find. The list follows Supabase's own linter (splinter), and goes a little further.
 */
import { apiRoles, doors, lentToStewards, visitors } from './catalogue.ts';

export interface Rule {
  name: string;
  /** Gives rows with a `name`; none when all is well. */
  offenders: string;
  /** Each of these changes must be found. */
  forgotten: string[];
}

const ours = `in ('app'::regnamespace, 'public'::regnamespace)`;
const list = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ');
const roles = (names: readonly string[]) => `array[${list(names)}]::regrole[]::oid[]`;

const newTable = 'create table app.forgotten (id bigint primary key, owner uuid)';
const securedTable = `${newTable}; alter table app.forgotten enable row level security`;
const policy = (text: string) => `${securedTable}; create policy forgotten on app.forgotten ${text}`;
const newFunction = (options: string, schema = 'public') =>
  `create function ${schema}.forgotten() returns integer language sql ${options} return 1`;

/** The conditions of every policy of ours, one a row. */
const conditions = `
  select p.oid, p.polname as name, p.polroles as roles, condition
  from pg_policy p join pg_class c on c.oid = p.polrelid,
    unnest(array[pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)]) as condition
  where c.relnamespace ${ours}`;

export const rules: Rule[] = [
  {
    name: 'every table has row level security',
    offenders: `
      select oid::regclass::text as name from pg_class
      where relnamespace ${ours} and relkind in ('r', 'p', 'f') and not relrowsecurity`,
    forgotten: [
      newTable,
      newTable.replace('app.', 'public.'),
      'alter table app.contacts disable row level security',
    ],
  },
  {
    name: 'no policy stands where row level security is off',
    offenders: `
      select p.polname as name from pg_policy p join pg_class c on c.oid = p.polrelid
      where c.relnamespace ${ours} and not c.relrowsecurity`,
    forgotten: [`${newTable}; create policy forgotten on app.forgotten using (id = 1)`],
  },
  {
    // A condition that names no column and calls no function of anyone's is the same for every row and every visitor.
    name: 'no policy lets visitors in whatever the row is and whoever they are',
    offenders: `
      select name from (${conditions}) as all_of_them
      where roles && (0::oid || ${roles(visitors)}) and (
        condition ~ '^\\(*true\\)*$' or not exists (
          select from pg_depend d
          where d.classid = 'pg_policy'::regclass and d.objid = all_of_them.oid and (
            d.refclassid = 'pg_proc'::regclass or (d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0)
          )
        )
      )`,
    forgotten: [
      policy('using (true)'),
      policy('for select to anon using (true)'),
      policy('to authenticated using (1 = 1)'),
      policy('to anon, authenticated using (current_user is not null)'),
      policy('for insert with check (true)'),
      policy('for update using (owner = (select auth.uid())) with check (true)'),
    ],
  },
  {
    name: 'no policy asks who somebody is again for every row',
    offenders: `
      select name from (${conditions}) as all_of_them
      where regexp_replace(condition, 'select \\(*(auth\\.\\w+|current_setting)\\(', '', 'gi') ~ '(auth\\.\\w+|current_setting)\\('`,
    forgotten: [
      policy('using (owner = auth.uid())'),
      policy(`using (owner is not null and auth.jwt() ->> 'role' = 'x')`),
      policy('using ((select auth.uid()) is not null and owner = auth.uid())'),
    ],
  },
  {
    name: 'every function has an empty search path',
    offenders: `
      select oid::regprocedure::text as name from pg_proc
      where pronamespace ${ours} and not coalesce(proconfig, '{}') @> array['search_path=""']`,
    forgotten: [newFunction(''), newFunction('', 'app'), newFunction('set search_path = public')],
  },
  {
    name: "whatever runs with its owner's rights is for those on the list alone",
    offenders: `
      select f.oid::regproc || ' for ' || case grantee when 0 then 'everybody' else grantee::regrole::text end as name
      from pg_proc f, aclexplode(coalesce(f.proacl, acldefault('f', f.proowner)))
      where f.pronamespace ${ours} and f.prosecdef and grantee <> f.proowner
        and not (grantee = 'service_role'::regrole and f.oid::regproc::text in (${list(doors)}))
        and not (grantee = 'authenticated'::regrole and f.oid::regproc::text in (${list(lentToStewards)}))`,
    forgotten: [
      `${newFunction("security definer set search_path = ''")}; grant execute on function public.forgotten to anon`,
      `${newFunction("security definer set search_path = ''")}; grant execute on function public.forgotten to service_role`,
      `${newFunction("security definer set search_path = ''", 'app')}; grant execute on function app.forgotten to public`,
      'grant execute on function public.find_by_key to authenticated',
    ],
  },
  {
    name: 'no view shows what its owner may see',
    offenders: `
      select oid::regclass::text as name from pg_class
      where relnamespace ${ours} and (
        relkind = 'm' or relkind = 'v' and not coalesce(reloptions, '{}') && array['security_invoker=true', 'security_invoker=on']
      )`,
    forgotten: [
      'create view public.forgotten as select id from app.ideas',
      'create view app.forgotten with (security_invoker = false) as select id from app.ideas',
      'create materialized view public.forgotten as select id from app.ideas',
    ],
  },
  {
    name: 'no view shows who has signed in',
    offenders: `
      select distinct v.oid::regclass::text as name
      from pg_class v join pg_rewrite r on r.ev_class = v.oid
        join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass
        join pg_class seen on seen.oid = d.refobjid
      where v.relnamespace ${ours} and v.relkind in ('v', 'm') and seen.relnamespace = 'auth'::regnamespace`,
    forgotten: ['create view public.forgotten with (security_invoker = true) as select id from auth.users'],
  },
  {
    name: 'no table lies in the schema that the API shows',
    offenders: `
      select oid::regclass::text as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'f')`,
    forgotten: [securedTable.replaceAll('app.', 'public.')],
  },
  {
    name: 'no extension lies there either',
    offenders: `select extname as name from pg_extension where extnamespace = 'public'::regnamespace`,
    forgotten: ['create extension pg_trgm schema public'],
  },
  {
    name: 'every table has a primary key',
    offenders: `
      select c.oid::regclass::text as name from pg_class c
      where c.relnamespace ${ours} and c.relkind in ('r', 'p')
        and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)`,
    forgotten: ['create table app.forgotten (id bigint)'],
  },
  {
    name: 'every foreign key has an index that begins with it',
    offenders: `
      select conrelid::regclass || ' ' || conname as name from pg_constraint k
      where contype = 'f' and connamespace ${ours} and not exists (
        select from pg_index i where i.indrelid = k.conrelid and i.indisvalid and i.indpred is null
          and (i.indkey::int2[])[0:array_length(k.conkey, 1) - 1] = k.conkey)`,
    forgotten: [
      'create table app.forgotten (id bigint primary key, idea bigint references app.ideas (id))',
      'drop index app.offers_idea',
      'drop index app.offers_idea; create index on app.offers (idea_id) where idea_id > 7',
    ],
  },
  {
    name: 'no index stands twice',
    offenders: `
      select i.indexrelid::regclass::text as name
      from pg_index i join pg_class c on c.oid = i.indrelid join pg_index o on o.indrelid = i.indrelid
      where c.relnamespace ${ours} and o.indexrelid <> i.indexrelid
        and (o.indkey, o.indclass, o.indcollation, o.indoption) = (i.indkey, i.indclass, i.indcollation, i.indoption)
        and coalesce(pg_get_expr(o.indexprs, o.indrelid), '') = coalesce(pg_get_expr(i.indexprs, i.indrelid), '')
        and coalesce(pg_get_expr(o.indpred, o.indrelid), '') = coalesce(pg_get_expr(i.indpred, i.indrelid), '')`,
    forgotten: [
      'create index forgotten on app.ideas (id)',
      'create index forgotten on app.ideas (app.text_number(description), id)',
      'alter table app.arrivals add constraint forgotten unique (id)',
    ],
  },
  {
    name: "the API's roles have time limits",
    offenders: `
      select role || ' ' || setting as name
      from unnest(array[${list(apiRoles)}]) as role,
        unnest(array['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout']) as setting
      where not exists (
        select from pg_roles r, unnest(r.rolconfig) as own
        where r.rolname = role and own ~ ('^' || setting || '=[1-9]'))`,
    forgotten: [
      'alter role anon reset lock_timeout',
      'alter role authenticated reset all',
      'alter role service_role set statement_timeout = 0',
    ],
  },
  {
    name: "the API's roles are nobody else, own nothing and cannot raise themselves",
    offenders: `
      select rolname as name from pg_roles
      where oid = any (${roles(apiRoles)})
        and (rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolcanlogin or (rolbypassrls and rolname <> 'service_role'))
      union all
      select member::regrole || ' is ' || roleid::regrole from pg_auth_members where member = any (${roles(apiRoles)})
      union all
      select oid::regclass::text from pg_class where relowner = any (${roles(apiRoles)})
      union all
      select oid::regprocedure::text from pg_proc where proowner = any (${roles(apiRoles)})`,
    forgotten: [
      'grant pg_read_all_data to anon',
      'alter role authenticated bypassrls',
      'alter role anon createrole',
      `${newFunction("set search_path = ''")}; alter function public.forgotten owner to authenticated`,
    ],
  },
];
