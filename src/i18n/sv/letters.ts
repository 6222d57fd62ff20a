/**
 * The letters that go with what a steward does, ready to be changed, in the language of the one who wrote. A letter thanks for the first
 * step, and says what happens next.
 */
import type { ActName, Ground } from '../../domain/acts.ts';

/** What a letter can mention. */
export interface About {
  /** The name they chose, or ''. */
  name: string;
  /** An idea's title, or ''. */
  title: string;
}

/** How a letter begins. */
const hello = (name: string) => (name ? `Hej ${name}!` : 'Hej!');

const acts: Partial<Record<ActName, (about: About) => string>> = {
  read: ({ name, title }) =>
    `${hello(name)} Nu har jag läst ”${title}”. Tack för att du tog första steget. Jag hör av mig igen så fort jag kan.`,
  publish: ({ name, title }) =>
    `${hello(name)} Nu ligger ”${title}” på bordet, så att alla kan se den och slå sig ner. Tack för att du tog första steget!`,
  giveBack: ({ name, title }) =>
    `${hello(name)} Jag har läst ”${title}”. Tack för att du skrev. Så som den är nu kan jag inte sätta upp den. Skriv gärna på nytt, eller svara här på din sida, så hjälps vi åt.`,
  proposeJoin: ({ name, title }) =>
    `${hello(name)} Det finns en idé till som liknar ”${title}”. Vill du att de går ihop, så att ni blir fler runt samma bord? Du väljer själv.`,
  moveOn: ({ name, title }) =>
    `${hello(name)} Det har hänt något med ”${title}”. På din sida står var den är nu.`,
  answered: ({ name }) =>
    `${hello(name)} Tack för att du vill hjälpa till. Jag har sett ditt erbjudande och hör av mig när någon behöver det du kan.`,
  agreed: ({ name }) => `${hello(name)} Vad roligt att det blir av. Så här har vi sagt:`,
  thanked: ({ name }) => `${hello(name)} Tack för det du gjorde. `,
  write: ({ name, title }) =>
    `${hello(name)} ${title ? `Tack för ”${title}”` : 'Tack för att du vill hjälpa till'}. Skriv gärna till mig här på din sida, om du undrar över något.`,
  remove: ({ name }) =>
    `${hello(name)} Jag har tagit bort det du skickade. Lagen (1998:112) om ansvar för elektroniska anslagstavlor säger att den som har en webbplats som den här ska ta bort det som uppenbart är brottsligt.`,
};

/** The reason that ends the letter with which something is given back. */
const grounds: Record<Ground, string> = {
  unlawful: 'Det beror på att den handlar om något som lagen inte tillåter.',
  person: 'Det beror på att den går att förstå som att den handlar om en viss person.',
  advertising: 'Det beror på att den gör reklam för något som säljs.',
};

export const letters = {
  hello,
  acts,
  grounds,
  /** When a steward has typed in what came on paper. */
  typedIn: (name: string) =>
    `${hello(name)} Tack för att du hörde av dig. Nu har jag skrivit in det du berättade, så som du sa det. Säg till om något blev fel.`,
  /** The paragraph of the law by which something was removed. */
  law: (paragraph: string) => `Det gäller: ${paragraph}.`,
  /** Who decided, and the number of the case. */
  decided: (who: string, number: string) => `Beslutat av ${who}${number ? `, ${number}` : ''}`,
  noDecision: 'Inget beslut ännu',
  signed: (name: string) => `Undertecknat ${name}`,
};
