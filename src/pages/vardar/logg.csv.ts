/** The log to take along, for leads. */
import type { APIRoute } from 'astro';
import { Refused } from '../../data/told.ts';
import { logAsCsv } from '../../desk/csv.ts';

export const prerender = false;

export const GET: APIRoute = async ({ locals: { sitting } }) => {
  if (sitting?.steward.role !== 'lead') throw new Refused({ code: 'PT403', hint: '', details: '' });
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="logg.csv"',
  };
  return new Response(await logAsCsv(sitting), { headers });
};
