-- Promise: whatever is written, what is put on the board can be read, kept and taken along: no word is longer than the index can hold.

-- A word for the index has 2046 bytes at most, and PostgreSQL does not say so: it cuts one that was made longer here (plain letters can
-- take twice the room: Korean does) in the middle of a letter, and nobody can read the row any more, a backup neither.
create or replace function app.board_words(written text) returns tsvector
language sql immutable strict parallel safe set search_path = ''
return (
  select coalesce(
    pg_catalog.array_to_tsvector(
      pg_catalog.array_agg(distinct form) filter (where form <> '' and pg_catalog.octet_length(form) <= 2046)
    ), ''
  )
  from app.words_in(written) as word, pg_catalog.unnest(array[app.stem(word), app.plain(app.stem(word))]) as form
);

update app.board b set words = app.board_words(
  coalesce(w.title, i.title) || ' ' || coalesce(w.description, i.description) || ' ' || i.helps || ' ' || i.needs_note
)
from app.ideas i left join app.proposals w on w.id = i.wording_id
where i.id = b.id and b.shown and (i.description || coalesce(w.description, '')) ~ '\S{200}';
