/**
 * Words of your own in place of ours: the same keys as in src/i18n/sv/, as many as you like. `npm run override -- words site.menu` writes
 * one down, so that you hear when ours changes.
 *
 *   sv: { site: { menu: 'Innehåll' } }
 */
export default { sv: {} };
