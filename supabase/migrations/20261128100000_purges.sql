-- Promise: what has changed on the board is wished away from the CDN in the same transaction, and the wish stays until the CDN has
-- carried it out after that change.
--
-- One row is one act's wish for one tag. A row of one's own never waits for anybody else's, so an act is never held up here; and a wish
-- that comes while an older one for the same tag is being carried out is another row, which nothing done for the older one touches.
--
--   purge_later ──► waiting ──(take: all seen wishes for the tag become its newest)──► taken for a while ──► done once ──(10 s)──► done
--                      ▲                                                                  │
--                      └────────────────────── failed: a growing pause ───────────────────┘
--
-- Twice, because a page that was being made of the old content while the CDN was purged may be put there just after: ten seconds later,
-- longer than a page takes, it goes too. A sender that dies has done nothing or purged in vain: after its lease another does it again.

create table app.purges (
  id bigint generated always as identity primary key,
  tag text not null check (tag ~ '^[A-Za-z0-9-]{1,60}$'),
  act xid8 not null default pg_current_xact_id(),
  wished_at timestamptz not null default now(),
  tries integer not null default 0,
  next_at timestamptz not null default now(),
  -- How many times it has yet to be done.
  rounds smallint not null default 2 check (rounds in (1, 2)),
  unique (tag, act)
);
alter table app.purges enable row level security;
create index purges_next on app.purges (next_at);

-- For triggers, which run with their owner's rights. Whatever the tag, the act goes on: one that the CDN could not have had is no wish.
create function app.purge_later(p_tag text) returns void
language sql volatile set search_path = ''
begin atomic
  insert into app.purges (tag) select p_tag where p_tag ~ '^[A-Za-z0-9-]{1,60}$'
  on conflict on constraint purges_tag_act_key do nothing;
end;

-- The tags whose time has come, each of them ours for as long as the lease. Wishes older than eight days go: nothing that was kept before
-- them is served any more (five minutes, and a week while it is renewed), whether or not there is a CDN here at all.
create function public.take_purges(p_limit integer, p_lease_seconds integer) returns table (id bigint, try integer, tag text)
language plpgsql security definer set search_path = '' as $$
begin
  delete from app.purges p where p.id in (
    select o.id from app.purges o where o.wished_at < now() - interval '8 days' for update skip locked
  );
  return query
    with due as (
      select d.tag from app.purges d where d.next_at <= now() group by d.tag order by min(d.id) limit p_limit
    ), seen as (
      select s.id, s.tag, s.tries from app.purges s where s.tag in (select due.tag from due) for update skip locked
    ), newest as (
      select max(seen.id) as id, max(seen.tries) as tries from seen group by seen.tag
    ), folded as (
      delete from app.purges o using seen where o.id = seen.id and seen.id not in (select newest.id from newest)
    )
    update app.purges p set tries = newest.tries + 1, next_at = now() + make_interval(secs => p_lease_seconds)
    from newest where p.id = newest.id
    returning p.id, p.tries, p.tag;
end
$$;

-- What became of a try. Of one whose lease has run out and that another has taken since, nothing is believed.
create function public.purges_done(p_ids bigint[], p_tries integer[]) returns table (noted bigint)
language plpgsql security definer set search_path = '' as $$
begin
  return query
    with told as (
      select p.id, p.rounds from app.purges p join unnest(p_ids, p_tries) as t (id, try) on p.id = t.id and p.tries = t.try for update of p
    ), gone as (
      delete from app.purges p using told where p.id = told.id and told.rounds = 1 returning p.id
    ), once_more as (
      update app.purges p set rounds = 1, tries = 0, next_at = now() + interval '10 seconds'
      from told where p.id = told.id and told.rounds = 2 returning p.id
    )
    select g.id from gone g union all select o.id from once_more o;
end
$$;

create function public.purges_failed(p_ids bigint[], p_tries integer[], p_wait_seconds integer[]) returns table (noted bigint)
language sql security definer set search_path = ''
begin atomic
  update app.purges p set next_at = now() + make_interval(secs => t.wait)
  from unnest(p_ids, p_tries, p_wait_seconds) as t (id, try, wait)
  where p.id = t.id and p.tries = t.try
  returning p.id;
end;

revoke all on function app.purge_later, public.take_purges, public.purges_done, public.purges_failed
  from public, anon, authenticated, service_role;
grant execute on function public.take_purges, public.purges_done, public.purges_failed to service_role;
