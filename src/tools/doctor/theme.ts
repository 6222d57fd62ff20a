/** The colours: that they can be read is held by the build; what had to be moved for it is told. */
import { contrast, pairsOf } from '../../domain/theme.ts';
import { paletteOf } from '../build/theme/palette.ts';
import { words } from '../build/theme/words.ts';
import { type Examination, look, wrong } from './finding.ts';

export const colours: Examination = {
  name: 'colours',
  async look({ kommun: { theme: given } }) {
    if (!given) return [];
    const { theme, moves } = paletteOf(given);
    const unread = (['light', 'dark'] as const).flatMap((scheme) =>
      pairsOf(theme[scheme], scheme).filter(({ above, below, least }) => contrast(above, below) < least),
    );
    return [
      ...unread.map(({ name, above, below, least }) =>
        wrong(
          'theme',
          `${words.name(name)}: ${above} on ${below} is less than ${least}:1`,
          'it cannot be read',
          'give theme.colours, and let the rest be worked out',
        ),
      ),
      ...moves.map((move) =>
        look(
          'theme',
          words.move(move),
          'your own colour could not be read there',
          'nothing, if you like what /_tema/ shows; else another colour',
        ),
      ),
    ];
  },
};
