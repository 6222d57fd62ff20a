/** The words for whoever sees that something is wrong with an idea: plain, because they may be upset, or be the one it is about. */

export const report = {
  title: 'Tell us if something is wrong',
  description: 'Does an idea say something that should not be there? Tell us what, and a host will read it.',
  lead: 'Does the idea say something that should not be there? Tell us what, and a host will read it. You do not have to say who you are.',
  about: 'It is about the idea',
  urgent: 'Is it urgent? Call',
  danger: 'Is anyone in danger? Call',
  fields: {
    words: {
      label: 'What is wrong?',
      hint: 'Do not write more about anyone than is needed. What you write becomes a public record, which others may get to read. {max} characters at most.',
    },
  },
  send: 'Tell us',
  answer: { ask: 'Do you want an answer? Call', say: 'and say the number' },
  thanks: {
    title: 'Thank you for telling us',
    description: 'A host will read what you wrote.',
    lead: 'A host will read what you wrote. The host is the one who invites people to the table.',
    next: 'This is what can happen',
    outcomes: [
      'The idea is taken down from the table, if it breaks the law, singles out a person or is advertising. The person who wrote it is told the reason and can write again.',
      'The idea is removed altogether, if it plainly breaks the law.',
      'The idea stays. That someone thinks differently is no reason to take it down.',
    ],
    call: 'Is it urgent, or do you want an answer? Call',
    toIdea: 'To the idea',
    toIdeas: 'To the ideas',
  },
  /** When the form has been sent and nothing on the board has the number. */
  notFound: {
    heading: 'There is no idea here',
    message:
      'The number does not lead to any idea on the table. It may have been taken down already. Is it about something else? Call us.',
  },
  manyAboutOne: {
    heading: 'Many have told us today',
    message:
      'A lot has come in about this idea today, and a host is reading it. What you wrote is still here. Please call, or send it again tomorrow.',
  },
};
