-- Promise: whichever reference a person was given and reads out over the telephone, whoever answers finds the contribution by it.
-- The list that those who look after what comes in read now tells the other references too, oldest first.
-- A function's columns cannot be added to, so it is made anew, with the grants it had.

drop function public.list_received(integer);

create function public.list_received(p_limit integer) returns table (
  kind text, reference text, other_references text[], status text, arrived_at timestamptz, read_by date, language text,
  display_name text, hats text[], flagged boolean,
  title text, description text, helps text, area text, topics text[], needs text[], needs_note text, first_step boolean,
  gives text[], availability text[], extent text, areas text[], idea_reference text, unlinked_reference text,
  email text, phone text
)
language sql stable security definer set search_path = ''
begin atomic
  select
    w.kind, w.reference,
    array(
      select s.reference from app.submissions s
      where s.contribution_id = w.id and s.reference <> w.reference
      order by s.arrived_at, s.reference
    ),
    w.status, w.arrived_at, w.read_by, w.language,
    w.display_name, w.hats, w.flagged,
    w.title, w.description, w.helps, w.area, w.topics, w.needs, w.needs_note, w.first_step,
    w.gives, w.availability, w.extent, w.areas, w.idea_reference, w.unlinked_reference,
    w.email, w.phone
  from app.whole w
  order by w.arrived_at desc, w.id desc
  limit p_limit;
end;

revoke all on function public.list_received from public, anon, authenticated, service_role;
grant execute on function public.list_received to service_role;
