-- Promise: who did what, when, from what to what, is written down as it happens and stays: no role of the API can change or take away
-- a line, and the owner of the database only by taking this trigger away first.
--
-- A line outlives what it is about (no foreign key), so it names people no more than it must: the steward, and the reference. What
-- residents wrote is never in it.

create table app.acts (
  id bigint generated always as identity primary key,
  -- Made with the form, so that the same form sent twice is one act.
  act_id uuid not null unique,
  at timestamptz not null default now(),
  -- Null: the one who wrote, by the private page.
  steward_id uuid,
  steward_name text not null,
  contribution_id bigint,
  reference text not null default '',
  -- The contribution's version after it.
  version integer not null default 0,
  act text not null check (act ~ '^[a-zA-Z]{2,40}$'),
  before jsonb not null default '{}',
  after jsonb not null default '{}'
);
alter table app.acts enable row level security;
create index acts_contribution on app.acts (contribution_id, version);
create index acts_newest on app.acts (at desc, id desc);
create index acts_steward on app.acts (steward_id, id);

create function app.stays() returns trigger
language plpgsql set search_path = '' as $$
begin
  raise sqlstate 'PT403' using message = 'The log is only added to.';
end
$$;
create trigger stays before update or delete on app.acts for each row execute function app.stays();
create trigger stays_whole before truncate on app.acts for each statement execute function app.stays();

grant select, insert on app.acts to authenticated;
-- Leads read all of it; everybody their own, which is how a form that is sent twice is known again.
create policy "leads read the log, stewards their own lines" on app.acts for select to authenticated
  using ((select app.my_role()) = 'lead' or ((select app.my_role()) is not null and steward_id = (select app.my_id())));
create policy "stewards write in their own name" on app.acts for insert to authenticated
  with check (
    (select app.my_role()) is not null
    and steward_id = (select app.my_id()) and steward_name = (select app.my_name()) and at = now()
  );
