-- Promise: whoever holds a private key sees the whole conversation about their own contribution, answers what is asked of them, writes
-- back and takes back, once however many times it is sent. Any key that anyone was given leads here, those in mails too.
-- For the functions' key alone, like everything that is reached by a private link.

create function app.by_key(p_key_hash text) returns bigint
language sql stable set search_path = ''
return coalesce(
  (select s.contribution_id from app.submissions s where s.key_hash = p_key_hash),
  (select l.contribution_id from app.links l where l.key_hash = p_key_hash)
);

drop function public.find_by_key(text);
create function public.find_by_key(p_key_hash text) returns table (
  kind text, reference text, status text, version integer, flagged boolean, arrived_at timestamptz, read_by date, answered_at timestamptz,
  language text, display_name text, hats text[],
  title text, description text, helps text, area text, topics text[], needs text[], needs_note text, first_step boolean,
  gives text[], availability text[], extent text, areas text[], idea_reference text, has_contact boolean, has_email boolean,
  joined_reference text
)
language sql stable security definer set search_path = ''
begin atomic
  select
    w.kind, w.reference, w.status, c.version, w.flagged, w.arrived_at, w.read_by, c.answered_at,
    w.language, w.display_name, w.hats,
    w.title, w.description, w.helps, w.area, w.topics, w.needs, w.needs_note, w.first_step,
    w.gives, w.availability, w.extent, w.areas, w.idea_reference, w.email <> '' or w.phone <> '', w.email <> '',
    joined.reference
  from app.whole w join app.contributions c on c.id = w.id
  left join app.ideas i on i.id = w.id
  left join app.contributions joined on joined.id = i.joined_to
  where w.id = app.by_key(p_key_hash);
end;

-- What has been said, what waits for a yes or a no, and the clearer words that the one who wrote has said yes to ('' for none).
create function public.conversation_by_key(p_key_hash text) returns table (story jsonb, questions jsonb, title text, description text)
language plpgsql stable security definer set search_path = '' as $$
declare
  one constant bigint := app.by_key(p_key_hash);
begin
  story := app.story_of(one);
  questions := coalesce((
    select jsonb_agg(
      case p.kind
        when 'join' then jsonb_build_object('id', p.id, 'kind', p.kind, 'reference', c.reference, 'title', i.title)
        else jsonb_build_object('id', p.id, 'kind', p.kind, 'title', p.title, 'description', p.description)
      end order by p.id
    )
    from app.proposals p
    left join app.ideas i on i.id = p.other_id
    left join app.contributions c on c.id = p.other_id
    where p.contribution_id = one and p.answered_at is null
      -- A question whose other idea has gone is no question any more.
      and (p.kind <> 'join' or i.status in ('received', 'published', 'gathering', 'active', 'done', 'resting'))
  ), '[]');
  select p.title, p.description into title, description
  from app.ideas i join app.proposals p on p.id = i.wording_id where i.id = one;
  title := coalesce(title, '');
  description := coalesce(description, '');
  return next;
end
$$;

create function app.can_be_joined(idea bigint) returns boolean
language sql stable set search_path = ''
return app.status_of(idea) in ('received', 'published', 'gathering', 'active', 'done', 'resting');

create function app.begin_own_act(p_act uuid, p_key_hash text) returns app.contributions
language plpgsql set search_path = '' as $$
declare
  one app.contributions;
begin
  select c.* into one from app.contributions c where c.id = app.by_key(p_key_hash) for no key update;
  if not found then
    raise sqlstate 'PT404' using message = 'There is no such contribution.';
  end if;
  if exists (select from app.acts a where a.act_id = p_act) then
    return null;
  end if;
  return one;
end
$$;

