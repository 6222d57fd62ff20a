/**
 * Ideas on the board by the thousand and by the million, written by the database itself, as long as a form lets them be. What triggers
 * would work out row by row is put together here from parts that were worked out once, by the same functions; a test compares the two.
 */
import type { Sql, TransactionSql } from 'postgres';
import { everyday, parts, words } from './boardWords.ts';

const list = (text: string) => text.trim().split(/\s+/);

/** How long the texts are, and of how much they are put together: as a form lets them be, or little where only the number counts. */
interface Size {
  paragraphs: number;
  each: number;
  /** Of the parts that seldom words are made of. */
  parts: number;
}
const sizes = {
  full: { paragraphs: 2000, each: 6, parts: 100 },
  short: { paragraphs: 40, each: 1, parts: 6 },
} satisfies Record<string, Size>;

/** Writes ideas number 1 to `many`, the newest last, in an otherwise empty database, and makes it fit to be measured. */
export async function writeBoard(sql: Sql, many: number, length: keyof typeof sizes = 'full'): Promise<void> {
  const size = sizes[length];
  const connections = 2;
  const indexes = await dropIndexes(sql);
  // What is worked out for each row when it is written is put together here too.
  await sql`alter table app.ideas alter column words drop expression`;
  await writeParts(sql, size);
  const each = Math.ceil(many / connections);
  await Promise.all(
    Array.from({ length: connections }, (_, i) =>
      writeRange(sql, i * each + 1, Math.min(many, (i + 1) * each), many, size),
    ),
  );
  await sql`insert into app.vocabulary select distinct v.* from bench.paragraph p, app.vocabulary_of(p.text) v on conflict do nothing`;
  await sql`
    insert into app.vocabulary select distinct v.* from bench.seldom s, app.vocabulary_of(s.word) v
    where s.n in (select bench.seldom_in(i.id, k) from app.ideas i, generate_series(1, 3) k) on conflict do nothing`;
  await sql`
    insert into app.vocabulary
    select distinct v.* from app.vocabulary_of(${`${words.rare} ${words.middling} ${words.never.join(' ')} ${words.pastSeason}`}) v on conflict do nothing`;
  await sql`select setval(pg_get_serial_sequence('app.contributions', 'id'), ${many})`;
  await sql`drop schema bench cascade`;
  await makeIndexes(sql, indexes);
  await sql`
    update app.cells c set newest_at = (select b.published_at from app.board b where b.cell = c.id order by b.published_at desc limit 1)`;
  await sql`vacuum analyze`;
}

interface Index {
  definition: string;
}

/** An index that is filled afterwards takes a tenth of the time. */
async function dropIndexes(sql: Sql): Promise<Index[]> {
  const found = await sql<(Index & { name: string })[]>`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class c on c.oid = i.indrelid
    where c.relnamespace = 'app'::regnamespace and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
      and c.relname in ('ideas', 'contributions', 'board', 'timeline', 'submissions')`;
  for (const { name } of found) await sql.unsafe(`drop index ${name}`);
  return found;
}

