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
    now: 'Nu ska en värd läsa. En värd är en person som bjuder in andra.',
  },
  published: { name: statuses.published, now: 'Nu kan alla se din idé. Den som vill får vara med.' },
  gathering: { name: statuses.gathering, now: 'Nu är några med. Det finns plats för fler.' },
  active: { name: statuses.active, now: 'Nu har några börjat.' },
  done: { name: statuses.done, now: 'Tack till dig och alla som hjälpte till.' },
  resting: {
    name: statuses.resting,
    now: 'Nu vilar idén. Den kan komma i gång igen. Vill du det? Ring gärna.',
  },
  retired: { name: statuses.retired, now: 'Din idé och en annan idé är nu en idé. Du ville det själv.' },
  returned: {
    name: 'Tillbaka hos dig',
    now: 'Vi kan inte visa idén så som den är nu. Längre ner står varför. Svara gärna. Då hjälps vi åt.',
  },
  withdrawn: { name: 'Du tog tillbaka idén', now: 'Den syns inte på webbplatsen.' },
  removed: {
    name: statuses.removed,
    now: 'Den syns inte längre. Längre ner står varför. Ring gärna om du vill fråga något.',
  },
};

const offer: Record<OfferStatus, StatusWords> = {
  received: {
    name: 'Framme',
    now: 'Nu ska en värd läsa. En värd är en person som bjuder in andra. Värden tar reda på vem som behöver dig.',
  },
  answered: { name: 'Du har fått svar', now: 'Nu tar värden reda på vem som behöver dig.' },
  agreed: { name: 'Ni är överens', now: 'Tack för att du hjälper till!' },
  thanked: { name: 'Tack', now: 'Tack för det du gjorde.' },
  withdrawn: { name: 'Du tog tillbaka det', now: 'Nu vet vi att du har ändrat dig.' },
  removed: { name: 'Vi tog bort det', now: 'Längre ner står varför. Ring gärna om du vill fråga något.' },
};

/** While the database is away: it is kept, and that is the first thing to know. */
const waiting: StatusWords = {
  name: 'Det du skrev är sparat',
  now: 'Just nu kan vi inte läsa det. Det ligger på ett säkert ställe så länge. Vi läser det lite senare. Du behöver inte göra något mer.',
};

const kinds: Record<Kind, { framed: string; whatNext: string; share: string; shareTo: string }> = {
  idea: {
    framed: 'Din idé är framme.',
    whatNext:
      'Sedan visar vi idén på webbplatsen. Då kan alla se den och vara med. Ingen röstar om den. Vi säger bara nej av tre skäl. Det första är att idén bryter mot lagen. Det andra är att den pekar ut en person. Det tredje är att den är reklam.',
    share:
      'Vill fler hjälpa till? Länken till den här sidan är bara din. Ge dem idéns nummer. De kan skriva numret på den här sidan:',
    shareTo: '/hjalp-till/',
  },
  offer: {
    framed: 'Nu vet vi att du vill hjälpa till.',
    whatNext: 'En värd ska höra av sig när någon behöver det du kan. Det kan ta tid. Du får alltid säga nej.',
    share: 'Vill fler hjälpa till? Länken till den här sidan är bara din. Ge dem den här länken i stället:',
    shareTo: '/hjalp-till/',
  },
};

