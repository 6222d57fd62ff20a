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
  received: { name: statuses.received, now: 'Nu: en värd läser. Värden är den som bjuder in till bordet.' },
  published: { name: statuses.published, now: 'Nu: idén ligger på bordet, där andra kan slå sig ner.' },
  gathering: { name: statuses.gathering, now: 'Nu: några har slagit sig ner, och det finns plats för fler.' },
  active: { name: statuses.active, now: 'Nu: några har börjat.' },
  done: { name: statuses.done, now: 'Klart, tack vare dig och alla som hjälptes åt.' },
  resting: {
    name: statuses.resting,
    now: 'Nu: idén vilar. Den kan vakna igen. Ring gärna, om du vill väcka den.',
  },
  retired: { name: statuses.retired, now: 'Din idé har slagit sig ihop med en annan, som du ville.' },
  returned: {
    name: 'Tillbaka hos dig',
    now: 'Så som idén är nu kan den inte läggas på bordet. Skälet står här nedanför. Svara gärna, så hjälps vi åt.',
  },
  withdrawn: { name: statuses.withdrawn, now: 'Du har tagit tillbaka idén.' },
  removed: {
    name: statuses.removed,
    now: 'Idén syns inte längre. Skälet står här nedanför. Ring gärna om du undrar.',
  },
};

const offer: Record<OfferStatus, StatusWords> = {
  received: {
    name: 'Framme',
    now: 'Nu: en värd läser. Värden är den som bjuder in till bordet och hör efter vem som behöver just dig.',
  },
  answered: { name: 'Besvarat', now: 'Nu: en värd har svarat och hör efter vem som behöver just dig.' },
  agreed: { name: 'Överenskommet', now: 'Nu: ni har kommit överens. Tack för att du hjälper till!' },
  thanked: { name: 'Tack', now: 'Tack för det du gjorde.' },
  withdrawn: { name: 'Tillbakadraget av den som skrev', now: 'Du har tagit tillbaka ditt erbjudande.' },
  removed: { name: 'Borttaget, med skäl', now: 'Skälet står här nedanför. Ring gärna om du undrar.' },
};

/** While the database is away: it is kept, and that is the first thing to know. */
const waiting: StatusWords = {
  name: 'Sparat och tryggt',
  now: 'Just nu kommer vi inte åt platsen där allt samlas. Det du skrev är sparat på ett säkert ställe så länge, och vi läser det lite senare. Du behöver inte göra något mer.',
};

const kinds: Record<Kind, { framed: string; whatNext: string; share: string; shareTo: string }> = {
  idea: {
    framed: 'Din idé är framme.',
    whatNext:
      'Sedan läggs idén upp på bordet, där alla kan se den och slå sig ner. Ingen röstar om den. Bara tre skäl kan hindra: den bryter mot lagen, den pekar ut en person, eller den är reklam.',
    share:
      'Fler som vill hjälpa till? Länken till den här sidan är bara din. Dela i stället idéns nummer och det här formuläret, där de kan skriva idéns nummer:',
    shareTo: '/hjalp-till/',
  },
  offer: {
    framed: 'Ditt erbjudande är framme.',
    whatNext:
      'Det är meningen att en värd hör av sig till dig när någon behöver det du kan. Det kan dröja, och du får alltid säga nej.',
    share: 'Fler som vill? Länken till den här sidan är bara din. Dela den här i stället:',
    shareTo: '/hjalp-till/',
  },
};

