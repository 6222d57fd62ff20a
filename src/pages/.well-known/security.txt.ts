/**
 * Where to tell of a hole in the site (RFC 9116). Made when somebody asks, because it must say until when it holds, less than a year
 * ahead, and a built file would grow too old on a site that nobody changes for a year.
 */
import type { APIRoute } from 'astro';
import { languages as all, type Language } from '../../domain/languages.ts';
import kommun from '../../kommun/kommun.config.ts';

export const prerender = false;

const { contact, languages, repository, site } = kommun;
const day = 24 * 60 * 60 * 1000;
/** Some weeks less than a year: an answer may lie in a cache for a day. */
const days = 330;

/** Easy Swedish is Swedish to who writes to us. */
const spokenAs = (language: Language) => all[language].tag.split('-')[0] ?? language;

export const GET: APIRoute = () => {
  const today = Math.floor(Date.now() / day) * day;
  const lines = [
    `Contact: mailto:${contact.email}`,
    ...(repository ? [`Contact: ${repository}`] : []),
    `Expires: ${new Date(today + days * day).toISOString()}`,
    // Whoever looks for holes may not know Swedish, and English will do.
    `Preferred-Languages: ${[...new Set([...languages.map(spokenAs), 'en'])].join(', ')}`,
    `Canonical: ${new URL('/.well-known/security.txt', site).href}`,
  ];
  return new Response(`${lines.join('\n')}\n`, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
