/** The words of the two forms. `{min}` and `{max}` are filled in from the field's own limits. */
import type { Availability, Extent, Hat, Need } from '../../domain/choices.ts';
import type { Idea } from '../../domain/idea.ts';
import type { Offer } from '../../domain/offer.ts';

/** What stands at a field: its label (or legend) and, where it helps, a hint between label and field. */
export interface FieldWords {
  label: string;
  hint?: string;
}

const needs: Record<Need, string> = {
  hands: 'Några som tar i',
  skill: 'Någon som kan något särskilt',
  place: 'En plats att vara på',
  things: 'Saker eller verktyg',
  contacts: 'Någon som vet vem man frågar (kontakter, tillstånd)',
  lead: 'Någon som håller ihop det',
};

const gives: Record<Need, string> = {
  hands: 'Ta i',
  skill: 'Något särskilt',
  place: 'Låna ut en plats',
  things: 'Låna ut saker',
  contacts: 'Hjälpa till med kontakter och tillstånd',
  lead: 'Hålla ihop det',
};

const hats: Record<Hat, string> = {
  resident: 'Bor här',
  employee: 'Jobbar i kommunen (t.ex. i skolan, hemtjänsten, på kontoret)',
  elected: 'Är förtroendevald',
  association: 'Är med i en förening',
  business: 'Har företag här',
  student: 'Går i skolan eller studerar här',
};

const availability: Record<Availability, string> = {
  daytime: 'Dagtid',
  evenings: 'Kvällar',
  weekends: 'Helger',
  anytime: 'När som helst',
};

const extent: Record<Extent, string> = {
  once: 'En gång',
  monthly: 'Någon gång i månaden',
  weekly: 'Varje vecka',
  flexible: 'Det får visa sig',
};

const ideaFields: Record<Exclude<keyof Idea, 'language'>, FieldWords> = {
  title: { label: 'Rubrik', hint: 'Till exempel: Läxhjälp på biblioteket på torsdagar.' },
  description: {
    label: 'Vad kan vi göra tillsammans?',
    hint: 'Vem hjälper det, och vad behövs? Några rader räcker. Jobbar du i kommunen? Be om hjälp du också. Skriv inte om någons hälsa, familj eller namn. Högst {max} tecken.',
  },
  helps: { label: 'Vem eller vad hjälper det?', hint: 'Högst {max} tecken.' },
  needs: { label: 'Det här behövs', hint: 'Varje kryss blir en ledig plats vid bordet.' },
  needsNote: { label: 'Vill du säga mer om vad som behövs?', hint: 'Högst {max} tecken.' },
  area: { label: 'Var?' },
  topics: { label: 'Vad handlar det om?', hint: 'Välj högst {max}.' },
  hats: { label: 'Jag …', hint: 'Kryssa för allt som stämmer. De flesta av oss är flera saker samtidigt.' },
  displayName: {
    label: 'Namn som får synas',
    hint: 'Förnamn eller påhittat namn räcker. Står det tomt blir det ”En av oss”.',
  },
  email: {
    label: 'E-post',
    hint: 'Då kan vi svara dig. Den syns inte på webben, men den som begär ut handlingen kan få se den.',
  },
  firstStep: {
    label: 'Jag vill vara med och ta första steget.',
    hint: 'Du behöver inte göra allt. Det räcker att du kommer när de andra kommer.',
  },
  informed: { label: 'Jag förstår att det jag skriver blir en allmän handling.' },
};

const offerFields: Record<Exclude<keyof Offer, 'language'>, FieldWords> = {
  gives: { label: 'Jag kan …', hint: 'Kryssa för minst en sak.' },
  description: {
    label: 'Berätta lite mer',
    hint: 'Vad vill du göra? En rad räcker. Skriv inte om någons hälsa, familj eller namn. Högst {max} tecken.',
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
  optional: '(frivilligt)',
  more: 'Berätta mer om du vill',
  trap: 'Lämna det här fältet tomt',
  wholeArea: 'Hela kommunen',
  /** The summary's words until something needs mending. */
  summary: { heading: 'Nästan klart', message: 'Några saker behöver ändras.' },
  /** What stands above each form. */
  before: {
    moreNotice: 'Om dina uppgifter',
    protectedIdentity: 'Ring också om du har skyddade personuppgifter.',
    label: 'Bra att veta',
    drawing: 'Ett runt bord uppifrån. En plats är tagen, sju är lediga.',
    talk: 'Skriver du hellre på papper eller vill prata? Ring',
    weWrite: ', så skriver vi åt dig.',
    elsewhere: 'Felanmälan, klagomål, oro för ett barn, akut? Hit i stället',
    emergency: 'Akut fara:',
    childConcern: 'Orolig för ett barn',
    or: 'eller ring',
    faultReport: 'Felanmälan: något är trasigt',
    complaint: 'Synpunkt eller klagomål',
  },
  /** At the foot of a printed form. */
  onPaper: (address: string) => `Skicka pappret till ${address}, så skriver vi in det åt dig.`,
  /** In place of a form while the fork has closed it. */
  closed: {
    heading: 'Just nu tar vi en paus',
    idea: 'Vi tar inte emot nya idéer på webben just nu. Titta gärna in igen.',
    offer: 'Vi tar inte emot nya erbjudanden på webben just nu. Titta gärna in igen.',
    talk: 'Vill du prata under tiden? Ring',
    meanwhile: 'Medan du väntar kan du börja ändå:',
    pages: {
      '/ledarskap/': 'Bjud in till ett samtal',
      '/klassrummet/': 'Läs om klassrummet där läraren bad om hjälp',
      '/ar-den-har-nu/': 'Är den här nu? Åtta frågor om din kommun',
    },
  },
  choices: { needs, gives, hats, availability, extent },
  idea: {
    title: 'Börja något',
    description:
      'Vad kan vi göra tillsammans? Berätta om din idé: en rubrik, några rader och ett kryss räcker. Du behöver inget konto.',
    heading: 'Börja något',
    lead: 'Berätta om din idé, så läser en värd den. Sedan läggs den upp här, så att andra kan slå sig ner. Du behöver inget konto och du behöver inte vara 18.',
    notice:
      'Din e-post syns inte på webben. Men det du skickar blir en allmän handling, och den som begär ut den kan få se allt. Vill du vara anonym? Låt namn och e-post stå tomma.',
    fields: ideaFields,
    send: 'Skicka idén',
  },
  offer: {
    title: 'Hjälp till',
    description:
      'Ta i, låna ut, håll ihop eller visa vem man frågar. Kryssa för vad du kan bidra med, så läser en värd det och letar efter din plats.',
    heading: 'Hjälp till',
    lead: 'Säg vad du kan, så letar en värd efter en plats åt dig i en stödgrupp: några som hjälps åt så att någon annan kan göra det hen är bäst på. Du behöver inget konto och du behöver inte vara 18.',
    notice:
      'E-post och telefon syns inte på webben. Men det du skickar blir en allmän handling, och den som begär ut den kan få se allt. Vill du vara anonym? Hitta på ett namn, och skriv en adress som inte säger vem du är.',
    fields: offerFields,
    contact: { legend: 'Hur når vi dig?', hint: 'E-post eller telefon, det räcker med en.' },
    send: 'Jag hjälper till',
  },
};
