/** The words for typing in what came by telephone or on paper, and for handing out what is public. */
import type { Kind } from '../../../domain/intake.ts';

export const typeIn = {
  title: 'Skriv in åt någon',
  lead: 'Har någon ringt, eller skrivit på en lapp? Skriv som de sa det. Läs upp numret du får, så att de kan fråga efter det.',
  kinds: {
    idea: { title: 'Skriv in en idé', path: 'ide' },
    offer: { title: 'Skriv in ett erbjudande', path: 'erbjudande' },
  } satisfies Record<Kind, { title: string; path: string }>,
  slips: {
    title: 'Lappar att skriva ut',
    lead: 'Öppna formuläret och välj Skriv ut i webbläsarens meny. Då blir det en lapp att fylla i för hand.',
    pages: {
      '/borja/': { name: 'Lappen för en idé', what: 'För den som vill börja något.' },
      '/hjalp-till/': {
        name: 'Lappen för ett erbjudande',
        what: 'För den som vill hjälpa till med något, stort eller litet.',
      },
    },
  },
  cameOn: { label: 'Vilken dag kom det?' },
  informed: { label: 'Den som skrev vet att det blir en allmän handling' },
  send: 'Skriv in',
};

export const handOut = {
  title: 'Lämna ut som handling',
  lead: 'Det som har kommit in är allmänna handlingar. Den som ber att få se dem behöver inte säga vem hen är eller varför. Fråga inte.',
  references: { label: 'Vilka nummer?', hint: 'Ett på varje rad, eller med mellanslag emellan.' },
  mask: {
    label: 'Ta bort e-post och telefon',
    hint: 'Bara om uppgifterna är hemliga. Fråga juristen om du är osäker.',
  },
  format: { label: 'Hur vill de ha det?' },
  formats: { pdf: 'PDF, att skriva ut eller skicka', text: 'Text' },
  send: 'Ta fram',
  none: {
    heading: 'Numren leder inte till något',
    message: 'Se efter att de är rätt skrivna. Allt du skrev är kvar.',
  },
  unseen: 'Några tecken går inte att visa i en PDF och står som frågetecken. De finns i textfilen.',
  made: (day: string) => `Framtaget ${day}`,
  masked: 'E-post och telefon är borttagna.',
};
