-- Promise: an act at the table happens whole or not at all, once however many times its form is sent, and never on top of something
-- that the steward had not seen.
--
-- Each act is one function: it begins by holding the contribution, does one thing, and ends with a line in the log, a new version and,
-- where the one who wrote is to know, a letter and a mail. `p_act` was made with the form; `p_seen` is the version that the page showed.
--
--   no sitting that counts ─► PT401      no such contribution (for this steward) ─► PT404
--   the same form again ────► done before, nothing happens
--   somebody acted since ───► PT409, hint `changed`, with what has happened since in `detail`
--   not possible from here ─► PT409

-- Which acts are possible on what: src/domain/acts.ts offers the same ones, and a test asks both about each.
create function app.act_is_possible(p_what text, p_kind text, p_status text, p_flagged boolean, p_answered boolean) returns boolean
language sql immutable parallel safe set search_path = ''
return case
  when p_status is null or p_status = 'removed' then false
  when p_what = 'worry' then true
  when p_what = 'notRubbish' then p_flagged
  when p_what = 'remove' then
    case p_kind when 'idea' then app.idea_may_move(p_status, 'removed') else app.offer_may_move(p_status, 'removed') end
  -- What lies with the rubbish is first taken back from it.
  when p_flagged then false
  when p_what = 'write' then true
  when p_what = 'rubbish' then p_status = 'received'
  when p_kind = 'offer' then p_what in ('answered', 'agreed', 'thanked') and app.offer_may_move(p_status, p_what)
  when p_what = 'read' then p_status = 'received' and not p_answered
  when p_what = 'publish' then p_status = 'received'
  when p_what = 'giveBack' then app.idea_may_move(p_status, 'returned')
  when p_what = 'proposeJoin' then app.idea_may_move(p_status, 'retired')
  when p_what = 'moveOn' then p_status in ('published', 'gathering', 'active', 'done', 'resting')
  when p_what in ('answer', 'children') then p_status not in ('withdrawn', 'retired', 'returned')
  else false
end;

-- Null: this very form has been sent before.
create function app.begin_act(p_act uuid, p_reference text, p_seen integer, p_what text) returns app.contributions
language plpgsql set search_path = '' as $$
declare
  one app.contributions;
begin
  if app.my_role() is null then
    raise sqlstate 'PT401' using message = 'Nobody is signed in here.';
  end if;
  select c.* into one from app.contributions c where c.reference = p_reference for no key update;
  if not found then
    raise sqlstate 'PT404' using message = 'There is no such contribution.';
  end if;
  if exists (select from app.acts a where a.act_id = p_act) then
    return null;
  end if;
  if one.version is distinct from p_seen then
    raise sqlstate 'PT409' using
      message = 'Somebody else has acted in the meantime.', hint = 'changed', detail = app.acts_since(one.id, p_seen);
  end if;
  if not app.act_is_possible(p_what, one.kind, app.status_of(one.id), one.flagged, one.answered_at is not null) then
    raise sqlstate 'PT409' using message = 'That cannot be done from here.', hint = 'notFromHere';
  end if;
  return one;
end
$$;

-- "publish Demo, moveOn Demo": which acts, by whom. Told to every steward, unlike the log.
create function app.acts_since(p_contribution bigint, p_version integer) returns text
language sql stable security definer set search_path = ''
return coalesce(
  (
    select pg_catalog.string_agg(a.act || ' ' || a.steward_name, ', ' order by a.version)
    from app.acts a where a.contribution_id = p_contribution and a.version > p_version
  ),
  ''
);

create function app.end_act(p_act uuid, p_one app.contributions, p_what text, p_before jsonb, p_after jsonb) returns void
language plpgsql set search_path = '' as $$
begin
  insert into app.acts (act_id, steward_id, steward_name, contribution_id, reference, version, act, before, after)
  values (p_act, app.my_id(), app.my_name(), p_one.id, p_one.reference, p_one.version + 1, p_what, p_before, p_after);
  update app.contributions c set
    version = c.version + 1,
    -- These two are beside the matter: whoever wrote still waits.
    news_at = case when p_what in ('worry', 'children') then c.news_at end
  where c.id = p_one.id;
