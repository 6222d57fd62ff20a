/** The words of the two forms. `{min}` and `{max}` are filled in from the field's own limits. */
import type { Availability, Extent, Hat, Need } from '../../domain/choices.ts';
import type { Idea } from '../../domain/idea.ts';
import type { Offer } from '../../domain/offer.ts';
import type { FieldWords } from '../sv/forms.ts';

const needs: Record<Need, string> = {
  hands: 'People to lend a hand',
  skill: 'Someone with a special skill',
  place: 'A place to be',
  things: 'Things or tools',
  contacts: 'Someone who knows whom to ask (contacts, permits)',
  lead: 'Someone to hold it all together',
};

const gives: Record<Need, string> = {
  hands: 'Lend a hand',
  skill: 'Use a special skill',
  place: 'Lend a place',
  things: 'Lend things',
  contacts: 'Help with contacts and permits',
  lead: 'Hold it all together',
};

/** They go on from "I …". */
const hats: Record<Hat, string> = {
  resident: 'Live here',
  employee: 'Work for the municipality (in a school, in home care, in an office, for example)',
  elected: 'Am an elected politician',
  association: 'Belong to a club or association',
  business: 'Run a business here',
  student: 'Go to school or study here',
};

const availability: Record<Availability, string> = {
  daytime: 'Daytime',
  evenings: 'Evenings',
  weekends: 'Weekends',
  anytime: 'Any time',
};

const extent: Record<Extent, string> = {
  once: 'Once',
  monthly: 'Once or so a month',
  weekly: 'Every week',
  flexible: 'We will see',
};

const ideaFields: Record<Exclude<keyof Idea, 'language'>, FieldWords> = {
  title: { label: 'Title', hint: 'For example: Homework help at the library on Thursdays.' },
  description: {
    label: 'What can we do together?',
    hint: 'Who does it help, and what is needed? A few lines are enough. Do you work for the municipality? You may ask for help too. Do not write about anyone’s health, family or name. {max} characters at most.',
  },
  helps: { label: 'Who or what does it help?', hint: '{max} characters at most.' },
  needs: { label: 'This is needed', hint: 'Every tick becomes a free place at the table.' },
  needsNote: { label: 'Do you want to say more about what is needed?', hint: '{max} characters at most.' },
  area: { label: 'Where?' },
  topics: { label: 'What is it about?', hint: 'Choose {max} at most.' },
  hats: { label: 'I …', hint: 'Tick all that are true. Most of us are several things at once.' },
  displayName: {
    label: 'Name that may be shown',
    hint: 'A first name or a made-up name is enough. If you leave it empty it becomes “One of us”.',
  },
  email: {
    label: 'E-mail',
    hint: 'Then we can answer you. It is not shown on the web, but someone who asks for the public record may get to see it.',
  },
  firstStep: {
    label: 'I want to be there and take the first step.',
    hint: 'You do not have to do everything. It is enough that you come when the others come.',
  },
  informed: {
    label: 'I understand that what I write becomes a public record, which anyone may ask to read.',
  },
};

const offerFields: Record<Exclude<keyof Offer, 'language'>, FieldWords> = {
  gives: { label: 'I can …', hint: 'Tick at least one thing.' },
  description: {
    label: 'Tell us a little more',
    hint: 'What do you want to do? A line is enough. Do not write about anyone’s health, family or name. {max} characters at most.',
  },
  email: { label: 'E-mail' },
  phone: { label: 'Phone', hint: 'Please say when it suits you best to answer.' },
  availability: { label: 'When do you have time?' },
  extent: { label: 'How often?' },
  areas: { label: 'Where?', hint: 'Choose {max} at most.' },
  topics: { label: 'What would you most like to help with?', hint: 'Choose {max} at most.' },
  idea: {
    label: 'Is it about a particular idea?',
    hint: 'Write the number of the idea, as in K3-7M2Q-9XRT.',
  },
  hats: ideaFields.hats,
  displayName: ideaFields.displayName,
  informed: ideaFields.informed,
};

export const forms = {
  optional: '(optional)',
  more: 'Tell us more if you like',
  trap: 'Leave this field empty',
  wholeArea: 'The whole municipality',
  /** The summary's words until something needs mending. */
  summary: { heading: 'Almost there', message: 'A few things need to be changed.' },
  /** What stands above each form. */
  before: {
    moreNotice: 'About your personal data',
    protectedIdentity: 'Call us too if your personal details are protected (skyddade personuppgifter).',
    label: 'Good to know',
    drawing: 'A round table from above. One place is taken, seven are free.',
    talk: 'Would you rather write on paper, or talk? Call',
    weWrite: ', and we will write it for you.',
    elsewhere: 'Something broken, a complaint, worried about a child, an emergency? Go here instead',
    emergency: 'Immediate danger:',
    childConcern: 'Worried about a child',
    or: 'or call',
    faultReport: 'Something is broken',
    complaint: 'An opinion or a complaint',
  },
  /** At the foot of a printed form. */
  onPaper: (address: string) => `Send the paper to ${address}, and we will type it in for you.`,
  /** In place of a form while the fork has closed it. */
  closed: {
    heading: 'We are taking a break right now',
    idea: 'We are not taking in new ideas on the web right now. Please look in again.',
    offer: 'We are not taking in new offers of help on the web right now. Please look in again.',
    talk: 'Would you like to talk in the meantime? Call',
    meanwhile: 'While you wait you can start all the same:',
    pages: {
      '/ledarskap/': 'Invite people to talk',
      '/klassrummet/': 'Read about the classroom where the teacher asked for help',
      '/ar-den-har-nu/': 'Is it here now? Eight questions about your municipality',
    },
  },
  choices: { needs, gives, hats, availability, extent },
  idea: {
    title: 'Start something',
    description:
      'What can we do together? Tell us about your idea: a title, a few lines and a tick are enough. You do not need an account.',
    heading: 'Start something',
    lead: 'Tell us about your idea, and a host will read it. Then it is put up here, so that others can sit down. You do not need an account, and you do not have to be 18.',
    notice:
      'Your e-mail address is not shown on the web. But in Sweden, what is sent to a municipality becomes a public record, and anyone may ask to read it. Whoever asks may get to see all of it. Do you want to be anonymous? Leave name and e-mail empty.',
    fields: ideaFields,
    send: 'Send the idea',
  },
  offer: {
    title: 'Help out',
    description:
      'Lend a hand, lend a place, hold it together or show whom to ask. Tick what you can contribute; a host reads it and looks for your place.',
    heading: 'Help out',
    lead: 'Say what you can do, and a host will look for a place for you in a support group: some people who help each other, so that someone else can do what they are best at. You do not need an account, and you do not have to be 18.',
    notice:
      'E-mail and phone are not shown on the web. But in Sweden, what is sent to a municipality becomes a public record, and anyone may ask to read it. Whoever asks may get to see all of it. Do you want to be anonymous? Make up a name, and write an address that does not say who you are.',
    fields: offerFields,
    contact: { legend: 'How can we reach you?', hint: 'E-mail or phone: one of them is enough.' },
    send: 'I will help',
  },
};
