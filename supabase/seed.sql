-- Demo content for trying the site: invented, and signed "Demo". It comes in by the same door as everything else.
-- Left out with K3_DEMO=0, and never run on a hosted database.

-- Nobody promises to read on a Saturday or a Sunday.
create function pg_temp.promised(days integer) returns date language sql
return current_date + days + (array[0, 0, 0, 0, 0, 2, 1])[extract(isodow from current_date + days)::integer];

create temporary table demo_ideas (
  n integer, reference text, days_ago integer, title text, description text, helps text, area text, topics text[], needs text[],
  needs_note text, first_step boolean, hats text[], steps text[]
);
insert into demo_ideas values
  (1, 'K3-DEM0-0001', 12, 'Lugnare raster i 1B',
   'Jag är lärare i 1B och hinner inte se allt som händer på rasterna. Några vuxna som är ute med barnen skulle göra stor skillnad. Vi börjar med två raster i veckan.',
   'Barnen i 1B, och de som blir ensamma på rasten', 'centrum', '{skola}', '{hands,lead}', 'Två vuxna per rast, en halvtimme.', true,
   '{resident,employee}', '{published,gathering}'),
  (2, 'K3-DEM0-0002', 9, 'Högläsning på eftermiddagen',
   'Jag är lärare i 1B och söker några som vill läsa högt för barnen efter lunch. Det gör gott för språket, och det är roligt.',
   'Alla i 1B', 'centrum', '{skola,kultur}', '{skill,things}', 'Böcker på flera språk.', true, '{employee}', '{published}'),
  (3, 'K3-DEM0-0003', 21, 'Rusta badplatsen tillsammans',
   'Bryggan lutar och stigen har vuxit igen. Vi är några som kan börja en lördag i maj. Det behövs verktyg och någon som vet vem som äger marken.',
   'Alla som badar', 'norra-sidan', '{natur,fritid}', '{hands,things,contacts}', 'Röjsåg, spadar, en släpkärra.', true,
   '{resident,association}', '{published,gathering,active}'),
  (4, 'K3-DEM0-0004', 5, 'Läxhjälp av oss som går i nian',
   'Vi är elever som kan hjälpa yngre med matte och engelska en kväll i veckan. Vi behöver en lokal och en vuxen som låser.',
   'De som går i femman och sexan', 'sodra-sidan', '{skola}', '{place,lead}', '', true, '{student,resident}', '{published}'),
  (5, 'K3-DEM0-0005', 2, 'Skjuts till matlagningskvällen',
   'Flera äldre vill komma till byns matlagningskväll men kör inte bil. Kan vi turas om att hämta och lämna?',
   'Äldre utan bil', 'landsbygden', '{aldre,traffas}', '{hands}', '', false, '{resident}', '{}');

select public.take_in_idea(
  gen_random_uuid(), encode(sha256(convert_to('demo key ' || n || random(), 'utf8')), 'hex'), reference,
  encode(sha256(convert_to('demo idea ' || n, 'utf8')), 'hex'), now() - make_interval(days => days_ago),
  pg_temp.promised(7 - days_ago), 'demo', false, null, null, null, title, description, helps, area, topics, needs, needs_note, first_step, hats, 'Demo', '', 'sv'
)
from demo_ideas order by days_ago desc;

do $$
declare
  idea record;
  step text;
begin
  for idea in select c.id, d.steps from demo_ideas d join app.contributions c using (reference) loop
    if 'active' = any (idea.steps) then
      insert into app.care (idea_id, leader, insurance, land)
      values (idea.id, 'Demo', 'Föreningens egen', 'Kommunens mark, inget tillstånd behövs');
    end if;
    foreach step in array idea.steps loop
      update app.ideas set status = step where id = idea.id;
    end loop;
    if cardinality(idea.steps) > 0 then
      update app.contributions set news_at = null, answered_at = arrived_at + interval '2 days' where id = idea.id;
    end if;
  end loop;
end
$$;

select public.take_in_offer(
  gen_random_uuid(), encode(sha256(convert_to('demo offer key ' || random(), 'utf8')), 'hex'), 'K3-DEM0-0006',
  encode(sha256('demo offer'), 'hex'), now() - interval '3 days', pg_temp.promised(4), 'demo', false, null, null, null,
  'Jag är pensionerad snickare och har verktyg som gärna får användas.', '{hands,skill,things}', '{daytime}', 'monthly',
  '{norra-sidan}', '{}', 'K3-DEM0-0003', false, '{resident}', 'Demo', 'demo@demo.example', '', 'sv'
);

-- Somebody has taken a seat, somebody has answered, and none of it happened a moment ago.
update app.ideas i set met = '{hands}' from app.contributions c where c.id = i.id and c.reference in ('K3-DEM0-0001', 'K3-DEM0-0003');
insert into app.answers (contribution_id, words, signed, unit, hats, written_on)
select id, 'Vi lånar ut röjsåg och släpkärra, och vet vem som äger marken.', 'Demo', 'Park och natur', '{employee,resident}', current_date - 6
from app.contributions where reference = 'K3-DEM0-0003';
update app.timeline t set at = c.arrived_at + make_interval(days => array_position(d.steps, t.status))
from app.contributions c join demo_ideas d using (reference) where c.id = t.contribution_id and t.status = any (d.steps);
update app.board b set
  published_at = c.arrived_at + interval '1 day', changed_at = c.arrived_at + interval '3 days',
  facts = l.facts || app.shelves_of(b.free, c.arrived_at + interval '1 day')
from app.contributions c, app.cells l where c.id = b.id and l.id = b.cell;
drop table demo_ideas;
