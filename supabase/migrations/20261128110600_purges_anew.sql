-- Promise: what has just changed is purged as soon as it can be, however often something on the same page was purged in vain before: a new
-- wish does not inherit the long pauses of old ones.

-- The tags whose time has come, each of them ours for as long as the lease. Wishes older than eight days go: nothing that was kept before
-- them is served any more (five minutes, and a week while it is renewed), whether or not there is a CDN here at all.
create or replace function public.take_purges(p_limit integer, p_lease_seconds integer) returns table (id bigint, try integer, tag text)
language plpgsql security definer set search_path = '' as $$
begin
  delete from app.purges p where p.id in (
    select o.id from app.purges o where o.wished_at < now() - interval '8 days' for update skip locked
  );
  return query
    with due as (
      select d.tag from app.purges d where d.next_at <= now() group by d.tag order by min(d.id) limit p_limit
    ), seen as (
      select s.id, s.tag from app.purges s where s.tag in (select due.tag from due) for update skip locked
    ), newest as (
      select max(seen.id) as id from seen group by seen.tag
    ), folded as (
      delete from app.purges o using seen where o.id = seen.id and seen.id not in (select newest.id from newest)
    )
    update app.purges p set tries = p.tries + 1, next_at = now() + make_interval(secs => p_lease_seconds)
    from newest where p.id = newest.id
    returning p.id, p.tries, p.tag;
end
$$;
