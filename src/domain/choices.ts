/** What can be ticked, in the order it is shown. The database's checks repeat these lists; a test holds the two together. */

/** What an idea may need, and what an offer may give. */
export const needs = ['hands', 'skill', 'place', 'things', 'contacts', 'lead'] as const;
export type Need = (typeof needs)[number];

/** The hats a person may wear, several at once. None ranks above another. */
export const hats = ['resident', 'employee', 'elected', 'association', 'business', 'student'] as const;
export type Hat = (typeof hats)[number];

/** When someone who offers help has time. */
export const availabilities = ['daytime', 'evenings', 'weekends', 'anytime'] as const;
export type Availability = (typeof availabilities)[number];

/** How much of their time. */
export const extents = ['once', 'monthly', 'weekly', 'flexible'] as const;
export type Extent = (typeof extents)[number];

/** The area every fork has: the whole municipality. */
export const wholeArea = 'whole';
