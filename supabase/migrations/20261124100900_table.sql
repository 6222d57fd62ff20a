-- Promise: the table is read as quickly with ten thousand waiting as with ten, page by page from where one was, and shows nobody more
-- than their policies do.
--
-- Searching and comparing texts cannot use an index behind row level security (their operators may tell what they see), so two
-- functions do that with their owner's rights: they give back ids alone, and only to stewards.

create function app.words_of(title text, helps text, description text) returns tsvector
language sql immutable parallel safe set search_path = ''
return pg_catalog.to_tsvector('pg_catalog.swedish', title || ' ' || helps || ' ' || description);
-- Kept, not made anew for each text that is compared: that takes half a millisecond a text, and the planner does not know.
alter table app.ideas add column words tsvector not null generated always as (app.words_of(title, helps, description)) stored;
alter table app.offers add column words tsvector not null generated always as (app.words_of('', '', description)) stored;
-- Without a list of what is to be put in later: every search would read it through.
create index ideas_words on app.ideas using gin (words) with (fastupdate = off);
create index offers_words on app.offers using gin (words) with (fastupdate = off);

-- The newest two hundred of each kind in a part of the table that hold all the words, or the one that has this reference.
create function app.search(p_part text, p_words text, p_reference text) returns setof bigint
language plpgsql stable security definer rows 100 set search_path = '' set plan_cache_mode = force_custom_plan as $$
declare
  query constant tsquery := pg_catalog.websearch_to_tsquery('pg_catalog.swedish', p_words);
  -- What is closed is not found either, or somebody could find out by guessing what it said.
  closed constant bigint[] := case app.my_role() when 'lead' then '{}' else array(select r.contribution_id from app.removals r) end;
begin
  if app.my_role() is null then
    return;
  end if;
  return query select s.contribution_id from app.submissions s where s.reference = p_reference;
  return query
    select i.id from app.ideas i join app.contributions c on c.id = i.id
    where i.words @@ query and i.id <> all (closed)
      and (p_part <> 'new' or (c.news_at is not null and not c.flagged)) and (p_part <> 'rubbish' or c.flagged)
      and (p_part <> 'missing' or i.status in ('published', 'gathering', 'active'))
    order by i.id desc limit 200;
  return query
    select o.id from app.offers o join app.contributions c on c.id = o.id
    where o.words @@ query and o.id <> all (closed)
      and (p_part <> 'new' or (c.news_at is not null and not c.flagged)) and (p_part <> 'rubbish' or c.flagged)
      and (p_part <> 'offers' or o.status = 'received')
    order by o.id desc limit 200;
end
$$;

-- Of the newest ideas that share a word with this one's title or with whom it helps, those that share most.
create function app.alike(p_idea bigint) returns setof bigint
language plpgsql stable security definer rows 5 set search_path = '' set plan_cache_mode = force_custom_plan as $$
declare
  query tsquery;
begin
  if app.my_role() is null then
    return;
  end if;
  select pg_catalog.string_agg(pg_catalog.quote_literal(word), ' | ')::tsquery into query
  from app.ideas i, pg_catalog.unnest(pg_catalog.tsvector_to_array(app.words_of(i.title, i.helps, ''))) as word
  where i.id = p_idea;
  return query
    select n.id
    from (
      select i.id, i.words from app.ideas i
      where i.words @@ query and i.id <> p_idea
        and i.status in ('received', 'published', 'gathering', 'active', 'done', 'resting')
      order by i.id desc limit 200
    ) n
    order by pg_catalog.ts_rank(n.words, query) desc, n.id desc limit 5;
end
$$;

