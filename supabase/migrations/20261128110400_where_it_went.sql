-- Promise: an idea that went together with another that has gone further itself tells where both are now; and its story tells of nothing
-- that happened while it was not to be seen.

-- The one that it is part of now; null for one that stands by itself.
create function app.went_to(idea bigint) returns bigint
language sql stable set search_path = ''
begin atomic
  with recursive way (id, step) as (
    select i.joined_to, 1 from app.ideas i where i.id = idea
    union all
    select i.joined_to, way.step + 1 from app.ideas i join way on i.id = way.id where i.joined_to is not null and way.step < 20
  )
  select way.id from way order by way.step desc limit 1;
end;

-- One idea that is or has been on the board, by any reference that leads to it. What is gone tells its status and, where it went
-- together with another that can be seen, which; nothing else of it.
create or replace function public.board_one(p_reference text) returns table (
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
      ) else '[]' end
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
