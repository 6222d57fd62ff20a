-- Promise: text is stored as people see it, and lists are sets. The same rules stand in src/domain (text.ts, field.ts).

create function app.is_tidy(value text) returns boolean
language sql immutable strict parallel safe set search_path = ''
return value is normalized
  -- No control characters but the line end, nothing that turns text around.
  and value !~ '[\u0001-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]'
  and value !~ '^[ \n]|[ \n]$';

-- Many lines, and one.
create domain app.tidy_text as text check (app.is_tidy(value));
create domain app.tidy_line as text check (app.is_tidy(value) and value !~ '\n');

create function app.is_set_of(list text[], allowed text[]) returns boolean
language sql immutable strict parallel safe set search_path = ''
return list <@ allowed
  and cardinality(list) = (select count(distinct item) from unnest(list) as item);

-- Areas and topics are the fork's own: here only their shape, number and that none comes twice; the domain knows which there are.
create function app.is_set_of_ids(list text[], at_most integer) returns boolean
language sql immutable strict parallel safe set search_path = ''
return cardinality(list) <= at_most
  and cardinality(list) = (
    select count(distinct item) from unnest(list) as item where item ~ '^[a-z0-9]+(-[a-z0-9]+)*$'
  );
