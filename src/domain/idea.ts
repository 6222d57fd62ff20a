/** What an idea is. Limits here are repeated by the database's checks; a test holds the two together at every limit. */
import { z } from 'zod';
import { hats, needs } from './choices.ts';
import { choice, choices, email, flag, line, requiredFlag, requiredLine, requiredText } from './field.ts';
import type { ForkChoices } from './kommun.ts';

const ideaLimits = {
  title: { min: 3, max: 120 },
  description: { min: 20, max: 4000 },
  helps: { max: 200 },
  needsNote: { max: 300 },
  topics: { max: 3 },
} as const;
export const displayNameMax = 60;

/** The schema of an idea as a person or program sends it, in the order the page asks. Field names are a public contract. */
export function makeIdeaSchema({ areas, topics, languages }: ForkChoices) {
  const [language = 'sv'] = languages;
  return z.strictObject({
    title: requiredLine(ideaLimits.title.min, ideaLimits.title.max),
    description: requiredText(ideaLimits.description.min, ideaLimits.description.max),
    helps: line(ideaLimits.helps.max),
    needs: choices(needs, needs.length),
    needsNote: line(ideaLimits.needsNote.max),
    area: choice(areas, 'whole'),
    topics: choices(topics, ideaLimits.topics.max),
    hats: choices(hats, hats.length),
    displayName: line(displayNameMax),
    email: email(),
    firstStep: flag(),
    language: choice(languages, language),
    informed: requiredFlag(),
  });
}

export type Idea = z.infer<ReturnType<typeof makeIdeaSchema>>;
