/** The words of the table's other pages: what it came to, the log, mails that could not leave, and who looks after it. */

export const figures = {
  title: 'Vad det blev',
  lead: (found: number, ideas: number) =>
    ideas === 0 ? 'Inga idéer än.' : `${found} av ${ideas} idéer har hittat någon som hjälper till.`,
  since: (day: string) => `Räknat på det som har kommit in sedan ${day}.`,
  rows: {
    ideas: 'Idéer',
    offers: 'Erbjudanden',
    found_people: 'Idéer som hittat folk',
    active: 'I gång nu',
    done: 'Klara',
    resting: 'Vilar',
    joined: 'Ihop med en annan',
    given_back: 'Tillbaka hos den som skrev',
    withdrawn: 'Tillbakadragna av den som skrev',
    removed: 'Borttagna, med skäl',
  },
  median: 'Dagar till första svaret',
  days: (days: number | null) =>
    days === null ? 'inga svar än' : `hälften fick svar inom ${inDays(Number(days))}`,
  note: 'Siffrorna säger vad som har hänt. De säger inget om enskilda värdar.',
};

export const log = {
  title: 'Loggen',
  lead: 'Vem som gjorde vad, och när. Ingen kan ändra eller ta bort en rad.',
  take: 'Ta med loggen (CSV)',
  /** What changed, each a sentence after what was done. */
  changes: {
    status: (before: string, now: string) => `Förut: ${before}. Nu: ${now}.`,
    ground: (ground: string) => `Skälet: ${ground}.`,
    children: 'Barn är med.',
    noChildren: 'Barn är inte med.',
    decided: 'Det är beslutat.',
    notDecided: 'Inget är beslutat än.',
    asksForClarity: 'Frågade samtidigt om tydligare ord.',
    other: (reference: string) => `Den andra idén: ${reference}.`,
    proposal: (question: string) => `Frågan gällde ${question}.`,
    questions: { join: 'att gå ihop med en annan idé', clarity: 'tydligare ord' },
    name: (name: string) => `Det var ${name}.`,
    role: (role: string) => `Uppgift: ${role}.`,
  },
};

export const mails = {
  title: 'Mejl som inte har gått fram',
  lead: 'De här har vi försökt skicka utan att lyckas. Se efter om adressen är rätt skriven, eller ring om det finns ett nummer.',
  none: 'Alla mejl har gått i väg.',
  about: {
    invitation: 'Inbjudan',
    morning: 'Morgonmejl',
    appChanged: 'Besked om en ny app',
    recoveryUsed: 'Besked om en reservkod',
  } as Record<string, string>,
  why: (trouble: string, tries: number) => `Försök: ${tries}. Svaret var: ${trouble || 'inget'}.`,
  again: 'Skicka igen',
};

export const stewards = {
  title: 'Värdarna',
  invited: 'Är bjuden, har inte kommit än.',
  comes: 'Har kommit till bordet.',
  comesWithout: 'Har kommit till bordet, utan app.',
  change: (name: string) => `Ändra för ${name}`,
  againText:
    'Har någon tappat både telefon och reservkoder? En ny inbjudan börjar om från början. Den som tas bort kommer inte in mer; det hen har gjort finns kvar i loggen.',
  again: (name: string) => `Bjud in ${name} på nytt`,
  remove: (name: string) => `Ta farväl av ${name}`,
  invite: 'Bjud in någon',
  inviteText: 'Den du bjuder in får ett mejl med en länk som gäller i en vecka.',
  fields: {
    name: { label: 'Namn', hint: 'Står under det som hen skriver.' },
    email: { label: 'E-postadress' },
    role: { label: 'Uppgift', hint: 'Den som leder värdarna bjuder också in och tar farväl.' },
  },
  send: 'Bjud in',
  already: {
    heading: 'Den adressen finns redan',
    message: 'En värd har redan den adressen. Bjud in på nytt i listan, om det är det du vill.',
  },
  lastLead: {
    heading: 'Någon måste leda',
    message: 'Den sista som leder värdarna går inte att ta bort. Bjud in någon annan som leder först.',
  },
};

function inDays(days: number): string {
  return days === 1 ? 'en dag' : `${days.toLocaleString('sv-SE')} dagar`;
}
