/** POST /api/ideas: an idea comes in. */
import type { Config, Context } from '@netlify/functions';
import { takeIn } from '../../src/data/intake.ts';
import { makeIdeaSchema } from '../../src/domain/idea.ts';
import { choicesOf } from '../../src/domain/kommun.ts';
import kommun from '../../src/kommun/kommun.config.ts';
import { answerSubmission } from '../http/submission.ts';

const schema = makeIdeaSchema(choicesOf(kommun));

export default (request: Request, context: Context) =>
  answerSubmission(request, context, {
    kind: 'idea',
    path: '/api/ideas',
    schema,
    limit: kommun.limits.ideas,
    store: (content, receipt, limit) => takeIn({ kind: 'idea', content }, receipt, limit),
  });

// No `method` here: Netlify would let the others fall through to a 404, and the contract says 405.
export const config: Config = { path: '/api/ideas' };
