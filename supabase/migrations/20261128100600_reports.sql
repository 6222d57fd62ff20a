-- Promise: whoever sees that something is wrong with what stands on the board can tell the stewards, without saying who they are, and
-- the stewards hear of it as of anything new (law 1998:112, 4 §: whoever provides a board watches over it). It is told once however many
-- times it is sent, stands where the one who wrote the idea does not see it, and nobody can flood the table with it.
--
--   no idea with that number stands on the board ─► PT404
--   the same words about it within ten minutes ───► told already, nothing happens
--   fifty about one idea within a day ────────────► PT429, hint `manyAboutOne`
--   too many from one source ─────────────────────► PT429
--   otherwise ────────────────────────────────────► kept, and news for the stewards
--
-- What fell into the trap for robots (flagged) is kept and tells nobody. It has a limit of its own, so that robots take no one's place.

create table app.reports (
  id bigint generated always as identity primary key,
  contribution_id bigint not null references app.ideas (id) on delete cascade,
  at timestamptz not null default now(),
  words app.tidy_text not null check (char_length(words) between 3 and 1000),
  flagged boolean not null
);
alter table app.reports enable row level security;
-- Only the door below adds to it, and nobody changes or takes away what somebody has told.
grant select on app.reports to authenticated;
create policy "stewards read what is open, leads everything" on app.reports for select to authenticated
  using ((select app.my_role()) = 'lead' or ((select app.my_role()) is not null and contribution_id not in (select r.contribution_id from app.removals r)));
create index reports_contribution on app.reports (contribution_id, at, id);

alter table app.arrivals drop constraint arrivals_kind_check;
alter table app.arrivals add constraint arrivals_kind_check check (kind in ('idea', 'offer', 'ask', 'report'));

-- Fifty about one idea within a day, the flagged ones counted apart.
create function app.hold_reports_to_limit(p_idea bigint, p_flagged boolean) returns void
language plpgsql stable set search_path = '' as $$
declare
  most constant integer := 50;
  since constant timestamptz := now() - interval '1 day';
  oldest constant timestamptz := (
    select r.at from app.reports r
    where r.contribution_id = p_idea and r.flagged = p_flagged and r.at > since
    order by r.at desc offset most - 1 limit 1
  );
begin
  if oldest is not null then
    raise sqlstate 'PT429' using
      message = 'Too many reports about one idea.', hint = 'manyAboutOne',
      detail = greatest(1, ceil(extract(epoch from oldest - since)))::integer::text;
  end if;
end
$$;

-- `p_source` null: from a network that is not counted. Whoever calls has read the words; here they are kept and nothing else: the log
-- and the one who wrote the idea never get them.
create function public.report_idea(
  p_reference text, p_words text, p_flagged boolean, p_source text, p_limit integer, p_minutes integer
) returns table (done boolean)
language plpgsql security definer set search_path = '' as $$
declare
  one app.contributions;
begin
  -- Held, so that of two at once the second sees the first, and a steward who acts meanwhile has either seen this or is told.
  select c.* into one
  from app.contributions c
  where c.id = (
    select s.contribution_id from app.submissions s join app.ideas i on i.id = s.contribution_id where s.reference = p_reference
  )
  for no key update;
  -- Only what others can read: nobody finds out what has not been put up, or has been taken down.
  if one.id is null or app.status_of(one.id) not in ('published', 'gathering', 'active', 'done', 'resting') then
    raise sqlstate 'PT404' using message = 'There is no such idea on the board.';
  end if;
  if exists (
    select from app.reports r
    where r.contribution_id = one.id and r.at > now() - interval '10 minutes' and r.flagged = p_flagged and r.words = p_words
  ) then
    return query select false;
    return;
  end if;
  perform app.hold_reports_to_limit(one.id, p_flagged);
  if p_source is not null then
    perform app.hold_to_limit('report', p_source, p_limit, p_minutes);
  end if;
  insert into app.reports (contribution_id, words, flagged) values (one.id, p_words, p_flagged);
  if not p_flagged then
    perform app.end_own_act(pg_catalog.gen_random_uuid(), one, 'report', '{}', '{}', true);
  end if;
  return query select true;
