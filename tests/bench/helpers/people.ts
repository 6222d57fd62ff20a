/** Many people's posts, each with words of its own and from an address of its own, as autocannon sends them. */

import { headersOf } from '../../support/killingPeople.ts';

let sent = 0;

export interface Post {
  method: 'POST';
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** An idea: a form's every other time, and a program's. */
export function nextIdea(): Post {
  sent += 1;
  const title = `Läxhjälp på biblioteket, gång ${sent}`;
  const description = `Vi ses klockan fyra och hjälps åt med läxorna, för ${sent}:e gången.`;
  const isForm = sent % 2 === 0;
  const address = `10.${(sent >> 16) & 255}.${(sent >> 8) & 255}.${sent & 255}`;
  return {
    method: 'POST',
    path: '/api/ideas',
    headers: headersOf(isForm, address),
    body: isForm
      ? String(new URLSearchParams({ title, description, informed: 'on' }))
      : JSON.stringify({ title, description, informed: true }),
  };
}
