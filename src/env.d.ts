/** The config's colours as styles (src/tools/build/themeStyles.ts). */
declare module 'virtual:theme.css';

declare namespace App {
  interface Locals {
    /** Netlify's own, where the adapter runs. */
    netlify?: { context?: import('@netlify/functions').Context };
    requestId: string;
    /** The language of the page (src/middleware/index.ts). */
    speech: import('./i18n/speak.ts').Speech;
    /** In which languages the page is there, where it is not every one. */
    languages?: readonly import('./domain/languages.ts').Language[];
    /** At the stewards' table: who is asking. */
    sitting?: import('./desk/sitting.ts').Sitting;
    /** What every form of that sitting carries. */
    formToken?: string;
    /** What was typed in the form that was just sent, by field. */
    typed?: Map<string, readonly string[]>;
    /** What the page for messages says. */
    message?: ReturnType<typeof import('./middleware/message.ts').messageOf>;
    /** Shown once, after the second factor was set. */
    recoveryCodes?: readonly string[];
  }
}