end
$$;

-- Words to the one who wrote: on their private page, and by mail where there is an address.
create function app.write_to_author(p_contribution bigint, p_about text, p_words text) returns void
language plpgsql set search_path = '' as $$
declare
  letter bigint;
begin
  insert into app.letters (contribution_id, about, words, signed) values (p_contribution, p_about, p_words, app.my_name())
  returning id into letter;
  update app.contributions c set answered_at = now() where c.id = p_contribution and c.answered_at is null;
  insert into app.outbox (letter_id, about)
  select letter, 'letter' from app.contacts k where k.contribution_id = p_contribution and k.email <> '';
end
$$;

create function app.fact(p_name text, p_value text) returns jsonb
language sql immutable set search_path = ''
return pg_catalog.jsonb_build_object(p_name, p_value);

-- Somebody has read it, and says so to the one who wrote.
create function public.desk_read(p_act uuid, p_reference text, p_seen integer, p_words text) returns table (done boolean)
language plpgsql set search_path = '' as $$
declare
  one app.contributions := app.begin_act(p_act, p_reference, p_seen, 'read');
begin
  if one.id is not null then
    perform app.write_to_author(one.id, 'read', p_words);
    perform app.end_act(p_act, one, 'read', '{}', '{}');
  end if;
  return query select one.id is not null;
end
$$;

-- Words to the one who wrote, and nothing else.
create function public.desk_write(p_act uuid, p_reference text, p_seen integer, p_words text) returns table (done boolean)
language plpgsql set search_path = '' as $$
declare
  one app.contributions := app.begin_act(p_act, p_reference, p_seen, 'write');
begin
  if one.id is not null then
    perform app.write_to_author(one.id, 'write', p_words);
    perform app.end_act(p_act, one, 'write', '{}', '{}');
  end if;
  return query select one.id is not null;
end
$$;

-- Any step of an idea's life that a steward takes; the arrows are held by the trigger on the table.
create function app.move_idea(p_one app.contributions, p_act uuid, p_what text, p_status text, p_words text, p_more jsonb default '{}')
returns void
language plpgsql set search_path = '' as $$
declare
  was constant text := (select i.status from app.ideas i where i.id = p_one.id);
begin
  if was is null then
    raise sqlstate 'PT404' using message = 'There is no such idea.';
  end if;
  if was = p_status then
    raise sqlstate 'PT409' using message = 'It is there already.', hint = 'notFromHere';
  end if;
  update app.ideas i set status = p_status where i.id = p_one.id;
  perform app.write_to_author(p_one.id, p_what, p_words);
  perform app.end_act(p_act, p_one, p_what, app.fact('status', was), app.fact('status', p_status) || p_more);
end
$$;

-- Up on the board, as it was written. Clearer words are a question to the one who wrote, and wait for their answer.
create function public.desk_publish(
  p_act uuid, p_reference text, p_seen integer, p_words text, p_title text, p_description text
) returns table (done boolean)
language plpgsql set search_path = '' as $$
declare
  one app.contributions := app.begin_act(p_act, p_reference, p_seen, 'publish');
  asks constant boolean := exists (
    select from app.ideas i where i.id = one.id and (i.title, i.description) <> (p_title, p_description)
  );
begin
  if one.id is not null then
    if asks then
      insert into app.proposals (contribution_id, kind, title, description) values (one.id, 'clarity', p_title, p_description);
    end if;
    perform app.move_idea(one, p_act, 'publish', 'published', p_words, pg_catalog.jsonb_build_object('asksForClarity', asks));
  end if;
  return query select one.id is not null;
end
$$;

-- Only the three grounds that the site tells.
create function public.desk_give_back(p_act uuid, p_reference text, p_seen integer, p_ground text, p_words text) returns table (done boolean)
language plpgsql set search_path = '' as $$
declare
  one app.contributions := app.begin_act(p_act, p_reference, p_seen, 'giveBack');
