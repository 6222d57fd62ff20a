-- Promise: a list of a million ideas is read as quickly as a list of ten thousand, whatever it is narrowed to and whatever is looked
-- for, and shows what the board shows and nothing else.
--
-- What is asked for is first looked for where one stands: a thousand rows in the order of the list, which is enough for whatever is
-- common. When that does not fill a page, what is asked for is rare, at least from here on:
--
--   a filter   the cells that it means are found, and of each the next page
--   words      are looked for in the newest months, one shelf at a time (with as many free seats, when that is the order); what is rare
--              there is rare, and the index of words gives all there are
--
-- So no question fetches more than some thousand rows in order to show twenty. Left to itself the planner believes that two common things
-- also meet often, and walks a whole million to find out that they never do.
--
-- With the owner's rights, because nobody who comes through the API may read `app`; for the functions' key alone.

-- How a word is looked for: as it is written, when that stands on the board; else without dots and rings; else as those that are one
-- letter from it. Null: nothing of the kind is there. Words of three letters and less are not in the vocabulary.
create function app.as_it_stands(said text, stem text) returns text
language plpgsql stable set search_path = '' as $$
declare
  plain constant text := app.plain(stem);
begin
  if pg_catalog.char_length(stem) < 4 or exists (
    select from app.vocabulary v where v.stem = plain and v.word = as_it_stands.stem
  ) then
    return pg_catalog.quote_literal(stem);
  elsif exists (select from app.vocabulary v where v.stem = plain) then
    return pg_catalog.quote_literal(plain);
  end if;
  return (
    select pg_catalog.string_agg(distinct pg_catalog.quote_literal(near.stem), ' | ')
    from (
      select v.stem
      from pg_catalog.unnest(array[app.plain(said), plain]) as meant (word), pg_catalog.char_length(meant.word) as letters,
        app.vocabulary v
      where app.halves(v.word, pg_catalog.char_length(v.word)) && (
          app.halves(meant.word, letters - 1) || app.halves(meant.word, letters) || app.halves(meant.word, letters + 1)
        )
        and app.is_one_letter_away(v.word, meant.word)
      limit 20
    ) near
  );
end
$$;

-- The words that are looked for, each as it stands on the board; one that stands nowhere becomes those that are one letter from it.
-- `guessed` when that was needed. A null query: nothing that can be looked for was written.
create function app.board_query(p_words text, out query tsquery, out guessed boolean)
language plpgsql stable set search_path = '' as $$
declare
  word record;
  meant text;
  most constant integer := 8;
begin
  guessed := false;
  for word in
    select said, app.stem(said) as stem from app.words_in(p_words) as said
    where app.stem(said) <> '' order by pg_catalog.char_length(said) < 3, said limit most
  loop
    -- Small words that were written without their dots ("pa") are not looked for beside longer ones.
    continue when query is not null and pg_catalog.char_length(word.said) < 3;
    meant := app.as_it_stands(word.said, word.stem);
    if meant is null then
      meant := pg_catalog.quote_literal(word.stem);
    elsif meant <> pg_catalog.quote_literal(word.stem) then
      guessed := true;
    end if;
    query := case when query is null then meant::tsquery else query && meant::tsquery end;
  end loop;
end
$$;

-- Of the next thousand in the order of the list, those that are asked for, up to a page. By the index of that order, whatever the planner
-- believes: to read everything and sort it is cheaper only for as long as nobody minds.
create function app.walk_board(
  p_facts text[], p_query tsquery, p_order text, p_free integer, p_at timestamptz, p_id bigint, p_limit integer
) returns bigint[]
language plpgsql stable set search_path = '' set plan_cache_mode = force_generic_plan
  set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off as $$
begin
  if p_order = 'newest' then
    return array(
      select w.id
      from (
        select b.id, b.published_at, b.facts, b.words from app.board b
        where b.shown and (b.published_at, b.id) < (p_at, p_id)
        order by b.published_at desc, b.id desc limit 1000
      ) w
      where w.facts @> p_facts and (p_query is null or w.words @@ p_query)
      order by w.published_at desc, w.id desc limit p_limit
    );
  end if;
  return array(
    select w.id
    from (
      select b.id, b.free, b.published_at, b.facts, b.words from app.board b
      where b.shown and (b.free, b.published_at, b.id) < (p_free, p_at, p_id)
      order by b.free desc, b.published_at desc, b.id desc limit 1000
    ) w
    where w.facts @> p_facts and (p_query is null or w.words @@ p_query)
    order by w.free desc, w.published_at desc, w.id desc limit p_limit
  );