end
$$;
revoke all on function public.report_idea from public, anon, authenticated, service_role;
grant execute on function public.report_idea to service_role;

-- The table shows them: beside the story, which the one who wrote reads too, and never in it. With the rights of whoever asks.
create function app.reports_of(p_reference text) returns jsonb
language sql stable set search_path = ''
return coalesce(
  (
    select pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('at', r.at, 'words', r.words, 'flagged', r.flagged) order by r.at, r.id)
    from app.submissions s join app.reports r on r.contribution_id = s.contribution_id
    where s.reference = p_reference
  ),
  '[]'
);

drop function public.desk_whole(text);
create function public.desk_whole(p_reference text) returns table (one jsonb, story jsonb, answers jsonb, proposals jsonb, near jsonb, reports jsonb)
language plpgsql stable set search_path = '' as $$
begin
  return query
    select to_jsonb(o), a.story, a.answers, a.proposals, a.near, app.reports_of(p_reference)
    from public.desk_one(p_reference) o, app.about(p_reference) a;
end
$$;

-- The list as it was, with one more column, and with what `is_reply` says told by what was written, not guessed from the version.
-- A function's columns cannot be added to, so it is made anew, with the grants it had.
drop function public.desk_list(text, text, text, text, text, text, text, text, timestamptz, bigint, integer);
create function public.desk_list(
  p_part text, p_kind text, p_area text, p_topic text, p_need text, p_status text, p_words text, p_reference text,
  p_after_at timestamptz, p_after_id bigint, p_limit integer
) returns table (
  id bigint, at timestamptz, kind text, reference text, status text, title text, beginning text, display_name text, hats text[],
  needs text[], met text[], gives text[], area text, areas text[], topics text[], arrived_at timestamptz, read_by date,
  news_at timestamptz, answered_at timestamptz, flagged boolean, is_reply boolean, idea_reference text, is_reported boolean
)
-- A plan for what is asked, each time: one plan for every question takes ten times as long as making one.
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan as $$
declare
  searches constant boolean := p_words <> '' or p_reference <> '';
  found_ids constant bigint[] := case when searches then array(select app.search(p_part, p_words, p_reference)) else '{}' end;
  later constant timestamptz := coalesce(p_after_at, 'infinity');
  earlier constant timestamptz := coalesce(p_after_at, '-infinity');
  first_id constant bigint := coalesce(p_after_id, 0);
  last_id constant bigint := coalesce(p_after_id, 9223372036854775807);
  page bigint[];
