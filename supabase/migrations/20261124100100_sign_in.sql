-- Promise: a code opens the table once, within ten minutes, in a browser that asked for one, together with the second factor; and
-- nobody's wrong tries ever stand in the way of the right ones.
--
-- The two are tried together: whoever guesses has to hit both, one in 10^11 or so, and has five tries in each browser. Whoever reads
-- the mail would have to hit the app alone: one code of it is enough twenty times a day in all browsers that the steward has never come
-- in by, and as often in each of the others (app.browsers). After that it takes two that follow on each other, or a recovery code of 120
-- bits: nobody is kept out, and nobody guesses them.
--
-- Somebody who has no second factor (yet, or because the municipality does not ask for one) comes in by the code alone; there the
-- browsers that did not make the code be sent have twenty tries between them, and the one that did has its own five, whatever the
-- others do.
--
--   ask_for_code ──► a row in app.asks, for whatever address, and at most one code a minute
--   try_code     ──► counts the try first, then tells the functions what to compare with
--   enter        ──► the ask is gone, the step and the recovery code are used, a sitting begins
--
-- Everything here is for the functions' key alone: nobody has come in yet.

alter table app.arrivals drop constraint arrivals_kind_check;
alter table app.arrivals add constraint arrivals_kind_check check (kind in ('idea', 'offer', 'ask'));

-- Does a code have to be sent? `p_source` null: from a network that is not counted (the town hall). An invitation counts for a week, and only for somebody who has not been here yet.
create function public.ask_for_code(
  p_ask text, p_email text, p_invitation text, p_source text, p_limit integer, p_minutes integer
) returns table (send boolean, first_time boolean)
language plpgsql security definer set search_path = '' as $$
declare
  steward app.stewards;
  sending boolean;
begin
  if p_source is not null then
    perform app.hold_to_limit('ask', p_source, p_limit, p_minutes);
  end if;
  delete from app.asks a where a.asked_at < now() - interval '1 hour';
  select * into steward from app.stewards s
  where s.email = pg_catalog.lower(p_email) and (
    s.entered_at is not null
    or (s.invitation_hash = p_invitation and s.invited_at > now() - interval '7 days')
  );
  -- At most one a minute, and fewer when nobody uses them; until the next one the latest is good in every browser that asks.
  update app.stewards s set code_sent_at = now(), codes_unused = s.codes_unused + 1, code_guesses = 0
  where s.id = steward.id and (
    s.code_sent_at is null
    or s.code_sent_at < now() - make_interval(secs => least(60 * 2 ^ least(s.codes_unused - 1, 8), 300))
  );
  sending := found;
  insert into app.asks (token_hash, steward_id, sent) values (p_ask, steward.id, sending);
  return query select sending, steward.user_id is null;
end
$$;

-- The row in which this browser's tries are counted: its own, or the one that all unknown ones share.
create function app.tries_of(p_steward uuid, p_browser text) returns text
language sql stable set search_path = ''
begin atomic
  select coalesce((select b.token_hash from app.browsers b where b.steward_id = p_steward and b.token_hash = p_browser), '');
end;

-- Is one code of the app enough once more today? Counted before they are (ASVS 5.0, 6.3.1). Three steps are good at any moment, so
-- twenty tries hit one with 0.006 %.
create function app.one_is_enough(p_steward uuid, p_browser text) returns boolean
language plpgsql set search_path = '' as $$
declare
  today constant date := (now() at time zone 'utc')::date;
begin
  insert into app.browsers as b (steward_id, token_hash, tried_on, tries)
  values (p_steward, app.tries_of(p_steward, p_browser), today, 1)
  on conflict (steward_id, token_hash) do update set
    tries = case when b.tried_on = today then b.tries + 1 else 1 end, tried_on = today
  where b.tried_on <> today or b.tries < 20;
  return found;
end
$$;

-- One try. No row: not this code. PT410: this browser has no ask that is good (any longer).
-- `p_browser`: of the cookie that a browser keeps which somebody has come in by; null without.
create function public.try_code(p_ask text, p_recovery text, p_browser text) returns table (
  steward_id uuid, email text, role text, totp_sealed text, totp_step bigint, recovery_fits boolean, needs_two boolean
)
language plpgsql security definer set search_path = '' as $$
declare
  ask app.asks;
  steward app.stewards;
  recovers boolean;
