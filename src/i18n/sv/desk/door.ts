/** The words of the way in to the stewards' table. */

export const door = {
  title: 'Kom till värdarnas bord',
  lead: 'Är du värd? Skriv din e-postadress, så skickar vi en kod.',
  visitor: 'Är du inte värd? Du behöver inget konto för att vara med.',
  visitorLinks: { '/borja/': 'Jag har en idé', '/hjalp-till/': 'Jag vill hjälpa till' },
  email: { label: 'Din e-postadress' },
  invitation: { label: 'Inbjudan' },
  send: 'Skicka kod',
  invited: {
    title: 'Du är bjuden till bordet',
    lead: 'Skriv adressen som inbjudan kom till, så skickar vi en kod. Den behöver du bara en gång med den här länken.',
  },
  code: {
    title: 'Skriv koden',
    lead: 'Om adressen hör till en värd har vi skickat sex siffror dit. De gäller i tio minuter, här i den här webbläsaren. Har det kommit flera mejl? Ta det senaste.',
    code: { label: 'Koden i mejlet', hint: 'Sex siffror.' },
    second: {
      label: 'Koden i din app',
      hint: 'Sex siffror. Har du tappat telefonen? Skriv en av dina reservkoder. Första gången lämnar du fältet tomt.',
    },
    send: 'Kom till bordet',
    again: 'Inget mejl efter några minuter? Se efter i skräpposten, eller be om en ny kod.',
    askAgain: 'Be om en ny kod',
    wrong: {
      heading: 'Koderna stämmer inte',
      message:
        'Se efter båda två: den i mejlet och den i appen. Appens kod byts varje halv minut. Efter fem försök behöver du be om en ny. Kommer du inte in fast båda stämmer? Någon kan ha försökt gissa. Skriv då två av appens koder efter varandra i samma fält, den du ser nu och nästa, eller en reservkod.',
    },
    over: {
      heading: 'Be om en ny kod',
      message: 'Koden gäller inte längre här. Be om en ny, så kommer den med mejl.',
    },
  },
  tooMany: {
    heading: 'Vänta en liten stund',
    message: 'Många har bett om koder härifrån. Försök igen om {minutes}.',
  },
  app: {
    title: 'Koppla en app',
    lead: 'En kod med mejl räcker inte för den som får läsa vad alla har skrivit. Därför behöver du en app som visar koder, i din telefon eller dator.',
    steps: [
      'Öppna en app för engångskoder, till exempel den som redan finns bland telefonens lösenord.',
      'Läs av rutan här nedanför med appen, eller skriv in nyckeln för hand.',
      'Skriv de sex siffrorna som appen visar.',
    ],
    picture: 'En QR-kod med nyckeln till din app.',
    key: 'Nyckeln, om du skriver för hand:',
    current: { label: 'Koden i den app du har nu', hint: 'Sex siffror, eller en reservkod.' },
    second: { label: 'Siffrorna i appen' },
    notYours: {
      heading: 'Koden i appen du har nu stämmer inte',
      message: 'Skriv de sex siffror som den visar just nu, eller en av dina reservkoder.',
    },
    send: 'Koppla appen',
    wrong: {
      heading: 'Siffrorna stämmer inte',
      message: 'Vänta tills appen visar nya siffror och skriv dem. Stämmer klockan i telefonen?',
    },
    done: 'Appen är kopplad',
    recovery: 'Spara de här reservkoderna',
    recoveryText:
      'Tappar du telefonen kommer du in med en av dem. Var och en gäller en gång. Skriv ut dem eller spara dem i din lösenordshanterare: de visas bara nu.',
    on: 'Till bordet',
  },
  roles: { steward: 'Värd', lead: 'Leder värdarna' },
  me: {
    title: 'Jag',
    signedIn: (name: string) => `Du är inloggad som ${name}.`,
    morning: { label: 'Skicka mig ett mejl på morgonen när något väntar' },
    save: 'Spara',
    saved: 'Sparat.',
    recoveryLeft: (count: number) =>
      count === 1 ? 'Du har en reservkod kvar.' : `Du har ${count} reservkoder kvar.`,
    app: 'Din app',
    newApp: 'Koppla en ny app och få nya reservkoder',
    everywhere: 'Logga ut överallt',
    everywhereText: 'Har du glömt att logga ut någonstans? Det här loggar ut dig överallt, här också.',
  },
};
