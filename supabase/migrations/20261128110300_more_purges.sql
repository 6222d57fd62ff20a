-- Promise: whatever changes what a page of an idea shows is wished away from the CDN, by every number that leads there; what changes
-- nothing that is shown is not.

-- By all its numbers: one that was sent twice has two. Those that went together with it tell where they went, however far the way.
create or replace function app.purge_idea(p_idea bigint) returns void
language sql set search_path = ''
begin atomic
  with recursive gone_with (id) as (
    select p_idea union select i.id from app.ideas i join gone_with g on i.joined_to = g.id
  )
  select app.purge_later('idea-' || s.reference) from app.submissions s where s.contribution_id in (select g.id from gone_with g);
end;

-- An idea that is erased takes its pages with it; an offer that is, is no longer counted. Before they go: afterwards nobody knows.
create or replace function app.purge_erased() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from app.board b where b.id = old.id) then
    perform app.purge_later('board');
    perform app.purge_idea(old.id);
  end if;
  perform app.purge_idea(b.id) from app.offers o join app.board b on b.id = o.idea_id where o.id = old.id and b.shown;
  return old;
end
$$;

-- Somebody offers help, or takes it back: the idea's own page tells how many have. Lists tell it too, within the five minutes that they
-- are kept: or visitors could have all of them made anew, again and again.
drop trigger purge_offered on app.offers;
drop function app.purge_offered;
create function app.purge_offered() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform app.purge_idea(b.id) from app.board b
  where b.shown and b.id in (new.idea_id, case when tg_op = 'UPDATE' then old.idea_id end);
  return null;
end
$$;
create trigger purge_offered after insert on app.offers
  for each row when (new.idea_id is not null) execute function app.purge_offered();
create trigger purge_offer_changed after update of status, idea_id on app.offers
  for each row when (
    old.idea_id is distinct from new.idea_id
    or (old.status in ('withdrawn', 'removed')) <> (new.status in ('withdrawn', 'removed'))
  ) execute function app.purge_offered();

-- An offer that is put with the rubbish is not counted, until it is taken out again.
create function app.purge_flagged() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform app.purge_idea(b.id) from app.offers o join app.board b on b.id = o.idea_id where o.id = new.id and b.shown;
  return null;
end
$$;
create trigger purge_flagged after update of flagged on app.contributions
  for each row when (new.kind = 'offer' and old.flagged <> new.flagged) execute function app.purge_flagged();