end
$$;

-- What has these facts and words, in no order, by the index of both whatever the planner believes.
create function app.found_on_board(p_facts text[], p_query tsquery, p_most integer)
returns table (id bigint, free integer, published_at timestamptz)
language plpgsql stable rows 1000 set search_path = '' set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
begin
  if p_facts = '{}' then
    -- Asked for nothing in particular, the index would give everything.
    return query select b.id, b.free::integer, b.published_at from app.board b where b.words @@ p_query limit p_most;
  else
    return query
      select b.id, b.free::integer, b.published_at from app.board b where b.facts @> p_facts and b.words @@ p_query limit p_most;
  end if;
end
$$;

-- The next page of all that has them.
create function app.find_on_board(
  p_facts text[], p_query tsquery, p_order text, p_free integer, p_at timestamptz, p_id bigint, p_limit integer
) returns bigint[]
language plpgsql stable set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  if p_order = 'newest' then
    return array(
      select f.id from app.found_on_board(p_facts, p_query, null) f where (f.published_at, f.id) < (p_at, p_id)
      order by f.published_at desc, f.id desc limit p_limit
    );
  end if;
  return array(
    select f.id from app.found_on_board(p_facts, p_query, null) f where (f.free, f.published_at, f.id) < (p_free, p_at, p_id)
    order by f.free desc, f.published_at desc, f.id desc limit p_limit
  );
end
$$;

-- The same, the newest first, for what is common: three months are asked for by themselves, and everything only when they did not fill
-- the page.
create function app.find_newest(p_facts text[], p_query tsquery, p_at timestamptz, p_id bigint, p_limit integer) returns bigint[]
language plpgsql stable set search_path = '' as $$
declare
  page bigint[] := '{}';
  month timestamp := pg_catalog.date_trunc('month', least(p_at, now()) at time zone 'utc');
begin
  for i in 1..3 loop
    page := page || app.find_on_board(
      p_facts || app.month_shelf(month), p_query, 'newest', null, p_at, p_id, p_limit - pg_catalog.cardinality(page)
    );
    exit when pg_catalog.cardinality(page) = p_limit;
    month := month - interval '1 month';
  end loop;
  return case
    when pg_catalog.cardinality(page) = p_limit then page
    else app.find_on_board(p_facts, p_query, 'newest', null, p_at, p_id, p_limit)
  end;
end
$$;

-- The next page of what lies in the cells that a filter means.
create function app.page_of_cells(p_facts text[], p_order text, p_free integer, p_at timestamptz, p_id bigint, p_limit integer)
returns bigint[]
language plpgsql stable set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  if p_order = 'newest' then
    return array(
      select n.id
      from app.cells c cross join lateral (
        select b.id, b.published_at from app.board b
        where b.cell = c.id and (b.published_at, b.id) < (p_at, p_id)
        order by b.published_at desc, b.id desc limit p_limit
      ) n
      where c.facts @> p_facts
      order by n.published_at desc, n.id desc limit p_limit
    );
  end if;
  return array(
    select n.id
    from app.cells c cross join lateral (
      select b.id, b.published_at from app.board b
      where b.cell = c.id and (b.published_at, b.id) < (
        case c.free when p_free then p_at else 'infinity' end, case c.free when p_free then p_id else 9223372036854775807 end
      )
      order by b.published_at desc, b.id desc limit p_limit
    ) n
    where c.facts @> p_facts and c.free <= p_free
    order by c.free desc, n.published_at desc, n.id desc limit p_limit
  );
end
$$;

-- The next page of what has these words (and facts). What this month and the last have little of is rare, and all of it is found at once.
create function app.page_of_words(
  p_facts text[], p_query tsquery, p_order text, p_free integer, p_at timestamptz, p_id bigint, p_limit integer
) returns bigint[]
language plpgsql stable set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
  this_month constant timestamp := pg_catalog.date_trunc('month', now() at time zone 'utc');
  little constant integer := 20;
  page bigint[] := '{}';
  seats integer;
