-- Promise: whoever does something at the stewards' table is a steward who came in with all that is asked of them, and the database
-- itself knows it: not the functions' secret key decides, but who is asking (auth.uid()) and in which sitting (session_id).
--
-- A token of Supabase's alone opens nothing. Somebody who reads a steward's mail could get one; what counts is that the functions have
-- seen the second factor and noted the sitting in app.sittings. So a sitting that is ended is ended everywhere, at once.

create table app.stewards (
  id uuid primary key default gen_random_uuid(),
  -- In small letters. Forgotten when somebody is removed; the name stays, because the log tells who did what.
  email text unique check (
    char_length(email) <= 254 and email ~ '^[^\s@]+@[^\s@]+$' and email = pg_catalog.lower(email)
  ),
  name app.tidy_line not null check (char_length(name) between 1 and 60),
  role text not null check (role in ('steward', 'lead')),
  -- The first way in needs a private link besides the code; kept as SHA-256 until it has been used.
  invitation_hash text unique check (invitation_hash ~ '^[0-9a-f]{64}$'),
  invited_at timestamptz not null default now(),
  entered_at timestamptz,
  removed_at timestamptz,
  -- Supabase's user, known since they first came in.
  user_id uuid unique,
  -- The secret of the second factor, sealed by the functions; empty until there is one. Each step of it is good once (RFC 6238, 5.2).
  totp_sealed text not null default '' check (char_length(totp_sealed) <= 400),
  totp_step bigint not null default 0,
  -- When the latest one was connected, also after it has been forgotten: only of the very first nobody is told.
  app_set_at timestamptz,
  -- When the latest code was sent, how many in a row nobody used, and how often the latest was guessed at by browsers that did not
  -- make it be sent.
  code_sent_at timestamptz,
  codes_unused integer not null default 0,
  code_guesses integer not null default 0,
  morning_mail boolean not null default true,
  check ((email is null) = (removed_at is not null))
);
alter table app.stewards enable row level security;

-- For a lost telephone: 120 random bits each, so a plain SHA-256 keeps them (ASVS 5.0, 6.5.2). Good once: used is deleted.
create table app.recovery_codes (
  code_hash text primary key check (code_hash ~ '^[0-9a-f]{64}$'),
  steward_id uuid not null references app.stewards (id) on delete cascade
);
alter table app.recovery_codes enable row level security;
create index recovery_codes_steward on app.recovery_codes (steward_id);

-- A browser that has asked for a code. An address that nobody has makes a row like any other, so that both take the same time.
create table app.asks (
  token_hash text primary key check (token_hash ~ '^[0-9a-f]{64}$'),
  steward_id uuid references app.stewards (id) on delete cascade,
  asked_at timestamptz not null default now(),
  -- Did this one make a code be sent? The others may use the same code, while it lasts.
  sent boolean not null,
  tries integer not null default 0
);
alter table app.asks enable row level security;
create index asks_steward on app.asks (steward_id);
create index asks_asked on app.asks (asked_at);

-- How often app's digits were compared for a steward that day: in each browser that they have come in by before (whose cookie's hash
-- this is), and in all others together, which share the row without a hash. So nobody who guesses in one stands in the way of another.
create table app.browsers (
  steward_id uuid not null references app.stewards (id) on delete cascade,
  token_hash text not null check (token_hash ~ '^([0-9a-f]{64})?$'),
  came_in_at timestamptz not null default now(),
  tried_on date not null default (now() at time zone 'utc')::date,
  tries integer not null default 0,
  primary key (steward_id, token_hash)
);
alter table app.browsers enable row level security;

create table app.sittings (
  token_hash text primary key check (token_hash ~ '^[0-9a-f]{64}$'),
  steward_id uuid not null references app.stewards (id) on delete cascade,
  -- The claim `session_id` in Supabase's tokens.
  auth_session uuid not null unique,
  began_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  -- Without it a sitting is good for one thing: to get it.
  second_factor boolean not null,
  -- Supabase's tokens, sealed with what only the steward's cookie holds.
  tokens_sealed text not null check (char_length(tokens_sealed) <= 8000),
  -- Somebody is getting new ones: Supabase ends a session whose old token is shown too often, so only one request does.
  renewing_until timestamptz,
  -- How often somebody has tried to show the second factor again in it.
  tries integer not null default 0
);
alter table app.sittings enable row level security;
create index sittings_steward on app.sittings (steward_id);

-- Twelve hours, and an hour of nothing (ASVS 5.0, 7.3).
create function app.is_live(began_at timestamptz, seen_at timestamptz) returns boolean
language sql stable parallel safe set search_path = ''
return began_at > now() - interval '12 hours' and seen_at > now() - interval '1 hour';

-- Who is asking, by Supabase's token and a sitting that is live; null for everybody else. With its owner's rights, because nobody may
-- read these tables.
-- In plpgsql, which keeps the plan: every policy of every table asks.
create function app.my_id() returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    select s.id
    from app.sittings t join app.stewards s on s.id = t.steward_id
    where t.auth_session = (auth.jwt() ->> 'session_id')::uuid and s.user_id = auth.uid()
      and s.removed_at is null and t.second_factor and app.is_live(t.began_at, t.seen_at)
  );
