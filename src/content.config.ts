/** What an explanatory page and a source must have. A page that lacks something stops the build with the file and the field. */

import { defineCollection } from 'astro:content';
import { file, glob } from 'astro/loaders';
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

/**
 * Our pages and the fork's own, which add to ours or replace one with the same file name. An id is the path below src/, so that the
 * two never collide (see components/pageAddress.ts).
 */
const pages = defineCollection({
  loader: glob({
    pattern: ['content/sv/*.md', 'kommun/content/*.md'],
    base: './src',
    generateId: ({ entry }) => entry.replace(/\.md$/, ''),
  }),
  schema: pageSchema,
});

const sources = defineCollection({
  loader: file('./src/content/sources.yaml'),
  schema: z
    .object({
      where: z.string(),
      /** The title it carries; `lang` says in which language, when it is not Swedish. */
      title: z.string().optional(),
      /** Our own words, where we do not know the title. */
      about: z.string().optional(),
      date: z.string().optional(),
      lang: z.string().optional(),
    })
    .refine(({ title, about }) => title || about, 'a source needs a title, or words about it'),
});

/** What is not accessible yet, for /tillganglighet/. */
const knownFaults = defineCollection({
  loader: file('./src/content/known-faults.yaml'),
  schema: z.object({ what: z.string(), why: z.string(), since: z.iso.date() }),
});

export const collections = { pages, sources, knownFaults };