begin
  if p_order = 'newest' then
    return app.find_newest(p_facts, p_query, p_at, p_id, p_limit);
  elsif (
    select sum((select count(*) from app.found_on_board(p_facts || app.month_shelf(month), p_query, little)))
    from pg_catalog.unnest(array[this_month, this_month - interval '1 month']) as month
  ) < little then
    return app.find_on_board(p_facts, p_query, p_order, p_free, p_at, p_id, p_limit);
  end if;
  for seats in
    select distinct c.free from app.cells c where c.facts @> p_facts and c.free <= p_free order by c.free desc
  loop
    -- Only in the first shelf are we in the middle.
    page := page || app.find_newest(
      p_facts || ('free:' || seats), p_query, case seats when p_free then p_at else 'infinity' end,
      case seats when p_free then p_id else 9223372036854775807 end, p_limit - pg_catalog.cardinality(page)
    );
    exit when pg_catalog.cardinality(page) = p_limit;
  end loop;
  return page;
end
$$;

-- The next ideas of a list, in its order. `p_order`: `need`, what has most free seats first, or `newest`. The three that follow are the
-- last row of the page before; nulls begin the list.
create function app.board_page(
  p_facts text[], p_query tsquery, p_order text, p_free integer, p_at timestamptz, p_id bigint, p_limit integer
) returns bigint[]
language plpgsql stable set search_path = '' as $$
declare
  -- What is done or rests looks for nobody, and lies behind everything that does.
  free constant integer := coalesce(p_free, case when p_facts && array['status:done', 'status:resting'] then -1 else 6 end);
  at constant timestamptz := coalesce(p_at, 'infinity');
  id constant bigint := coalesce(p_id, 9223372036854775807);
  page constant bigint[] := app.walk_board(p_facts, p_query, p_order, free, at, id, p_limit);
begin
  return case
    when pg_catalog.cardinality(page) = p_limit or (p_facts = '{}' and p_query is null) then page
    when p_query is null then app.page_of_cells(p_facts, p_order, free, at, id, p_limit)
    else app.page_of_words(p_facts, p_query, p_order, free, at, id, p_limit)
  end;
end
$$;

-- How many have offered to help with an idea, of those that nobody has taken back or set aside; a hundred and one is "more than a
-- hundred".
create function app.helpers_of(idea bigint) returns integer
language sql stable set search_path = ''
return (
  select count(*)
  from (
    select from app.offers o join app.contributions c on c.id = o.id
    where o.idea_id = idea and o.status not in ('withdrawn', 'removed') and not c.flagged limit 101
  ) as helpers
)::integer;

-- One page of the list. `p_need`, `p_topic`, `p_area`, `p_status`, `p_words`: '' is everything.
create function public.board_list(
  p_need text, p_topic text, p_area text, p_status text, p_words text, p_order text,
  p_after_free integer, p_after_at timestamptz, p_after_id bigint, p_limit integer
) returns table (
  id bigint, reference text, status text, title text, beginning text, helps text, display_name text, hats text[], area text,
  topics text[], needs text[], met text[], helpers integer, free integer, published_at timestamptz, changed_at timestamptz,
  guessed boolean
)
language plpgsql stable security definer set search_path = '' as $$
declare
  sought record;
  page bigint[];
begin
  select q.query, q.guessed into sought from app.board_query(p_words) q;
  page := app.board_page(
    array(
      select kind || chosen
      from (values ('need:', p_need), ('topic:', p_topic), ('area:', p_area), ('status:', p_status)) as f (kind, chosen)
      where chosen <> ''
    ),
    sought.query, p_order, p_after_free, p_after_at, p_after_id, p_limit
  );
  return query
    select b.id, c.reference, b.status, coalesce(w.title, i.title)::text,
      pg_catalog.left(coalesce(w.description, i.description)::text, 240), i.helps::text, c.display_name::text, c.hats, i.area,
      i.topics, i.needs, i.met, app.helpers_of(b.id), b.free::integer, b.published_at, b.changed_at, sought.guessed
    from pg_catalog.unnest(page) with ordinality as p (id, place)
    join app.board b on b.id = p.id
    join app.ideas i on i.id = p.id
    join app.contributions c on c.id = p.id
    left join app.proposals w on w.id = i.wording_id
    where b.shown
    order by p.place;
end
$$;

