/**
 * The words of what a steward does: the address and the name of each act, and what it is good for. The letters that go with them stand in
 * ../letters.ts, because they are in the language of the one who wrote.
 */
import type { ActName, Ground, Move, Unlawful } from '../../../domain/acts.ts';
import { statuses } from '../told.ts';

export interface ActWords {
  /** The last part of its address. */
  path: string;
  /** As a link, and as the page's heading. */
  name: string;
  lead: string;
  send: string;
}

export const acts: Record<ActName, ActWords> = {
  read: {
    path: 'last',
    name: 'Säg att du har läst',
    lead: 'Den som skrev får veta att en människa har läst. Idén ligger kvar här tills du sätter upp den.',
    send: 'Skicka',
  },
  publish: {
    path: 'satt-upp',
    name: 'Sätt upp på bordet',
    lead: 'Idén går upp precis som den är skriven. Ser du ett sätt att göra orden tydligare? Ändra här nedanför. Då får den som skrev frågan på sin egen sida, och orden byts först när det blir ett ja.',
    send: 'Sätt upp på bordet',
  },
  giveBack: {
    path: 'ge-tillbaka',
    name: 'Ge tillbaka',
    lead: 'Bara tre skäl kan hindra en idé från att komma upp. Stämmer inget av dem ska den upp på bordet. Den som skrev får skälet och kan skriva på nytt.',
    send: 'Ge tillbaka',
  },
  proposeJoin: {
    path: 'ihop',
    name: 'Fråga om två idéer ska bli en',
    lead: 'Finns det en idé som liknar den här? Den som skrev väljer själv, på sin egen sida. Säger hen ja går de ihop, säger hen nej ligger båda kvar.',
    send: 'Ställ frågan',
  },
  answer: {
    path: 'svara',
    name: 'Berätta vad vi bidrar med',
    lead: 'Det här bidrar vi med: ett svar på idén, underskrivet av en människa. Svaret visas vid idén.',
    send: 'Skicka svaret',
  },
  moveOn: {
    path: 'vidare',
    name: 'Flytta idén vidare',
    lead: 'Berätta var idén är nu. Innan den är i gång behöver någon ha svarat på tre frågor.',
    send: 'Flytta vidare',
  },
  children: {
    path: 'barn',
    name: 'Är barn med?',
    lead: 'Är barn med behöver en namngiven vuxen ta ansvar, innan några paras ihop. Barn paras aldrig ihop en och en med vuxna.',
    send: 'Spara',
  },
  answered: {
    path: 'svara-den',
    name: 'Svara den som erbjuder sig',
    lead: 'Den som erbjuder hjälp ska inte behöva undra. Säg att någon har sett det, och vad som händer nu.',
    send: 'Skicka svaret',
  },
  agreed: {
    path: 'kommit-overens',
    name: 'Skriv ner vad ni har kommit överens om',
    lead: 'Vem gör vad, var och när? Den som erbjöd sig ser det på sin egen sida.',
    send: 'Spara',
  },
  thanked: {
    path: 'tacka',
    name: 'Tacka',
    lead: 'Ett tack, med egna ord.',
    send: 'Skicka tacket',
  },
  write: {
    path: 'skriv',
    name: 'Skriv till den som skrev',
    lead: 'Fråga, berätta, tacka. Det syns på personens egen sida, och går som mejl om det finns en adress.',
    send: 'Skicka',
  },
  worry: {
    path: 'oro',
    name: 'Oro för någon',
    lead: 'Har du läst något som gör dig orolig för en människa? Gör så här. Skriv ingenting om det här på webbplatsen.',
    send: 'Jag har tagit det vidare',
  },
  rubbish: {
    path: 'skrap',
    name: 'Lägg bland skräpet',
    lead: 'För reklam från maskiner och sådant som ingen har menat. Ingen får veta det, och det går att ångra.',
    send: 'Lägg bland skräpet',
  },
  notRubbish: {
    path: 'inte-skrap',
    name: 'Ta tillbaka från skräpet',
    lead: 'Det läggs tillbaka bland det nya. Ingen maskin lägger undan det igen.',
    send: 'Ta tillbaka',
  },
  remove: {
    path: 'ta-bort',
    name: 'Ta bort det som är olagligt',
    lead: 'Bara för det som uppenbart bryter mot lagen. Det försvinner från webbplatsen. Originalet finns kvar, stängt: bara den som leder värdarna kan se det. Ring gärna en kollega först.',
    send: 'Ta bort',
  },
};

