-- Promise: a text that comes as three ideas or three offers within a day is flagged, all of them that nobody has read; nothing is
-- ever refused for it. A class that wrote the same sentence is flagged too: a person looks, and sees a class.
-- What costs nothing today costs nothing at a million rows: the newest hundred with the same text are looked at and no others.

-- Case and blanks (visible or not) make no other text of it, and the first thousand characters tell enough: however long it is, this
-- takes no time. Two texts with the same number would only be looked at twice.
create function app.text_number(written text) returns bigint
language sql immutable strict parallel safe set search_path = ''
return pg_catalog.hashtextextended(
  pg_catalog.lower(pg_catalog.regexp_replace(
    pg_catalog.left(written, 1000), '[\s\u00a0\u2000-\u200d\u202f\u2060\u3000\ufeff]+', ' ', 'g'
  )), 0
);

create index ideas_text on app.ideas (app.text_number(description), id);
create index offers_text on app.offers (app.text_number(description), id);

create function app.flag_one_text_many_times() returns trigger
language plpgsql set search_path = '' as $$
declare
  many constant integer := 3;
  number constant bigint := app.text_number(new.description);
  arrived constant timestamptz := (select c.arrived_at from app.contributions c where c.id = new.id);
  alike bigint[];
begin
  -- The last lock that a submission takes, and held for as long as it takes to write: of three at the same moment, the third sees
  -- the other two.
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(new.kind || number, 0));
  select array_agg(same.id) into alike
  from (
    (
      select i.id from app.ideas i
      where new.kind = 'idea' and app.text_number(i.description) = number order by i.id desc limit 100
    )
    union all
    (
      select o.id from app.offers o
      where new.kind = 'offer' and app.text_number(o.description) = number order by o.id desc limit 100
    )
  ) same
  -- Asked one by one, so that no plan ever goes through a busy day instead.
  where (select c.arrived_at from app.contributions c where c.id = same.id)
    between arrived - interval '24 hours' and arrived + interval '24 hours';
  if cardinality(alike) < many then
    return null;
  end if;
  update app.contributions c set flagged = true
  where c.id = any (array(
    select free.id
    from unnest(alike) as one cross join lateral (
      select u.id from app.contributions u
      where u.id = one and not u.flagged and app.status_of(u.id) = 'received'
      -- What somebody is changing at this moment is left to the next one that comes: nobody waits for a flag.
      for no key update skip locked
    ) free
  ));
  return null;
end
$$;

create trigger flag_one_text_many_times after insert on app.ideas
  for each row execute function app.flag_one_text_many_times();
create trigger flag_one_text_many_times after insert on app.offers
  for each row execute function app.flag_one_text_many_times();
