-- Promise: nobody who comes through the API holds on to the database, or waits for what somebody else holds, for longer than the
-- functions wait for its answer (3 s, see src/data/client.ts). What is cut off leaves nothing behind, and may be tried again.
--
-- PostgREST gives each request the settings of the role it acts for, so these hold on hosted Supabase from the next reload of its
-- configuration. SET ROLE alone does not; the embedded API gives the same limits to its connections (src/tools/database/supabaseWorker.ts).
-- There `postgres` is no superuser: it may do this because it has these three roles with admin option (PostgreSQL 16 and later), and
-- because Supabase lists them as roles whose settings may be changed. A test does it with no more rights than that.

do $$
declare
  api_role text;
begin
  foreach api_role in array array['anon', 'authenticated', 'service_role'] loop
    execute format('alter role %I set statement_timeout = %L', api_role, '2500ms');
    -- Shorter, so that whoever waits is told so by name (55P03), not only that it took long (57014).
    execute format('alter role %I set lock_timeout = %L', api_role, '1500ms');
    -- An API that stops in the middle of a transaction does not keep its locks.
    execute format('alter role %I set idle_in_transaction_session_timeout = %L', api_role, '5s');
  end loop;
end
$$;

notify pgrst, 'reload config';
