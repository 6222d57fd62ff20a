-- Promise: at the table everybody acts as themselves. The functions of the table run with the rights of whoever asks, and these
-- policies say what those are; the functions' secret key is not needed and not used.
--
-- Stewards read what has come in and write beside it, never in it. What was removed as unlawful is closed: from then on only leads see
-- it. Nobody here can delete anything.

-- Kept apart from the status, because a row that is not to be seen any more cannot be changed to be so.
create table app.removals (
  contribution_id bigint primary key references app.contributions (id) on delete cascade,
  ground text not null check (ground ~ '^[a-zA-Z]{2,40}$'),
  at timestamptz not null default now()
);
alter table app.removals enable row level security;

grant select on app.contributions, app.ideas, app.offers, app.contacts, app.timeline, app.letters, app.proposals, app.answers,
  app.care, app.agreements, app.removals to authenticated;
grant select (contribution_id, reference, arrived_at) on app.submissions to authenticated;
grant select on app.whole to authenticated;
grant update (version, news_at, answered_at, flagged, judged) on app.contributions to authenticated;
grant update (status, met) on app.ideas to authenticated;
grant update (status) on app.offers to authenticated;
grant insert (contribution_id, at, status, message) on app.timeline to authenticated;
grant insert (contribution_id, about, words, signed) on app.letters to authenticated;
grant insert (contribution_id, kind, title, description, other_id) on app.proposals to authenticated;
grant insert (contribution_id, words, signed, unit, hats, written_on, decided_by, case_number) on app.answers to authenticated;
grant insert, update on app.care to authenticated;
grant insert, update on app.agreements to authenticated;
grant insert (contribution_id, ground) on app.removals to authenticated;
grant select, insert (letter_id, steward_id, about) on app.outbox to authenticated;
grant update (status, next_at) on app.outbox to authenticated;

create policy "stewards read" on app.contributions for select to authenticated using ((select app.my_role()) is not null);
create policy "stewards act" on app.contributions for update to authenticated using ((select app.my_role()) is not null);
create policy "stewards read" on app.submissions for select to authenticated using ((select app.my_role()) is not null);
create policy "stewards read" on app.timeline for select to authenticated using ((select app.my_role()) is not null);
create policy "stewards add" on app.timeline for insert to authenticated with check ((select app.my_role()) is not null);
create policy "stewards read" on app.removals for select to authenticated using ((select app.my_role()) is not null);
create policy "stewards add" on app.removals for insert to authenticated with check ((select app.my_role()) is not null);
create policy "stewards add" on app.care for insert to authenticated with check ((select app.my_role()) is not null);
create policy "stewards change" on app.care for update to authenticated using ((select app.my_role()) is not null);
create policy "stewards add" on app.agreements for insert to authenticated with check ((select app.my_role()) is not null);
create policy "stewards change" on app.agreements for update to authenticated using ((select app.my_role()) is not null);
create policy "stewards read" on app.answers for select to authenticated using ((select app.my_role()) is not null);
create policy "stewards add" on app.answers for insert to authenticated with check ((select app.my_role()) is not null);
create policy "stewards see what leaves" on app.outbox for select to authenticated using ((select app.my_role()) is not null);
create policy "stewards write mail" on app.outbox for insert to authenticated
  with check ((select app.my_role()) is not null and (about = 'letter' or (about = 'invitation' and (select app.my_role()) = 'lead')));
create policy "stewards send again" on app.outbox for update to authenticated
  using ((select app.my_role()) is not null and status = 'failed') with check (status = 'waiting');

-- Words that residents wrote, and words to them: open to all stewards until they are closed.
create policy "stewards read what is open, leads everything" on app.ideas for select to authenticated
  using ((select app.my_role()) = 'lead' or ((select app.my_role()) is not null and id not in (select r.contribution_id from app.removals r)));
create policy "stewards act" on app.ideas for update to authenticated using ((select app.my_role()) is not null);
create policy "stewards read what is open, leads everything" on app.offers for select to authenticated
  using ((select app.my_role()) = 'lead' or ((select app.my_role()) is not null and id not in (select r.contribution_id from app.removals r)));
create policy "stewards act" on app.offers for update to authenticated using ((select app.my_role()) is not null);
create policy "stewards read what is open, leads everything" on app.contacts for select to authenticated
  using ((select app.my_role()) = 'lead' or ((select app.my_role()) is not null and contribution_id not in (select r.contribution_id from app.removals r)));
create policy "stewards read what is open, leads everything" on app.letters for select to authenticated
  using ((select app.my_role()) = 'lead' or ((select app.my_role()) is not null and contribution_id not in (select r.contribution_id from app.removals r)));
create policy "stewards write in their own name" on app.letters for insert to authenticated
  with check ((select app.my_role()) is not null and signed = (select app.my_name()) and not by_author);
create policy "stewards read what is open, leads everything" on app.care for select to authenticated
  using ((select app.my_role()) = 'lead' or ((select app.my_role()) is not null and idea_id not in (select r.contribution_id from app.removals r)));
create policy "stewards read what is open, leads everything" on app.agreements for select to authenticated
  using ((select app.my_role()) = 'lead' or ((select app.my_role()) is not null and offer_id not in (select r.contribution_id from app.removals r)));
create policy "stewards read what is open, leads everything" on app.proposals for select to authenticated
  using ((select app.my_role()) = 'lead' or ((select app.my_role()) is not null and contribution_id not in (select r.contribution_id from app.removals r)));
create policy "stewards propose" on app.proposals for insert to authenticated
  with check ((select app.my_role()) is not null and answer is null);

-- What the tables' own checks and triggers call.
grant execute on function app.is_tidy, app.is_set_of, app.is_set_of_ids, app.status_of, app.idea_may_move, app.offer_may_move,
  app.is_cared_for, app.text_number, app.story_of to authenticated;
