-- Promise: what everyone may see of the ideas stands in one table that only the database itself writes, in the same moment as the idea
-- changes; what was never put up is not there to be found, and of what is gone no word is left that a search could find.
--
--   put up, moved on, a need met, clearer words ──► its row shows what is so now
--   taken back, given back, joined, removed ──────► its row says only that, so that an old link gets an honest answer
--
-- Words are found without their endings, and without their dots and rings: "odla" finds "odlar", "cykelvag" finds "cykelväg". They also
-- stand in a vocabulary, so that a slip of one letter finds what was meant; what no idea on the board says any more is not there.

-- Letters without what stands above, below or across them.
create function app.plain(written text) returns text
language sql immutable strict parallel safe set search_path = ''
return pg_catalog.translate(
  pg_catalog.regexp_replace(normalize(pg_catalog.lower(written), NFD), '[\u0300-\u036f]', '', 'g'), 'øæđŧŋ', 'oadtn'
);

-- What is left of a word when its endings are off; null for a small word that everything is full of. Snowball's rules take one ending at
-- a time ("badplatsen", "badplats" …) and leave the most common one of all, -an, where it is ("skolan" beside "skola"), so they are
-- asked until nothing more comes off.
create function app.stem(word text) returns text
language plpgsql immutable strict parallel safe set search_path = '' as $$
declare
  left_over text := (pg_catalog.ts_lexize('pg_catalog.swedish_stem', word))[1];
  shorter text;
begin
  loop
    shorter := pg_catalog.regexp_replace(
      coalesce((pg_catalog.ts_lexize('pg_catalog.swedish_stem', left_over))[1], left_over), '^(.{3,})an$', '\1'
    );
    exit when shorter is null or shorter = left_over or shorter = '';
    left_over := shorter;
  end loop;
  return left_over;
end
$$;

-- The words of a text, each once, in small letters.
create function app.words_in(written text) returns setof text
language sql immutable strict parallel safe rows 100 set search_path = ''
return pg_catalog.unnest(pg_catalog.tsvector_to_array(pg_catalog.to_tsvector('pg_catalog.simple', written)));

-- What can be found: each word without its ending, as it is written and plain, in no order: nobody searches here for words that stand
-- beside each other.
create function app.board_words(written text) returns tsvector
language sql immutable strict parallel safe set search_path = ''
return (
  select coalesce(pg_catalog.array_to_tsvector(pg_catalog.array_agg(distinct form) filter (where form <> '')), '')
  from app.words_in(written) as word, pg_catalog.unnest(array[app.stem(word), app.plain(app.stem(word))]) as form
);

-- Are two words at most one letter apart: one less, one more, another, or two neighbours that have changed places?
create function app.is_one_letter_away(a text, b text) returns boolean
language plpgsql immutable strict parallel safe set search_path = '' as $$
declare
  longer constant text := case when pg_catalog.char_length(a) >= pg_catalog.char_length(b) then a else b end;
  shorter constant text := case when longer = a then b else a end;
  more constant integer := pg_catalog.char_length(longer) - pg_catalog.char_length(shorter);
  same integer := 0;
begin
  if more > 1 then
    return false;
  end if;
  -- The letters that both begin with.
  while same < pg_catalog.char_length(shorter)
    and pg_catalog.substr(longer, same + 1, 1) = pg_catalog.substr(shorter, same + 1, 1) loop
    same := same + 1;
  end loop;
  return pg_catalog.substr(longer, same + 2) = pg_catalog.substr(shorter, same + 2 - more)
    or (
      more = 0 and pg_catalog.substr(longer, same + 3) = pg_catalog.substr(shorter, same + 3)
      and pg_catalog.substr(longer, same + 1, 2) = pg_catalog.reverse(pg_catalog.substr(shorter, same + 1, 2))
    );
end
$$;

-- Two words that are one letter apart have the same beginning or the same end, up to the two letters in the middle. By these an index
-- finds those that may be meant, however many words there are: each word has two, and is looked for with those of its own length and of
-- one letter more and less.
create function app.halves(word text, as_long_as integer) returns text[]
language sql immutable strict parallel safe set search_path = ''
return array[
  as_long_as || '<' || pg_catalog.left(word, (as_long_as - 1) / 2), as_long_as || '>' || pg_catalog.right(word, (as_long_as - 1) / 2)
];

