/** What an offer of help is. It answers needs, of one idea or of any. */
import { z } from 'zod';
import { availabilities, extents, hats, needs } from './choices.ts';
import {
  choice,
  choices,
  email,
  line,
  phone,
  reference,
  requiredChoices,
  requiredFlag,
  requiredText,
} from './field.ts';
import { displayNameMax } from './idea.ts';
import type { ForkChoices } from './kommun.ts';

const offerLimits = {
  description: { min: 10, max: 2000 },
  areas: { max: 6 },
  topics: { max: 3 },
} as const;

/** The schema of an offer as a person or program sends it, in the order the page asks. Field names are a public contract. */
export function makeOfferSchema({ areas, topics, languages }: ForkChoices) {
  const [language = 'sv'] = languages;
  return z
    .strictObject({
      gives: requiredChoices(needs, needs.length),
      description: requiredText(offerLimits.description.min, offerLimits.description.max),
      email: email(),
      phone: phone(),
      availability: choices(availabilities, availabilities.length),
      extent: choice(extents, 'flexible'),
      areas: choices(areas, offerLimits.areas.max),
      topics: choices(topics, offerLimits.topics.max),
      idea: reference(),
      hats: choices(hats, hats.length),
      displayName: line(displayNameMax),
      language: choice(languages, language),
      informed: requiredFlag(),
    })
    .refine(({ email, phone }) => email !== '' || phone !== '', {
      // An offer that nobody can answer helps nobody. Asked even when other fields are wrong: all faults are told at once.
      path: ['email'],
      error: 'required',
      when: () => true,
    });
}

export type Offer = z.infer<ReturnType<typeof makeOfferSchema>>;
