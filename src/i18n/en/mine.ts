/**
 * The words of the sender's own private page, which is the thank-you page too. It promises only what happens today: somebody reads and
 * answers here, and by mail where there is an address; what is to be changed is changed by a person who answers the phone.
 */
import type { Kind } from '../../domain/intake.ts';
import type { IdeaStatus, OfferStatus } from '../../domain/status.ts';
import { statuses } from './told.ts';

interface StatusWords {
  name: string;
  /** What happens now, in a sentence or two. */
  now: string;
}

const idea: Record<IdeaStatus, StatusWords> = {
  received: {
    name: statuses.received,
    now: 'Now: a host is reading. The host is the one who invites people to the table.',
  },
  published: { name: statuses.published, now: 'Now: the idea is on the table, where others can sit down.' },
  gathering: { name: statuses.gathering, now: 'Now: some have sat down, and there is room for more.' },
  active: { name: statuses.active, now: 'Now: some have begun.' },
  done: { name: statuses.done, now: 'Done, thanks to you and everyone who lent a hand.' },
  resting: {
    name: statuses.resting,
    now: 'Now: the idea is resting. It can wake up again. Please call if you want to wake it.',
  },
  retired: { name: statuses.retired, now: 'Your idea has joined another, as you wished.' },
  returned: {
    name: 'Back with you',
    now: 'As the idea is now, it cannot be put on the table. The reason is given below. Please answer, and we will help each other.',
  },
  withdrawn: { name: statuses.withdrawn, now: 'You have taken the idea back.' },
  removed: {
    name: statuses.removed,
    now: 'The idea is no longer shown. The reason is given below. Please call if there is something you want to ask.',
  },
};

const offer: Record<OfferStatus, StatusWords> = {
  received: {
    name: 'Arrived',
    now: 'Now: a host is reading. The host is the one who invites people to the table, and finds out who needs what you can do.',
  },
  answered: {
    name: 'Answered',
    now: 'Now: a host has answered and is finding out who needs what you can do.',
  },
  agreed: { name: 'Agreed', now: 'Now: you have agreed on what to do. Thank you for helping!' },
  thanked: { name: 'Thank you', now: 'Thank you for what you did.' },
  withdrawn: { name: 'Taken back by the person who wrote it', now: 'You have taken your offer back.' },
  removed: {
    name: 'Removed, with a reason',
    now: 'The reason is given below. Please call if there is something you want to ask.',
  },
};

/** While the database is away: it is kept, and that is the first thing to know. */
const waiting: StatusWords = {
  name: 'Saved and safe',
  now: 'Right now we cannot reach the place where everything is gathered. What you wrote is saved in a safe place meanwhile, and we will read it a little later. You do not have to do anything more.',
};

const kinds: Record<Kind, { framed: string; whatNext: string; share: string; shareTo: string }> = {
  idea: {
    framed: 'Your idea has arrived.',
    whatNext:
      'Then the idea is put on the table, where everyone can see it and sit down. Nobody votes on it. Only three reasons can stop it: it breaks the law, it singles out a person, or it is advertising.',
    share:
      'Do more people want to help? The link to this page is yours alone. Share the number of the idea instead, and this form, where they can write the number:',
    shareTo: '/hjalp-till/',
  },
  offer: {
    framed: 'Your offer of help has arrived.',
    whatNext:
      'The plan is that a host gets in touch with you when someone needs what you can do. It may take time, and you may always say no.',
    share: 'Do more people want to help? The link to this page is yours alone. Share this one instead:',
    shareTo: '/hjalp-till/',
  },
};

