-- Promise: a mail is written down in the same transaction as what it tells about, leaves as soon as the mail server takes it, and never
-- twice knowingly. What can never leave is shown at the table.
--
--            take (one at a time, for two minutes)                       the server took it
--   waiting ──────────────────────────────────────► sending ──────────────────────────────► sent
--      ▲                                             │   │       no for good, too old, or twice no answer
--      └───────── not now: a growing pause ──────────┘   └─────────────────────────────────► failed ──(again)──► waiting
--
-- A sender that dies while `sending` may have sent: after two minutes another takes it, which is the one way to a second copy. What a
-- sender says of a mail counts only for its own try. A server that took a mail and hung up before saying so may have it: twice in a row,
-- and a person decides. Addresses are not copied here: somebody who is erased gets no more mail.

create table app.outbox (
  id bigint generated always as identity primary key,
  made_at timestamptz not null default now(),
  -- To the one who wrote, with this letter; or to a steward.
  letter_id bigint references app.letters (id) on delete cascade,
  steward_id uuid references app.stewards (id) on delete cascade,
  about text not null check (about in ('letter', 'invitation', 'morning', 'appChanged', 'recoveryUsed')),
  -- The day of a morning mail: one each.
  day date,
  status text not null default 'waiting' check (status in ('waiting', 'sending', 'sent', 'failed')),
  tries integer not null default 0,
  next_at timestamptz not null default now(),
  sent_at timestamptz,
  -- A code, never the server's words: they may quote an address.
  trouble text not null default '' check (trouble ~ '^[\w.:-]{0,60}$'),
  check ((letter_id is null) <> (steward_id is null)),
  check ((about = 'letter') = (letter_id is not null)),
  check ((about = 'morning') = (day is not null)),
  check ((status = 'sent') = (sent_at is not null))
);
alter table app.outbox enable row level security;
-- One invitation each, and one morning mail a day.
create unique index outbox_steward on app.outbox (steward_id, about, day) nulls not distinct where about in ('invitation', 'morning');
create index outbox_of_steward on app.outbox (steward_id);
create index outbox_letter on app.outbox (letter_id);
create index outbox_next on app.outbox (id) where status in ('waiting', 'sending');
create index outbox_failed on app.outbox (id) where status = 'failed';

-- The next one to send, with everything that is needed to write it, for as long as the lease. The sender brings a new private key's
-- hash: the link in the mail, which nobody else has, leads to the contribution (or is the invitation).
create function public.take_mail(p_key_hash text, p_lease_seconds integer) returns table (
  id bigint, try integer, made_at timestamptz, about text, email text, name text, language text, day date,
  reference text, kind text, title text, status text, letter_about text, words text, signed text
)
language plpgsql security definer set search_path = '' as $$
declare
  mail app.outbox;
begin
  update app.outbox o set status = 'sending', tries = o.tries + 1, next_at = now() + make_interval(secs => p_lease_seconds)
  where o.id = (
    select w.id from app.outbox w where w.status in ('waiting', 'sending') and w.next_at <= now()
    -- In the order in which they were written, so that nobody is thanked before they are answered.
    order by w.id limit 1 for update skip locked
  )
  returning o.* into mail;
  if not found then
    return;
  end if;
  if mail.about = 'letter' then
    insert into app.links (key_hash, contribution_id)
    select p_key_hash, l.contribution_id from app.letters l where l.id = mail.letter_id;
  elsif mail.about = 'invitation' then
    update app.stewards s set invitation_hash = p_key_hash, invited_at = now()
    where s.id = mail.steward_id and s.entered_at is null;
  end if;
  return query
    select mail.id, mail.tries, mail.made_at, mail.about, coalesce(k.email, s.email, ''), coalesce(s.name, c.display_name)::text,
      coalesce(c.language, 'sv'), mail.day, coalesce(c.reference, ''), coalesce(c.kind, ''), coalesce(i.title, '')::text,
      coalesce(app.status_of(c.id), ''), coalesce(l.about, ''), coalesce(l.words, '')::text, coalesce(l.signed, '')::text
    from (select 1) as one
    left join app.letters l on l.id = mail.letter_id
    left join app.contributions c on c.id = l.contribution_id
    left join app.ideas i on i.id = c.id
    left join app.contacts k on k.contribution_id = c.id
    left join app.stewards s on s.id = mail.steward_id;
end
$$;

-- What became of a try. Of a try whose lease has run out and that another has taken since, nothing is believed.
create function public.mail_sent(p_id bigint, p_try integer) returns table (noted boolean)
language sql security definer set search_path = ''
begin atomic
  update app.outbox o set status = 'sent', sent_at = now(), trouble = ''
  where o.id = p_id and o.tries = p_try and o.status = 'sending'
  returning true;
end;

-- `p_wait_seconds` null: never.
create function public.mail_not_sent(p_id bigint, p_try integer, p_trouble text, p_wait_seconds integer) returns table (noted boolean)
language sql security definer set search_path = ''
begin atomic
  update app.outbox o set
    status = case
      when p_wait_seconds is null or (p_trouble = 'unanswered' and o.trouble = 'unanswered') then 'failed' else 'waiting'
    end,
    next_at = now() + make_interval(secs => coalesce(p_wait_seconds, 0)), trouble = p_trouble
  where o.id = p_id and o.tries = p_try and o.status = 'sending'
  returning true;
end;

revoke all on function public.take_mail, public.mail_sent, public.mail_not_sent from public, anon, authenticated, service_role;
grant execute on function public.take_mail, public.mail_sent, public.mail_not_sent to service_role;
