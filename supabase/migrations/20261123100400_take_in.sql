-- Promise: what is sent becomes exactly one idea or offer, however many times, by however many roads and however simultaneously it
-- comes; every key and every reference that anyone was given leads to it.
--
-- The states of a submission (a UUID, a key and a reference that are made before the first try):
--
--                     the id is known ───────────────────────────► its contribution, as the first time
--   arrives ──────────┤
--                     the content is known, unread, and at most ──► `repeat`: one more key and reference to the same contribution
--                     │ ten minutes away
--                     the source has sent too many ───────────────► refused, PT429, nothing kept
--                     │  (not once the sender has been told that it is kept)
--                     an offer's idea does not exist ─────────────► refused, PT422, nothing kept
--                     │  (once the sender has been told: kept, unlinked, with the reference noted)
--                     otherwise ──────────────────────────────────► `stored`
--
-- All of it in one transaction under a lock on the content, so that no two of these arrows are walked for the same words at once.

create table app.submissions (
  id uuid primary key,
  contribution_id bigint not null references app.contributions (id) on delete cascade,
  -- SHA-256 of the private key; the key itself is nowhere here.
  key_hash text not null unique check (key_hash ~ '^[0-9a-f]{64}$'),
  reference text not null unique check (reference ~ '^K3(-[0-9A-HJKMNP-TV-Z]{4}){2}$'),
  arrived_at timestamptz not null
);
alter table app.submissions enable row level security;
create index submissions_contribution on app.submissions (contribution_id);

-- What counts towards a limit. `source` is a keyed hash whose key changes daily, never an address.
create table app.arrivals (
  id bigint generated always as identity primary key,
  source text not null check (source ~ '^[0-9a-f]{64}$'),
  kind text not null check (kind in ('idea', 'offer')),
  at timestamptz not null default now()
);
alter table app.arrivals enable row level security;
create index arrivals_source on app.arrivals (source, kind, at);
create index arrivals_at on app.arrivals (at);

create type app.admission as (outcome text, contribution_id bigint, reference text, status text);

create function app.status_of(contribution bigint) returns text
language sql stable set search_path = ''
return coalesce(
  (select status from app.ideas where id = contribution),
  (select status from app.offers where id = contribution)
);

-- Is this submission, or this content, here already? Gives its contribution and remembers the new key and reference; else null.
create function app.find_earlier(
  p_submission uuid, p_key_hash text, p_reference text, p_content_hash text, p_arrived_at timestamptz
) returns app.admission
language plpgsql set search_path = '' as $$
declare
  earlier app.admission;
begin
  select case when s.reference = c.reference then 'stored' else 'repeat' end, c.id, c.reference, app.status_of(c.id)
  into earlier
  from app.submissions s join app.contributions c on c.id = s.contribution_id
  where s.id = p_submission;
  if found then
    return earlier;
  end if;

  select 'repeat', c.id, c.reference, app.status_of(c.id)
  into earlier
  from app.contributions c
  where c.content_hash = p_content_hash
    and c.arrived_at between p_arrived_at - interval '10 minutes' and p_arrived_at + interval '10 minutes'
    and app.status_of(c.id) = 'received'
  order by c.arrived_at, c.id
  limit 1;
  if found then
    insert into app.submissions (id, contribution_id, key_hash, reference, arrived_at)
    values (p_submission, earlier.contribution_id, p_key_hash, p_reference, p_arrived_at);
    return earlier;
  end if;
  return null;
end
$$;

-- Counts this arrival, or refuses it with the seconds to wait in `detail`.
create function app.hold_to_limit(p_kind text, p_source text, p_limit integer, p_minutes integer) returns void
language plpgsql set search_path = '' as $$
declare
  since timestamptz := now() - make_interval(mins => p_minutes);
  oldest timestamptz;
begin
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(p_kind || p_source, 0));
  -- The p_limit-th newest: as long as it is inside the window, the window is full.
  select a.at into oldest
  from app.arrivals a
  where a.source = p_source and a.kind = p_kind and a.at > since
  order by a.at desc offset greatest(p_limit - 1, 0) limit 1;
  if found then
    raise sqlstate 'PT429' using
      message = 'Too many submissions from one source.',
      detail = greatest(1, ceil(extract(epoch from oldest - since)))::integer::text;
  end if;
  delete from app.arrivals a where a.at < now() - interval '1 day';
  insert into app.arrivals (source, kind) values (p_source, p_kind);
end
$$;

-- The part that ideas and offers share. Afterwards either an earlier contribution is given back, or a new row stands in
-- app.contributions (outcome `stored`, status null) that the caller completes in the same transaction.
create function app.admit(
  p_kind text, p_submission uuid, p_key_hash text, p_reference text, p_content_hash text, p_arrived_at timestamptz,
  p_read_by date, p_notice_version text, p_flagged boolean, p_source text, p_limit integer, p_minutes integer,
  p_display_name text, p_hats text[], p_language text, p_email text, p_phone text
) returns app.admission
language plpgsql set search_path = '' as $$
declare
  -- A clock that runs ahead must not put a contribution in the future.
  arrived timestamptz := least(p_arrived_at, now());
  admission app.admission;
begin
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(p_content_hash, 0));
  admission := app.find_earlier(p_submission, p_key_hash, p_reference, p_content_hash, arrived);
  if admission.contribution_id is not null then
    return admission;
  end if;
  if p_source is not null then
    perform app.hold_to_limit(p_kind, p_source, p_limit, p_minutes);
  end if;

  insert into app.contributions
    (kind, reference, arrived_at, read_by, content_hash, display_name, hats, language, notice_version, flagged)
  values
    (p_kind, p_reference, arrived, p_read_by, p_content_hash, p_display_name, p_hats, p_language, p_notice_version, p_flagged)
  returning 'stored', id, reference, null into admission;
  insert into app.submissions (id, contribution_id, key_hash, reference, arrived_at)
  values (p_submission, admission.contribution_id, p_key_hash, p_reference, arrived);
  -- An offer that nobody can answer helps nobody: for an offer this fails when both are empty.
  if p_kind = 'offer' or p_email <> '' or p_phone <> '' then
    insert into app.contacts (contribution_id, email, phone) values (admission.contribution_id, p_email, p_phone);
  end if;
  return admission;
end
$$;
