/** GET /api/health: for a monitor. 503 only when what people send cannot be kept. */
import type { Config } from '@netlify/functions';
import { health } from '../../src/inbox/health.ts';
import { answerHealth } from '../http/health.ts';

export default (request: Request) => answerHealth(request, health);

export const config: Config = { path: '/api/health' };
