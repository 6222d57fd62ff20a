/** Contributions by the thousand, written by the database itself: words that people use, as long as they may be. */
import type { Sql } from 'postgres';

/** In every text, and in seven. */
export const [commonWord, rareWord] = ['biblioteket', 'flugsnappare'];

const words = `
  vi vill gärna ha en plats där alla kan träffas efter skolan och laga cyklar tillsammans med grannar som redan kan odla grönsaker
  bygga bänkar måla planket läsa sagor spela schack sjunga i kör lära sig svenska baka bröd vandra längs ån plocka skräp hålla
  loppis låna verktyg rasta hundar åka skridskor plantera träd vid torget en kväll varje vecka under hösten när det är mörkt
  förskolan pensionärerna föreningen hembygdsgården badplatsen busshållplatsen lekparken kyrkan vårdcentralen idrottshallen
  ${commonWord} barnen ungdomarna föräldrarna någon borde kunna hjälpa till med lokal stolar kaffe och lite tålamod`
  .trim()
  .split(/\s+/);

/** How long a text is: as a form lets it be, or short where only the number of rows matters. */
export type Length = 'full' | 'short';

/**
 * Six in ten are ideas that nobody has read, two are ideas on the board that miss somebody and have news, two are offers; the newest
 * has the highest number. Two in a hundred are set aside as rubbish.
 */
export async function writeRows(sql: Sql, many: number, length: Length): Promise<void> {
  const paragraphs = length === 'full' ? 6 : 1;
  await sql.begin(async (tx) => {
    // The triggers ask about each row what is known here of all of them.
    await tx`set local session_replication_role = replica`;
    await tx`
      create temporary table paragraph on commit drop as
      select n, (
        select string_agg(word, ' ' order by hashtext(word || n)) from unnest(${words}::text[]) as word
        where (hashtext(word || 'in' || n) & 7) < 5 or word = ${commonWord}
      ) || '.' as text
      from generate_series(0, 499) n`;
    await tx`
      create temporary table row on commit drop as
      select n, case when n % 5 = 4 then 'offer' else 'idea' end as kind, n % 5 = 3 as on_board, n % 50 = 7 as flagged,
        'K3-' || lpad(translate(upper(to_hex(n / 65536)), '', ''), 4, '0') || '-' || lpad(upper(to_hex(n % 65536)), 4, '0') as reference,
        now() - (${many}::int - n) * interval '1 minute' as at, md5(n::text) || md5('x' || n) as hash,
        left(
          'Nummer ' || n || case when n % greatest(${many}::int / 7, 1) = 0 then ${` ${rareWord}. `} else '. ' end || (
            select string_agg(p.text, E'\n\n' order by k)
            from generate_series(1, ${paragraphs}::int) k join paragraph p on p.n = (hashtext(n || ':' || k) & 2147483647) % 500
          ),
          case when n % 5 = 4 then 1990 else 3990 end
        ) as text
      from generate_series(1, ${many}::int) n`;
    await tx`
      insert into app.contributions
        (id, kind, reference, arrived_at, read_by, content_hash, display_name, hats, language, notice_version, flagged, news_at, version)
      overriding system value
      select n, kind, reference, at, at::date + 7, hash, 'Någon på gatan', '{resident}', 'sv', '1', flagged, at,
        case when on_board then 1 else 0 end
      from row`;
    await tx`
      insert into app.submissions (id, contribution_id, key_hash, reference, arrived_at)
      select gen_random_uuid(), n, hash, reference, at from row`;
    await tx`
      insert into app.ideas (id, status, title, description, helps, area, topics, needs, needs_note, first_step, met)
      select n, case when on_board and not flagged then 'published' else 'received' end, 'Något att göra ihop, nummer ' || n,
        rtrim(text), 'Alla som bor här', case n % 100 when 0 then 'landsbygden' else 'centrum' end,
        case when n % 3 = 0 then '{skola}' else '{natur,kultur}' end::text[],
        case when n % 2 = 0 then '{hands,place}' else '{skill,lead}' end::text[], '', false, '{}'
      from row where kind = 'idea'`;
    await tx`
      insert into app.offers (id, description, gives, availability, extent, areas, topics, idea_id)
      select n, rtrim(text), case when n % 2 = 0 then '{hands}' else '{things}' end::text[], '{evenings}', 'monthly', '{centrum}',
        '{natur}', case when n > 10 then n - 1 end
      from row where kind = 'offer'`;
    await tx`insert into app.contacts (contribution_id, email, phone) select n, 'nagon@exempel.example', '' from row`;
    await tx`insert into app.timeline (contribution_id, at, status) select n, at, 'received' from row`;
    await tx`
      insert into app.letters (contribution_id, at, about, words, signed, by_author)
      select n, at, 'comment', 'Vi är tre till som vill vara med nu.', '', true from row where on_board`;
    await tx`select setval(pg_get_serial_sequence('app.contributions', 'id'), ${many})`;
  });
  await sql`analyze`;
}
