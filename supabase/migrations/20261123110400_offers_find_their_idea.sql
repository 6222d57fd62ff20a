-- Promise: an offer finds the idea it is for in whatever order the two come in. Both may have been accepted while the database was
-- away: an offer whose turn comes first is kept with the reference noted, and is linked as soon as that reference leads to an idea.

create index offers_unlinked on app.offers (unlinked_reference) where unlinked_reference <> '';

create function app.link_offers(p_idea bigint, p_reference text) returns void
language plpgsql set search_path = '' as $$
begin
  -- Such an offer may be coming in at this very moment (see take_in_offer): the later of the two sees the other.
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(p_reference, 0));
  update app.offers o set idea_id = p_idea, unlinked_reference = '' where o.unlinked_reference = p_reference;
end
$$;

-- An idea's first reference is there before the idea is; each further one comes when it is there.
create function app.link_offers_to_new_idea() returns trigger
language plpgsql set search_path = '' as $$
begin
  perform app.link_offers(new.id, s.reference) from app.submissions s where s.contribution_id = new.id;
  return null;
end
$$;

create function app.link_offers_to_new_reference() returns trigger
language plpgsql set search_path = '' as $$
begin
  perform app.link_offers(i.id, new.reference) from app.ideas i where i.id = new.contribution_id;
  return null;
end
$$;

create trigger link_offers after insert on app.ideas
  for each row execute function app.link_offers_to_new_idea();
create trigger link_offers after insert on app.submissions
  for each row execute function app.link_offers_to_new_reference();

create or replace function public.take_in_offer(
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
    if p_idea <> '' and idea is null then
      if not p_accepted then
        raise sqlstate 'PT422' using message = 'There is no such idea.', hint = 'unknownReference';
      end if;
      -- The idea may be coming in at this very moment (see app.link_offers): the later of the two sees the other.
      perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(p_idea, 0));
      idea := app.idea_to_help(p_idea);
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
