-- Promise: what only the one who wrote can decide is asked of them; what the municipality joins in with is signed by a person; what
-- was agreed with somebody who offers help is written down; and a worry about someone leaves no trace but that it was taken further.

-- Together with another idea: a question to the one who wrote, answered on their private page.
create function public.desk_propose_join(p_act uuid, p_reference text, p_seen integer, p_other text, p_words text) returns table (done boolean)
language plpgsql set search_path = '' as $$
declare
  one app.contributions := app.begin_act(p_act, p_reference, p_seen, 'proposeJoin');
  other bigint;
begin
  if one.id is not null then
    select i.id into other
    from app.submissions s join app.ideas i on i.id = s.contribution_id
    where s.reference = p_other and i.id <> one.id and i.status in ('received', 'published', 'gathering', 'active', 'done', 'resting');
    if other is null then
      raise sqlstate 'PT422' using message = 'There is no such idea to join.', hint = 'unknownReference';
    end if;
    insert into app.proposals (contribution_id, kind, other_id) values (one.id, 'join', other);
    perform app.write_to_author(one.id, 'proposeJoin', p_words);
    perform app.end_act(p_act, one, 'proposeJoin', '{}', app.fact('other', p_other));
  end if;
  return query select one.id is not null;
exception when unique_violation then
  raise sqlstate 'PT409' using message = 'That has been asked and waits for an answer.', hint = 'askedAlready';
end
$$;

-- "Det här bidrar vi med."
create function public.desk_answer(
  p_act uuid, p_reference text, p_seen integer, p_words text, p_signed text, p_unit text, p_hats text[], p_written_on date,
  p_decided_by text, p_case_number text, p_letter text default null
) returns table (done boolean)
language plpgsql set search_path = '' as $$
declare
  one app.contributions := app.begin_act(p_act, p_reference, p_seen, 'answer');
begin
  if one.id is not null then
    insert into app.answers (contribution_id, words, signed, unit, hats, written_on, decided_by, case_number)
    values (one.id, p_words, p_signed, p_unit, p_hats, p_written_on, p_decided_by, p_case_number);
    -- To the one who wrote: the same, with who signs and whether it is decided in words.
    perform app.write_to_author(one.id, 'answer', coalesce(p_letter, p_words));
    perform app.end_act(p_act, one, 'answer', '{}', pg_catalog.jsonb_build_object('decided', p_decided_by <> ''));
  end if;
  return query select one.id is not null;
end
$$;

-- Children take part, or do not. They do only with a named grown-up who answers for them.
create function public.desk_children(p_act uuid, p_reference text, p_seen integer, p_children boolean, p_responsible text) returns table (done boolean)
language plpgsql set search_path = '' as $$
declare
  one app.contributions := app.begin_act(p_act, p_reference, p_seen, 'children');
  was boolean;
begin
  if one.id is not null then
    was := coalesce((select k.children from app.care k where k.idea_id = one.id), false);
    insert into app.care (idea_id, children, responsible) values (one.id, p_children, p_responsible)
    on conflict (idea_id) do update set children = p_children, responsible = p_responsible;
    perform app.end_act(
      p_act, one, 'children', pg_catalog.jsonb_build_object('children', was), pg_catalog.jsonb_build_object('children', p_children)
    );
  end if;
  return query select one.id is not null;
end
$$;

-- Somebody worries about a person. Who and why is said where it belongs, never here.
create function public.desk_worry(p_act uuid, p_reference text, p_seen integer) returns table (done boolean)
language plpgsql set search_path = '' as $$
declare
  one app.contributions := app.begin_act(p_act, p_reference, p_seen, 'worry');
begin
  if one.id is not null then
    perform app.end_act(p_act, one, 'worry', '{}', '{}');
  end if;
  return query select one.id is not null;
end
$$;

-- An offer's life: answered, agreed upon (with what was agreed, and which needs it meets), thanked for.
create function public.desk_offer(
  p_act uuid, p_reference text, p_seen integer, p_status text, p_words text, p_agreed text, p_meets text[]
) returns table (done boolean)
language plpgsql set search_path = '' as $$
declare
  one app.contributions := app.begin_act(p_act, p_reference, p_seen, p_status);
  was constant text := (select o.status from app.offers o where o.id = one.id);
  for_idea constant bigint := (select o.idea_id from app.offers o where o.id = one.id);
