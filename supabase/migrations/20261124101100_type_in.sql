-- Promise: what somebody says over the telephone or writes on paper comes in by the same door as everything else, counted as no
-- visitor's, with the day it came, and in the log by whom it was typed. The same form sent twice is one contribution.
-- With the owner's rights, because nobody may write in the tables that keep what was sent; who may do this is asked first.

-- Who may, and whether the form's number is its own: what is done under another's would stand nowhere in the log.
create function app.begin_typing_in(p_act uuid) returns void
language plpgsql set search_path = '' as $$
begin
  if app.my_role() is null then
    raise sqlstate 'PT401' using message = 'Nobody is signed in here.';
  end if;
  if exists (select from app.acts a where a.act_id = p_act and a.act <> 'typeIn') then
    raise sqlstate 'PT409' using message = 'This form has been used for something else.', hint = 'used';
  end if;
end
$$;

create function app.note_typed_in(p_act uuid, p_reference text, p_words text) returns void
language plpgsql set search_path = '' as $$
declare
  one constant app.contributions := (select c from app.contributions c where c.reference = p_reference);
begin
  insert into app.acts (act_id, steward_id, steward_name, contribution_id, reference, version, act)
  values (p_act, app.my_id(), app.my_name(), one.id, one.reference, one.version, 'typeIn')
  on conflict (act_id) do nothing;
  if found then
    perform app.write_to_author(one.id, 'typeIn', p_words);
    -- Telling that it was typed in is no answer yet.
    update app.contributions c set answered_at = one.answered_at where c.id = one.id;
  end if;
end
$$;

create function public.desk_type_in_idea(
  p_act uuid, p_words text, p_key_hash text, p_reference text, p_content_hash text, p_arrived_at timestamptz,
  p_read_by date, p_notice_version text,
  p_title text, p_description text, p_helps text, p_area text, p_topics text[], p_needs text[], p_needs_note text,
  p_first_step boolean, p_hats text[], p_display_name text, p_email text, p_language text
) returns table (reference text)
language plpgsql security definer set search_path = '' as $$
declare
  kept text;
begin
  perform app.begin_typing_in(p_act);
  select t.reference into kept from public.take_in_idea(
    p_act, p_key_hash, p_reference, p_content_hash, p_arrived_at, p_read_by, p_notice_version, false, null, null, null,
    p_title, p_description, p_helps, p_area, p_topics, p_needs, p_needs_note, p_first_step, p_hats, p_display_name,
    p_email, p_language
  ) t;
  perform app.note_typed_in(p_act, kept, p_words);
  return query select kept;
end
$$;

create function public.desk_type_in_offer(
  p_act uuid, p_words text, p_key_hash text, p_reference text, p_content_hash text, p_arrived_at timestamptz,
  p_read_by date, p_notice_version text,
  p_description text, p_gives text[], p_availability text[], p_extent text, p_areas text[], p_topics text[], p_idea text,
  p_hats text[], p_display_name text, p_email text, p_phone text, p_language text
) returns table (reference text)
language plpgsql security definer set search_path = '' as $$
declare
  kept text;
begin
  perform app.begin_typing_in(p_act);
  select t.reference into kept from public.take_in_offer(
    p_act, p_key_hash, p_reference, p_content_hash, p_arrived_at, p_read_by, p_notice_version, false, null, null, null,
    p_description, p_gives, p_availability, p_extent, p_areas, p_topics, p_idea, false, p_hats, p_display_name,
    p_email, p_phone, p_language
  ) t;
  perform app.note_typed_in(p_act, kept, p_words);
  return query select kept;
end
$$;

revoke all on function public.desk_type_in_idea, public.desk_type_in_offer from public, anon, authenticated, service_role;
grant execute on function public.desk_type_in_idea, public.desk_type_in_offer to authenticated;
