/** What an explanatory page must tell of itself. */
import { z } from 'astro/zod';

const next = z.object({ text: z.string(), href: z.string() });

/** Drawn pages (`.astro`) export a `page` of the same shape. */
export const pageSchema = z.object({
  /** The page's h1. */
  title: z.string(),
  /** For search engines and shared links: its own for each page. */
  description: z.string().min(70).max(155),
  /** The one question the page answers. */
  question: z.string(),
  /** The facts the page stands on, by their numbers in the list of facts. */
  facts: z.array(z.int()).default([]),
  /** Numbers in sources.yaml, listed at the foot of the page. */
  sources: z.array(z.int()).default([]),
  /** The thing to do when one has read: a button at the end. */
  next,
  /** A page made to be put up on a wall: the printed sheet gets room to write. */
  printable: z.boolean().default(false),
});