begin
  if coalesce(p_status, '') not in ('answered', 'agreed', 'thanked') then
    raise sqlstate 'PT422' using message = 'An offer cannot be moved there.', hint = 'status';
  end if;
  if one.id is not null then
    if p_status = 'agreed' then
      insert into app.agreements (offer_id, words) values (one.id, p_agreed)
      on conflict (offer_id) do update set words = p_agreed, agreed_at = now();
      update app.ideas i set met = array(
        select need from unnest(i.needs) as need where need = any (i.met) or need = any (p_meets)
      )
      where i.id = for_idea;
    end if;
    update app.offers o set status = p_status where o.id = one.id;
    perform app.write_to_author(one.id, p_status, p_words);
    perform app.end_act(p_act, one, p_status, app.fact('status', was), app.fact('status', p_status));
  end if;
  return query select one.id is not null;
end
$$;

-- Handed out as a public record: that it was done is noted, never to whom (TF 2:18: nobody may ask).
create function public.desk_hand_out(p_act uuid, p_references text[]) returns table (reference text)
language plpgsql set search_path = '' as $$
begin
  if app.my_role() is null then
    raise sqlstate 'PT401' using message = 'Nobody is signed in here.';
  end if;
  -- The same form eight times at once: the others wait, and find it noted.
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(p_act::text, 0));
  -- What is done under a number that something else was done under would stand nowhere in the log.
  if exists (select from app.acts a where a.act_id = p_act and a.act <> 'handOut') then
    raise sqlstate 'PT409' using message = 'This form has been used for something else.', hint = 'used';
  end if;
  insert into app.acts (act_id, steward_id, steward_name, contribution_id, reference, version, act)
  select case when row_number() over (order by c.id) = 1 then p_act else gen_random_uuid() end,
    app.my_id(), app.my_name(), c.id, c.reference, c.version, 'handOut'
  from app.contributions c
  where c.reference = any (p_references) and not exists (select from app.acts a where a.act_id = p_act);
  return query select c.reference from app.contributions c where c.reference = any (p_references) order by c.arrived_at, c.id;
end
$$;

revoke all on function public.desk_propose_join, public.desk_answer, public.desk_children, public.desk_worry, public.desk_offer,
  public.desk_hand_out from public, anon, authenticated, service_role;
grant execute on function public.desk_propose_join, public.desk_answer, public.desk_children, public.desk_worry, public.desk_offer,
  public.desk_hand_out to authenticated;

-- A person has said what it is: the machine that looks for one text many times leaves it alone.
create or replace function app.flag_one_text_many_times() returns trigger
language plpgsql set search_path = '' as $$
declare
  many constant integer := 3;
  number constant bigint := app.text_number(new.description);
  arrived constant timestamptz := (select c.arrived_at from app.contributions c where c.id = new.id);
  alike bigint[];
begin
  -- The last lock that a submission takes, and held for as long as it takes to write: of three at the same moment, the third sees
  -- the other two.
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(new.kind || number, 0));
  select array_agg(same.id) into alike
  from (
    (
      select i.id from app.ideas i
      where new.kind = 'idea' and app.text_number(i.description) = number order by i.id desc limit 100
    )
    union all
    (
      select o.id from app.offers o
      where new.kind = 'offer' and app.text_number(o.description) = number order by o.id desc limit 100
    )
  ) same
  -- Asked one by one, so that no plan ever goes through a busy day instead.
  where (select c.arrived_at from app.contributions c where c.id = same.id)
    between arrived - interval '24 hours' and arrived + interval '24 hours';
  if cardinality(alike) < many then
    return null;
  end if;
  update app.contributions c set flagged = true
  where c.id = any (array(
    select free.id
    from unnest(alike) as one cross join lateral (
      select u.id from app.contributions u
      where u.id = one and not u.flagged and not u.judged and app.status_of(u.id) = 'received'
      -- What somebody is changing at this moment is left to the next one that comes: nobody waits for a flag.
      for no key update skip locked
    ) free
  ));
  return null;
end
$$;