-- Ideas that no filter can tell apart lie in one cell: the same area, status, topics and needs that are free. There are some hundreds of
-- cells however many ideas there are, so which of them a filter means, and whether any, is quickly found out.
create table app.cells (
  id integer generated always as identity primary key,
  -- Each with its kind: area:centrum, topic:skola, need:hands (one that is still free), status:active.
  facts text[] not null unique,
  free smallint not null check (free between -1 and 6)
);
alter table app.cells enable row level security;
create index cells_facts on app.cells using gin (facts) with (fastupdate = off);

create table app.board (
  id bigint primary key references app.ideas (id) on delete cascade,
  status text not null check (status in (
    'received', 'published', 'gathering', 'active', 'done', 'resting', 'retired', 'returned', 'withdrawn', 'removed'
  )),
  -- When it was put up for the first time.
  published_at timestamptz not null default now(),
  -- When anything that a list tells of it last changed.
  changed_at timestamptz not null default now(),
  -- May everyone see it now?
  shown boolean not null generated always as (status in ('published', 'gathering', 'active', 'done', 'resting')) stored,
  -- How many seats are free; -1 where nobody is looked for any more or just now.
  free smallint not null check (free between -1 and 6),
  -- All that a list can be narrowed to, as its cell has it, and the shelves that words are looked for on: free:2, month:2026-11.
  facts text[] not null,
  cell integer references app.cells (id),
  words tsvector not null,
  check (case when shown then cell is not null else facts = '{}' and words = '' and free = -1 and cell is null end)
);
alter table app.board enable row level security;
create index board_newest on app.board (published_at, id) where shown;
create index board_needed on app.board (free, published_at, id) where shown;
create index board_cell on app.board (cell, published_at, id);
-- Without a list of what is to be put in later: every search would read it through.
create index board_found on app.board using gin (facts, words) with (fastupdate = off);

-- What somebody may have meant: a word plainly written, its stem, and the stem plainly written, each with the last, which finds it.
create table app.vocabulary (
  word text not null,
  stem text not null,
  primary key (stem, word)
);
alter table app.vocabulary enable row level security;
create index vocabulary_halves on app.vocabulary using gin (app.halves(word, pg_catalog.char_length(word))) with (fastupdate = off);

-- Of the shortest words nearly everything is one letter away, numbers are not misspelt, and nothing is endless.
create function app.can_be_meant(word text) returns boolean
language sql immutable strict parallel safe set search_path = ''
return word ~ '^[[:alpha:]]{4,40}$';

create function app.vocabulary_of(written text) returns table (word text, stem text)
language sql immutable strict parallel safe rows 100 set search_path = ''
begin atomic
  select distinct form, app.plain(app.stem(said))
  from app.words_in(written) as said, pg_catalog.unnest(array[app.plain(said), app.stem(said), app.plain(app.stem(said))]) as form
  where app.can_be_meant(form) and app.stem(said) <> '';
end;

-- The cell that an idea lies in, made when it is the first there. How many seats are free: -1 where nobody is looked for any more.
create function app.cell_of(idea app.ideas) returns app.cells
language plpgsql set search_path = '' as $$
declare
  missing constant text[] := array(select need from pg_catalog.unnest(idea.needs) as need where need <> all (idea.met) order by need);
  all_facts constant text[] := array['area:' || idea.area, 'status:' || idea.status]
    || array(select 'topic:' || topic from pg_catalog.unnest(idea.topics) as topic order by topic)
    || array(select 'need:' || need from pg_catalog.unnest(missing) as need);
  cell app.cells;
begin
  select c.* into cell from app.cells c where c.facts = all_facts;
  if not found then
    insert into app.cells (facts, free) values (
      all_facts, case when idea.status in ('published', 'gathering', 'active') then pg_catalog.cardinality(missing) else -1 end
    )
    on conflict (facts) do nothing;
    select c.* into cell from app.cells c where c.facts = all_facts;
  end if;
  return cell;