begin
  update app.asks a set tries = a.tries + 1
  where a.token_hash = p_ask and a.tries < 5 and a.asked_at > now() - interval '10 minutes'
  returning * into ask;
  if not found then
    raise sqlstate 'PT410' using message = 'This browser has to ask for a new code.';
  end if;
  if not ask.sent then
    -- Without a second factor: the browsers that only join have few tries between them.
    update app.stewards s set code_guesses = s.code_guesses + 1
    where s.id = ask.steward_id and s.totp_sealed = '' and s.code_guesses < 20;
    if not found and exists (select from app.stewards s where s.id = ask.steward_id and s.totp_sealed = '') then
      return;
    end if;
  end if;
  select * into steward from app.stewards s where s.id = ask.steward_id and s.code_sent_at > now() - interval '10 minutes';
  if not found then
    return;
  end if;
  recovers := exists (select from app.recovery_codes r where r.steward_id = steward.id and r.code_hash = p_recovery);
  return query
    select steward.id, steward.email, steward.role, steward.totp_sealed, steward.totp_step, recovers,
      not (steward.totp_sealed = '' or recovers or app.one_is_enough(steward.id, p_browser));
end
$$;

-- Somebody has shown the right second factor, and the mail's code is to be compared: twenty times for each code in the browsers that
-- only join, whoever has got hold of the app. The browser that made it be sent has its own five tries. Who has the app is not
-- guessing at it: that try is taken back.
create function public.count_comparison(p_ask text, p_browser text) returns table (allowed boolean)
language plpgsql security definer set search_path = '' as $$
declare
  ask app.asks;
  may boolean;
begin
  select * into ask from app.asks a where a.token_hash = p_ask;
  may := ask.sent is not null;
  if not ask.sent then
    update app.stewards s set code_guesses = s.code_guesses + 1 where s.id = ask.steward_id and s.code_guesses < 20;
    may := found;
  end if;
  update app.browsers b set tries = greatest(b.tries - 1, 0)
  where b.steward_id = ask.steward_id and b.token_hash = app.tries_of(ask.steward_id, p_browser);
  return query select may;
end
$$;

-- The code was right, Supabase says so, and so was the second factor, the functions say. `p_step` is the step of the app's code, or
-- null; `p_recovery` the hash of a recovery code, or null. The browser is known from here on, by `p_new_browser`.
create function public.enter(
  p_ask text, p_sitting text, p_user uuid, p_auth_session uuid, p_tokens text, p_second_factor boolean, p_step bigint,
  p_recovery text, p_browser text, p_new_browser text
) returns table (steward_id uuid)
language plpgsql security definer set search_path = '' as $$
declare
  steward uuid;
begin
  delete from app.asks a where a.token_hash = p_ask and a.asked_at > now() - interval '10 minutes'
  returning a.steward_id into steward;
  if steward is null then
    raise sqlstate 'PT410' using message = 'This browser has to ask for a new code.';
  end if;
  update app.stewards s set
    user_id = p_user,
    -- Until there is a second factor, every way in takes the invitation: whoever reads their mail could connect an app of their own.
    entered_at = case when p_second_factor then coalesce(s.entered_at, now()) else s.entered_at end,
    invitation_hash = case when p_second_factor then null else s.invitation_hash end,
    totp_step = coalesce(p_step, s.totp_step), codes_unused = 0, code_sent_at = null
  where s.id = steward and s.removed_at is null and (p_step is null or s.totp_step < p_step);
  if not found then
    raise sqlstate 'PT409' using message = 'The code of the app has been used.', hint = 'stepUsed';
  end if;
  if p_recovery is not null then
    delete from app.recovery_codes r where r.code_hash = p_recovery and r.steward_id = steward;
    if not found then
      raise sqlstate 'PT409' using message = 'The recovery code has been used.', hint = 'stepUsed';
    end if;
    -- Whoever's it is hears of it (ASVS 5.0, 6.3.7).
    insert into app.outbox (steward_id, about) values (steward, 'recoveryUsed');
  end if;
  -- Good once: no other browser that asked can use it.
  delete from app.asks a where a.steward_id = steward;
  delete from app.sittings t where not app.is_live(t.began_at, t.seen_at);
  delete from app.browsers b
  where (b.steward_id = steward and b.token_hash = p_browser) or (b.token_hash <> '' and b.came_in_at < now() - interval '180 days');
  insert into app.browsers (steward_id, token_hash) values (steward, p_new_browser);
  insert into app.sittings (token_hash, steward_id, auth_session, second_factor, tokens_sealed)
  values (p_sitting, steward, p_auth_session, p_second_factor, p_tokens);
  return query select steward;
end
$$;

-- Whose sitting is this? Asked for each page: it also keeps the sitting awake, at most once a minute.
create function public.find_sitting(p_sitting text) returns table (
  steward_id uuid, name text, role text, second_factor boolean, has_second_factor boolean, recovery_left integer,
  morning_mail boolean, began_at timestamptz, tokens_sealed text
)
language plpgsql security definer set search_path = '' as $$
begin
  update app.sittings t set seen_at = now()
  where t.token_hash = p_sitting and app.is_live(t.began_at, t.seen_at) and t.seen_at < now() - interval '1 minute';
  return query
    select s.id, s.name::text, s.role, t.second_factor, s.totp_sealed <> '',
      (select count(*) from app.recovery_codes r where r.steward_id = s.id)::integer,
      s.morning_mail, t.began_at, t.tokens_sealed
    from app.sittings t join app.stewards s on s.id = t.steward_id
    where t.token_hash = p_sitting and app.is_live(t.began_at, t.seen_at) and s.removed_at is null;
