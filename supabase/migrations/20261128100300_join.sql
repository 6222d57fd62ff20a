-- Promise: whoever has just sent an idea sees what lies on the board already that is alike, and can go together with it instead, by
-- their own wish alone; once however many times it is sent, and never with something that is not on the board.

-- Of the newest thousand on the board, those that share most words with this one's title and whom it helps: at least two, or all
-- there are.
create function public.alike_by_key(p_key_hash text) returns table (reference text, title text, status text, needs text[], met text[])
language plpgsql stable security definer set search_path = '' as $$
declare
  own constant text[] := (
    select array(select distinct app.stem(said) from app.words_in(i.title || ' ' || i.helps) as said where app.stem(said) <> '')
    from app.ideas i
    where i.id = app.by_key(p_key_hash) and i.status = 'received'
  );
  at_least constant integer := least(2, pg_catalog.cardinality(own));
begin
  if at_least is null or at_least = 0 then
    return;
  end if;
  return query
    select c.reference, coalesce(w.title, i.title)::text, i.status, i.needs, i.met
    from (
      select n.id, (select count(*) from pg_catalog.unnest(own) as word where n.words @@ pg_catalog.quote_literal(word)::tsquery) as shared
      from (
        select b.id, b.words from app.board b where b.shown order by b.published_at desc, b.id desc limit 1000
      ) n
    ) alike
    join app.ideas i on i.id = alike.id
    join app.contributions c on c.id = alike.id
    left join app.proposals w on w.id = i.wording_id
    where alike.shared >= at_least and i.status <> 'done'
    order by alike.shared desc, alike.id desc limit 3;
end
$$;

create function public.join_by_key(p_act uuid, p_key_hash text, p_other text) returns table (done boolean)
language plpgsql security definer set search_path = '' as $$
declare
  other constant bigint := (
    select b.id from app.submissions s join app.board b on b.id = s.contribution_id where s.reference = p_other and b.shown
  );
  one app.contributions;
  was text;
begin
  -- Two that go together with each other are held in the same order by both, so that never both go.
  perform from app.contributions c where c.id in (app.by_key(p_key_hash), other) order by c.id for no key update;
  one := app.begin_own_act(p_act, p_key_hash);
  if one.id is null then
    return query select false;
    return;
  end if;
  was := app.status_of(one.id);
  if one.kind <> 'idea' or was <> 'received' or other is null or other = one.id
    or not exists (select from app.board b where b.id = other and b.shown) then
    raise sqlstate 'PT409' using message = 'These two cannot go together now.', hint = 'notFromHere';
  end if;
  update app.ideas i set status = 'retired', joined_to = other where i.id = one.id;
  perform app.end_own_act(p_act, one, 'join', app.fact('status', was), app.fact('status', 'retired') || app.fact('other', p_other), true);
  return query select true;
end
$$;

revoke all on function public.alike_by_key, public.join_by_key from public, anon, authenticated, service_role;
grant execute on function public.alike_by_key, public.join_by_key to service_role;