export const mine = {
  title: 'Din sida',
  description: 'Det här är din egen sida. Här ser du det du har skickat. Bara den som har länken hittar hit.',
  thanks: (name: string) => (name === '' ? 'Tack!' : `Tack, ${name}!`),
  waiting,
  status: { idea, offer } satisfies Record<Kind, Record<string, StatusWords>>,
  kinds,
  reference: 'Säg det här numret om du ringer:',
  arrived: (day: string) => `Kom in ${day}.`,
  readBy: (day: string) => `Vi läser det senast ${day}.`,
  late: (day: string) => `En värd skulle ha läst det här senast ${day}. Ring gärna om du vill fråga något.`,
  lookAgain: (day: string, hasEmail: boolean) =>
    hasEmail
      ? `Titta här igen ${day}. Du får också ett mejl när någon har läst.`
      : `Titta här igen ${day}. Vi har ingen e-post till dig. Därför kommer svaret hit.`,
  isRead: 'En värd har läst det du skrev.',
  story: 'Det som har hänt',
  /** Where the one who wrote is spoken to, not about. */
  happened: {
    returned: 'Tillbaka hos dig',
    withdrawn: 'Du tog tillbaka',
    comment: 'Du skrev',
    sayYes: 'Du sa ja',
    sayNo: 'Du sa nej',
    join: 'Du gick med i en annan idé',
  },
  /** Ideas on the board that are like the one that has just come in. */
  alike: {
    title: (count: number) =>
      count === 1
        ? 'Den här idén liknar din. Vill du gå med i den i stället?'
        : 'De här idéerna liknar din. Vill du gå med i någon av dem i stället?',
    what: 'Då blir din idé och den andra en idé. Ni blir fler. Vi visar inte din idé för sig. Du kan inte ångra det. Men du kan skriva en ny idé. Vill du inte? Då behöver du inte göra något.',
    join: 'Gå med i den i stället',
  },
  joined: {
    title: 'Nu är du med i den här idén',
    help: 'Vad kan du göra där? Säg det. En värd hör av sig till dig.',
    button: 'Säg vad jag kan göra',
  },
  /** Once the idea has a page that everyone can see. */
  shareIdea: 'Vill fler hjälpa till? Länken till den här sidan är bara din. Dela idéns egen sida i stället:',
  own: {
    asksClarity: 'En fråga till dig: Ska vi byta några ord?',
    asksJoin: (title: string) => `En fråga till dig: Ska din idé gå ihop med ”${title}”?`,
    clarity:
      'En värd har skrivit din idé med lite tydligare ord. Vill du att andra ser de orden? Du bestämmer. Säger du nej står dina egna ord kvar.',
    join: (title: string, reference: string) =>
      `Det finns en idé som liknar din. Den heter ”${title}” (${reference}). Vill du att de två blir en idé? Du bestämmer. Säger du nej finns båda kvar.`,
    yes: 'Ja, gärna',
    no: 'Nej, tack',
    comment: {
      label: 'Skriv till värden',
      hint: 'Svara, fråga eller berätta. Texten får ha högst {max} tecken.',
    },
    send: 'Skicka',
    takeBack: 'Ta tillbaka',
    takeBackText: {
      idea: 'Har du ändrat dig? Här kan du ta tillbaka din idé. Då syns den inte längre. Du kan inte ångra det. Men du kan skriva en ny idé.',
      offer:
        'Har du ändrat dig? Här kan du ta tillbaka det du har sagt att du kan göra. Du kan inte ångra det. Men du kan skriva på nytt.',
    } satisfies Record<Kind, string>,
    takeBackSure: 'Ja, ta tillbaka',
    away: {
      heading: 'Det gick inte att spara just nu',
      message: 'Felet är vårt. Du har inte gjort fel. Det du skrev är kvar. Vänta en stund. Skicka igen.',
    },
    tooMany: {
      heading: 'Ring oss gärna',
      message:
        'Du har skrivit många gånger i dag. Det du skrev är kvar här. Ring, så pratar vi. Du kan också skicka igen i morgon.',
    },
    already: {
      heading: 'Det är redan gjort',
      message: 'Något har hänt sedan du öppnade sidan. Titta hur det är nu.',
    },
  },
  next: 'Vad händer nu?',
  drawing: {
    idea: (needs: number) =>
      needs === 0
        ? 'Ett bord uppifrån. Du har satt dig.'
        : `Ett bord uppifrån. Du har satt dig. Lediga platser: ${needs}.`,
    offer: (gives: number) => `Ett bord uppifrån. Platser som du kan ta: ${gives}.`,
  } satisfies Record<Kind, (count: number) => string>,
  keep: {
    title: 'Spara den här länken',
    text: 'Du behöver länken för att hitta tillbaka hit. Vi har inte sparat den. Därför kan vi inte skicka den igen. Den som får länken kan läsa det du skrev. Men din e-post och din telefon syns inte. Visa länken bara för den som får se.',
    inMails: 'I varje mejl från oss finns en ny länk hit.',
    mail: 'Mejla länken till mig',
    sms: 'Sms:a länken till mig',
    print:
      'Vill du ha sidan på papper? Välj Skriv ut i webbläsarens meny. Du kan också trycka på Ctrl och P.',
    subject: (place: string) => `Min sida i ${place}`,
  },
  change: {
    title: 'Vill du ändra något?',
    call: 'Ring',
    /** Where nothing can be written just now. */
    callOnly: 'Ring',
    mail: 'eller mejla',
    rest: 'och säg numret. En människa hjälper dig.',
  },
  wording: {
    title: 'Med tydligare ord',
    hint: 'Du har sagt ja till de här orden. Längre ner står det du skickade.',
  },
  sent: {
    /** What an offer is called; an idea has a title of its own. */
    offer: 'Det här kan du göra',
    yes: 'Ja. Tack!',
    contact: 'Så når vi dig',
    hasContact: 'Vi har det du skrev. Det syns inte här. Därför kan du visa sidan för andra.',
    noContact: 'Vi har ingen e-post eller telefon till dig. Det går bra. Titta in här i stället.',
  },
  notFound: {
    title: 'Här finns inget',
    description: 'Länken går inte till något som någon har skickat.',
    text: 'Länken går inte till något som någon har skickat. Kanske kom inte hela länken med. I slutet ska det stå 22 bokstäver, siffror och streck. Kopiera länken en gång till.',
    call: 'Har du numret, som i K3-7M2Q-9XRT? Ring',
    rest: 'och säg numret. Då hjälper vi dig.',
    start: 'Till startsidan',
  },
  away: {
    title: 'Vi kan inte visa sidan just nu',
    description: 'Vi kan inte läsa det som är sparat just nu.',
    text: 'Felet är vårt. Det du skrev är inte borta. Har du fått den här länken av oss? Då är det sparat.',
    again: 'Spara länken. Titta in igen om en stund.',
    call: 'om det är bråttom.',
  },
};