end
$$;

create function app.my_role() returns text
language plpgsql stable security definer set search_path = '' as $$
begin
  return (select s.role from app.stewards s where s.id = app.my_id());
end
$$;

create function app.my_name() returns text
language plpgsql stable security definer set search_path = '' as $$
begin
  return (select s.name from app.stewards s where s.id = app.my_id());
end
$$;

grant usage on schema app to authenticated;
grant execute on function app.my_id, app.my_role, app.my_name to authenticated;

-- Somebody must be able to invite the others: the last lead stays, whoever tries.
create function app.keep_a_lead() returns trigger
language plpgsql set search_path = '' as $$
begin
  -- Two who remove each other: the second waits, and then sees.
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('the last lead', 0));
  if not exists (select from app.stewards s where s.role = 'lead' and s.removed_at is null) then
    raise sqlstate 'PT409' using message = 'The last lead cannot be removed.', hint = 'lastLead';
  end if;
  return null;
end
$$;
create trigger keep_a_lead after update of role, removed_at on app.stewards
  for each row when (old.role = 'lead' and old.removed_at is null and (new.role <> 'lead' or new.removed_at is not null))
  execute function app.keep_a_lead();
create trigger keep_a_lead_too after delete on app.stewards
  for each row when (old.role = 'lead' and old.removed_at is null) execute function app.keep_a_lead();

-- The list, for the command line (the functions' key) and for leads.
create function app.invite(p_email text, p_name text, p_role text, p_invitation text) returns uuid
language plpgsql set search_path = '' as $$
declare
  steward uuid;
begin
  insert into app.stewards (email, name, role, invitation_hash)
  values (pg_catalog.lower(p_email), p_name, p_role, p_invitation)
  on conflict (email) do nothing
  returning id into steward;
  if steward is null then
    raise sqlstate 'PT409' using message = 'There is a steward with that address already.', hint = 'already';
  end if;
  return steward;
end
$$;

-- A new way in, for somebody who has lost both telephone and recovery codes, or the invitation: from the beginning.
create function app.invite_again(p_steward uuid, p_invitation text) returns void
language plpgsql set search_path = '' as $$
begin
  update app.stewards s set
    invitation_hash = p_invitation, invited_at = now(), entered_at = null, user_id = null,
    totp_sealed = '', totp_step = 0
  where s.id = p_steward and s.removed_at is null;
  if not found then
    raise sqlstate 'PT404' using message = 'There is no such steward.', hint = 'unknownSteward';
  end if;
  delete from app.recovery_codes r where r.steward_id = p_steward;
  delete from app.browsers b where b.steward_id = p_steward;
  delete from app.sittings t where t.steward_id = p_steward;
  delete from app.asks a where a.steward_id = p_steward;
end
$$;

create function app.remove_steward(p_steward uuid) returns void
language plpgsql set search_path = '' as $$
begin
  update app.stewards s set
    removed_at = now(), email = null, user_id = null, invitation_hash = null, totp_sealed = '', morning_mail = false
  where s.id = p_steward and s.removed_at is null;
  if not found then
    raise sqlstate 'PT404' using message = 'There is no such steward.', hint = 'unknownSteward';
  end if;
  delete from app.recovery_codes r where r.steward_id = p_steward;
  delete from app.browsers b where b.steward_id = p_steward;
  delete from app.sittings t where t.steward_id = p_steward;
  delete from app.asks a where a.steward_id = p_steward;
end
$$;

create function public.add_steward(p_email text, p_name text, p_role text, p_invitation text) returns table (id uuid)
language plpgsql security definer set search_path = '' as $$
begin
  if p_role <> 'lead' and not exists (select from app.stewards s where s.role = 'lead' and s.removed_at is null) then
    raise sqlstate 'PT422' using message = 'The first steward has to be a lead.', hint = 'firstIsLead';
  end if;
  return query select app.invite(p_email, p_name, p_role, p_invitation);
end
$$;

create function public.find_stewards() returns table (
  id uuid, email text, name text, role text, invited_at timestamptz, entered_at timestamptz, has_second_factor boolean
)
language sql stable security definer set search_path = ''
begin atomic
  select s.id, s.email, s.name, s.role, s.invited_at, s.entered_at, s.totp_sealed <> ''
  from app.stewards s where s.removed_at is null order by s.invited_at, s.id;
end;

create function public.begin_anew_steward(p_email text, p_invitation text) returns table (id uuid)
language plpgsql security definer set search_path = '' as $$
declare
  steward constant uuid := (select s.id from app.stewards s where s.email = pg_catalog.lower(p_email));
begin
  perform app.invite_again(steward, p_invitation);
  return query select steward;
end
$$;

create function public.drop_steward(p_email text) returns table (id uuid)
language plpgsql security definer set search_path = '' as $$
declare
  steward constant uuid := (select s.id from app.stewards s where s.email = pg_catalog.lower(p_email));
begin
  perform app.remove_steward(steward);
  return query select steward;
end
$$;

revoke all on function public.add_steward, public.find_stewards, public.begin_anew_steward, public.drop_steward
  from public, anon, authenticated, service_role;
grant execute on function public.add_steward, public.find_stewards, public.begin_anew_steward, public.drop_steward
  to service_role;