export const grounds: Record<Ground, string> = {
  unlawful: 'Den bryter mot lagen',
  person: 'Den pekar ut en person',
  advertising: 'Den är reklam',
};

/** As the law names them; the municipality's lawyer knows how it reads today. */
export const unlawful: Record<Unlawful, string> = {
  incitement: 'Uppvigling (16 kap. 5 § brottsbalken)',
  agitation: 'Hets mot folkgrupp (16 kap. 8 § brottsbalken)',
  childAbuse: 'Barnpornografibrott (16 kap. 10 a § brottsbalken)',
  violence: 'Olaga våldsskildring (16 kap. 10 c § brottsbalken)',
  threat: 'Olaga hot (4 kap. 5 § brottsbalken)',
  privacy: 'Olaga integritetsintrång (4 kap. 6 c § brottsbalken)',
  terrorism: 'Offentlig uppmaning till terrorism (terroristbrottslagen 2022:666)',
  copyright: 'Intrång i någons upphovsrätt',
};

export const moves: Record<Move, string> = {
  published: 'På bordet igen',
  gathering: statuses.gathering,
  active: statuses.active,
  done: statuses.done,
  resting: statuses.resting,
};

/** The labels and hints of what the acts ask for. */
export const fields: Record<string, { label: string; hint?: string }> = {
  words: {
    label: 'Till den som skrev',
    hint: 'Ändra orden så att de blir dina. Ditt namn står under. Högst {max} tecken.',
  },
  title: { label: 'Rubrik' },
  description: { label: 'Vad kan vi göra tillsammans?', hint: 'Högst {max} tecken.' },
  ground: { label: 'Skälet' },
  unlawful: { label: 'Det bryter mot' },
  other: { label: 'Den andra idéns nummer', hint: 'Som i K3-7M2Q-9XRT.' },
  signed: { label: 'Vem skriver under?', hint: 'En människa, med sitt namn.' },
  unit: { label: 'Var jobbar eller verkar hen?', hint: 'Till exempel: Park och natur.' },
  hats: { label: 'Den som skriver under …', hint: 'Flera går bra.' },
  writtenOn: { label: 'Skrivet den' },
  decidedBy: {
    label: 'Beslutat av',
    hint: 'Lämna tomt så länge inget är beslutat. Då står det: inget beslut ännu.',
  },
  caseNumber: { label: 'Diarienummer' },
  move: { label: 'Var är idén nu?' },
  leader: { label: 'Vem håller ihop det?', hint: 'Behövs innan idén är i gång.' },
  insurance: { label: 'Vilken försäkring gäller?', hint: 'Behövs innan idén är i gång.' },
  land: { label: 'Vems mark eller lokal, och vilket tillstånd?', hint: 'Behövs innan idén är i gång.' },
  children: { label: 'Barn är med' },
  responsible: { label: 'Vem är den vuxna som tar ansvar?', hint: 'Namn. Behövs när barn är med.' },
  agreed: {
    label: 'Det här har ni kommit överens om',
    hint: 'Vem gör vad, var och när. Högst {max} tecken.',
  },
  meets: { label: 'Då är det här ordnat', hint: 'Av det som idén behöver.' },
};

/** Said when somebody else acted in between: "Demo satte upp idén på bordet". */
export const did: Record<string, string> = {
  read: 'sa att den är läst',
  publish: 'satte upp idén på bordet',
  giveBack: 'gav tillbaka idén',
  proposeJoin: 'frågade om två idéer ska bli en',
  answer: 'berättade vad ni bidrar med',
  moveOn: 'flyttade idén vidare',
  children: 'ändrade om barn är med',
  answered: 'svarade den som erbjuder sig',
  agreed: 'skrev ner en överenskommelse',
  thanked: 'tackade',
  write: 'skrev till den som skrev',
  worry: 'tog en oro vidare',
  rubbish: 'lade det bland skräpet',
  notRubbish: 'tog tillbaka det från skräpet',
  remove: 'tog bort det',
  handOut: 'lämnade ut det',
  typeIn: 'skrev in det åt någon',
  invite: 'bjöd in en värd',
  inviteAgain: 'bjöd in en värd på nytt',
  removeSteward: 'tog farväl av en värd',
  mailAgain: 'skickade ett mejl igen',
  sayYes: 'svarade ja',
  sayNo: 'svarade nej',
  join: 'gick med i en annan idé',
  comment: 'skrev en rad',
  withdraw: 'tog tillbaka det',
  report: 'sa till om att något är fel',
};
