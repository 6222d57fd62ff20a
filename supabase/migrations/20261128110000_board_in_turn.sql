-- Promise: two who change the board at the same moment never wait for each other in a ring; a need is a place to sit down only while
-- somebody is looked for; and "last changed" is the moment when something did change.

-- What is done or rests looks for nobody: its needs are no seats that a filter could find.
create or replace function app.cell_of(idea app.ideas) returns app.cells
language plpgsql set search_path = '' as $$
declare
  looks_for_people constant boolean := idea.status in ('published', 'gathering', 'active');
  missing constant text[] := case when looks_for_people then array(
    select need from pg_catalog.unnest(idea.needs) as need where need <> all (idea.met) order by need
  ) else '{}' end;
  all_facts constant text[] := array['area:' || idea.area, 'status:' || idea.status]
    || array(select 'topic:' || topic from pg_catalog.unnest(idea.topics) as topic order by topic)
    || array(select 'need:' || need from pg_catalog.unnest(missing) as need);
  cell app.cells;
begin
  select c.* into cell from app.cells c where c.facts = all_facts;
  if not found then
    insert into app.cells (facts, free)
    values (all_facts, case when looks_for_people then pg_catalog.cardinality(missing) else -1 end)
    on conflict (facts) do nothing;
    select c.* into cell from app.cells c where c.facts = all_facts;
  end if;
  return cell;
end
$$;

create or replace function app.keep_board() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  is_shown constant boolean := new.status in ('published', 'gathering', 'active', 'done', 'resting');
  says constant text := case when is_shown then (
    select coalesce(p.title, new.title) || ' ' || coalesce(p.description, new.description) || ' ' || new.helps || ' ' || new.needs_note
    from (select 1) as one left join app.proposals p on p.id = new.wording_id
  ) else '' end;
  lock constant bigint := pg_catalog.hashtextextended('the words of the board', 0);
  cell app.cells;
begin
  if tg_op = 'UPDATE' and (new.status, new.met, new.wording_id) is not distinct from (old.status, old.met, old.wording_id) then
    return null;
  end if;
  -- Of what is gone nothing is told but that, and since when.
  if tg_op = 'UPDATE' and not is_shown and new.status = old.status then
    return null;
  end if;
  if is_shown then
    cell := app.cell_of(new);
    -- Whoever takes words out of the vocabulary waits for those who bring some (see app.forget_words). Clearer words do both, so their
    -- lock is the stronger one from the start: two who had first brought and then took would wait for each other.
    if tg_op = 'UPDATE' and new.wording_id is distinct from old.wording_id then
      perform pg_catalog.pg_advisory_xact_lock(lock);
    else
      perform pg_catalog.pg_advisory_xact_lock_shared(lock);
    end if;
    -- In one order, so that two who bring the same words wait for each other and never in a ring.
    insert into app.vocabulary (word, stem)
    select v.word, v.stem from app.vocabulary_of(says) v order by v.stem, v.word
    on conflict do nothing;
    insert into app.board as b (id, status, free, cell, facts, words)
    values (new.id, new.status, cell.free, cell.id, cell.facts || app.shelves_of(cell.free, now()), app.board_words(says))
    on conflict (id) do update set
      status = excluded.status, free = excluded.free, cell = excluded.cell,
      facts = cell.facts || app.shelves_of(cell.free, b.published_at), words = excluded.words, changed_at = now();
  else
    -- What was never put up has no row, and gets none now.
    update app.board b set status = new.status, free = -1, cell = null, facts = '{}', words = '', changed_at = now() where b.id = new.id;
  end if;
  return null;
end
$$;

update app.board b set cell = c.id, facts = c.facts || app.shelves_of(b.free, b.published_at)
from app.ideas i cross join lateral app.cell_of(i) c
where i.id = b.id and b.status in ('done', 'resting');
