/** What a steward types in for somebody who phoned, or wrote on paper: the same fields, and the day it came. */
import { z } from 'zod';
import { requiredDay } from './field.ts';
import { makeIdeaSchema } from './idea.ts';
import type { ForkChoices } from './kommun.ts';
import { makeOfferSchema } from './offer.ts';

const came = { cameOn: requiredDay() };

export function typeInSchemas(choices: ForkChoices) {
  const { email, ...offer } = makeOfferSchema(choices).shape;
  return {
    idea: z.strictObject({ ...came, ...makeIdeaSchema(choices).shape }),
    offer: z
      .strictObject({ ...came, ...offer, email })
      .refine(({ email, phone }) => email !== '' || phone !== '', {
        path: ['email'],
        error: 'required',
        when: () => true,
      }),
  };
}
