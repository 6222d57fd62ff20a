import { pathIn } from '../../src/domain/languages.ts';
import kommun from '../../src/kommun/kommun.config.ts';

/** Every page that anyone may find, in Swedish. A page that is added to the site is added here, and with that to every test of every page. */
export const publicPages = [
  '/',
  '/modellen/',
  '/klassrummet/',
  '/vagen/',
  '/spraket/',
  '/ledarskap/',
  '/skanderborg/',
  '/ar-den-har-nu/',
  '/fragor/',
  '/ideer/',
  '/borja/',
  '/hjalp-till/',
  '/om/',
  '/kallor/',
  '/tillganglighet/',
  '/personuppgifter/',
] as const;

export const formPages = { idea: '/borja/', offer: '/hjalp-till/' } as const;

/** The same in every other language that the site speaks. */
export const translatedPages = kommun.languages
  .filter((language) => language !== 'sv')
  .flatMap((language) => publicPages.map((path) => pathIn(language, path)));

/** Every page that anyone may find, in every language. */
export const everyPage: readonly string[] = [...publicPages, ...translatedPages];
