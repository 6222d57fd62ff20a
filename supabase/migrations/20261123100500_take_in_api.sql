-- Promise: there is one door in for an idea and one for an offer, each one round trip and one transaction, and only the functions'
-- secret key opens them. p_source is null when there is no source to count (by hand, or from a queue).
-- Security definer, because nobody who comes through the API has any right to the tables in `app`.

create function public.take_in_idea(
  p_submission uuid, p_key_hash text, p_reference text, p_content_hash text, p_arrived_at timestamptz,
  p_read_by date, p_notice_version text, p_flagged boolean, p_source text, p_limit integer, p_minutes integer,
  p_title text, p_description text, p_helps text, p_area text, p_topics text[], p_needs text[], p_needs_note text,
  p_first_step boolean, p_hats text[], p_display_name text, p_email text, p_language text
) returns table (outcome text, reference text, status text)
language plpgsql security definer set search_path = '' as $$
declare
  admission app.admission;
begin
  admission := app.admit(
    'idea', p_submission, p_key_hash, p_reference, p_content_hash, p_arrived_at, p_read_by, p_notice_version,
    p_flagged, p_source, p_limit, p_minutes, p_display_name, p_hats, p_language, p_email, ''
  );
  if admission.status is null then
    insert into app.ideas (id, title, description, helps, area, topics, needs, needs_note, first_step)
    values (
      admission.contribution_id, p_title, p_description, p_helps, p_area, p_topics, p_needs, p_needs_note, p_first_step
    );
  end if;
  return query select admission.outcome, admission.reference, coalesce(admission.status, 'received');
end
$$;

-- p_accepted: the sender has already been told that the offer is kept, so an idea that is not there is noted, not refused.
create function public.take_in_offer(
  p_submission uuid, p_key_hash text, p_reference text, p_content_hash text, p_arrived_at timestamptz,
  p_read_by date, p_notice_version text, p_flagged boolean, p_source text, p_limit integer, p_minutes integer,
  p_description text, p_gives text[], p_availability text[], p_extent text, p_areas text[], p_topics text[],
  p_idea text, p_accepted boolean, p_hats text[], p_display_name text, p_email text, p_phone text, p_language text
) returns table (outcome text, reference text, status text)
language plpgsql security definer set search_path = '' as $$
declare
  admission app.admission;
  idea bigint;
begin
  admission := app.admit(
    'offer', p_submission, p_key_hash, p_reference, p_content_hash, p_arrived_at, p_read_by, p_notice_version,
    p_flagged, p_source, p_limit, p_minutes, p_display_name, p_hats, p_language, p_email, p_phone
  );
  if admission.status is null then
    idea := app.idea_to_help(p_idea);
    if p_idea <> '' and idea is null and not p_accepted then
      raise sqlstate 'PT422' using message = 'There is no such idea.', hint = 'unknownReference';
    end if;
    insert into app.offers
      (id, description, gives, availability, extent, areas, topics, idea_id, unlinked_reference)
    values (
      admission.contribution_id, p_description, p_gives, p_availability, p_extent, p_areas, p_topics, idea,
      case when idea is null then p_idea else '' end
    );
  end if;
  return query select admission.outcome, admission.reference, coalesce(admission.status, 'received');
end
$$;

-- The idea behind any reference that anyone was given, unless it was taken back or removed.
create function app.idea_to_help(p_reference text) returns bigint
language sql stable set search_path = ''
return (
  select i.id
  from app.submissions s join app.ideas i on i.id = s.contribution_id
  where s.reference = p_reference and i.status not in ('withdrawn', 'removed')
);

revoke all on function public.take_in_idea from public, anon, authenticated, service_role;
revoke all on function public.take_in_offer from public, anon, authenticated, service_role;
grant execute on function public.take_in_idea to service_role;
grant execute on function public.take_in_offer to service_role;