export const mine = {
  title: 'Din sida',
  description: 'Din egen sida om det du har skickat. Bara den som har länken hittar hit.',
  thanks: (name: string) => (name === '' ? 'Tack!' : `Tack, ${name}!`),
  waiting,
  status: { idea, offer } satisfies Record<Kind, Record<string, StatusWords>>,
  kinds,
  reference: 'Säg det här numret om du ringer:',
  arrived: (day: string) => `Kom in ${day}.`,
  readBy: (day: string) => `Vi läser det senast ${day}.`,
  late: (day: string) => `Senast ${day} skulle en värd ha läst det här. Hör av dig om du undrar.`,
  lookAgain: (day: string, hasEmail: boolean) =>
    hasEmail
      ? `Titta här igen ${day}. Du får också ett mejl när någon har läst.`
      : `Titta här igen ${day}. Vi har ingen e-post till dig, så svaret kommer hit.`,
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
        ? 'Det här liknar din idé. Vill du gå med i den i stället?'
        : 'De här liknar din idé. Vill du gå med i någon av dem i stället?',
    what: 'Då går din idé ihop med den andra, och ni blir fler vid samma bord. Din idé läggs inte upp för sig. Det går inte att ångra, men du kan skriva en ny. Vill du inte behöver du inte göra något.',
    join: 'Gå med i den i stället',
  },
  joined: {
    title: 'Nu sitter du vid det här bordet',
    help: 'Vad kan du bidra med där? Säg det, så hör en värd av sig.',
    button: 'Säg vad jag kan bidra med',
  },
  /** Once the idea has a page that everyone can see. */
  shareIdea:
    'Fler som vill hjälpa till? Länken till den här sidan är bara din. Dela idéns egen sida i stället:',
  own: {
    asksClarity: 'En fråga till dig: tydligare ord?',
    asksJoin: (title: string) => `En fråga till dig: gå ihop med ”${title}”?`,
    clarity:
      'En värd föreslår lite tydligare ord till bordet. Du bestämmer. Säger du nej ligger dina ord kvar som de är.',
    join: (title: string, reference: string) =>
      `Det finns en idé som liknar din: ”${title}” (${reference}). Vill du att de går ihop? Du bestämmer. Säger du nej ligger båda kvar.`,
    yes: 'Ja, gärna',
    no: 'Nej, tack',
    comment: { label: 'Skriv till värden', hint: 'Svara, fråga eller berätta. Högst {max} tecken.' },
    send: 'Skicka',
    takeBack: 'Ta tillbaka',
    takeBackText: {
      idea: 'Ändrat dig? Då tar du tillbaka idén här. Den försvinner från bordet. Det går inte att ångra, men du kan skriva en ny.',
      offer:
        'Ändrat dig? Då tar du tillbaka erbjudandet här. Det går inte att ångra, men du kan skriva ett nytt.',
    } satisfies Record<Kind, string>,
    takeBackSure: 'Ja, ta tillbaka',
    away: {
      heading: 'Det gick inte att spara just nu',
      message: 'Felet är vårt, inte ditt. Det du skrev är kvar. Vänta en stund och skicka igen.',
    },
    tooMany: {
      heading: 'Ring oss gärna',
      message:
        'Du har skrivit många gånger i dag. Det du skrev är kvar här. Ring, så pratar vi, eller skicka igen i morgon.',
    },
    already: {
      heading: 'Det är redan gjort',
      message: 'Något har hänt sedan du öppnade sidan. Se efter hur det är nu.',
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
    text: 'Den är vägen tillbaka hit. Vi har den inte sparad, så vi kan inte skicka den igen. Den som får länken ser det du skrev, men inte hur vi når dig. Visa den bara för den som får se.',
    inMails: 'I varje mejl från oss finns en ny länk hit.',
    mail: 'Mejla länken till mig',
    sms: 'Sms:a länken till mig',
    print: 'Vill du ha sidan på papper? Välj Skriv ut i webbläsarens meny, eller tryck Ctrl och P.',
    subject: (place: string) => `Min sida i ${place}`,
  },
  change: {
    title: 'Vill du ändra något?',
    call: 'Skriv till värden här ovanför, ring',
    /** Where nothing can be written just now. */
    callOnly: 'Ring',
    mail: 'eller mejla',
    rest: 'och säg numret, så hjälper en människa dig.',
  },
  wording: {
    title: 'Med tydligare ord',
    hint: 'De här orden har du sagt ja till. Det du skickade står kvar här nedanför.',
  },
  sent: {
    /** What an offer is called; an idea has a title of its own. */
    offer: 'Det här kan du göra',
    yes: 'Ja. Tack!',
    contact: 'Så når vi dig',
    hasContact: 'Vi har det du skrev. Här visas det inte, så att du kan visa sidan för andra.',
    noContact: 'Vi har inget sätt att nå dig. Det går bra, titta in här i stället.',
  },
  notFound: {
    title: 'Här ligger inget',
    description: 'Länken leder inte till något som någon har skickat.',
    text: 'Länken leder inte till något som någon har skickat. Kanske kom inte hela med: den slutar med 22 bokstäver, siffror och streck. Prova att kopiera den en gång till.',
    call: 'Har du numret, som i K3-7M2Q-9XRT? Ring',
    rest: 'och säg det, så hjälper vi dig.',
    start: 'Till startsidan',
  },
  away: {
    title: 'Sidan vilar en stund',
    description: 'Vi kommer inte åt det som är sparat just nu.',
    text: 'Vi kommer inte åt det som är sparat just nu. Felet är vårt. Det du skrev är inte borta: har du fått den här länken av oss, så är det sparat.',
    again: 'Spara länken och titta in igen om en stund.',
    call: 'om det är bråttom.',
  },
};
