/** What lies on the board, and how it is asked for as programs do: the built pages and the functions, no server between. */
import { randomUUID } from 'node:crypto';
import type { Context } from '@netlify/functions';
import type { Sql } from 'postgres';
import json from '../../netlify/functions/public-ideas.mts';
import csv from '../../netlify/functions/public-ideas-csv.mts';
import { tidyLine, tidyText } from '../../src/domain/text.ts';
import { everyHostileText } from './attacks/corpus.ts';
import { anIdea, type Contribution } from './contributions.ts';
import { aVisitor, sendAsProgram, siteUrl } from './send.ts';

/** Takes an idea in by its own door, and puts it up. */
export async function putUp(sql: Sql, own: Contribution = {}): Promise<string> {
  const answer = await sendAsProgram('idea', anIdea(own));
  if (answer.status !== 201) throw new Error(`It was not taken in: ${await answer.text()}`);
  const { reference } = (await answer.json()) as { reference: string };
  await moveTo(sql, reference, 'published');
  return reference;
}

/** Past the acts, and with what the database itself does when a status changes. */
export async function moveTo(sql: Sql, reference: string, ...statuses: string[]): Promise<void> {
  for (const status of statuses)
    await sql`update app.ideas i set status = ${status} from app.contributions c where c.id = i.id and c.reference = ${reference}`;
}

/** So many that nobody would send them one by one. `first`: its number, which its reference is made of. */
export async function putUpMany(sql: Sql, count: number, first = 1): Promise<void> {
  await sql`
    with made as (
      insert into app.contributions (kind, reference, arrived_at, read_by, content_hash, display_name, hats, language, notice_version)
      select 'idea', 'K3-' || lpad(upper(to_hex(n)), 4, '0') || '-0000', now(), current_date, repeat('0', 64), '', '{}', 'sv', '1'
      from generate_series(${first}::integer, ${first + count - 1}::integer) n
      returning id
    )
    insert into app.ideas (id, title, description, helps, area, topics, needs, needs_note, first_step)
    select id, 'Idé ' || id, 'Vi gör det ihop, alla som vill.', '', 'whole', '{}', '{}', '', false from made`;
  await sql`update app.ideas set status = 'published' where status = 'received'`;
}

/** Asks a data function, as somebody new. */
export function askData(
  file: '' | '.csv',
  query = '',
  init: RequestInit = {},
  ip = aVisitor(),
): Promise<Response> {
  const request = new Request(`${siteUrl}/api/public/ideas${file}${query}`, init);
  return (file ? csv : json)(request, { ip, requestId: randomUUID() } as Context);
}

const firstOf = (text: string, letters: number) => [...text].slice(0, letters).join('');

/** Every hostile text as a title, as a name and as a story, and what is left of each when it has been tidied. */
export const hostileWords = everyHostileText.map((text) => {
  const [title, name, story] = [
    firstOf(`${text} och mer`, 100),
    firstOf(text, 60),
    `${text} och lite till om det.`,
  ];
  return {
    sent: { title, displayName: name, description: story },
    kept: { title: tidyLine(title), name: tidyLine(name), description: tidyText(story) },
  };
});
