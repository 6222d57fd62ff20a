-- Promise: whoever shows an idea knows in which language it was written, so that a page in another language can say so to those who listen
-- (WCAG 3.1.2). A table that a function returns cannot get one more column: each is made anew, with the same rights.
drop function public.board_list, public.board_one, public.alike_by_key;

-- One page of the list. `p_need`, `p_topic`, `p_area`, `p_status`, `p_words`: '' is everything.
create function public.board_list(
  p_need text, p_topic text, p_area text, p_status text, p_words text, p_order text,
  p_after_free integer, p_after_at timestamptz, p_after_id bigint, p_limit integer
) returns table (
  id bigint, reference text, status text, title text, beginning text, helps text, display_name text, hats text[], area text,
  topics text[], needs text[], met text[], helpers integer, free integer, published_at timestamptz, changed_at timestamptz,
  guessed boolean, language text
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
      i.topics, i.needs, i.met, app.helpers_of(b.id), b.free::integer, b.published_at, b.changed_at, sought.guessed, c.language
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
  changed_at timestamptz, joined_reference text, joined_title text, steps jsonb, answers jsonb, language text, joined_language text
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
        where t.contribution_id = i.id and t.at >= b.published_at and case
          when b.shown then t.status in ('published', 'gathering', 'active', 'done', 'resting') else t.status = b.status
        end
      ),
      case when b.shown then (
        select coalesce(jsonb_agg(
          jsonb_build_object(
            'words', a.words, 'signed', a.signed, 'unit', a.unit, 'hats', a.hats, 'writtenOn', a.written_on,
            'publishedAt', a.published_at, 'decidedBy', a.decided_by, 'caseNumber', a.case_number
          ) order by a.id
        ), '[]')
        from app.answers a where a.contribution_id = i.id
      ) else '[]' end,
      case when b.shown then c.language end, case when b.status = 'retired' and other.shown then joined.language end
    from app.submissions s
    join app.board b on b.id = s.contribution_id
    join app.ideas i on i.id = b.id
    join app.contributions c on c.id = b.id
    left join app.proposals w on w.id = i.wording_id
    left join app.board other on other.id = app.went_to(i.id)
    left join app.contributions joined on joined.id = other.id
    left join app.ideas joined_idea on joined_idea.id = other.id
    left join app.proposals joined_wording on joined_wording.id = joined_idea.wording_id
    where s.reference = p_reference;
end
$$;

-- Ideas on the board that are like one that has just come in, the likest first.
create function public.alike_by_key(p_key_hash text) returns table (reference text, title text, status text, needs text[], met text[], language text)
language plpgsql stable security definer set search_path = '' as $$
declare
  own constant text[] := (
    select array(select distinct app.stem(said) from app.words_in(i.title || ' ' || i.helps) as said where app.stem(said) <> '')
    from app.ideas i
    where i.id = app.by_key(p_key_hash) and i.status = 'received'
  );
  at_least constant integer := least(2, pg_catalog.cardinality(own));
begin
  if at_least is null or at_least = 0 then
    return;
  end if;
  return query
    select c.reference, coalesce(w.title, i.title)::text, i.status, i.needs, i.met, c.language
    from (
      select n.id, (select count(*) from pg_catalog.unnest(own) as word where n.words @@ pg_catalog.quote_literal(word)::tsquery) as shared
      from (
        select b.id, b.words from app.board b where b.shown order by b.published_at desc, b.id desc limit 1000
      ) n
    ) alike
    join app.ideas i on i.id = alike.id
    join app.contributions c on c.id = alike.id
    left join app.proposals w on w.id = i.wording_id
    where alike.shared >= at_least and i.status <> 'done'
    order by alike.shared desc, alike.id desc limit 3;
end
$$;

revoke all on function public.board_list, public.board_one, public.alike_by_key from public, anon, authenticated, service_role;
grant execute on function public.board_list, public.board_one, public.alike_by_key to service_role;
