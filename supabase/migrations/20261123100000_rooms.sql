-- Promise: what nobody has been given, nobody has. Tables live in `app`, which the API never exposes; `public` holds only
-- functions and views that are granted by name.

create schema app;
revoke all on schema app from public;

-- PostgreSQL lets everyone execute a new function; hosted Supabase's defaults give the API's roles even more.
-- One line a role, so that a role that grants nothing by default is no fault.
alter default privileges revoke execute on functions from public;
alter default privileges in schema public revoke all on tables from anon, authenticated, service_role;
alter default privileges in schema public revoke all on sequences from anon, authenticated, service_role;
alter default privileges in schema public revoke execute on functions from anon, authenticated, service_role;
revoke create on schema public from public;
grant usage on schema public to anon, authenticated, service_role;
