/**
 * Your municipality. This is the one file you need to change to make the site yours; a wrong value stops the build with a sentence
 * that says what is wanted. What stands here is invented: there is no Exempelköping.
 */
import { defineKommun } from '../domain/kommun.ts';

export default defineKommun({
  name: 'Exempelköpings kommun',
  shortName: 'Exempelköping',
  genitive: 'Exempelköpings kommuns',
  home: 'https://www.exempelkoping.example/',
  site: 'https://tillsammans.exempelkoping.example',

  areas: [
    { id: 'centrum', name: 'Centrum' },
    { id: 'norra-sidan', name: 'Norra sidan' },
    { id: 'sodra-sidan', name: 'Södra sidan' },
    { id: 'landsbygden', name: 'Landsbygden' },
  ],
  topics: [
    { id: 'skola', name: 'Skola och förskola' },
    { id: 'fritid', name: 'Fritid och idrott' },
    { id: 'natur', name: 'Natur och miljö' },
    { id: 'kultur', name: 'Kultur och bibliotek' },
    { id: 'aldre', name: 'Äldre' },
    { id: 'trafik', name: 'Vägar och trafik' },
    { id: 'traffas', name: 'Träffas och umgås' },
  ],

  contact: {
    phone: '0123-456 00',
    email: 'tillsammans@exempelkoping.example',
    address: 'Rådhuset, Torget 1, 123 45 Exempelköping',
    hours: 'vardagar 8–16',
  },
  provider: 'Exempelköpings kommun, org.nr 212000-0000',
  elsewhere: {
    faultReport: 'https://www.exempelkoping.example/felanmalan',
    complaint: 'https://www.exempelkoping.example/synpunkt',
    childConcern: { link: 'https://www.exempelkoping.example/orolig-for-ett-barn', phone: '0123-456 10' },
  },

  reading: {
    workingDays: 5,
    pauses: [
      { from: '2026-12-21', to: '2027-01-06', why: 'jul och nyår' },
      { from: '2027-07-05', to: '2027-07-30', why: 'sommar' },
    ],
  },
  limits: {
    ideas: { submissions: 60, minutes: 10 },
    offers: { submissions: 60, minutes: 10 },
    // The town hall's and the libraries' own networks, for example: ['192.0.2.0/24', '2001:db8::/32'].
    exempt: [],
  },

  privacy: {
    version: '2026-11-23',
    board: 'Kommunstyrelsen i Exempelköpings kommun',
    officer: { email: 'dataskyddsombud@exempelkoping.example', phone: '0123-456 20' },
    recipients: [
      {
        who: 'Netlify',
        does: 'visar webbplatsen, tar emot det som skickas och förvarar det krypterat när databasen inte svarar',
        region: 'Frankfurt i Tyskland',
      },
      { who: 'Supabase', does: 'har databasen och skickar värdarnas inloggningskoder', region: 'Stockholm' },
      { who: 'Kommunens e-postserver', does: 'skickar mejlen till dig', region: 'Sverige' },
    ],
    retention: [
      { what: 'Idéer, erbjudanden och det som skrivs om dem', kept: 'tills vidare' },
      { what: 'E-post och telefon', kept: 'tills vidare, eller tills du ber oss ta bort dem' },
      { what: 'Säkerhetskopior', kept: 'i två månader' },
    ],
  },

  accessibility: {
    status: 'partial',
    assessed: '2026-11-23',
    updated: '2026-11-23',
    method:
      'Självskattning: automatiska kontroller med axe av varje sida i ljust och mörkt, på liten och stor skärm, och genomgång med enbart tangentbord.',
  },
});
