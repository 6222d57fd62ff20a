/** POST /api/offers: somebody offers help. */
import type { Config, Context } from '@netlify/functions';
import { choicesOf } from '../../src/domain/kommun.ts';
import { makeOfferSchema } from '../../src/domain/offer.ts';
import { receive } from '../../src/inbox/receive.ts';
import kommun from '../../src/kommun/kommun.config.ts';
import { answerSubmission } from '../http/submission.ts';

const schema = makeOfferSchema(choicesOf(kommun));

export default (request: Request, context: Context) =>
  answerSubmission(request, context, {
    kind: 'offer',
    path: '/api/offers',
    schema,
    limit: kommun.limits.offers,
    receive: (content, receipt, limit) => receive({ kind: 'offer', content }, receipt, limit),
  });

// No `method` here: Netlify would let the others fall through to a 404, and the contract says 405.
export const config: Config = {
  path: '/api/offers',
  // Far above our own limit, for floods that would cost even when they are refused. A string in place of the list would silently
  // count per site.
  rateLimit: { windowLimit: 300, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
