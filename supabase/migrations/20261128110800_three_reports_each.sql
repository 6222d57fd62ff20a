-- Promise: a few who do not wish an idea well cannot take all the room there is for telling that something is wrong with it: three times a
-- day from one source about one idea.

-- `p_source` null: from a network that is not counted. Whoever calls has read the words; here they are kept and nothing else: the log
-- and the one who wrote the idea never get them.
create or replace function public.report_idea(
  p_reference text, p_words text, p_flagged boolean, p_source text, p_limit integer, p_minutes integer
) returns table (done boolean)
language plpgsql security definer set search_path = '' as $$
declare
  one app.contributions;
begin
  -- Held, so that of two at once the second sees the first, and a steward who acts meanwhile has either seen this or is told.
  select c.* into one
  from app.contributions c
  where c.id = (
    select s.contribution_id from app.submissions s join app.ideas i on i.id = s.contribution_id where s.reference = p_reference
  )
  for no key update;
  -- Only what others can read: nobody finds out what has not been put up, or has been taken down.
  if one.id is null or app.status_of(one.id) not in ('published', 'gathering', 'active', 'done', 'resting') then
    raise sqlstate 'PT404' using message = 'There is no such idea on the board.';
  end if;
  if exists (
    select from app.reports r
    where r.contribution_id = one.id and r.at > now() - interval '10 minutes' and r.flagged = p_flagged and r.words = p_words
  ) then
    return query select false;
    return;
  end if;
  perform app.hold_reports_to_limit(one.id, p_flagged);
  if p_source is not null then
    perform app.hold_to_limit('report', p_source, p_limit, p_minutes);
    -- Counted under another hash, which tells nobody that it is the same source.
    perform app.hold_to_limit(
      'report', pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p_source || one.reference, 'UTF8')), 'hex'), 3, 1440
    );
  end if;
  insert into app.reports (contribution_id, words, flagged) values (one.id, p_words, p_flagged);
  if not p_flagged then
    perform app.end_own_act(pg_catalog.gen_random_uuid(), one, 'report', '{}', '{}', true);
  end if;
  return query select true;
end
$$;