async function makeIndexes(sql: Sql, indexes: readonly Index[]): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local maintenance_work_mem = '1GB'`;
    for (const { definition } of indexes) await tx.unsafe(definition);
  });
}

/** Paragraphs and seldom words, each with the words that are found by it. */
async function writeParts(sql: Sql, size: Size): Promise<void> {
  await sql`create schema bench`;
  await sql`create aggregate bench.together(tsvector) (sfunc = tsvector_concat, stype = tsvector, initcond = '')`;
  await sql`
    create function bench.pick(what text, of integer) returns integer language sql immutable
    return (hashtext(what)::bigint & 2147483647) % of`;
  const [first, middle, last] = ([parts.first, parts.middle, parts.last] as const).map((part) =>
    list(part).slice(0, size.parts),
  ) as [string[], string[], string[]];
  const compounds = first.length * last.length;
  await sql`
    create table bench.compound as
    select row_number() over () - 1 as n, a || b as word from unnest(${first}::text[]) a, unnest(${last}::text[]) b`;
  await sql`create unique index on bench.compound (n)`;
  await sql`
    create table bench.seldom as
    select row_number() over () - 1 as n, a || b || c as word, app.board_words(a || b || c) as words
    from unnest(${first}::text[]) a, unnest(${middle}::text[]) b, unnest(${last}::text[]) c`;
  await sql`create unique index on bench.seldom (n)`;
  await sql`
    create function bench.seldom_in(idea bigint, k integer) returns integer language sql immutable
    return bench.pick(idea || ' seldom ' || k, ${sql.unsafe(String(first.length * middle.length * last.length))})`;
  await sql`
    create table bench.paragraph as
    select n, text, app.board_words(text) as words, app.words_of('', '', text) as all_words
    from (
      select n, (
        select string_agg(word, ' ' order by hashtext(word || n)) from (
          select word from unnest(${everyday}::text[]) as word where bench.pick(word || ' in ' || n, 10) < 6
          union all
          select c.word from generate_series(1, 26) k join bench.compound c on c.n = bench.pick(n || ' compound ' || k, ${compounds})
          union all
          select ${words.common} where n % 9 = 0
        ) w
      ) || '.' as text
      from generate_series(0, ${size.paragraphs - 1}::int) n
    ) p`;
  await sql`create unique index on bench.paragraph (n)`;
}

async function writeRange(sql: Sql, from: number, to: number, many: number, size: Size): Promise<void> {
  const step = 20_000;
  for (let begin = from; begin <= to; begin += step)
    await sql.begin((tx) => writeSome(tx, begin, Math.min(to, begin + step - 1), many, size));
}

async function writeSome(
  tx: TransactionSql,
  from: number,
  to: number,
  many: number,
  size: Size,
): Promise<void> {
  // The triggers ask about each row what is known here of all of them.
  await tx`set local session_replication_role = replica`;
  await tx`
    create temporary table row on commit drop as
    select idea.n, 'K3-' || substr(code, 1, 4) || '-' || substr(code, 5) as reference, now() - (${many}::bigint - n) * interval '2 minutes' as at,
      seldom.text as called,
      ltrim(special.text || seldom.text || E'\n\n' || body.text) as text, (special.words || seldom.words || body.words) as words, body.all_words,
      (array['published', 'published', 'published', 'published', 'gathering', 'gathering', 'active', 'active', 'done', 'resting'])
        [1 + bench.pick(n || ' status', 10)] as status,
      -- What is about the old is never on the north side, though both are common.
      case when n % 100 = 0 then 'landsbygden'
        else (array['whole', 'centrum', 'sodra-sidan', 'norra-sidan'])[1 + bench.pick(n || ' area', case when n % 4 = 2 then 3 else 4 end)]
      end as area,
      (
        select coalesce(array_agg(topic order by topic), '{}') from (
          select topic from (values ('skola', 30), ('natur', 20), ('kultur', 15), ('fritid', 20), ('trafik', 15), ('traffas', 20)) t (topic, share)
          where bench.pick(n || ' topic ' || topic, 100) < share limit 2
        ) taken
      ) || case when n % 4 = 2 then '{aldre}' else '{}' end::text[] as topics,
      wanted.needs, array(select need from unnest(wanted.needs) as need where bench.pick(n || ' met ' || need, 4) = 0) as met
    from generate_series(${from}::bigint, ${to}::bigint) as idea (n)
    cross join lateral (select translate(upper(lpad(to_hex(n), 8, '0')), 'ILOU', 'XXXX') as code) c
    cross join lateral (
      select said || ' ' as text, app.board_words(said) as words from (
        select concat_ws(' ',
          case when n % greatest(${many}::bigint / 7, 1) = 0 then ${words.rare} end, case when n % 100 = 50 then ${words.middling} end,
          case when n % 50 = 3 then ${words.never[0]} end, case when n % 50 = 26 then ${words.never[1]} end,
          case when n % 30 = 7 and n < ${many}::bigint * 0.9 then ${words.pastSeason} end
        ) as said
      ) s
    ) special
    cross join lateral (
      select coalesce(array_agg(need), '{}') as needs
      from (values ('hands', 50), ('skill', 40), ('lead', 35), ('place', 30), ('things', 30), ('contacts', 20)) w (need, share)
      where bench.pick(idea.n || ' need ' || need, 100) < share
    ) wanted
    cross join lateral (
      select string_agg(s.word, ' ') as text, bench.together(s.words) as words
      from generate_series(1, 3) k join bench.seldom s on s.n = bench.seldom_in(idea.n, k)
    ) seldom
    cross join lateral (
      select rtrim(left(string_agg(p.text, E'\n\n' order by k), 3700)) as text, bench.together(p.words) as words,
        bench.together(p.all_words) as all_words
      from generate_series(1, ${size.each}::int) k join bench.paragraph p on p.n = bench.pick(idea.n || ' paragraph ' || k, ${size.paragraphs})
    ) body`;
  await tx`
    insert into app.contributions
      (id, kind, reference, arrived_at, read_by, content_hash, display_name, hats, language, notice_version, news_at, version, answered_at)
    overriding system value
    select n, 'idea', reference, at, at::date + 7, md5(n::text) || md5('x' || n), 'Någon på gatan', '{resident}', 'sv', '1', null, 1, at
    from row`;
  await tx`
    insert into app.submissions (id, contribution_id, key_hash, reference, arrived_at)
    select gen_random_uuid(), n, md5(n::text) || md5('x' || n), reference, at from row`;
  await tx`
    insert into app.ideas (id, status, title, description, helps, area, topics, needs, needs_note, first_step, met, words)
    select n, status, 'Något att göra ihop: ' || called, text, 'Alla som bor här', area, topics, needs, '', true, met, all_words
    from row`;
  // Two that make the same cells in another order would wait for each other.
  await tx`select pg_advisory_xact_lock(1)`;
  await tx`
    insert into app.board (id, status, published_at, changed_at, free, cell, facts, words)
    select i.id, i.status, r.at, r.at, c.free, c.id, c.facts || app.shelves_of(c.free, r.at), r.words
    from row r join app.ideas i on i.id = r.n cross join lateral app.cell_of(i) c`;
  await tx`
    insert into app.timeline (contribution_id, at, status)
    select r.n, r.at, step from row r cross join unnest(array['received', 'published']) as step`;
}
