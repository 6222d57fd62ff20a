/** The board to follow with a feed reader. */
import type { APIRoute } from 'astro';
import { answerXml } from '../../board/answerXml.ts';
import { atomOf, feedMost } from '../../board/atom.ts';
import { readBoard } from '../../data/board.ts';

export const prerender = false;

export const GET: APIRoute = (context) =>
  answerXml(context, 'application/atom+xml', async () => atomOf(await readBoard(undefined, feedMost)));