-- Who is at the table, for its first page. Counted to two hundred: after that it is "many".
create function public.desk_counts(p_today date) returns table (news integer, late integer, missing integer, offers integer, rubbish integer, mails integer)
language plpgsql stable set search_path = '' as $$
begin
  return query
    select
      (select count(*) from (select from app.contributions c where c.news_at is not null and not c.flagged limit 200) n)::integer,
      (
        select count(*) from (
          select from app.contributions c
          where c.news_at is not null and not c.flagged and c.answered_at is null and c.read_by < p_today limit 200
        ) n
      )::integer,
      (
        select count(*) from (
          select from app.ideas i where i.status in ('published', 'gathering', 'active') and not i.needs <@ i.met limit 200
        ) n
      )::integer,
      (
        select count(*) from (
          select from app.offers o join app.contributions c on c.id = o.id where o.status = 'received' and not c.flagged limit 200
        ) n
      )::integer,
      (select count(*) from (select from app.contributions c where c.flagged limit 200) n)::integer,
      (select count(*) from (select from app.outbox o where o.status = 'failed' limit 200) n)::integer;
end
$$;

-- What both kinds are filtered on, as far as it is open to whoever asks.
create view app.lines with (security_invoker = true) as
select i.id, true as is_idea, i.status, i.area, null::text[] as areas, i.topics, i.needs as seats from app.ideas i
union all
select o.id, false, o.status, null, o.areas, o.topics, o.gives from app.offers o;
grant select on app.lines to authenticated;

