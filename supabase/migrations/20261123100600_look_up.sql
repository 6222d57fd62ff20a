-- Promise: whoever holds a private key sees their own contribution without how to reach them; only those who look after what comes in
-- see everything. Both through the functions' secret key alone.
-- Security definer for the same reason as the door in: nobody who comes through the API may read `app`.

create view app.whole with (security_invoker = true) as
select
  c.id, c.kind, c.reference, coalesce(i.status, o.status) as status, c.arrived_at, c.read_by, c.language, c.display_name, c.hats,
  c.flagged, i.title, coalesce(i.description, o.description) as description, i.helps, i.area, coalesce(i.topics, o.topics) as topics,
  i.needs, i.needs_note, i.first_step, o.gives, o.availability, o.extent, o.areas,
  linked.reference as idea_reference, o.unlinked_reference,
  coalesce(contact.email, '') as email, coalesce(contact.phone, '') as phone
from app.contributions c
left join app.ideas i on i.id = c.id
left join app.offers o on o.id = c.id
left join app.contributions linked on linked.id = o.idea_id
left join app.contacts contact on contact.contribution_id = c.id;

create function public.find_by_key(p_key_hash text) returns table (
  kind text, reference text, status text, arrived_at timestamptz, read_by date, language text, display_name text, hats text[],
  title text, description text, helps text, area text, topics text[], needs text[], needs_note text, first_step boolean,
  gives text[], availability text[], extent text, areas text[], idea_reference text, has_contact boolean
)
language sql stable security definer set search_path = ''
begin atomic
  select
    w.kind, w.reference, w.status, w.arrived_at, w.read_by, w.language, w.display_name, w.hats,
    w.title, w.description, w.helps, w.area, w.topics, w.needs, w.needs_note, w.first_step,
    w.gives, w.availability, w.extent, w.areas, w.idea_reference, w.email <> '' or w.phone <> ''
  from app.submissions s join app.whole w on w.id = s.contribution_id
  where s.key_hash = p_key_hash;
end;

create function public.list_received(p_limit integer) returns table (
  kind text, reference text, status text, arrived_at timestamptz, read_by date, language text, display_name text, hats text[], flagged boolean,
  title text, description text, helps text, area text, topics text[], needs text[], needs_note text, first_step boolean,
  gives text[], availability text[], extent text, areas text[], idea_reference text, unlinked_reference text,
  email text, phone text
)
language sql stable security definer set search_path = ''
begin atomic
  select
    w.kind, w.reference, w.status, w.arrived_at, w.read_by, w.language, w.display_name, w.hats, w.flagged,
    w.title, w.description, w.helps, w.area, w.topics, w.needs, w.needs_note, w.first_step,
    w.gives, w.availability, w.extent, w.areas, w.idea_reference, w.unlinked_reference, w.email, w.phone
  from app.whole w
  order by w.arrived_at desc, w.id desc
  limit p_limit;
end;

revoke all on function public.find_by_key from public, anon, authenticated, service_role;
revoke all on function public.list_received from public, anon, authenticated, service_role;
grant execute on function public.find_by_key to service_role;
grant execute on function public.list_received to service_role;