end
$$;

-- May this request get new tokens from Supabase? One at a time; the others wait for what it brings.
create function public.claim_renewal(p_sitting text, p_was text) returns table (mine boolean)
language sql security definer set search_path = ''
begin atomic
  update app.sittings t set renewing_until = now() + interval '10 seconds'
  where t.token_hash = p_sitting and t.tokens_sealed = p_was and coalesce(t.renewing_until, '-infinity') < now()
  returning true;
end;

create function public.renew_sitting(p_sitting text, p_was text, p_tokens text) returns table (renewed boolean)
language sql security definer set search_path = ''
begin atomic
  update app.sittings t set tokens_sealed = p_tokens, renewing_until = null
  where t.token_hash = p_sitting and t.tokens_sealed = p_was
  returning true;
end;

create function public.leave(p_sitting text, p_everywhere boolean) returns table (ended integer)
language plpgsql security definer set search_path = '' as $$
declare
  steward constant uuid := (select t.steward_id from app.sittings t where t.token_hash = p_sitting);
  gone integer;
begin
  delete from app.sittings t where t.token_hash = p_sitting or (p_everywhere and t.steward_id = steward);
  get diagnostics gone = row_count;
  return query select gone;
end
$$;

-- Before the second factor is changed, whoever has one shows it again (ASVS 5.0, 7.5.1): counts the try, tells what to compare with.
create function public.prove_again(p_sitting text, p_recovery text) returns table (
  totp_sealed text, totp_step bigint, recovery_fits boolean
)
language plpgsql security definer set search_path = '' as $$
declare
  steward uuid;
begin
  update app.sittings t set tries = t.tries + 1
  where t.token_hash = p_sitting and app.is_live(t.began_at, t.seen_at) and t.tries < 5
  returning t.steward_id into steward;
  if steward is null then
    raise sqlstate 'PT401' using message = 'Nobody is signed in here, or it has been tried too often.';
  end if;
  return query
    select s.totp_sealed, s.totp_step,
      exists (select from app.recovery_codes r where r.steward_id = s.id and r.code_hash = p_recovery)
    from app.stewards s where s.id = steward and s.removed_at is null;
end
$$;

-- The second factor, new or anew; the sitting in which it was set counts as having it, all others end.
create function public.set_second_factor(p_sitting text, p_sealed text, p_step bigint, p_recovery text[]) returns table (steward_id uuid)
language plpgsql security definer set search_path = '' as $$
declare
  steward uuid;
  had_one boolean;
  is_first boolean;
begin
  update app.sittings t set second_factor = true
  from app.stewards s
  where t.token_hash = p_sitting and s.id = t.steward_id and s.removed_at is null and app.is_live(t.began_at, t.seen_at)
    -- Whoever has one already shows it before it is changed.
    and (t.second_factor or s.totp_sealed = '')
  returning s.id into steward;
  if steward is null then
    raise sqlstate 'PT401' using message = 'Nobody is signed in here.';
  end if;
  select s.totp_sealed <> '', s.app_set_at is null into had_one, is_first from app.stewards s where s.id = steward for update;
  update app.stewards s set
    totp_sealed = p_sealed, totp_step = p_step, app_set_at = now(), entered_at = coalesce(s.entered_at, now()), invitation_hash = null
  where s.id = steward;
  -- A browser is known by the factor that was shown there.
  delete from app.browsers b where b.steward_id = steward and had_one;
  delete from app.recovery_codes r where r.steward_id = steward;
  insert into app.recovery_codes (code_hash, steward_id) select code, steward from unnest(p_recovery) as code;
  delete from app.sittings t where t.steward_id = steward and t.token_hash <> p_sitting;
  if not is_first or had_one then
    -- ASVS 5.0, 6.3.7.
    insert into app.outbox (steward_id, about) values (steward, 'appChanged');
  end if;
  return query select steward;
end
$$;

revoke all on function public.ask_for_code, public.try_code, public.count_comparison, public.enter, public.find_sitting, public.claim_renewal, public.renew_sitting,
  public.leave, public.prove_again, public.set_second_factor from public, anon, authenticated, service_role;
grant execute on function public.ask_for_code, public.try_code, public.count_comparison, public.enter, public.find_sitting, public.claim_renewal, public.renew_sitting,
  public.leave, public.prove_again, public.set_second_factor to service_role;
