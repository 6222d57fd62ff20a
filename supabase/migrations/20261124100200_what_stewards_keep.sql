-- Promise: what was sent stays as it was sent. What stewards and the one who wrote say to each other, propose and agree is kept beside
-- it, and a contribution knows whether something new lies in it and how many times it has been changed.

alter table app.contributions
  -- Goes up by one for each act: whoever acts tells which one they have seen.
  add column version integer not null default 0,
  -- Since when something lies here that no steward has taken in hand; null when nothing does.
  add column news_at timestamptz,
  -- When a steward first told the one who wrote something.
  add column answered_at timestamptz,
  -- A person has said whether it is rubbish: machines say nothing more about it.
  add column judged boolean not null default false;
update app.contributions c set news_at = c.arrived_at where app.status_of(c.id) = 'received';

create function app.begin_with_news() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.news_at := new.arrived_at;
  return new;
end
$$;
create trigger begin_with_news before insert on app.contributions
  for each row when (new.news_at is null and new.version = 0) execute function app.begin_with_news();

create index contributions_news on app.contributions (news_at, id) where news_at is not null and not flagged;
create index contributions_promised on app.contributions (read_by) where news_at is not null and not flagged and answered_at is null;
create index contributions_flagged on app.contributions (arrived_at desc, id desc) where flagged;

alter table app.ideas
  -- Which of the needs somebody has taken on.
  add column met text[] not null default '{}'
    check (app.is_set_of(met, array['hands', 'skill', 'place', 'things', 'contacts', 'lead'])),
  -- The idea that this one went together with.
  add column joined_to bigint references app.ideas (id) on delete set null;
create index ideas_joined on app.ideas (joined_to);
create index ideas_area on app.ideas (area);
-- Ideas on the board that miss somebody.
create index ideas_missing on app.ideas (id desc)
  where status in ('published', 'gathering', 'active') and not needs <@ met;

-- Nobody changes a resident's words, whoever they are and whatever they mean by it. Erasing is deleting.
create function app.keep_original() returns trigger
language plpgsql set search_path = '' as $$
begin
  raise sqlstate 'PT409' using message = 'What somebody has sent is kept as it was sent.';
end
$$;
create trigger keep_original before update of title, description, helps, area, topics, needs, needs_note, first_step on app.ideas
  for each row execute function app.keep_original();
create trigger keep_original before update of description, gives, availability, extent, areas, topics on app.offers
  for each row execute function app.keep_original();
create trigger keep_original before update of kind, reference, arrived_at, content_hash, display_name, hats, notice_version
  on app.contributions for each row execute function app.keep_original();

-- The life of an offer: answered, agreed upon, thanked for; docs/status.md shows the whole.
alter table app.offers drop constraint offers_status_check;
alter table app.offers add constraint offers_status_check
  check (status in ('received', 'answered', 'agreed', 'thanked', 'withdrawn', 'removed'));
create or replace function app.offer_may_move(was text, becomes text) returns boolean
language sql immutable strict parallel safe set search_path = ''
return (was, becomes) in (
  ('received', 'answered'), ('received', 'agreed'), ('answered', 'agreed'), ('agreed', 'thanked')
)
or (was in ('received', 'answered', 'agreed', 'thanked') and becomes in ('withdrawn', 'removed'));
create index offers_unanswered on app.offers (id) where status = 'received';

-- What is said between the stewards and the one who wrote, oldest first. `about` is the act that the words came with.
create table app.letters (
  id bigint generated always as identity primary key,
  contribution_id bigint not null references app.contributions (id) on delete cascade,
  at timestamptz not null default now(),
  about text not null,
  words app.tidy_text not null check (char_length(words) <= 4000),
  -- A person signs, never "kommunen". Empty: the one who wrote the contribution.
  signed app.tidy_line not null check (char_length(signed) <= 60),
  by_author boolean not null default false
);
alter table app.letters enable row level security;
create index letters_contribution on app.letters (contribution_id, at, id);

-- Something that only the one who wrote can decide: clearer words for the board, or going together with another idea.
create table app.proposals (
  id bigint generated always as identity primary key,
  contribution_id bigint not null references app.ideas (id) on delete cascade,
  kind text not null check (kind in ('clarity', 'join')),
  title app.tidy_line not null default '' check (char_length(title) <= 120),
  description app.tidy_text not null default '' check (char_length(description) <= 4000),
  other_id bigint references app.ideas (id) on delete cascade,
  proposed_at timestamptz not null default now(),
  answered_at timestamptz,
  answer text check (answer in ('yes', 'no')),
  check ((kind = 'join') = (other_id is not null)),
  check (kind <> 'clarity' or (char_length(title) >= 3 and char_length(description) >= 20)),
  check ((answered_at is null) = (answer is null)),
  check (other_id <> contribution_id)
);
alter table app.proposals enable row level security;
-- One question of a kind at a time.
create unique index proposals_open on app.proposals (contribution_id, kind) where answered_at is null;
create index proposals_contribution on app.proposals (contribution_id, id);
create index proposals_other on app.proposals (other_id);
-- How an idea reads since the one who wrote it said yes to clearer words. What they sent stays beside it.
alter table app.ideas add column wording_id bigint references app.proposals (id) on delete set null;
create index ideas_wording on app.ideas (wording_id);

