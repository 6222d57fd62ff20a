/** The words of the two forms. `{min}` and `{max}` are filled in from the field's own limits. */
import type { Availability, Extent, Hat, Need } from '../../domain/choices.ts';
import type { Idea } from '../../domain/idea.ts';
import type { Offer } from '../../domain/offer.ts';
import type { FieldWords } from '../sv/forms.ts';

const needs: Record<Need, string> = {
  hands: 'Några som är med och arbetar',
  skill: 'Någon som kan något särskilt',
  place: 'Ett ställe att vara på',
  things: 'Saker eller verktyg',
  contacts: 'Någon som vet vem man ska fråga (till exempel för att få tillstånd)',
  lead: 'Någon som planerar och samlar alla',
};

const gives: Record<Need, string> = {
  hands: 'Vara med och arbeta',
  skill: 'Göra något särskilt som jag kan',
  place: 'Låna ut ett ställe att vara på',
  things: 'Låna ut saker eller verktyg',
  contacts: 'Berätta vem man ska fråga',
  lead: 'Planera och samla alla',
};

const hats: Record<Hat, string> = {
  resident: 'Bor här',
  employee: 'Jobbar i kommunen (till exempel i skolan, i hemtjänsten eller på kontoret)',
  elected: 'Är politiker',
  association: 'Är med i en förening',
  business: 'Har ett företag här',
  student: 'Går i skolan eller studerar här',
};

const availability: Record<Availability, string> = {
  daytime: 'På dagen',
  evenings: 'På kvällen',
  weekends: 'På helgen',
  anytime: 'När som helst',
};

const extent: Record<Extent, string> = {
  once: 'En gång',
  monthly: 'Någon gång i månaden',
  weekly: 'Varje vecka',
  flexible: 'Jag vet inte än',
};

const ideaFields: Record<Exclude<keyof Idea, 'language'>, FieldWords> = {
  title: {
    label: 'Rubrik',
    hint: 'En rubrik är ett kort namn på idén. Till exempel: Läxhjälp på biblioteket på torsdagar.',
  },
  description: {
    label: 'Vad kan vi göra tillsammans?',
    hint: 'Berätta vem det hjälper och vad som behövs. Några rader räcker. Jobbar du i kommunen? Du får också be om hjälp. Skriv inte om någons hälsa eller familj. Skriv inte namn på andra. Texten får ha högst {max} tecken. Varje bokstav är ett tecken. Mellanrum är också tecken.',
  },
  helps: { label: 'Vem eller vad hjälper det?', hint: 'Texten får ha högst {max} tecken.' },
  needs: { label: 'Det här behövs', hint: 'Varje kryss blir en ledig plats vid bordet.' },
  needsNote: {
    label: 'Vill du säga mer om vad som behövs?',
    hint: 'Texten får ha högst {max} tecken.',
  },
  area: { label: 'Var?' },
  topics: { label: 'Vad handlar det om?', hint: 'Välj högst {max}.' },
  hats: { label: 'Jag …', hint: 'Kryssa för allt som stämmer. De flesta av oss är flera saker.' },
  displayName: {
    label: 'Namn som får synas',
    hint: 'Ditt förnamn räcker. Du får också hitta på ett namn. Skriver du inget namn? Då står det ”En av oss”.',
  },
  email: {
    label: 'E-post',
    hint: 'Då kan vi svara dig. Din e-post syns inte på webbplatsen. Men den som ber om det kan få se den.',
  },
  firstStep: {
    label: 'Jag vill vara med när det börjar.',
    hint: 'Du behöver inte göra allt. Det räcker att du kommer när de andra kommer.',
  },
  informed: {
    label: 'Jag förstår: Det jag skriver blir en allmän handling. Det betyder att andra kan få läsa det.',
  },
};

const offerFields: Record<Exclude<keyof Offer, 'language'>, FieldWords> = {
  gives: { label: 'Jag kan …', hint: 'Kryssa för minst en sak.' },
  description: {
    label: 'Berätta lite mer',
    hint: 'Vad vill du göra? En rad räcker. Skriv inte om någons hälsa eller familj. Skriv inte namn på andra. Texten får ha högst {max} tecken. Varje bokstav är ett tecken. Mellanrum är också tecken.',
  },
  email: { label: 'E-post' },
  phone: { label: 'Telefon', hint: 'Skriv gärna när du helst svarar.' },
  availability: { label: 'När har du tid?' },
  extent: { label: 'Hur ofta?' },
  areas: { label: 'Var?', hint: 'Välj högst {max}.' },
  topics: { label: 'Vad hjälper du helst till med?', hint: 'Välj högst {max}.' },
  idea: { label: 'Gäller det en viss idé?', hint: 'Skriv idéns nummer, som i K3-7M2Q-9XRT.' },
  hats: ideaFields.hats,
  displayName: ideaFields.displayName,
  informed: ideaFields.informed,
};

