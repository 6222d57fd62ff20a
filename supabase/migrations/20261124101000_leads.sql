-- Promise: leads, and nobody else, invite stewards and take leave of them, as themselves and in the log; every steward decides whether
-- a mail comes in the morning. With the owner's rights, because nobody may read the list of stewards.

create function app.require_lead() returns void
language plpgsql stable set search_path = '' as $$
begin
  if app.my_role() is null then
    raise sqlstate 'PT401' using message = 'Nobody is signed in here.';
  elsif app.my_role() <> 'lead' then
    raise sqlstate 'PT403' using message = 'Only a lead does that.';
  end if;
end
$$;

create function app.note_act(p_act uuid, p_what text, p_after jsonb) returns boolean
language plpgsql set search_path = '' as $$
begin
  insert into app.acts (act_id, steward_id, steward_name, act, after)
  values (p_act, app.my_id(), app.my_name(), p_what, p_after)
  on conflict (act_id) do nothing;
  return found;
end
$$;

create function public.desk_stewards() returns table (
  id uuid, email text, name text, role text, invited_at timestamptz, entered_at timestamptz, has_second_factor boolean
)
language plpgsql stable security definer set search_path = '' as $$
begin
  perform app.require_lead();
  return query
    select s.id, s.email, s.name::text, s.role, s.invited_at, s.entered_at, s.totp_sealed <> ''
    from app.stewards s where s.removed_at is null order by s.name, s.id;
end
$$;

create function public.desk_invite(p_act uuid, p_email text, p_name text, p_role text) returns table (done boolean)
language plpgsql security definer set search_path = '' as $$
declare
  steward uuid;
begin
  perform app.require_lead();
  if not app.note_act(p_act, 'invite', pg_catalog.jsonb_build_object('name', p_name, 'role', p_role)) then
    return query select false;
    return;
  end if;
  steward := app.invite(p_email, p_name, p_role, null);
  insert into app.outbox (steward_id, about) values (steward, 'invitation');
  return query select true;
end
$$;

create function public.desk_invite_again(p_act uuid, p_steward uuid) returns table (done boolean)
language plpgsql security definer set search_path = '' as $$
declare
  who constant text := (select s.name from app.stewards s where s.id = p_steward);
begin
  perform app.require_lead();
  if not app.note_act(p_act, 'inviteAgain', app.fact('name', who)) then
    return query select false;
    return;
  end if;
  perform app.invite_again(p_steward, null);
  insert into app.outbox (steward_id, about) values (p_steward, 'invitation')
  on conflict (steward_id, about, day) where about in ('invitation', 'morning') do update set status = 'waiting', next_at = now(), sent_at = null, made_at = now();
  return query select true;
end
$$;

create function public.desk_remove_steward(p_act uuid, p_steward uuid) returns table (done boolean)
language plpgsql security definer set search_path = '' as $$
declare
  who constant text := (select s.name from app.stewards s where s.id = p_steward);
begin
  perform app.require_lead();
  if not app.note_act(p_act, 'removeSteward', app.fact('name', who)) then
    return query select false;
    return;
  end if;
  perform app.remove_steward(p_steward);
  return query select true;
end
$$;

create function public.desk_morning(p_wanted boolean) returns table (done boolean)
language plpgsql security definer set search_path = '' as $$
begin
  if app.my_id() is null then
    raise sqlstate 'PT401' using message = 'Nobody is signed in here.';
  end if;
  update app.stewards s set morning_mail = p_wanted where s.id = app.my_id();
  return query select true;
end
$$;

-- Whoever has gone gets no more mail, and none of theirs is a trouble to anybody.
create function app.forget_their_mail() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  delete from app.outbox o where o.steward_id = new.id and o.status in ('waiting', 'failed');
  return null;
end
$$;
create trigger forget_their_mail after update of removed_at on app.stewards
  for each row when (new.removed_at is not null) execute function app.forget_their_mail();

-- The morning's mail: one for each who wants it, once a day, when there is something to tell.
create function public.write_morning_mails(p_day date) returns table (written integer)
language plpgsql security definer set search_path = '' as $$
declare
  many integer := 0;
begin
  -- Yesterday's news is no news: after days without mail only one comes.
  delete from app.outbox o where o.about = 'morning' and o.day < p_day and o.status in ('waiting', 'failed');
  if exists (select from app.contributions c where c.news_at is not null and not c.flagged)
    or exists (select from app.offers o where o.status = 'received') then
    insert into app.outbox (steward_id, about, day)
    select s.id, 'morning', p_day from app.stewards s
    where s.morning_mail and s.removed_at is null and s.entered_at is not null
    on conflict (steward_id, about, day) where about in ('invitation', 'morning') do nothing;
    get diagnostics many = row_count;
  end if;
  return query select many;
end
$$;

-- What it tells, when it is sent.
create function public.morning_counts(p_today date) returns table (news integer, late integer, missing integer, offers integer)
language sql stable security definer set search_path = ''
begin atomic
  select k.news, k.late, k.missing, k.offers from public.desk_counts(p_today) k;
end;

revoke all on function public.desk_stewards, public.desk_invite, public.desk_invite_again, public.desk_remove_steward,
  public.desk_morning, public.write_morning_mails, public.morning_counts from public, anon, authenticated, service_role;
grant execute on function public.desk_stewards, public.desk_invite, public.desk_invite_again, public.desk_remove_steward,
  public.desk_morning to authenticated;
grant execute on function public.write_morning_mails, public.morning_counts to service_role;
