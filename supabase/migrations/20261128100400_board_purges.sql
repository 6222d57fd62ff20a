-- Promise: whatever changes on the board is wished away from the CDN in the same moment, and nothing else is. A page that shows an idea
-- goes by the idea's number; lists, feeds and the start page go together.

create function app.purge_idea(p_idea bigint) returns void
language sql set search_path = ''
begin atomic
  select app.purge_later('idea-' || c.reference) from app.contributions c
  -- One that went together with it tells where it went.
  where c.id = p_idea or c.id in (select i.id from app.ideas i where i.joined_to = p_idea);
end;

create function app.purge_board() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  -- What is gone, and was gone before, stands in no list.
  if new.shown or (tg_op = 'UPDATE' and old.shown) then
    perform app.purge_later('board');
  end if;
  perform app.purge_idea(new.id);
  return null;
end
$$;
create trigger purge_board after insert or update on app.board for each row execute function app.purge_board();

-- An answer stands on the idea's own page alone.
create function app.purge_answered() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from app.board b where b.id = new.contribution_id and b.shown) then
    perform app.purge_idea(new.contribution_id);
  end if;
  return null;
end
$$;
create trigger purge_answered after insert on app.answers for each row execute function app.purge_answered();

-- An idea that is erased takes its pages with it. Before it goes: afterwards nobody knows its number.
create function app.purge_erased() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from app.board b where b.id = old.id) then
    perform app.purge_later('board');
    perform app.purge_idea(old.id);
  end if;
  return old;
end
$$;
create trigger purge_erased before delete on app.contributions for each row execute function app.purge_erased();

-- Somebody offers help, or takes it back: the idea's own page tells how many have. Lists tell it too, within the five minutes that they
-- are kept: or visitors could have all of them made anew, again and again.
create function app.purge_offered() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from app.board b where b.id = new.idea_id and b.shown) then
    perform app.purge_idea(new.idea_id);
  end if;
  return null;
end
$$;
create trigger purge_offered after insert or update of status, idea_id on app.offers
  for each row when (new.idea_id is not null) execute function app.purge_offered();
