/** POST /api/ideas: an idea comes in. */
import type { Config, Context } from '@netlify/functions';
import { makeIdeaSchema } from '../../src/domain/idea.ts';
import { choicesOf } from '../../src/domain/kommun.ts';
import { receive } from '../../src/inbox/receive.ts';
import kommun from '../../src/kommun/kommun.config.ts';
import { answerSubmission } from '../http/submission.ts';

const schema = makeIdeaSchema(choicesOf(kommun));

export default (request: Request, context: Context) =>
  answerSubmission(request, context, {
    kind: 'idea',
    path: '/api/ideas',
    schema,
    limit: kommun.limits.ideas,
    receive: (content, receipt, limit) => receive({ kind: 'idea', content }, receipt, limit),
  });

// No `method` here: Netlify would let the others fall through to a 404, and the contract says 405.
export const config: Config = {
  path: '/api/ideas',
  // Far above our own limit, for floods that would cost even when they are refused. A string in place of the list would silently
  // count per site.
  rateLimit: { windowLimit: 300, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
