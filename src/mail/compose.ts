/**
 * A mail as it leaves: text and HTML of the same words, made of what was taken out of the outbox and a private key. What a resident or a
 * steward wrote is never more than text here.
 */
import type { MorningCounts, TakenMail } from '../data/mailbox.ts';
import type { Kind } from '../domain/intake.ts';
import type { Kommun } from '../domain/kommun.ts';
import { languageOf, languages } from '../domain/languages.ts';
import { wordsOf } from '../i18n/index.ts';
import { sv } from '../i18n/sv.ts';
import { momentIn } from './moment.ts';
import { inHtml, inText, oneLine, type Paragraph } from './paragraphs.ts';
import { subjectOf } from './subject.ts';

interface Address {
  name: string;
  address: string;
}

export interface Composed {
  from: Address;
  replyTo: Address;
  to: Address;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  headers: Record<string, string>;
}

type Place = Pick<Kommun, 'shortName' | 'contact' | 'site' | 'timeZone'>;

export interface Around {
  /** The private key whose hash the mail was taken with. */
  key: string;
  /** Where the site is reached: "https://tillsammans.kommun.example". */
  origin: string;
  kommun: Place;
  /** For a morning mail. */
  counts?: MorningCounts | undefined;
}

interface Written {
  subject: string;
  paragraphs: Paragraph[];
}

export function compose(mail: TakenMail, around: Around): Composed {
  const { kommun } = around;
  const { subject, paragraphs } = writers[mail.about]?.(mail, around) ?? unknown(mail.about);
  const us = { name: oneLine(kommun.shortName), address: kommun.contact.email };
  return {
    from: us,
    replyTo: us,
    to: { name: oneLine(mail.name), address: mail.email },
    subject: oneLine(subject),
    text: inText(paragraphs),
    html: inHtml(oneLine(subject), paragraphs, languages[languageOf(mail.language)]),
    messageId: messageIdOf(mail, kommun),
    // So that no out-of-office answers a machine (RFC 3834, 5).
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}

const writers: Record<string, (mail: TakenMail, around: Around) => Written> = {
  ...{ letter, invitation, morning },
  appChanged: change('appChanged'),
  recoveryUsed: change('recoveryUsed'),
};

function letter(mail: TakenMail, { key, origin, kommun }: Around): Written {
  const { letter: words } = wordsOf(mail.language).mail;
  const kind: Kind = mail.kind === 'offer' ? 'offer' : 'idea';
  const statuses: Record<string, string> = words.status[kind];
  const about =
    mail.letter_about === 'remove'
      ? words.aboutRemoved
      : words.about(kind, mail.title, statuses[mail.status] ?? mail.status);
  return {
    subject: subjectOf(words, kind, mail.letter_about, mail.title),
    paragraphs: [
      mail.words,
      words.signed(mail.signed),
      about,
      mail.letter_about === 'proposeJoin' ? words.decide : words.link,
      new URL(`/mitt/${key}/`, origin),
      words.yours,
      words.reference(mail.reference),
      words.human(kommun.contact),
    ],
  };
}

function invitation(mail: TakenMail, { key, origin, kommun }: Around): Written {
  const { invitation: words } = sv.desk.toStewards;
  return {
    subject: words.subject(kommun.shortName),
    paragraphs: [
      words.hello(mail.name),
      words.text(kommun.shortName),
      words.link,
      new URL(`/vardar/inbjudan/${key}/`, origin),
      words.yours,
      words.mistake(kommun.contact),
    ],
  };
}

/** About somebody's own way in (ASVS 5.0, 6.3.7). There is no key in it: somebody else may be reading their mail. */
function change(what: 'appChanged' | 'recoveryUsed') {
  return (mail: TakenMail, { origin, kommun }: Around): Written => {
    const { [what]: words } = sv.desk.toStewards;
    return {
      subject: words.subject(kommun.shortName),
      paragraphs: [
        words.hello(mail.name),
        words.text(momentIn(mail.made_at, kommun.timeZone)),
        words.you,
        words.notYou,
        new URL('/vardar/jag/', origin),
        words.ask(kommun.contact),
      ],
    };
  };
}

function morning(mail: TakenMail, { origin, kommun, counts }: Around): Written {
  if (!counts) throw new TypeError('A morning mail tells how much there is: bring the counts.');
  const { morning: words } = sv.desk.toStewards;
  return {
    subject: words.subject(kommun.shortName),
    paragraphs: [
      words.hello(mail.name),
      ...words.counts(counts),
      words.link,
      new URL('/vardar/', origin),
      words.off,
      new URL('/vardar/jag/', origin),
    ],
  };
}

function unknown(about: string): never {
  throw new TypeError(`There is no mail about "${about}".`);
}

/**
 * The same for every try of a letter: both copies hold a link that leads there, so a mailbox may show either alone. A second invitation
 * makes the first one's link useless: there a mailbox that shows only the first copy of an id would hide the one that counts.
 */
function messageIdOf({ id, about, made_at, try: attempt }: TakenMail, { site }: Place): string {
  const again = about === 'invitation' ? `-${Date.parse(made_at).toString(36)}-${attempt}` : '';
  return `<k3-${id}${again}@${new URL(site).hostname}>`;
}
