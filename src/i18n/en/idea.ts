/** The words of one idea's pages: the idea, its offer form, its poster, and what is said when it is not on the board any more. */
import type { GoneIdea, ShownStatus } from '../../domain/board.ts';
import { statuses } from './told.ts';

/** How the sentence goes on that begins with where the idea is now; `name` is who took the first step, or ''. */
const now: Record<ShownStatus, (name: string) => string> = {
  published: () => '. Anyone who wants to can sit down.',
  gathering: () => '. Some have sat down, and there is room for more.',
  active: () => '. Some have begun, and you are welcome to join now too.',
  done: (name) => `, thanks to ${name || 'whoever began'} and everyone who lent a hand.`,
  resting: (name) => `. It can wake up again. Thank you${name ? `, ${name},` : ''} for the first step.`,
};

const gone: Record<GoneIdea['status'], { title: string; text: string }> = {
  retired: {
    title: statuses.retired,
    text: 'Two ideas that were like each other became one. The person who wrote this one wanted that.',
  },
  withdrawn: {
    title: statuses.withdrawn,
    text: 'The person who wrote the idea has taken it back. Anyone may do that at any time.',
  },
  returned: {
    title: statuses.returned,
    text: 'The idea has left the table. The person who wrote it has been told the reason, and can write again.',
  },
  removed: {
    title: statuses.removed,
    text: 'Only what plainly breaks the law is removed. The person who wrote it has been told the reason.',
  },
};

export const idea = {
  /** Who began wants to be there, too. */
  joins: 'Wants to be there when it begins.',
  now,
  drawing: (taken: number, free: number) =>
    `A round table from above. Places taken: ${taken}.${free > 0 ? ` Places free: ${free}.` : ''}`,
  needs: {
    title: 'This is needed',
    /** Once nobody is looked for any more. */
    past: 'This was needed',
    free: 'free',
    taken: 'someone has sat down',
    none: 'Nothing special.',
    /** Where more are welcome. */
    enough: 'It is enough that you want to join in.',
    allTaken: 'All of these places are taken. If you want to join in, there is room for you anyway.',
    nobodyYet: 'Someone sits down first. Is it you?',
    help: 'I want to help',
    noAccount: 'You do not need an account.',
  },
  facts: {
    title: 'About the idea',
    helps: 'Helps',
    area: 'Where',
    topics: 'About',
    published: 'On the table since',
    changed: 'Last changed',
    number: 'Number of the idea',
  },
  story: {
    title: 'How it has gone',
    answer: 'This is what we contribute',
    /** "Maja, Park och natur, who works for the municipality." */
    signed: (who: string, unit: string, hats: string) => `${who}, ${unit}${hats ? `, who ${hats}` : ''}.`,
    written: (day: string) => `Written on ${day}.`,
    decided: (who: string, number: string) => `Decided by ${who}${number ? `, ${number}` : ''}.`,
    undecided: 'Nothing is decided yet.',
  },
  share: {
    title: 'Do more people want to join?',
    text: 'Share the link. Copy it here, or send it with a button:',
    mail: 'E-mail the link',
    sms: 'Text the link',
    poster: 'Print a poster',
    invite: (title: string) => `Do you want to join in? ${title}`,
    wrong: 'Tell us if something is wrong here',
  },
  offer: {
    title: (title: string) => `Help with “${title}”`,
    description:
      'Say what you can contribute to this very idea. A host reads it and gets in touch. You do not need an account.',
    lead: 'Say what you can do, and a host will get in touch. If you can do something other than what is needed, that is just as good.',
    still: 'This is still needed',
    /** Instead of the form: nobody is looked for. */
    elsewhere: 'How good that you want to help! This idea is not looking for anyone, but others are.',
    anything: 'Say what you can do',
    toIdea: 'To the idea',
  },
  poster: {
    title: (title: string) => `Poster: ${title}`,
    description: 'A poster to print and put up, with one place free at the table.',
    how: 'This is a poster to put up on a notice board. Choose Print in your browser’s menu, or press Ctrl and P. It fits on one sheet of A4.',
    back: 'Back to the idea',
    /** In two lines, beside the code. */
    seat: ['Here is', 'your place.'] as const,
    code: (address: string) => `QR code to ${address}`,
    scan: 'Point your phone’s camera at the square, or go to',
    call: 'Would you rather talk? Call',
    say: 'and say',
    about:
      'An idea from someone who lives or works here. There is room for everyone at the table. You do not need an account.',
  },
  gone: {
    statuses: gone,
    description: 'The idea is no longer on the table. Here is what happened and what you can do instead.',
    since: (day: string) => `It happened on ${day}.`,
    joined: 'Together they became this one:',
    ask: 'Is there something you want to ask? Call',
    say: 'and say the number',
    toIdeas: 'See the ideas',
    start: 'Start something',
  },
};
