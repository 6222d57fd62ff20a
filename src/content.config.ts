/** What pages, sources and the lists beside them must have. What lacks something stops the build with the file and the field. */

import { defineCollection } from 'astro:content';
import { file, glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { pageSchema } from './content/pageSchema.ts';

/**
 * Our pages and the fork's own, which add to ours or replace one with the same file name. An id is the path below src/, so that the
 * two never collide (see components/pageAddress.ts).
 */
const pages = defineCollection({
  loader: glob({
    pattern: ['content/*/*.md', 'kommun/content/*.md', 'kommun/content/*/*.md'],
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

/** Pages in easy Swedish, and whether readers have tried them. */
const reviewed = defineCollection({
  loader: file('./src/content/reviewed.json'),
  schema: z.object({ reviewed: z.boolean(), date: z.iso.date() }),
});

export const collections = { pages, sources, knownFaults, reviewed };