begin
  if p_part = 'missing' then
    page := array(
      select i.id from app.ideas i
      where i.status in ('published', 'gathering', 'active') and not i.needs <@ i.met and i.id < last_id
        and (not searches or i.id = any (found_ids))
        and (p_area = '' or i.area = p_area) and (p_topic = '' or p_topic = any (i.topics))
        and (p_need = '' or (p_need = any (i.needs) and not p_need = any (i.met)))
        and (p_status = '' or i.status = p_status)
      order by i.id desc limit p_limit
    );
  elsif p_part = 'offers' then
    page := array(
      select o.id from app.offers o join app.contributions c on c.id = o.id
      where o.status = 'received' and not c.flagged and o.id > first_id
        and (not searches or o.id = any (found_ids))
        and (p_area = '' or p_area = any (o.areas)) and (p_topic = '' or p_topic = any (o.topics))
        and (p_need = '' or p_need = any (o.gives))
      order by o.id limit p_limit
    );
  -- The three that have both kinds: what is filtered on is kept with the kinds, what is sorted by with what they share. What is closed
  -- to somebody does not lie on their table; its number still leads to the word that it is closed.
  elsif p_part = 'new' then
    page := array(
      select c.id from app.contributions c
      where c.news_at is not null and not c.flagged and (c.news_at, c.id) > (earlier, first_id)
        and (p_kind = '' or c.kind = p_kind) and (not searches or c.id = any (found_ids))
        and c.id in (
          select l.id from app.lines l
          where (p_area = '' or case when l.is_idea then l.area = p_area else p_area = any (l.areas) end)
            and (p_topic = '' or p_topic = any (l.topics)) and (p_need = '' or p_need = any (l.seats))
            and (p_status = '' or l.status = p_status)
        )
      order by c.news_at, c.id limit p_limit
    );
  elsif p_part in ('all', 'rubbish') then
    page := array(
      select c.id from app.contributions c
      where (p_part = 'all' or c.flagged) and (c.arrived_at, c.id) < (later, first_id)
        and (p_kind = '' or c.kind = p_kind) and (not searches or c.id = any (found_ids))
        and c.id in (
          select l.id from app.lines l
          where (p_area = '' or case when l.is_idea then l.area = p_area else p_area = any (l.areas) end)
            and (p_topic = '' or p_topic = any (l.topics)) and (p_need = '' or p_need = any (l.seats))
            and (p_status = '' or l.status = p_status)
        )
      order by c.arrived_at desc, c.id desc limit p_limit
    );
  end if;
  -- What follows is the same for every question, so its plan may be kept.
  perform pg_catalog.set_config('plan_cache_mode', 'auto', true);
  return query
    select c.id, case when p_part = 'new' then c.news_at else c.arrived_at end, c.kind, c.reference,
      coalesce(i.status, o.status), coalesce(wording.title, i.title, '')::text,
      pg_catalog.left(coalesce(wording.description, i.description, o.description, '')::text, 240),
      -- Whose words are closed is closed too.
      case when i.id is null and o.id is null then '' else c.display_name::text end, c.hats,
      i.needs, i.met, o.gives, i.area, o.areas, coalesce(i.topics, o.topics), c.arrived_at, c.read_by,
      c.news_at, c.answered_at, c.flagged,
      -- Which kind of news lies in it; both may be. Asked here and not in a function of its own, which would ask anew for each row
      -- what is closed to whoever looks.
      c.version > 0 and (
        exists (select from app.letters w where w.contribution_id = c.id and w.by_author and w.at >= c.news_at)
        or exists (select from app.proposals q where q.contribution_id = c.id and q.answered_at >= c.news_at)
      ),
      linked.reference,
      c.version > 0 and exists (select from app.reports r where r.contribution_id = c.id and not r.flagged and r.at >= c.news_at)
    from pg_catalog.unnest(page) with ordinality as p (id, place)
    join app.contributions c on c.id = p.id
    left join app.ideas i on i.id = p.id
    left join app.proposals wording on wording.id = i.wording_id
    left join app.offers o on o.id = p.id
    left join app.contributions linked on linked.id = o.idea_id
    -- In the very order in which the pages go on: what has come by paper or late has a number and a day that do not go together.
    order by p.place;
end
$$;

create or replace function app.first_rows(p_part text, p_limit integer) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (
    select coalesce(jsonb_agg(to_jsonb(l) order by l.place), '[]')
    from public.desk_list(p_part, '', '', '', '', '', '', '', null, null, p_limit) with ordinality as l (
      id, at, kind, reference, status, title, beginning, display_name, hats, needs, met, gives, area, areas, topics, arrived_at,
      read_by, news_at, answered_at, flagged, is_reply, idea_reference, is_reported, place
    )
  );
end
$$;

revoke all on function public.desk_whole, public.desk_list from public, anon, authenticated, service_role;
grant execute on function public.desk_whole, public.desk_list to authenticated;
grant execute on function app.reports_of to authenticated;
