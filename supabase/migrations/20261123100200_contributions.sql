-- Promise: a contribution is whole or not there, who wrote it is kept apart from what was written, and only what the domain allows
-- can be stored. Limits repeat src/domain/idea.ts and offer.ts; a test compares every field at its limit and one past it.

-- What an idea and an offer have in common.
create table app.contributions (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('idea', 'offer')),
  reference text not null unique check (reference ~ '^K3(-[0-9A-HJKMNP-TV-Z]{4}){2}$'),
  arrived_at timestamptz not null,
  -- The day by which somebody has read it, as it was promised.
  read_by date not null,
  -- Keyed: nobody finds an erased address by trying.
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  display_name app.tidy_line not null check (char_length(display_name) <= 60),
  hats text[] not null check (
    app.is_set_of(hats, array['resident', 'employee', 'elected', 'association', 'business', 'student'])
  ),
  language text not null check (language ~ '^[a-z]{2,8}$'),
  -- Which version of the privacy notice was shown. A person is informed, not asked for consent (GDPR 6.1 e, 13).
  notice_version text not null check (char_length(notice_version) between 1 and 40),
  -- Looks like rubbish to a machine; only a person decides.
  flagged boolean not null default false,
  unique (id, kind)
);
alter table app.contributions enable row level security;
create index contributions_content on app.contributions (content_hash, arrived_at);
create index contributions_newest on app.contributions (arrived_at desc, id desc);

create table app.ideas (
  id bigint primary key,
  kind text not null default 'idea' check (kind = 'idea'),
  status text not null default 'received' check (status in (
    'received', 'published', 'gathering', 'active', 'done', 'resting', 'retired', 'returned', 'withdrawn', 'removed'
  )),
  title app.tidy_line not null check (char_length(title) between 3 and 120),
  description app.tidy_text not null check (char_length(description) between 20 and 4000),
  helps app.tidy_line not null check (char_length(helps) <= 200),
  area text not null check (app.is_set_of_ids(array[area], 1)),
  topics text[] not null check (app.is_set_of_ids(topics, 3)),
  needs text[] not null check (app.is_set_of(needs, array['hands', 'skill', 'place', 'things', 'contacts', 'lead'])),
  needs_note app.tidy_line not null check (char_length(needs_note) <= 300),
  first_step boolean not null,
  foreign key (id, kind) references app.contributions (id, kind) on delete cascade
);
alter table app.ideas enable row level security;
create index ideas_kind on app.ideas (id, kind);

create table app.offers (
  id bigint primary key,
  kind text not null default 'offer' check (kind = 'offer'),
  status text not null default 'received' check (status in ('received', 'withdrawn')),
  description app.tidy_text not null check (char_length(description) between 10 and 2000),
  gives text[] not null check (
    cardinality(gives) >= 1
    and app.is_set_of(gives, array['hands', 'skill', 'place', 'things', 'contacts', 'lead'])
  ),
  availability text[] not null check (
    app.is_set_of(availability, array['daytime', 'evenings', 'weekends', 'anytime'])
  ),
  extent text not null check (extent in ('once', 'monthly', 'weekly', 'flexible')),
  areas text[] not null check (app.is_set_of_ids(areas, 6)),
  topics text[] not null check (app.is_set_of_ids(topics, 3)),
  idea_id bigint references app.ideas (id) on delete set null,
  -- A reference that was accepted while nobody could look it up, and that led nowhere.
  unlinked_reference text not null default '' check (char_length(unlinked_reference) <= 12),
  foreign key (id, kind) references app.contributions (id, kind) on delete cascade
);
alter table app.offers enable row level security;
create index offers_kind on app.offers (id, kind);
create index offers_idea on app.offers (idea_id);

-- How to reach a person: apart, so that erasing somebody never tears an idea.
create table app.contacts (
  contribution_id bigint primary key references app.contributions (id) on delete cascade,
  email text not null check (email = '' or (char_length(email) <= 254 and email ~ '^[^\s@]+@[^\s@]+$')),
  phone app.tidy_line not null check (
    char_length(phone) <= 30 and (phone = '' or char_length(regexp_replace(phone, '[^0-9]', '', 'g')) >= 6)
  ),
  check (email <> '' or phone <> '')
);
alter table app.contacts enable row level security;
