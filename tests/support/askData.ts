/** The board's data, asked for as programs do: the functions, no server between. And what is sent to be found in it. */
import { randomUUID } from 'node:crypto';
import type { Context } from '@netlify/functions';
import type { Sql } from 'postgres';
import json from '../../netlify/functions/public-ideas.mts';
import csv from '../../netlify/functions/public-ideas-csv.mts';
import { tidyLine, tidyText } from '../../src/domain/text.ts';
import { everyHostileText } from './attacks/corpus.ts';
import { anIdea, type Contribution } from './contributions.ts';
import { live } from './placeOnBoard.ts';
import { aVisitor, sendAsProgram, siteUrl } from './send.ts';

/** An idea that was sent, so its words are kept as ours are, and put up past the stewards. */
export async function sendAndPlace(sql: Sql, own: Contribution = {}): Promise<string> {
  const answer = await sendAsProgram('idea', anIdea(own));
  if (answer.status !== 201) throw new Error(`It was not taken in: ${await answer.text()}`);
  const { reference } = (await answer.json()) as { reference: string };
  await live(sql, reference);
  return reference;
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