begin
  if coalesce(p_ground, '') not in ('unlawful', 'person', 'advertising') then
    raise sqlstate 'PT422' using message = 'There are three grounds.', hint = 'ground';
  end if;
  if one.id is not null then
    perform app.move_idea(one, p_act, 'giveBack', 'returned', p_words, app.fact('ground', p_ground));
  end if;
  return query select one.id is not null;
end
$$;

-- Plainly unlawful: off, closed, with its ground; ideas and offers alike.
create function public.desk_remove(p_act uuid, p_reference text, p_seen integer, p_ground text, p_words text) returns table (done boolean)
language plpgsql set search_path = '' as $$
declare
  one app.contributions := app.begin_act(p_act, p_reference, p_seen, 'remove');
  was text;
begin
  if one.id is not null then
    was := app.status_of(one.id);
    update app.ideas i set status = 'removed' where i.id = one.id;
    update app.offers o set status = 'removed' where o.id = one.id;
    perform app.write_to_author(one.id, 'remove', p_words);
    perform app.end_act(
      p_act, one, 'remove', app.fact('status', was), app.fact('status', 'removed') || app.fact('ground', p_ground)
    );
    -- Last: from here on only leads see it.
    insert into app.removals (contribution_id, ground) values (one.id, p_ground);
  end if;
  return query select one.id is not null;
end
$$;

-- To the rubbish, or back from it. Nobody is told; and no machine changes what a person has said.
create function public.desk_rubbish(p_act uuid, p_reference text, p_seen integer, p_is boolean) returns table (done boolean)
language plpgsql set search_path = '' as $$
declare
  one app.contributions := app.begin_act(p_act, p_reference, p_seen, case when p_is then 'rubbish' else 'notRubbish' end);
begin
  if one.id is not null then
    perform app.end_act(
      p_act, one, case when p_is then 'rubbish' else 'notRubbish' end,
      pg_catalog.jsonb_build_object('flagged', one.flagged), pg_catalog.jsonb_build_object('flagged', p_is)
    );
    update app.contributions c set
      flagged = p_is, judged = true,
      -- What comes back is to be read like anything else, and what was said meanwhile is still unread.
      news_at = coalesce(one.news_at, case when not p_is and c.answered_at is null then now() end)
    where c.id = one.id;
  end if;
  return query select one.id is not null;
end
$$;

-- On along its life: gathering, active, done, resting, or back from rest.
create function public.desk_move_on(
  p_act uuid, p_reference text, p_seen integer, p_status text, p_words text, p_leader text, p_insurance text, p_land text
) returns table (done boolean)
language plpgsql set search_path = '' as $$
declare
  one app.contributions := app.begin_act(p_act, p_reference, p_seen, 'moveOn');
begin
  if coalesce(p_status, '') not in ('published', 'gathering', 'active', 'done', 'resting') then
    raise sqlstate 'PT422' using message = 'An idea cannot be moved there.', hint = 'status';
  end if;
  if one.id is not null then
    if p_status = 'active' then
      insert into app.care (idea_id, leader, insurance, land) values (one.id, p_leader, p_insurance, p_land)
      on conflict (idea_id) do update set leader = p_leader, insurance = p_insurance, land = p_land;
    end if;
    perform app.move_idea(one, p_act, 'moveOn', p_status, p_words);
  end if;
  return query select one.id is not null;
end
$$;

revoke all on function public.desk_read, public.desk_write, public.desk_publish, public.desk_give_back, public.desk_remove,
  public.desk_rubbish, public.desk_move_on from public, anon, authenticated, service_role;
grant execute on function app.act_is_possible, app.begin_act, app.acts_since, app.end_act, app.write_to_author, app.fact, app.move_idea to authenticated;
grant execute on function public.desk_read, public.desk_write, public.desk_publish, public.desk_give_back, public.desk_remove,
  public.desk_rubbish, public.desk_move_on to authenticated;