-- One page of a part of the table. `p_after_at` and `p_after_id` are the last row's of the page before.
--   new      what no steward has taken in hand, the earliest first      missing  ideas on the board that miss somebody, the newest first
--   offers   offers that nobody has answered, the earliest first        rubbish  set aside, the newest first      all  the newest first
create function public.desk_list(
  p_part text, p_kind text, p_area text, p_topic text, p_need text, p_status text, p_words text, p_reference text,
  p_after_at timestamptz, p_after_id bigint, p_limit integer
) returns table (
  id bigint, at timestamptz, kind text, reference text, status text, title text, beginning text, display_name text, hats text[],
  needs text[], met text[], gives text[], area text, areas text[], topics text[], arrived_at timestamptz, read_by date,
  news_at timestamptz, answered_at timestamptz, flagged boolean, is_reply boolean, idea_reference text
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
      c.news_at, c.answered_at, c.flagged, c.version > 0 and c.news_at is not null, linked.reference
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

create function app.first_rows(p_part text, p_limit integer) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (
    select coalesce(jsonb_agg(to_jsonb(l) order by l.place), '[]')
    from public.desk_list(p_part, '', '', '', '', '', '', '', null, null, p_limit) with ordinality as l (
      id, at, kind, reference, status, title, beginning, display_name, hats, needs, met, gives, area, areas, topics, arrived_at,
      read_by, news_at, answered_at, flagged, is_reply, idea_reference, place
    )
  );
end
$$;

-- The first page of the table, in one answer: what desk_counts counts, and the first rows of three parts as desk_list has them.
create function public.desk_start(p_today date, p_each integer) returns table (counts jsonb, missing jsonb, new jsonb, offers jsonb)
language plpgsql stable set search_path = '' as $$
begin
  return query
    select to_jsonb(c), app.first_rows('missing', p_each), app.first_rows('new', p_each), app.first_rows('offers', p_each)
    from public.desk_counts(p_today) c;
end
$$;

-- One contribution, as it was sent and as it stands. Null words: it is closed to this steward.
create function public.desk_one(p_reference text) returns table (
  kind text, reference text, other_references text[], version integer, status text, arrived_at timestamptz, read_by date,
  news_at timestamptz, answered_at timestamptz, flagged boolean, judged boolean, language text, display_name text, hats text[],
  title text, description text, clear_title text, clear_description text, helps text, area text, topics text[], needs text[],
  met text[], needs_note text, first_step boolean,
  gives text[], availability text[], extent text, areas text[], idea_reference text, idea_title text, idea_needs text[],
  unlinked_reference text, email text, phone text, joined_reference text, removal_ground text,
  leader text, insurance text, land text, children boolean, responsible text, agreed text
)
language plpgsql stable set search_path = '' as $$
begin
  return query
    select
      w.kind, w.reference,
      array(
        select s.reference from app.submissions s
        where s.contribution_id = w.id and s.reference <> w.reference order by s.arrived_at, s.reference
      ),
      c.version, w.status, w.arrived_at, w.read_by, c.news_at, c.answered_at, w.flagged, c.judged, w.language,
      case when w.status is null then '' else w.display_name::text end, w.hats,
      w.title::text, w.description::text, coalesce(wording.title, '')::text, coalesce(wording.description, '')::text, w.helps::text, w.area, w.topics, w.needs, i.met, w.needs_note::text, w.first_step,
      w.gives, w.availability, w.extent, w.areas, w.idea_reference, helped.title::text, helped.needs,
      w.unlinked_reference, w.email::text, w.phone::text, joined.reference, r.ground,
      k.leader::text, k.insurance::text, k.land::text, k.children, k.responsible::text, a.words::text
    from app.submissions asked
    join app.whole w on w.id = asked.contribution_id
    join app.contributions c on c.id = w.id
    left join app.ideas i on i.id = w.id
    left join app.offers o on o.id = w.id
    left join app.proposals wording on wording.id = i.wording_id
    left join app.ideas helped on helped.id = o.idea_id
    left join app.contributions joined on joined.id = i.joined_to
    left join app.removals r on r.contribution_id = w.id
    left join app.care k on k.idea_id = w.id
    left join app.agreements a on a.offer_id = w.id
    where asked.reference = p_reference;
end
$$;

-- What belongs to it, each the way it is shown: the story and what was answered and proposed, oldest first; ideas alike and offers
-- that are meant for this idea.
create function app.about(p_reference text) returns table (story jsonb, answers jsonb, proposals jsonb, near jsonb)
language plpgsql stable set search_path = '' as $$
declare
  one constant bigint := (select s.contribution_id from app.submissions s where s.reference = p_reference);
begin
  story := app.story_of(one);
  answers := coalesce((
    select jsonb_agg(
      jsonb_build_object(
        'words', a.words, 'signed', a.signed, 'unit', a.unit, 'hats', a.hats, 'writtenOn', a.written_on,
        'publishedAt', a.published_at, 'decidedBy', a.decided_by, 'caseNumber', a.case_number
      ) order by a.id
    )
    from app.answers a where a.contribution_id = one
  ), '[]');
  proposals := coalesce((
    select jsonb_agg(
      jsonb_build_object(
        'kind', p.kind, 'title', p.title, 'description', p.description, 'other', coalesce(c.reference, ''),
        'proposedAt', p.proposed_at, 'answer', coalesce(p.answer, '')
      ) order by p.id
    )
    from app.proposals p left join app.contributions c on c.id = p.other_id where p.contribution_id = one
  ), '[]');
  near := coalesce((
    select jsonb_agg(
      jsonb_build_object(
        'kind', c.kind, 'reference', c.reference, 'title', coalesce(wording.title, i.title, ''), 'status', coalesce(i.status, o.status),
        'gives', o.gives, 'displayName', c.display_name
      ) order by c.kind desc, c.id desc
    )
    from (
      select a.id from app.alike(one) as a (id)
      union
      (select o.id from app.offers o where o.idea_id = one and o.status <> 'removed' order by o.id desc limit 50)
    ) n
    join app.contributions c on c.id = n.id
    left join app.ideas i on i.id = c.id
    left join app.proposals wording on wording.id = i.wording_id
    left join app.offers o on o.id = c.id
  ), '[]');
  return next;
end
$$;

-- One contribution and what belongs to it, in one answer, because a page needs all of it; no row when there is none.
create function public.desk_whole(p_reference text) returns table (one jsonb, story jsonb, answers jsonb, proposals jsonb, near jsonb)
language plpgsql stable set search_path = '' as $$
begin
  return query
    select to_jsonb(o), a.story, a.answers, a.proposals, a.near
    from public.desk_one(p_reference) o, app.about(p_reference) a;
end
$$;

-- The log, newest first; for whom, the policy says.
create function public.desk_log(p_after_at timestamptz, p_after_id bigint, p_limit integer) returns table (
  id bigint, at timestamptz, steward text, reference text, act text, before text, after text
)
language sql stable set search_path = ''
begin atomic
  select a.id, a.at, a.steward_name, a.reference, a.act, a.before::text, a.after::text
  from app.acts a
  where (a.at, a.id) < (coalesce(p_after_at, 'infinity'), coalesce(p_after_id, 0))
  order by a.at desc, a.id desc limit p_limit;
end;

-- What happened, not who did right: since a day, from everything that arrived then or later and is no rubbish.
create function public.desk_figures(p_since date) returns table (
  ideas integer, offers integer, found_people integer, active integer, done integer, resting integer, joined integer,
  given_back integer, withdrawn integer, removed integer, median_days numeric
)
language sql stable set search_path = ''
begin atomic
  select
    count(i.id)::integer, count(o.id)::integer,
    (count(*) filter (where i.met <> '{}' or i.id in (
      select h.idea_id from app.offers h where h.idea_id is not null and h.status in ('agreed', 'thanked')
    )))::integer,
    (count(*) filter (where i.status = 'active'))::integer, (count(*) filter (where i.status = 'done'))::integer,
    (count(*) filter (where i.status = 'resting'))::integer, (count(*) filter (where i.status = 'retired'))::integer,
    (count(*) filter (where i.status = 'returned'))::integer,
    (count(*) filter (where coalesce(i.status, o.status) = 'withdrawn'))::integer,
    (count(*) filter (where coalesce(i.status, o.status) = 'removed'))::integer,
    round((percentile_cont(0.5) within group (order by extract(epoch from c.answered_at - c.arrived_at) / 86400))::numeric, 1)
  from app.contributions c
  left join app.ideas i on i.id = c.id
  left join app.offers o on o.id = c.id
  where c.arrived_at >= p_since and not c.flagged;
end;

-- Mails that could not leave.
create function public.desk_mails() returns table (id bigint, made_at timestamptz, about text, reference text, tries integer, trouble text)
language sql stable set search_path = ''
begin atomic
  select o.id, o.made_at, o.about, coalesce(c.reference, ''), o.tries, o.trouble
  from app.outbox o left join app.letters l on l.id = o.letter_id left join app.contributions c on c.id = l.contribution_id
  where o.status = 'failed' order by o.id desc limit 100;
end;

create function public.desk_mail_again(p_act uuid, p_id bigint) returns table (done boolean)
language plpgsql set search_path = '' as $$
begin
  if app.my_role() is null then
    raise sqlstate 'PT401' using message = 'Nobody is signed in here.';
  end if;
  if exists (select from app.acts a where a.act_id = p_act) then
    return query select false;
    return;
  end if;
  update app.outbox o set status = 'waiting', next_at = now() where o.id = p_id and o.status = 'failed';
  if found then
    insert into app.acts (act_id, steward_id, steward_name, act) values (p_act, app.my_id(), app.my_name(), 'mailAgain');
  end if;
  return query select found;
end
$$;

revoke all on function public.desk_counts, public.desk_list, public.desk_start, public.desk_one, public.desk_whole, public.desk_log,
  public.desk_figures, public.desk_mails, public.desk_mail_again
  from public, anon, authenticated, service_role;
-- What makes the words is called by whoever changes a row.
grant execute on function app.search, app.alike, app.about, app.first_rows, app.words_of to authenticated;
grant execute on function public.desk_counts, public.desk_list, public.desk_start, public.desk_one, public.desk_whole, public.desk_log,
  public.desk_figures, public.desk_mails, public.desk_mail_again
  to authenticated;
