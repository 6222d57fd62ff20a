/** What /_mail/ says to whoever runs the site on their own machine. */
export const words = {
  title: 'Mejl som inte skickas',
  intro:
    'De ligger här: ingen e-postserver är inställd, så det som sajten skickar stannar på den här datorn.',
  empty: 'Inga mejl än.',
  noSubject: '(inget ämne)',
  from: 'Från',
  to: 'Till',
  came: 'Kom',
  noText: 'Mejlet har ingen text att läsa här.',
  html: 'HTML-delen, som källtext',
  headers: 'Alla huvudrader',
  back: 'Till alla mejl',
};