export const mine = {
  title: 'Your page',
  description: 'Your own page about what you have sent. Only those who have the link find their way here.',
  thanks: (name: string) => (name === '' ? 'Thank you!' : `Thank you, ${name}!`),
  waiting,
  status: { idea, offer } satisfies Record<Kind, Record<string, StatusWords>>,
  kinds,
  reference: 'Say this number if you call:',
  arrived: (day: string) => `Came in on ${day}.`,
  readBy: (day: string) => `We will read it by ${day} at the latest.`,
  late: (day: string) =>
    `A host should have read this by ${day}. Get in touch if there is something you want to ask.`,
  lookAgain: (day: string, hasEmail: boolean) =>
    hasEmail
      ? `Look here again on ${day}. You will also get an e-mail when someone has read it.`
      : `Look here again on ${day}. We have no e-mail address for you, so the answer will come here.`,
  isRead: 'A host has read what you wrote.',
  story: 'What has happened',
  /** Where the one who wrote is spoken to, not about. */
  happened: {
    returned: 'Back with you',
    withdrawn: 'You took it back',
    comment: 'You wrote',
    sayYes: 'You said yes',
    sayNo: 'You said no',
    join: 'You joined another idea',
  },
  /** Ideas on the board that are like the one that has just come in. */
  alike: {
    title: (count: number) =>
      count === 1
        ? 'This one is like your idea. Would you like to join it instead?'
        : 'These are like your idea. Would you like to join one of them instead?',
    what: 'Then your idea becomes one with the other, and there are more of you at the same table. Your idea is not put up on its own. It cannot be undone, but you can write a new one. If you do not want to, you do not have to do anything.',
    join: 'Join this one instead',
  },
  joined: {
    title: 'Now you sit at this table',
    help: 'What can you contribute there? Say it, and a host will get in touch.',
    button: 'Say what I can contribute',
  },
  /** Once the idea has a page that everyone can see. */
  shareIdea:
    'Do more people want to help? The link to this page is yours alone. Share the idea’s own page instead:',
  own: {
    asksClarity: 'A question for you: clearer words?',
    asksJoin: (title: string) => `A question for you: join with “${title}”?`,
    clarity:
      'A host suggests somewhat clearer words for your idea on the table. You decide. If you say no, your words stay as they are.',
    join: (title: string, reference: string) =>
      `There is an idea that is like yours: “${title}” (${reference}). Would you like the two to join? You decide. If you say no, both stay.`,
    yes: 'Yes, please',
    no: 'No, thank you',
    comment: { label: 'Write to the host', hint: 'Answer, ask or tell. {max} characters at most.' },
    send: 'Send',
    takeBack: 'Take it back',
    takeBackText: {
      idea: 'Have you changed your mind? This is where you take the idea back. It leaves the table. It cannot be undone, but you can write a new one.',
      offer:
        'Have you changed your mind? This is where you take your offer back. It cannot be undone, but you can write a new one.',
    } satisfies Record<Kind, string>,
    takeBackSure: 'Yes, take it back',
    away: {
      heading: 'It could not be saved just now',
      message: 'The fault is ours, not yours. What you wrote is still here. Wait a while and send it again.',
    },
    tooMany: {
      heading: 'Please call us',
      message:
        'You have written many times today. What you wrote is still here. Call, and we will talk, or send it again tomorrow.',
    },
    already: {
      heading: 'It is already done',
      message: 'Something has happened since you opened the page. Have a look at how it is now.',
    },
  },
  next: 'What happens now?',
  drawing: {
    idea: (needs: number) =>
      needs === 0
        ? 'A table from above. You have sat down.'
        : `A table from above. You have sat down. Places free: ${needs}.`,
    offer: (gives: number) => `A table from above. Places that you can take: ${gives}.`,
  } satisfies Record<Kind, (count: number) => string>,
  keep: {
    title: 'Save this link',
    text: 'It is the way back here. We do not keep it, so we cannot send it again. Whoever gets the link sees what you wrote, but not how we reach you. Show it only to those who may see this page.',
    inMails: 'Every e-mail from us has a new link to this page.',
    mail: 'E-mail me the link',
    sms: 'Text me the link',
    print: 'Do you want the page on paper? Choose Print in your browser’s menu, or press Ctrl and P.',
    subject: (place: string) => `My page in ${place}`,
  },
  change: {
    title: 'Do you want to change something?',
    call: 'Write to the host above, call',
    /** Where nothing can be written just now. */
    callOnly: 'Call',
    mail: 'or e-mail',
    rest: 'and say the number, and a person will help you.',
  },
  wording: {
    title: 'In clearer words',
    hint: 'You have said yes to these words. What you sent still stands below.',
  },
  sent: {
    /** What an offer is called; an idea has a title of its own. */
    offer: 'This is what you can do',
    yes: 'Yes. Thank you!',
    contact: 'How we reach you',
    hasContact: 'We have what you wrote. It is not shown here, so that you can show the page to others.',
    noContact: 'We have no way to reach you. That is fine: look in here instead.',
  },
  notFound: {
    title: 'There is nothing here',
    description: 'The link does not lead to anything that anyone has sent.',
    text: 'The link does not lead to anything that anyone has sent. Perhaps not all of it came along: it ends with 22 letters, digits and dashes. Try to copy it once more.',
    call: 'Do you have the number, as in K3-7M2Q-9XRT? Call',
    rest: 'and say it, and we will help you.',
    start: 'To the start page',
  },
  away: {
    title: 'The page is resting for a while',
    description: 'We cannot reach what is saved right now.',
    text: 'We cannot reach what is saved right now. The fault is ours. What you wrote is not lost: if you got this link from us, it is saved.',
    again: 'Save the link and look in again in a while.',
    call: 'if it is urgent.',
  },
};