-- "Det här bidrar vi med": an answer of its own, signed by a person.
create table app.answers (
  id bigint generated always as identity primary key,
  contribution_id bigint not null references app.ideas (id) on delete cascade,
  words app.tidy_text not null check (char_length(words) between 3 and 4000),
  signed app.tidy_line not null check (char_length(signed) between 1 and 60),
  unit app.tidy_line not null check (char_length(unit) between 1 and 120),
  hats text[] not null check (
    app.is_set_of(hats, array['resident', 'employee', 'elected', 'association', 'business', 'student'])
  ),
  written_on date not null,
  published_at timestamptz not null default now(),
  -- Empty: nothing is decided yet, and the page says so.
  decided_by app.tidy_line not null default '' check (char_length(decided_by) <= 120),
  case_number app.tidy_line not null default '' check (char_length(case_number) <= 60)
);
alter table app.answers enable row level security;
create index answers_contribution on app.answers (contribution_id, id);

-- What has to be known before people meet: who leads, which insurance holds, whose land it is and which permit; and whether children
-- take part, which needs a named grown-up who answers for them.
create table app.care (
  idea_id bigint primary key references app.ideas (id) on delete cascade,
  leader app.tidy_line not null default '' check (char_length(leader) <= 120),
  insurance app.tidy_line not null default '' check (char_length(insurance) <= 200),
  land app.tidy_line not null default '' check (char_length(land) <= 200),
  children boolean not null default false,
  responsible app.tidy_line not null default '' check (char_length(responsible) <= 120),
  check (not children or char_length(responsible) >= 3)
);
alter table app.care enable row level security;

create function app.is_cared_for(idea bigint) returns boolean
language sql stable set search_path = ''
return exists (
  select from app.care k where k.idea_id = idea and k.leader <> '' and k.insurance <> '' and k.land <> ''
);

-- Nothing is in motion before that is answered, whoever sets the status.
create function app.ask_before_motion() returns trigger
language plpgsql set search_path = '' as $$
begin
  if not app.is_cared_for(new.id) then
    raise sqlstate 'PT422' using message = 'Before an idea is in motion: who leads, which insurance, whose land.', hint = 'care';
  end if;
  return new;
end
$$;
create trigger ask_before_motion before update of status on app.ideas
  for each row when (new.status = 'active' and old.status <> 'active') execute function app.ask_before_motion();

-- What was agreed with somebody who offered help, and which needs of the idea it meets.
create table app.agreements (
  offer_id bigint primary key references app.offers (id) on delete cascade,
  words app.tidy_text not null check (char_length(words) between 3 and 2000),
  agreed_at timestamptz not null default now()
);
alter table app.agreements enable row level security;

-- A private link of one's own in each mail: another key to the same page (SHA-256, as in app.submissions).
create table app.links (
  key_hash text primary key check (key_hash ~ '^[0-9a-f]{64}$'),
  contribution_id bigint not null references app.contributions (id) on delete cascade,
  made_at timestamptz not null default now()
);
alter table app.links enable row level security;
create index links_contribution on app.links (contribution_id);

-- What has been said and what has happened, oldest first; a step before the letter that tells of it.
create function app.story_of(one bigint) returns jsonb
language sql stable set search_path = ''
return (
  select coalesce(pg_catalog.jsonb_agg(
    pg_catalog.jsonb_build_object('at', s.at, 'what', s.what, 'words', s.words, 'signed', s.signed, 'byAuthor', s.by_author)
    order by s.at, s.place, s.id
  ), '[]')
  from (
    select l.at, l.about as what, l.words::text as words, l.signed::text as signed, l.by_author, l.id, 1 as place
    from app.letters l where l.contribution_id = one
    union all
    select t.at, t.status, '', '', false, t.id, 0 from app.timeline t
    where t.contribution_id = one
    union all
    select p.answered_at, case p.answer when 'yes' then 'sayYes' else 'sayNo' end, '', '', true, p.id, 2
    from app.proposals p where p.contribution_id = one and p.answered_at is not null
  ) s
);
