/** What /_tema/ says to whoever makes the site their own, on their own machine. */
import type { Pair } from '../../../domain/theme.ts';
import type { Move } from './palette.ts';

const parts: Record<Pair['name'], string> = {
  link: 'länk',
  button: 'knapp',
  buttonText: 'text på knapp',
  buttonEdge: 'knappens kant',
  masthead: 'sidhuvud',
  mastheadText: 'text i sidhuvudet',
  logo: 'logotyp',
};
const percent = (lightness: number) => `${Math.round(lightness * 100)} %`;

export const words = {
  title: 'Färger och delar',
  description:
    'Alla delar av webbplatsen i alla lägen, med kommunens egna färger och deras kontrast. Finns bara på den egna datorn.',
  lead: 'Så ser sajtens delar ut med era färger. Byt mellan ljust och mörkt i datorns inställningar, så ser du båda. Sidan finns bara på din egen dator.',
  colours: 'Färger och kontrast',
  schemes: { light: 'Ljust', dark: 'Mörkt' },
  part: 'Del',
  colour: 'Färg',
  on: 'mot',
  contrast: 'Kontrast',
  figure: (ratio: number, least: number) =>
    `${(Math.floor(ratio * 10) / 10).toLocaleString('sv-SE')} (minst ${least})`,
  name: (name: Pair['name']) => parts[name],
  moved: 'Det här flyttades för att kunna läsas',
  unmoved: 'Ingen färg behövde flyttas.',
  none: 'Inga egna färger är valda, så allt är som i originalet. Välj en eller två under theme i src/kommun/kommun.config.ts.',
  move: ({ scheme, what, from, to, lightness }: Move) =>
    `${words.schemes[scheme]}, ${parts[what]}: ${from} blev ${to} (ljushet ${percent(lightness.from)} till ${percent(lightness.to)})`,
  parts: 'Knappar och länkar',
  button: 'Fylld knapp',
  plain: 'Ramad knapp',
  text: 'Löpande text med',
  link: 'en länk i',
  after: 'och mer text. Tabba hit, så ser du ramen runt det som är valt.',
  alone: 'En länk som står för sig själv',
  idea: 'Idéer, i varje läge',
  ideaTitle: 'Ett exempel på en idé',
  ideaText: 'Exempeltext. Vi gör något tillsammans, alla som vill.',
  form: 'Ett formulär, med fel att rätta',
  fault: {
    heading: 'Så ser en felruta ut',
    message: 'Rätta det här och skicka igen.',
    field: 'Skriv en rubrik på minst 3 tecken.',
  },
};
