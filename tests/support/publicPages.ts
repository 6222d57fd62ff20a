/** Every page that anyone may find. A page that is added to the site is added here, and with that to every test of every page. */
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
