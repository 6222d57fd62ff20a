-- Promise: the table is read as quickly with ten thousand waiting as with ten, page by page from where one was, and shows nobody more
-- than their policies do.
--
-- Searching and comparing texts cannot use an index behind row level security (their operators may tell what they see), so two
-- functions do that with their owner's rights: they give back ids alone, and only to stewards.

create function app.idea_words(title text, description text, helps text) returns tsvector
language sql immutable parallel safe set search_path = ''
return pg_catalog.to_tsvector('pg_catalog.swedish', title || ' ' || helps || ' ' || description);
create function app.offer_words(description text) returns tsvector
language sql immutable parallel safe set search_path = ''
return pg_catalog.to_tsvector('pg_catalog.swedish', description);
create index ideas_words on app.ideas using gin (app.idea_words(title, description, helps));
create index offers_words on app.offers using gin (app.offer_words(description));

-- The newest thousand that hold all the words, or the one that has this reference.
--
-- Through the index, whatever the planner thinks: it takes a word that most texts have for a reason to make the words of one text after
-- the other anew, half a millisecond each. Only bitmap scans never do.
create function app.search(p_words text, p_reference text) returns setof bigint
language plpgsql stable security definer rows 100 set search_path = '' set enable_seqscan = off set enable_indexscan = off as $$
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
    with found as materialized (
      select i.id from app.ideas i where app.idea_words(i.title, i.description, i.helps) @@ query and i.id <> all (closed)
    )
    select f.id from found f order by f.id desc limit 1000;
  return query
    with found as materialized (
      select o.id from app.offers o where app.offer_words(o.description) @@ query and o.id <> all (closed)
    )
    select f.id from found f order by f.id desc limit 1000;
end
$$;

-- Ideas whose words are most like this one's.
create function app.alike(p_idea bigint) returns setof bigint
language plpgsql stable security definer rows 5 set search_path = '' set enable_seqscan = off set enable_indexscan = off as $$
declare
  query tsquery;
begin
  if app.my_role() is null then
    return;
  end if;
  select pg_catalog.string_agg(pg_catalog.quote_literal(word), ' | ')::tsquery into query
  from app.ideas i, pg_catalog.unnest(pg_catalog.tsvector_to_array(app.idea_words(i.title, '', i.helps))) as word
  where i.id = p_idea;
  -- Compared by what they are called and whom they help: making the words of two hundred long texts anew takes too long.
  return query
    with found as materialized (
      select i.id from app.ideas i
      where app.idea_words(i.title, i.description, i.helps) @@ query and i.id <> p_idea
        and i.status in ('received', 'published', 'gathering', 'active', 'done', 'resting')
    ), newest as materialized (
      select f.id from found f order by f.id desc limit 200
    )
    select i.id from newest n join app.ideas i on i.id = n.id
    order by pg_catalog.ts_rank(app.idea_words(i.title, '', i.helps), query) desc, i.id desc limit 5;
end
$$;

-- Who is at the table, for its first page. Counted to a thousand: after that it is "many".
create function public.desk_counts(p_today date) returns table (news integer, late integer, missing integer, offers integer, rubbish integer, mails integer)
language sql stable set search_path = ''
begin atomic
  select
    (select count(*) from (select from app.contributions c where c.news_at is not null and not c.flagged limit 1000) n)::integer,
    (
      select count(*) from (
        select from app.contributions c
        where c.news_at is not null and not c.flagged and c.answered_at is null and c.read_by < p_today limit 1000
      ) n
    )::integer,
    (
      select count(*) from (
        select from app.ideas i where i.status in ('published', 'gathering', 'active') and not i.needs <@ i.met limit 1000
      ) n
    )::integer,
    (
      select count(*) from (
        select from app.offers o join app.contributions c on c.id = o.id where o.status = 'received' and not c.flagged limit 1000
      ) n
    )::integer,
    (select count(*) from (select from app.contributions c where c.flagged limit 1000) n)::integer,
    (select count(*) from (select from app.outbox o where o.status = 'failed' limit 1000) n)::integer;
end;

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
language plpgsql stable set search_path = '' as $$
declare
  searches constant boolean := p_words <> '' or p_reference <> '';
  narrows constant boolean := searches or p_kind || p_area || p_topic || p_need || p_status <> '';
  found_ids constant bigint[] := case when searches then array(select app.search(p_words, p_reference)) else '{}' end;
  later constant timestamptz := coalesce(p_after_at, 'infinity');
  earlier constant timestamptz := coalesce(p_after_at, '-infinity');
  first_id constant bigint := coalesce(p_after_id, 0);
  last_id constant bigint := coalesce(p_after_id, 9223372036854775807);
  page bigint[];
