-- Promise: a word that nobody has written for months is found as quickly as one that all write now, and what has a hyphen or a digit in
-- it is looked for as it is written.

-- How a word is looked for: as it is written, when that stands on the board; else without dots and rings; else as those that are one
-- letter from it. Null: nothing of the kind is there. What the vocabulary does not hold (app.can_be_meant) cannot be told from what
-- nobody has written, and is never replaced.
create or replace function app.as_it_stands(said text, stem text) returns text
language plpgsql stable set search_path = '' as $$
declare
  plain constant text := app.plain(stem);
begin
  if not app.can_be_meant(stem) or exists (
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

-- Are there so few with these words (and facts) that they can all be looked at? As the planner believes, which knows how many say each of
-- the common words: to count them takes as long as to find them. Where it is wrong the answer is only slower. Volatile only because
-- nothing else may ask the planner.
create function app.are_few(p_facts text[], p_query tsquery) returns boolean
language plpgsql volatile set search_path = '' as $$
declare
  plan json;
begin
  execute 'explain (format json) select from app.board b where b.facts @> $1 and b.words @@ $2' into plan using p_facts, p_query;
  return (plan -> 0 -> 'Plan' ->> 'Plan Rows')::float8 <= 5000;
end
$$;

-- The next page of what has these words (and facts), the newest first. Three months are asked for by themselves, where most of what is
-- common is found. What they have little of is rare, and all of it is found at once; or it has had its season, and the months before are
-- gone through until it comes.
create or replace function app.find_newest(p_facts text[], p_query tsquery, p_at timestamptz, p_id bigint, p_limit integer)
returns bigint[]
language plpgsql stable set search_path = '' as $$
declare
  page bigint[] := '{}';
  month timestamp := pg_catalog.date_trunc('month', least(p_at, now()) at time zone 'utc');
  first_month constant timestamp := pg_catalog.date_trunc(
    'month', (select b.published_at from app.board b where b.shown order by b.published_at, b.id limit 1) at time zone 'utc'
  );
  months integer := 0;
begin
  while month >= first_month and pg_catalog.cardinality(page) < p_limit loop
    if months = 3 and app.are_few(p_facts, p_query) then
      return app.find_on_board(p_facts, p_query, 'newest', null, p_at, p_id, p_limit);
    end if;
    page := page || app.find_on_board(
      p_facts || app.month_shelf(month), p_query, 'newest', null, p_at, p_id, p_limit - pg_catalog.cardinality(page)
    );
    month := month - interval '1 month';
    months := months + 1;
  end loop;
  return page;
end
$$;

-- The next page of what has these words (and facts), in the order of the list. What this month and the last have little of is rare as a
-- rule, and all of it is found at once; everything else is looked for on one shelf of free seats after the other.
create or replace function app.page_of_words(
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
  ) < little and app.are_few(p_facts, p_query) then
    return app.find_on_board(p_facts, p_query, p_order, p_free, p_at, p_id, p_limit);
  end if;
  for seats in reverse p_free..-1 loop
    continue when not exists (select from app.board b where b.shown and b.free = seats);
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