export const forms = {
  optional: '(du får hoppa över)',
  more: 'Berätta mer om du vill',
  trap: 'Skriv inget i den här rutan',
  wholeArea: 'Hela kommunen',
  /** The summary's words until something needs mending. */
  summary: { heading: 'Nästan klart', message: 'Du behöver ändra några saker.' },
  /** What stands above each form. */
  before: {
    moreNotice: 'Läs mer om dina uppgifter',
    protectedIdentity: 'Har du skyddade personuppgifter? Skriv inte här. Ring i stället.',
    label: 'Bra att veta',
    drawing: 'Ett runt bord uppifrån. En person har satt sig. Sju platser är lediga.',
    talk: 'Vill du hellre prata, eller skriva på papper? Ring',
    weWrite: '. Vi skriver åt dig.',
    elsewhere: 'Är någon i fara? Är något trasigt? Vill du klaga? Titta här',
    emergency: 'Om någon är i fara nu, ring',
    childConcern: 'Om du är orolig för ett barn',
    or: 'eller ring',
    faultReport: 'Om något är trasigt',
    complaint: 'Om du vill klaga eller säga vad du tycker',
  },
  /** At the foot of a printed form. */
  onPaper: (address: string) => `Skicka pappret till ${address}. Vi skriver in det åt dig.`,
  /** In place of a form while the fork has closed it. */
  closed: {
    heading: 'Just nu tar vi en paus',
    idea: 'Vi tar inte emot nya idéer på webbplatsen just nu. Titta gärna in igen.',
    offer: 'Just nu kan du inte säga på webbplatsen att du vill hjälpa till. Titta gärna in igen.',
    talk: 'Vill du prata under tiden? Ring',
    meanwhile: 'Du kan börja ändå. Gör så här medan du väntar:',
    pages: {
      '/ledarskap/': 'Bjud in till ett samtal',
      '/klassrummet/': 'Läs om läraren som bad om hjälp',
      '/ar-den-har-nu/': 'Är den här nu? Åtta frågor om din kommun',
    },
  },
  choices: { needs, gives, hats, availability, extent },
  idea: {
    title: 'Börja något',
    description:
      'Vad kan vi göra tillsammans? Berätta om din idé. Du skriver en rubrik och några rader. Du behöver inget konto.',
    heading: 'Börja något',
    lead: 'Berätta om din idé. En värd läser den. En värd är en person som bjuder in andra. Sedan visar vi idén här. Då kan andra vara med. Du behöver inget konto. Du behöver inte vara 18 år.',
    notice:
      'Det du skickar blir en allmän handling. Det betyder att andra kan få läsa det. Din e-post syns inte på webbplatsen. Men den som ber om det kan få se allt. Vill du inte säga vem du är? Skriv inget namn och ingen e-post.',
    fields: ideaFields,
    send: 'Skicka idén',
  },
  offer: {
    title: 'Hjälp till',
    description:
      'Vad kan du göra? Kryssa för det du kan. En värd läser det och letar efter en plats åt dig. Du behöver inget konto.',
    heading: 'Hjälp till',
    lead: 'Säg vad du kan. En värd läser det. En värd är en person som bjuder in andra. Värden letar efter en plats åt dig i en stödgrupp. En stödgrupp är några som hjälps åt. Då kan någon annan göra det hon eller han är bäst på. Du behöver inget konto. Du behöver inte vara 18 år.',
    notice:
      'Det du skickar blir en allmän handling. Det betyder att andra kan få läsa det. Din e-post och din telefon syns inte på webbplatsen. Men den som ber om det kan få se allt. Vill du inte säga vem du är? Hitta på ett namn. Skriv en e-post som inte säger vem du är.',
    fields: offerFields,
    contact: { legend: 'Hur når vi dig?', hint: 'Skriv e-post eller telefon. Det räcker med en.' },
    send: 'Jag hjälper till',
  },
};
