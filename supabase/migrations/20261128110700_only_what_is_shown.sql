-- Promise: whoever is asked whether their idea should go together with another reads of that one what everyone reads, as it stands on the
-- board, and nothing before it is there.

-- What has been said, what waits for a yes or a no, and the clearer words that the one who wrote has said yes to ('' for none).
create or replace function public.conversation_by_key(p_key_hash text) returns table (story jsonb, questions jsonb, title text, description text)
language plpgsql stable security definer set search_path = '' as $$
declare
  one constant bigint := app.by_key(p_key_hash);
begin
  story := app.story_of(one);
  questions := coalesce((
    select jsonb_agg(
      case p.kind
        when 'join' then jsonb_build_object('id', p.id, 'kind', p.kind, 'reference', c.reference, 'title', coalesce(w.title, i.title))
        else jsonb_build_object('id', p.id, 'kind', p.kind, 'title', p.title, 'description', p.description)
      end order by p.id
    )
    from app.proposals p
    left join app.ideas i on i.id = p.other_id
    left join app.contributions c on c.id = p.other_id
    left join app.proposals w on w.id = i.wording_id
    where p.contribution_id = one and p.answered_at is null
      -- A question whose other idea everyone can read: one that has only come in waits, one that has gone is no question any more.
      and (p.kind <> 'join' or i.status in ('published', 'gathering', 'active', 'done', 'resting'))
  ), '[]');
  select p.title, p.description into title, description
  from app.ideas i join app.proposals p on p.id = i.wording_id where i.id = one;
  title := coalesce(title, '');
  description := coalesce(description, '');
  return next;
end
$$;

create or replace function app.can_be_joined(idea bigint) returns boolean
language sql stable set search_path = ''
return app.status_of(idea) in ('published', 'gathering', 'active', 'done', 'resting');

-- Together with another idea: a question to the one who wrote, answered on their private page.
create or replace function public.desk_propose_join(p_act uuid, p_reference text, p_seen integer, p_other text, p_words text) returns table (done boolean)
language plpgsql set search_path = '' as $$
declare
  one app.contributions := app.begin_act(p_act, p_reference, p_seen, 'proposeJoin');
  other bigint;
begin
  if one.id is not null then
    select i.id into other
    from app.submissions s join app.ideas i on i.id = s.contribution_id
    where s.reference = p_other and i.id <> one.id and i.status in ('published', 'gathering', 'active', 'done', 'resting');
    if other is null then
      raise sqlstate 'PT422' using message = 'There is no such idea on the board to join.', hint = 'unknownReference';
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
