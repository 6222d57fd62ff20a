/**
 * The letters that go with what a steward does, ready to be changed, in the language of the one who wrote. A letter thanks for the first
 * step, and says what happens next.
 */
import type { ActName, Ground } from '../../domain/acts.ts';
import type { About } from '../sv/letters.ts';

/** How a letter begins. */
const hello = (name: string) => (name ? `Hello ${name}!` : 'Hello!');

const acts: Partial<Record<ActName, (about: About) => string>> = {
  read: ({ name, title }) =>
    `${hello(name)} I have now read “${title}”. Thank you for taking the first step. I will get in touch again as soon as I can.`,
  publish: ({ name, title }) =>
    `${hello(name)} Now “${title}” is on the table, so that everyone can see it and sit down. Thank you for taking the first step!`,
  giveBack: ({ name, title }) =>
    `${hello(name)} I have read “${title}”. Thank you for writing. As it is now, I cannot put it up. Please write again, or answer here on your page, and we will help each other.`,
  proposeJoin: ({ name, title }) =>
    `${hello(name)} There is another idea that is like “${title}”. Would you like the two to join, so that there are more of you round the same table? You choose.`,
  moveOn: ({ name, title }) =>
    `${hello(name)} Something has happened with “${title}”. Your page says where it is now.`,
  answered: ({ name }) =>
    `${hello(name)} Thank you for wanting to help. I have seen your offer and will get in touch when someone needs what you can do.`,
  agreed: ({ name }) => `${hello(name)} How good that it is going to happen. This is what we have agreed:`,
  thanked: ({ name }) => `${hello(name)} Thank you for what you did. `,
  write: ({ name, title }) =>
    `${hello(name)} ${title ? `Thank you for “${title}”` : 'Thank you for wanting to help'}. Please write to me here on your page if there is something you want to ask.`,
  remove: ({ name }) =>
    `${hello(name)} I have removed what you sent. A Swedish law on electronic notice boards, lagen (1998:112) om ansvar för elektroniska anslagstavlor, says that whoever runs a website like this one is to remove what is plainly criminal.`,
};

/** The reason that ends the letter with which something is given back. */
const grounds: Record<Ground, string> = {
  unlawful: 'The reason is that it is about something the law does not allow.',
  person: 'The reason is that it can be understood to be about a particular person.',
  advertising: 'The reason is that it advertises something that is for sale.',
};

export const letters = {
  hello,
  acts,
  grounds,
  /** When a steward has typed in what came on paper. */
  typedIn: (name: string) =>
    `${hello(name)} Thank you for getting in touch. I have now typed in what you told us, just as you said it. Tell us if anything came out wrong.`,
  /** The paragraph of the law by which something was removed. */
  law: (paragraph: string) => `It concerns: ${paragraph}.`,
  /** Who decided, and the number of the case. */
  decided: (who: string, number: string) => `Decided by ${who}${number ? `, ${number}` : ''}`,
  noDecision: 'No decision yet',
  signed: (name: string) => `Signed ${name}`,
};
