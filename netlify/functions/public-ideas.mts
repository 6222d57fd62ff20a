/** GET /api/public/ideas: the board, for programs. */
import type { Config, Context } from '@netlify/functions';
import { answerData, type Source } from '../../src/board/answerData.ts';
import { ideasAsJson } from '../../src/board/json.ts';

const source: Source = {
  path: '/api/public/ideas',
  questions: 1,
  write: async (after, next) => ({
    body: await ideasAsJson(after, next),
    headers: { 'content-type': 'application/json; charset=utf-8' },
  }),
};

export default (request: Request, context: Context) => answerData(request, context, source);

export const config: Config = { path: '/api/public/ideas' };