begin
  -- A branch for each part, so that each has a plan of its own; and where nothing is asked for, nothing but the index is read.
  if p_part = 'new' and not narrows then
    page := array(
      select c.id from app.contributions c
      where c.news_at is not null and not c.flagged and (c.news_at, c.id) > (earlier, first_id)
      order by c.news_at, c.id limit p_limit
    );
  elsif p_part = 'new' then
    page := array(
      select c.id from app.contributions c
      left join app.ideas i on i.id = c.id left join app.offers o on o.id = c.id
      where c.news_at is not null and not c.flagged and (c.news_at, c.id) > (earlier, first_id)
        and (not searches or c.id = any (found_ids))
        and (p_kind = '' or c.kind = p_kind) and (p_status = '' or coalesce(i.status, o.status) = p_status)
        and (p_area = '' or i.area = p_area or p_area = any (o.areas))
        and (p_topic = '' or p_topic = any (coalesce(i.topics, o.topics)))
        and (p_need = '' or p_need = any (coalesce(i.needs, o.gives)))
      order by c.news_at, c.id limit p_limit
    );
  elsif p_part = 'missing' then
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
  elsif p_part = 'all' and not narrows then
    page := array(
      select c.id from app.contributions c
      where (c.arrived_at, c.id) < (later, first_id) order by c.arrived_at desc, c.id desc limit p_limit
    );
  elsif p_part in ('all', 'rubbish') then
    page := array(
      select c.id from app.contributions c
      left join app.ideas i on i.id = c.id left join app.offers o on o.id = c.id
      where (p_part = 'all' or c.flagged) and (c.arrived_at, c.id) < (later, first_id)
        and (not searches or c.id = any (found_ids)) and (p_kind = '' or c.kind = p_kind)
        and (p_area = '' or i.area = p_area or p_area = any (o.areas))
        and (p_topic = '' or p_topic = any (coalesce(i.topics, o.topics)))
        and (p_need = '' or p_need = any (coalesce(i.needs, o.gives)))
        and (p_status = '' or coalesce(i.status, o.status) = p_status)
      order by c.arrived_at desc, c.id desc limit p_limit
    );
  end if;
  return query
    select c.id, case when p_part = 'new' then c.news_at else c.arrived_at end, c.kind, c.reference,
      coalesce(i.status, o.status), coalesce(i.title, '')::text,
      pg_catalog.left(coalesce(i.description, o.description, '')::text, 240),
      -- Whose words are closed is closed too.
      case when i.id is null and o.id is null then '' else c.display_name::text end, c.hats,
      i.needs, i.met, o.gives, i.area, o.areas, coalesce(i.topics, o.topics), c.arrived_at, c.read_by,
      c.news_at, c.answered_at, c.flagged, c.version > 0 and c.news_at is not null, linked.reference
    from pg_catalog.unnest(page) with ordinality as p (id, place)
    join app.contributions c on c.id = p.id
    left join app.ideas i on i.id = p.id
    left join app.offers o on o.id = p.id
    left join app.contributions linked on linked.id = o.idea_id
    -- In the very order in which the pages go on: what has come by paper or late has a number and a day that do not go together.
    order by p.place;
end
$$;

-- One contribution, as it was sent and as it stands. Null words: it is closed to this steward.
create function public.desk_one(p_reference text) returns table (
  kind text, reference text, other_references text[], version integer, status text, arrived_at timestamptz, read_by date,
  news_at timestamptz, answered_at timestamptz, flagged boolean, judged boolean, language text, display_name text, hats text[],
  title text, description text, helps text, area text, topics text[], needs text[], met text[], needs_note text, first_step boolean,
  gives text[], availability text[], extent text, areas text[], idea_reference text, idea_title text, idea_needs text[],
  unlinked_reference text, email text, phone text, joined_reference text, removal_ground text,
  leader text, insurance text, land text, children boolean, responsible text, agreed text
)
language sql stable set search_path = ''
begin atomic
  select
    w.kind, w.reference,
    array(
      select s.reference from app.submissions s
      where s.contribution_id = w.id and s.reference <> w.reference order by s.arrived_at, s.reference
    ),
    c.version, w.status, w.arrived_at, w.read_by, c.news_at, c.answered_at, w.flagged, c.judged, w.language,
    case when w.status is null then '' else w.display_name end, w.hats,
    w.title, w.description, w.helps, w.area, w.topics, w.needs, i.met, w.needs_note, w.first_step,
    w.gives, w.availability, w.extent, w.areas, w.idea_reference, helped.title, helped.needs,
    w.unlinked_reference, w.email, w.phone, joined.reference, r.ground,
    k.leader, k.insurance, k.land, k.children, k.responsible, a.words
  from app.submissions asked
  join app.whole w on w.id = asked.contribution_id
  join app.contributions c on c.id = w.id
  left join app.ideas i on i.id = w.id
  left join app.offers o on o.id = w.id
  left join app.ideas helped on helped.id = o.idea_id
  left join app.contributions joined on joined.id = i.joined_to
  left join app.removals r on r.contribution_id = w.id
  left join app.care k on k.idea_id = w.id
  left join app.agreements a on a.offer_id = w.id
  where asked.reference = p_reference;
