-- Promise: a filter is answered by looking into as many cells as there are ideas before and on the page, however many cells there are.
--
-- There are as many cells as people find ways of combining topics and needs: some hundreds in a small town, a hundred thousand in a
-- country. The newest idea of a page is the newest of its cell, so of the cells in the order of their newest idea the first few hold the
-- whole page: as many as the page has rows.

alter table app.cells add column newest_at timestamptz not null default '-infinity';

-- An idea came into a cell or left it. Locked before it is looked at, so that of two who do so at once the second sees the first one's;
-- both cells in one order, so that two ideas can change places.
create function app.keep_newest() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  left_cell constant integer := case when tg_op <> 'INSERT' then old.cell end;
  entered constant integer := case when tg_op <> 'DELETE' then new.cell end;
begin
  perform from app.cells c where c.id in (left_cell, entered) order by c.id for no key update;
  update app.cells c
  set newest_at = coalesce(
    (select b.published_at from app.board b where b.cell = c.id order by b.published_at desc, b.id desc limit 1), '-infinity'
  )
  where c.id in (left_cell, entered);
  return null;
end
$$;
create trigger keep_newest_entered after insert or delete on app.board for each row execute function app.keep_newest();
create trigger keep_newest_changed after update on app.board
  for each row when (old.cell is distinct from new.cell or old.published_at <> new.published_at)
  execute function app.keep_newest();

update app.cells c set newest_at = coalesce((select max(b.published_at) from app.board b where b.cell = c.id), '-infinity');

-- The next page of what lies in the cells that a filter means: in each cell that has something newer than the place where we stand, and
-- in those whose newest comes next, with all that are as new as the last of them. Whoever asks has looked a thousand rows ahead already,
-- so few cells are meant, and they are found by their facts.
create or replace function app.page_of_cells(
  p_facts text[], p_order text, p_free integer, p_at timestamptz, p_id bigint, p_limit integer
) returns bigint[]
language plpgsql stable set search_path = '' set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
begin
  if p_order = 'newest' then
    return array(
      with meant as materialized (select c.id, c.newest_at from app.cells c where c.facts @> p_facts)
      select n.id
      from (
        select m.id from meant m where m.newest_at >= p_at
        union all
        (
          select m.id from meant m where m.newest_at < p_at and m.newest_at > '-infinity'
          order by m.newest_at desc fetch first (p_limit) rows with ties
        )
      ) c cross join lateral (
        select b.id, b.published_at from app.board b
        where b.cell = c.id and (b.published_at, b.id) < (p_at, p_id)
        order by b.published_at desc, b.id desc limit p_limit
      ) n
      order by n.published_at desc, n.id desc limit p_limit
    );
  end if;
  return array(
    with meant as materialized (select c.id, c.free, c.newest_at from app.cells c where c.facts @> p_facts)
    select n.id
    from (
      select m.id, m.free from meant m where m.free = p_free and m.newest_at >= p_at
      union all
      (
        select m.id, m.free from meant m where (m.free, m.newest_at) < (p_free, p_at) and m.newest_at > '-infinity'
        order by m.free desc, m.newest_at desc fetch first (p_limit) rows with ties
      )
    ) c cross join lateral (
      select b.id, b.published_at from app.board b
      where b.cell = c.id and (b.published_at, b.id) < (
        case c.free when p_free then p_at else 'infinity' end, case c.free when p_free then p_id else 9223372036854775807 end
      )
      order by b.published_at desc, b.id desc limit p_limit
    ) n
    order by c.free desc, n.published_at desc, n.id desc limit p_limit
  );
end
$$;