-- `p_is_news`: a steward should look.
create function app.end_own_act(p_act uuid, p_one app.contributions, p_what text, p_before jsonb, p_after jsonb, p_is_news boolean) returns void
language plpgsql set search_path = '' as $$
begin
  insert into app.acts (act_id, steward_name, contribution_id, reference, version, act, before, after)
  values (p_act, '', p_one.id, p_one.reference, p_one.version + 1, p_what, p_before, p_after);
  update app.contributions c set
    version = c.version + 1, news_at = case when p_is_news then coalesce(c.news_at, now()) end
  where c.id = p_one.id;
end
$$;

create function public.answer_by_key(p_act uuid, p_key_hash text, p_proposal bigint, p_yes boolean) returns table (done boolean)
language plpgsql security definer set search_path = '' as $$
declare
  one app.contributions;
  asked app.proposals;
  was text;
begin
  -- Two that are asked to join each other are held in the same order by both, so that never both go.
  perform from app.contributions c
  where c.id = app.by_key(p_key_hash) or c.id = (select p.other_id from app.proposals p where p.id = p_proposal)
  order by c.id for no key update;
  one := app.begin_own_act(p_act, p_key_hash);
  if one.id is null then
    return query select false;
    return;
  end if;
  update app.proposals p set answered_at = now(), answer = case when p_yes then 'yes' else 'no' end
  where p.id = p_proposal and p.contribution_id = one.id and p.answered_at is null
  returning p.* into asked;
  if not found then
    raise sqlstate 'PT409' using message = 'That has been answered, or was never asked.', hint = 'answered';
  end if;
  was := app.status_of(one.id);
  if asked.kind = 'join' and p_yes then
    if not app.can_be_joined(asked.other_id) then
      raise sqlstate 'PT409' using message = 'The other idea is not there any more.', hint = 'answered';
    end if;
    update app.ideas i set status = 'retired', joined_to = asked.other_id where i.id = one.id;
  elsif p_yes then
    update app.ideas i set wording_id = asked.id where i.id = one.id;
  end if;
  perform app.end_own_act(
    p_act, one, case when p_yes then 'sayYes' else 'sayNo' end,
    app.fact('status', was), app.fact('status', app.status_of(one.id)) || app.fact('proposal', asked.kind), true
  );
  return query select true;
end
$$;

create function public.write_by_key(p_act uuid, p_key_hash text, p_words text, p_limit integer) returns table (done boolean)
language plpgsql security definer set search_path = '' as $$
declare
  one app.contributions := app.begin_own_act(p_act, p_key_hash);
begin
  if one.id is null then
    return query select false;
    return;
  end if;
  if (
    select count(*) from app.letters l
    where l.contribution_id = one.id and l.by_author and l.at > now() - interval '1 day'
  ) >= p_limit then
    raise sqlstate 'PT429' using message = 'Too many comments in a day.', detail = '86400';
  end if;
  insert into app.letters (contribution_id, about, words, signed, by_author) values (one.id, 'comment', p_words, '', true);
  perform app.end_own_act(p_act, one, 'comment', '{}', '{}', true);
  return query select true;
end
$$;

-- Taken back by the one who wrote, from wherever it is; twice is once.
create function public.withdraw_by_key(p_act uuid, p_key_hash text) returns table (done boolean)
language plpgsql security definer set search_path = '' as $$
declare
  one app.contributions := app.begin_own_act(p_act, p_key_hash);
  was text;
begin
  was := app.status_of(one.id);
  if one.id is null or was = 'withdrawn' then
    return query select false;
    return;
  end if;
  update app.ideas i set status = 'withdrawn' where i.id = one.id;
  update app.offers o set status = 'withdrawn' where o.id = one.id;
  perform app.end_own_act(p_act, one, 'withdraw', app.fact('status', was), app.fact('status', 'withdrawn'), false);
  return query select true;
end
$$;

revoke all on function public.find_by_key, public.conversation_by_key, public.answer_by_key, public.write_by_key,
  public.withdraw_by_key from public, anon, authenticated, service_role;
grant execute on function public.find_by_key, public.conversation_by_key, public.answer_by_key, public.write_by_key,
  public.withdraw_by_key to service_role;