end;

-- What has been said and what has happened, oldest first.
create function public.desk_story(p_reference text) returns table (at timestamptz, what text, words text, signed text, by_author boolean)
language sql stable set search_path = ''
begin atomic
  with one as (select s.contribution_id as id from app.submissions s where s.reference = p_reference)
  select s.at, s.what, s.words, s.signed, s.by_author
  from (
    select l.at, l.about as what, l.words::text as words, l.signed::text as signed, l.by_author, l.id, 1 as place
    from app.letters l join one on one.id = l.contribution_id
    union all
    select t.at, t.status, '', '', false, t.id, 0
    from app.timeline t join one on one.id = t.contribution_id
    union all
    select p.answered_at, case p.answer when 'yes' then 'sayYes' else 'sayNo' end, '', '', true, p.id, 2
    from app.proposals p join one on one.id = p.contribution_id where p.answered_at is not null
  ) s
  order by s.at, s.place, s.id;
end;

create function public.desk_answers(p_reference text) returns table (
  words text, signed text, unit text, hats text[], written_on date, published_at timestamptz, decided_by text, case_number text
)
language sql stable set search_path = ''
begin atomic
  select a.words, a.signed, a.unit, a.hats, a.written_on, a.published_at, a.decided_by, a.case_number
  from app.submissions s join app.answers a on a.contribution_id = s.contribution_id
  where s.reference = p_reference order by a.id;
end;

create function public.desk_proposals(p_reference text) returns table (
  kind text, title text, description text, other_reference text, proposed_at timestamptz, answer text
)
language sql stable set search_path = ''
begin atomic
  select p.kind, p.title, p.description, coalesce(c.reference, ''), p.proposed_at, coalesce(p.answer, '')
  from app.submissions s join app.proposals p on p.contribution_id = s.contribution_id
  left join app.contributions c on c.id = p.other_id
  where s.reference = p_reference order by p.id;
end;

-- Ideas alike, and offers that are meant for this idea.
create function public.desk_near(p_reference text) returns table (
  kind text, reference text, title text, status text, gives text[], display_name text
)
language sql stable set search_path = ''
begin atomic
  with one as (select s.contribution_id as id from app.submissions s where s.reference = p_reference)
  select c.kind, c.reference, coalesce(i.title, ''), coalesce(i.status, o.status), o.gives, c.display_name
  from (
    select near.id from one, app.alike(one.id) as near(id)
    union
    select o.id from app.offers o join one on one.id = o.idea_id where o.status <> 'removed'
  ) n
  join app.contributions c on c.id = n.id
  left join app.ideas i on i.id = c.id
  left join app.offers o on o.id = c.id
  order by c.kind desc, c.id desc
  limit 50;
end;

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
    (count(*) filter (where i.met <> '{}' or exists (
      select from app.offers h where h.idea_id = i.id and h.status in ('agreed', 'thanked')
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

revoke all on function public.desk_counts, public.desk_list, public.desk_one, public.desk_story, public.desk_answers,
  public.desk_proposals, public.desk_near, public.desk_log, public.desk_figures, public.desk_mails, public.desk_mail_again
  from public, anon, authenticated, service_role;
-- The two that make words are called by the indexes whenever a row changes.
grant execute on function app.search, app.alike, app.idea_words, app.offer_words to authenticated;
grant execute on function public.desk_counts, public.desk_list, public.desk_one, public.desk_story, public.desk_answers,
  public.desk_proposals, public.desk_near, public.desk_log, public.desk_figures, public.desk_mails, public.desk_mail_again
  to authenticated;
