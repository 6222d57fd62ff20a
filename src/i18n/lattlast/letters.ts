/**
 * The letters that go with what a steward does, ready to be changed, in the language of the one who wrote. A letter thanks for the first
 * step, and says what happens next. One sentence a line.
 */
import type { ActName, Ground } from '../../domain/acts.ts';
import type { About } from '../sv/letters.ts';

/** How a letter begins. */
const hello = (name: string) => (name ? `Hej ${name}!` : 'Hej!');

const acts: Partial<Record<ActName, (about: About) => string>> = {
  read: ({ name, title }) =>
    `${hello(name)}\nNu har jag läst ”${title}”.\nTack för att du kom med idén.\nJag hör av mig igen så fort jag kan.`,
  publish: ({ name, title }) =>
    `${hello(name)}\nNu kan alla se ”${title}”.\nDe som vill kan vara med.\nTack för att du kom med idén!`,
  giveBack: ({ name, title }) =>
    `${hello(name)}\nJag har läst ”${title}”.\nTack för att du skrev.\nJag kan inte visa den så som den är nu.\nSkriv gärna på nytt.\nDu kan också svara här på din sida.\nDå hjälps vi åt.`,
  proposeJoin: ({ name, title }) =>
    `${hello(name)}\nDet finns en idé till.\nDen liknar ”${title}”.\nVill du att de två blir en idé?\nDå blir ni fler.\nDu väljer själv.`,
  moveOn: ({ name, title }) =>
    `${hello(name)}\nDet har hänt något med ”${title}”.\nDu kan läsa om det på din sida.`,
  answered: ({ name }) =>
    `${hello(name)}\nTack för att du vill hjälpa till.\nJag har läst det du skrev.\nJag hör av mig när någon behöver det du kan.`,
  agreed: ({ name }) => `${hello(name)}\nVad roligt att det blir av.\nSå här har vi sagt:`,
  thanked: ({ name }) => `${hello(name)}\nTack för det du gjorde. `,
  write: ({ name, title }) =>
    `${hello(name)}\n${title ? `Tack för ”${title}”` : 'Tack för att du vill hjälpa till'}.\nVill du fråga något?\nSkriv gärna till mig här på din sida.`,
  remove: ({ name }) =>
    `${hello(name)}\nJag har tagit bort det du skickade.\nEn lag säger att vi ska ta bort det som tydligt är ett brott.\nLagen heter lagen (1998:112) om ansvar för elektroniska anslagstavlor.\nDen gäller för den som har en sådan här webbplats.`,
};

/** The reason that ends the letter with which something is given back. */
const grounds: Record<Ground, string> = {
  unlawful: 'Skälet är att den handlar om något som lagen inte tillåter.',
  person: 'Skälet är att man kan tro att den handlar om en viss person.',
  advertising: 'Skälet är att den gör reklam för något som någon säljer.',
};

export const letters = {
  hello,
  acts,
  grounds,
  /** When a steward has typed in what came on paper. */
  typedIn: (name: string) =>
    `${hello(name)}\nTack för att du hörde av dig.\nNu har jag skrivit in det du berättade.\nJag skrev det så som du sa det.\nSäg till om något blev fel.`,
  /** The paragraph of the law by which something was removed. */
  law: (paragraph: string) => `Det gäller: ${paragraph}.`,
  /** Who decided, and the number of the case. */
  decided: (who: string, number: string) => `${who} har bestämt det${number ? ` (${number})` : ''}`,
  noDecision: 'Ingen har bestämt något än',
  signed: (name: string) => `Från ${name}`,
};
