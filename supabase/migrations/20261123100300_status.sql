-- Promise: a status only changes along an arrow of src/domain/status.ts, and never without a row in the timeline.

create table app.timeline (
  id bigint generated always as identity primary key,
  contribution_id bigint not null references app.contributions (id) on delete cascade,
  at timestamptz not null default now(),
  status text not null,
  -- What is told about this step on the web, if anything.
  message app.tidy_text not null default '' check (char_length(message) <= 2000)
);
alter table app.timeline enable row level security;
create index timeline_contribution on app.timeline (contribution_id, at, id);

create function app.idea_may_move(was text, becomes text) returns boolean
language sql immutable strict parallel safe set search_path = ''
return (was, becomes) in (
  ('received', 'published'), ('published', 'gathering'), ('gathering', 'active'), ('active', 'done'),
  ('resting', 'published'), ('resting', 'gathering'), ('resting', 'active'), ('resting', 'withdrawn'),
  ('resting', 'removed'), ('returned', 'received'), ('returned', 'withdrawn'), ('returned', 'removed')
)
or (
  was in ('received', 'published', 'gathering', 'active', 'done')
  and becomes in ('resting', 'retired', 'returned', 'withdrawn', 'removed')
);

create function app.offer_may_move(was text, becomes text) returns boolean
language sql immutable strict parallel safe set search_path = ''
return (was, becomes) in (('received', 'withdrawn'));

-- One trigger for both tables: the first status is `received`, the others follow the arrows, each leaves its mark.
create function app.keep_timeline() returns trigger
language plpgsql set search_path = '' as $$
declare
  allowed boolean;
begin
  if tg_op = 'INSERT' then
    allowed := new.status = 'received';
  elsif new.status = old.status then
    return new;
  else
    allowed := case new.kind
      when 'idea' then app.idea_may_move(old.status, new.status)
      else app.offer_may_move(old.status, new.status)
    end;
  end if;
  if not allowed then
    raise sqlstate 'PT409' using
      message = format('The status cannot become %s from here.', new.status),
      hint = 'The possible steps are listed in docs/status.md.';
  end if;
  insert into app.timeline (contribution_id, at, status)
  select new.id, case when tg_op = 'INSERT' then contributions.arrived_at else now() end, new.status
  from app.contributions where contributions.id = new.id;
  return new;
end
$$;

create trigger keep_timeline after insert or update of status on app.ideas
  for each row execute function app.keep_timeline();
create trigger keep_timeline after insert or update of status on app.offers
  for each row execute function app.keep_timeline();