-- One idea that is or has been on the board, by any reference that leads to it. What is gone tells its status and, where it went
-- together with another that can be seen, which; nothing else of it.
create function public.board_one(p_reference text) returns table (
  reference text, status text, shown boolean, title text, description text, helps text, needs_note text, first_step boolean,
  display_name text, hats text[], area text, topics text[], needs text[], met text[], helpers integer, published_at timestamptz,
  changed_at timestamptz, joined_reference text, joined_title text, steps jsonb, answers jsonb
)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select c.reference, b.status, b.shown,
      case when b.shown then coalesce(w.title, i.title)::text end, case when b.shown then coalesce(w.description, i.description)::text end,
      case when b.shown then i.helps::text end, case when b.shown then i.needs_note::text end, b.shown and i.first_step,
      case when b.shown then c.display_name::text end, case when b.shown then c.hats end, case when b.shown then i.area end,
      case when b.shown then i.topics end, case when b.shown then i.needs end, case when b.shown then i.met end,
      case when b.shown then app.helpers_of(i.id) end, b.published_at, b.changed_at,
      case when b.status = 'retired' and other.shown then joined.reference end,
      case when b.status = 'retired' and other.shown then coalesce(joined_wording.title, joined_idea.title)::text end,
      (
        select coalesce(jsonb_agg(jsonb_build_object('at', t.at, 'status', t.status, 'message', t.message) order by t.at, t.id), '[]')
        from app.timeline t
        -- What was said of it while everyone could see it; of what is gone, only that.
        where t.contribution_id = i.id and t.at >= b.published_at and (b.shown or t.status = b.status)
      ),
      case when b.shown then (
        select coalesce(jsonb_agg(
          jsonb_build_object(
            'words', a.words, 'signed', a.signed, 'unit', a.unit, 'hats', a.hats, 'writtenOn', a.written_on,
            'publishedAt', a.published_at, 'decidedBy', a.decided_by, 'caseNumber', a.case_number
          ) order by a.id
        ), '[]')
        from app.answers a where a.contribution_id = i.id
      ) else '[]' end
    from app.submissions s
    join app.board b on b.id = s.contribution_id
    join app.ideas i on i.id = b.id
    join app.contributions c on c.id = b.id
    left join app.proposals w on w.id = i.wording_id
    left join app.board other on other.id = i.joined_to
    left join app.contributions joined on joined.id = i.joined_to
    left join app.ideas joined_idea on joined_idea.id = i.joined_to
    left join app.proposals joined_wording on joined_wording.id = joined_idea.wording_id
    where s.reference = p_reference;
end
$$;

-- Everything that can be taken along, the newest first.
create function public.board_data(p_after_at timestamptz, p_after_id bigint, p_limit integer) returns table (
  id bigint, reference text, status text, title text, description text, display_name text, hats text[], area text, topics text[],
  needs text[], met text[], published_at timestamptz, changed_at timestamptz
)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select b.id, c.reference, b.status, coalesce(w.title, i.title)::text, coalesce(w.description, i.description)::text,
      c.display_name::text, c.hats, i.area, i.topics, i.needs, i.met, b.published_at, b.changed_at
    from (
      select n.id, n.status, n.published_at, n.changed_at from app.board n
      where n.shown and (n.published_at, n.id) < (coalesce(p_after_at, 'infinity'), coalesce(p_after_id, 9223372036854775807))
      order by n.published_at desc, n.id desc limit p_limit
    ) b
    join app.ideas i on i.id = b.id
    join app.contributions c on c.id = b.id
    left join app.proposals w on w.id = i.wording_id
    order by b.published_at desc, b.id desc;
end
$$;

-- For a map of the site: which parts there are, and the references of one. A part is ten thousand numbers that follow on each other,
-- so that an idea stays in the part it came into.
create function public.board_parts() returns table (part integer)
language sql stable security definer set search_path = ''
begin atomic
  select pg_catalog.generate_series(0, (select coalesce(max(b.id), 0) / 10000 from app.board b))::integer;
end;

create function public.board_part(p_number integer) returns table (numbers text[], changed timestamptz[])
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select coalesce(array_agg(c.reference order by b.id), '{}'), coalesce(array_agg(b.changed_at order by b.id), '{}')
    from app.board b join app.contributions c on c.id = b.id
    where b.shown and b.id >= p_number * 10000::bigint and b.id < (p_number + 1) * 10000::bigint;
end
$$;

revoke all on function public.board_list, public.board_one, public.board_data, public.board_parts, public.board_part
  from public, anon, authenticated, service_role;
grant execute on function public.board_list, public.board_one, public.board_data, public.board_parts, public.board_part to service_role;
