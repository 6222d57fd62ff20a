-- Promise: a submission that comes into the database minutes or days after it arrived (from the inbox) becomes what it would have
-- become at once; of two with the same words it makes no difference which one comes in first. A day that was promised is kept, also
-- to the one whose words became a repeat.
--
-- "The same words while the first is still unread" is asked of the moment when the later one arrived, not of the moment when it is
-- taken in. Arrivals are told by the functions' clock and steps by the database's: a clock that is wrong by a minute is wrong here by
-- a minute. Whichever way that falls, nothing is lost and every reference leads somewhere.

create or replace function app.find_earlier(
  p_submission uuid, p_key_hash text, p_reference text, p_content_hash text, p_arrived_at timestamptz
) returns app.admission
language plpgsql set search_path = '' as $$
declare
  earlier app.admission;
begin
  select case when s.reference = c.reference then 'stored' else 'repeat' end, c.id, c.reference, app.status_of(c.id)
  into earlier
  from app.submissions s join app.contributions c on c.id = s.contribution_id
  where s.id = p_submission;
  if found then
    return earlier;
  end if;

  select 'repeat', c.id, c.reference, app.status_of(c.id)
  into earlier
  from app.contributions c
  where c.content_hash = p_content_hash
    and c.arrived_at between p_arrived_at - interval '10 minutes' and p_arrived_at + interval '10 minutes'
    -- Nobody had read it yet when this one arrived.
    and not exists (
      select from app.timeline t
      where t.contribution_id = c.id and t.status <> 'received'
        -- An arrival is told in whole milliseconds.
        and pg_catalog.date_trunc('milliseconds', t.at) <= p_arrived_at
    )
  order by c.arrived_at, c.id
  limit 1;
  if found then
    insert into app.submissions (id, contribution_id, key_hash, reference, arrived_at)
    values (p_submission, earlier.contribution_id, p_key_hash, p_reference, p_arrived_at);
    return earlier;
  end if;
  return null;
end
$$;

create or replace function app.admit(
  p_kind text, p_submission uuid, p_key_hash text, p_reference text, p_content_hash text, p_arrived_at timestamptz,
  p_read_by date, p_notice_version text, p_flagged boolean, p_source text, p_limit integer, p_minutes integer,
  p_display_name text, p_hats text[], p_language text, p_email text, p_phone text
) returns app.admission
language plpgsql set search_path = '' as $$
declare
  -- A clock that runs ahead must not put a contribution in the future.
  arrived timestamptz := least(p_arrived_at, now());
  admission app.admission;
begin
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(p_content_hash, 0));
  admission := app.find_earlier(p_submission, p_key_hash, p_reference, p_content_hash, arrived);
  if admission.contribution_id is not null then
    -- Both were promised a day: the sooner one holds.
    update app.contributions c set read_by = p_read_by
    where c.id = admission.contribution_id and c.read_by > p_read_by;
    return admission;
  end if;
  if p_source is not null then
    perform app.hold_to_limit(p_kind, p_source, p_limit, p_minutes);
  end if;

  insert into app.contributions
    (kind, reference, arrived_at, read_by, content_hash, display_name, hats, language, notice_version, flagged)
  values
    (p_kind, p_reference, arrived, p_read_by, p_content_hash, p_display_name, p_hats, p_language, p_notice_version, p_flagged)
  returning 'stored', id, reference, null into admission;
  insert into app.submissions (id, contribution_id, key_hash, reference, arrived_at)
  values (p_submission, admission.contribution_id, p_key_hash, p_reference, arrived);
  -- An offer that nobody can answer helps nobody: for an offer this fails when both are empty.
  if p_kind = 'offer' or p_email <> '' or p_phone <> '' then
    insert into app.contacts (contribution_id, email, phone) values (admission.contribution_id, p_email, p_phone);
  end if;
  return admission;
end
$$;