end
$$;

-- Where words are looked for: on the shelf of ideas with as many free seats, and on that of the month (UTC) when they were put up.
create function app.month_shelf(moment timestamp) returns text
language sql immutable strict parallel safe set search_path = ''
return 'month:' || pg_catalog.to_char(moment, 'YYYY-MM');

create function app.shelves_of(free integer, published_at timestamptz) returns text[]
language sql immutable set search_path = ''
return array['free:' || free, app.month_shelf(published_at at time zone 'utc')];

create function app.keep_board() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  is_shown constant boolean := new.status in ('published', 'gathering', 'active', 'done', 'resting');
  says constant text := case when is_shown then (
    select coalesce(p.title, new.title) || ' ' || coalesce(p.description, new.description) || ' ' || new.helps || ' ' || new.needs_note
    from (select 1) as one left join app.proposals p on p.id = new.wording_id
  ) else '' end;
  cell app.cells;
begin
  if is_shown then
    cell := app.cell_of(new);
    -- Whoever takes words out of the vocabulary waits for those who bring some (see app.forget_words).
    perform pg_catalog.pg_advisory_xact_lock_shared(pg_catalog.hashtextextended('the words of the board', 0));
    -- In one order, so that two who bring the same words wait for each other and never in a ring.
    insert into app.vocabulary (word, stem)
    select v.word, v.stem from app.vocabulary_of(says) v order by v.stem, v.word
    on conflict do nothing;
    insert into app.board as b (id, status, free, cell, facts, words)
    values (new.id, new.status, cell.free, cell.id, cell.facts || app.shelves_of(cell.free, now()), app.board_words(says))
    on conflict (id) do update set
      status = excluded.status, free = excluded.free, cell = excluded.cell,
      facts = cell.facts || app.shelves_of(cell.free, b.published_at), words = excluded.words, changed_at = now();
  else
    -- What was never put up has no row, and gets none now.
    update app.board b set status = new.status, free = -1, cell = null, facts = '{}', words = '', changed_at = now() where b.id = new.id;
  end if;
  return null;
end
$$;
create trigger keep_board after insert or update of status, met, wording_id on app.ideas
  for each row execute function app.keep_board();

-- Words that nothing on the board says any more. Most stand in something new too, which is quickly seen; only the others are looked for
-- everywhere.
create function app.forget_words() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  kept constant text[] := case tg_op when 'UPDATE' then pg_catalog.tsvector_to_array(new.words) else '{}' end;
  gone text[] := array(select w from pg_catalog.unnest(pg_catalog.tsvector_to_array(old.words)) as w where w <> all (kept));
begin
  if gone = '{}' then
    return null;
  end if;
  gone := array(
    select w from pg_catalog.unnest(gone) as w
    except
    select w
    from (select b.words from app.board b where b.shown order by b.published_at desc, b.id desc limit 200) as newest,
      pg_catalog.unnest(pg_catalog.tsvector_to_array(newest.words)) as w
  );
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('the words of the board', 0));
  delete from app.vocabulary v
  where v.stem = any (gone) and not exists (select from app.board b where b.words @@ pg_catalog.quote_literal(v.stem)::tsquery);
  return null;
end
$$;
create trigger forget_words after update of words or delete on app.board
  for each row execute function app.forget_words();

-- What stewards have put up already.
update app.ideas i set met = i.met where i.status in ('published', 'gathering', 'active', 'done', 'resting');
insert into app.board (id, status, free, facts, words)
select i.id, i.status, -1, '{}', '' from app.ideas i
where i.status not in ('published', 'gathering', 'active', 'done', 'resting')
  and exists (select from app.timeline t where t.contribution_id = i.id and t.status = 'published');
update app.board b set
  published_at = t.first_at, changed_at = t.last_at,
  facts = case
    when b.shown then (select c.facts from app.cells c where c.id = b.cell) || app.shelves_of(b.free, t.first_at) else '{}'
  end
from (
  select contribution_id, min(at) filter (where status = 'published') as first_at, max(at) as last_at
  from app.timeline group by contribution_id
) t
where t.contribution_id = b.id and t.first_at is not null;
