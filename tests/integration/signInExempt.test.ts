/** The town hall's network, which the municipality has said is not counted (`limits.exempt`), at the door as in the forms. */
import type { APIContext } from 'astro';
import { afterAll, beforeAll, expect, test } from 'vitest';
import kommun from '../../src/kommun/kommun.config.ts';
import { askForm } from '../../src/middleware/forms/door.ts';
import { useDatabase } from '../support/database.ts';
import { aVisitor } from '../support/send.ts';

useDatabase();
const exempt = ['192.0.2.0/24', '2001:db8:7::/48'];
const known = [...kommun.limits.exempt];
beforeAll(() => void kommun.limits.exempt.splice(0, Infinity, ...exempt));
afterAll(() => void kommun.limits.exempt.splice(0, Infinity, ...known));

/** One more who asks for a code from there: 429 when that is too many, otherwise on to the next page. */
async function asks(clientAddress: string): Promise<number | string> {
  const request = new Request('https://site.example/vardar/in/', { method: 'POST' });
  const form = askForm({ clientAddress, request, locals: { requestId: 'r' } } as APIContext);
  const outcome = await form.take({ email: 'ingen@demo.example', invitation: '' }, {});
  return 'status' in outcome ? outcome.status : 'to' in outcome ? outcome.to : '';
}

test.each([
  ['the town hall', '192.0.2.7', '/vardar/in/kod/'],
  ['the town hall, over IPv6', '2001:db8:7::1', '/vardar/in/kod/'],
  ['the house beside it', '198.51.100.7', 429],
])('a stranger who asks for codes all day at %s (%s) leaves the next one: %s', async (_, address, next) => {
  for (let time = 0; time < 20; time += 1) expect(await asks(address)).toBe('/vardar/in/kod/');
  expect(await asks(address)).toBe(next);
  expect(await asks(aVisitor()), 'and anybody elsewhere').toBe('/vardar/in/kod/');
});
