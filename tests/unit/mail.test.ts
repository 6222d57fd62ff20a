import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ids, languages } from '../../src/domain/languages.ts';
import { pauseAfter } from '../../src/domain/mail.ts';
import { wordsOf } from '../../src/i18n/index.ts';
import kommun from '../../src/kommun/kommun.config.ts';
import { compose } from '../../src/mail/compose.ts';
import { isMorning } from '../../src/mail/morning.ts';
import { type Outcome, outcomeOf, type Stage, type Trouble } from '../../src/mail/outcome.ts';
import { waitAfter } from '../../src/mail/pause.ts';
import { subjectOf } from '../../src/mail/subject.ts';
import { isMailUrl, openTransport, type Transport } from '../../src/mail/transport.ts';
import { aTakenMail } from '../support/mails.ts';
import { startSmtp, type TroubledSmtp } from '../support/smtp.ts';

const key = 'Zk3-_aB9cD8eF7gH6iJ5kL';
const origin = 'https://tillsammans.exempelkoping.example';
const counts = { news: 3, late: 1, missing: 2, offers: 4 };
const around = { key, origin, kommun, counts };

describe('a mail that could not leave', () => {
  const minute = 60;
  const day = 24 * 60 * minute;

  test('waits longer after each try, up to half a day', () => {
    const pauses = [1, 2, 3, 4, 5, 6, 7, 8, 40].map((tries) => pauseAfter(tries, 0));
    expect(pauses).toEqual([1, 2, 5, 15, 60, 240, 720, 720, 720].map((minutes) => minutes * minute));
  });
  test('is given up when it is five days old', () => {
    expect(pauseAfter(7, 4 * day)).toBe(12 * 60 * minute);
    expect(pauseAfter(7, 4.6 * day)).toBeNull();
    expect(waitAfter({ became: 'untried', code: 'refused' }, 1, 5 * day)).toBeNull();
  });
  test('keeps its place when nobody was there to take it', () => {
    expect(waitAfter({ became: 'untried', code: 'refused' }, 40, 3600)).toBe(0);
  });
  test('and may have arrived waits a quarter of an hour at least', () => {
    const unanswered: Outcome = { became: 'later', code: 'unanswered', stop: true };
    expect(waitAfter(unanswered, 1, 0)).toBe(15 * minute);
    expect(waitAfter(unanswered, 6, 0)).toBe(240 * minute);
  });
  test('and never will has no next time', () => {
    expect(waitAfter({ became: 'never', code: 'smtp550' }, 1, 0)).toBeNull();
  });
});

describe('what a mail server says', () => {
  const later = (code: string, stop = true) => ({ became: 'later', code, stop });
  const answer = (responseCode: number, command: string, words = 'No.') => ({
    code: 'EENVELOPE',
    command,
    responseCode,
    response: `${responseCode} ${words}`,
  });

  test.each<[string, Trouble, Stage, unknown]>([
    ['no such mailbox', answer(550, 'RCPT TO'), 'sending', { became: 'never', code: 'smtp550' }],
    ['a mail it will not have', answer(554, 'DATA'), 'handedOver', { became: 'never', code: 'smtp554' }],
    ['come back later', answer(451, 'RCPT TO'), 'sending', later('smtp451', false)],
    ['come back later, after the mail', answer(452, 'DATA'), 'handedOver', later('smtp452', false)],
    [
      'we go against its policy',
      answer(550, 'RCPT TO', '5.7.1 Relaying denied'),
      'sending',
      later('smtp550', false),
    ],
    ['our sender is refused', answer(550, 'MAIL FROM'), 'sending', later('smtp550')],
    ['we have to sign in', answer(530, 'RCPT TO'), 'sending', later('smtp530')],
    ['it is closing', answer(421, 'RCPT TO'), 'sending', later('smtp421')],
    ['nothing, in the middle', { code: 'ECONNECTION', command: 'CONN' }, 'sending', later('lost')],
    ['nothing, after the mail', { code: 'ECONNECTION', command: 'CONN' }, 'handedOver', later('unanswered')],
    ['nothing for too long, after the mail', { code: 'ETIMEDOUT' }, 'handedOver', later('unanswered')],
    ['a wrong password', answer(535, 'AUTH PLAIN'), 'connecting', { became: 'untried', code: 'smtp535' }],
    ['no greeting for us', answer(554, 'CONN'), 'connecting', { became: 'untried', code: 'smtp554' }],
    [
      'nobody listens',
      { code: 'ESOCKET', originalCode: 'ECONNREFUSED' },
      'connecting',
      { became: 'untried', code: 'refused' },
    ],
    ['a certificate that is not its own', { code: 'ETLS' }, 'connecting', { became: 'untried', code: 'tls' }],
    ['no such host', { code: 'EDNS' }, 'connecting', { became: 'untried', code: 'dns' }],
    [
      'an address that is none',
      { code: 'EENVELOPE', command: 'API' },
      'sending',
      { became: 'never', code: 'badAddress' },
    ],
    ['something we do not know', {}, 'sending', later('trouble')],
  ])('%s', (_, trouble, stage, expected) => {
    const outcome = outcomeOf(trouble, stage);
    expect(outcome).toEqual(expected);
    expect('code' in outcome && outcome.code).toMatch(/^[\w.:-]{1,60}$/);
  });

  test.each(['', 'smtp://', 'http://mail.exempel.example', 'mail.exempel.example:25', 'smtp:///x'])(
    '%j is no mail server',
    (url) => expect(isMailUrl(url)).toBe(false),
  );
  test.each(['smtp://127.0.0.1:25', 'smtps://user:p%40ss@mail.exempel.example:465'])('%j is one', (url) =>
    expect(isMailUrl(url)).toBe(true),
  );
});

describe('a mail', () => {
  const all = {
    'about an idea': compose(aTakenMail(), around),
    'about an offer': compose(
      aTakenMail({ kind: 'offer', title: '', status: 'answered', letter_about: 'answered' }),
      around,
    ),
    'that invites': compose(aTakenMail({ about: 'invitation', reference: '', kind: '' }), around),
    'in the morning': compose(aTakenMail({ about: 'morning', day: '2026-11-24' }), around),
    'about a new app': compose(aTakenMail({ about: 'appChanged', reference: '', kind: '' }), around),
    'about a recovery code': compose(aTakenMail({ about: 'recoveryUsed', reference: '', kind: '' }), around),
  };
  const mails = Object.entries(all);

  test.each(mails)(
    '%s says the same in text and in HTML, and leads to the same',
    (_, { text, html, subject }) => {
      const body = html.replace(/^.*<body>|<\/body>.*$/gs, '');
      const shown = body
        .replaceAll('<br>', '')
        .replaceAll('</p>', '\n\n')
        .replace(/<[^>]+>/g, '')
        .replaceAll('&amp;', '&');
      expect(shown.trim()).toBe(text.trim());
      const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, link]) => link);
      expect(links.length).toBeGreaterThan(0);
      expect(text.match(/https:\S+/g)).toEqual(links);
      expect(html).toMatch(/^<!doctype html><html lang="sv">/i);
      expect(html).toContain(`<title>${subject}</title>`);
      expect(html).not.toMatch(/<img|<script|<style|<link|src=|url\(/i);
    },
  );
  test.each(mails)('%s holds the key in its link and nowhere else', (_, mail) => {
    const { text, html, ...rest } = mail;
    const link = /https:\S+\/(mitt|vardar\/inbjudan)\/[\w-]{22}\//g;
    expect(JSON.stringify(rest) + text.replace(link, '') + html.replace(link, '')).not.toContain(key);
  });
  test.each(mails)('%s tells programs that a program sent it, and answers go to people', (_, mail) => {
    expect(mail.headers).toEqual({ 'Auto-Submitted': 'auto-generated' });
    expect(mail.from).toEqual({ name: kommun.shortName, address: kommun.contact.email });
    expect(mail.replyTo).toEqual(mail.from);
  });
  test.each(mails)('%s never speaks as over a counter', (_, { text, subject }) => {
    expect(`${subject} ${text}`).not.toMatch(
      /ärende|ansökan|avslag|godkänd|\bkund|brukare|handläggare|undefined|\[object/i,
    );
  });

  test('about an idea has the steward’s own words, the way back, the number and a human', () => {
    const { subject, text } = all['about an idea'];
    expect(subject).toBe('På bordet: Läxhjälp på torsdagar');
    for (const part of [
      'Hej Anna! Nu ligger idén på bordet.\n\nHälsningar\nDisa',
      'Just nu: på bordet.',
      `${origin}/mitt/${key}/`,
      'Länken är bara din. Visa den bara för den som får se.',
      'K3-7M2Q-9XRT',
      kommun.contact.phone,
      kommun.contact.email,
    ])
      expect(text).toContain(part);
  });
  test('about something that was removed does not repeat it', () => {
    const { subject, text } = compose(
      aTakenMail({ letter_about: 'remove', status: 'removed', title: 'Hets' }),
      around,
    );
    expect(`${subject} ${text}`).not.toContain('Hets');
  });
  test('that invites leads to the invitation, says for how long, and what to do when it is a mistake', () => {
    const { subject, text } = all['that invites'];
    expect(subject).toBe(`${kommun.shortName}: du är bjuden till värdarnas bord`);
    expect(text).toContain(`${origin}/vardar/inbjudan/${key}/`);
    expect(text).toContain('sju dagar');
    expect(text).toContain('Har det blivit fel?');
  });
  test('in the morning begins with who misses somebody, and says how to be rid of it', () => {
    const { text } = all['in the morning'];
    expect(text.split('\n\n')).toEqual([
      'God morgon Anna!',
      '2 idéer saknar någon. Vem känner du som borde få veta?',
      'Nytt på bordet: 3. Ett av det skulle redan ha varit läst.',
      'Erbjudanden som väntar på svar: 4.',
      'Till bordet:',
      `${origin}/vardar/`,
      'Vill du inte ha det här mejlet på morgonen? Stäng av det på din egen sida:',
      `${origin}/vardar/jag/\n`,
    ]);
    expect(text).not.toContain(key);
  });
  test.each([
    ['about a new app', 'En ny app för koder kopplades till dig'],
    ['about a recovery code', 'Någon loggade in som du'],
  ] as const)('%s says when it was, whom to ask and how to sign out everywhere', (about, begins) => {
    const { text } = all[about];
    expect(text).toContain(`${begins} tisdag 24 november 2026 klockan 10:00`);
    for (const part of ['Var det inte du?', 'leder värdarna', 'Logga ut överallt', kommun.contact.phone])
      expect(text).toContain(part);
    expect(text).toContain(`${origin}/vardar/jag/`);
    expect(text).not.toContain(key);
  });
  test.each(ids)(
    'has words in %s for every act that comes with a letter, and for one we have not heard of',
    (language) => {
      const words = wordsOf(language).mail;
      const acts = [
        'read',
        'publish',
        'giveBack',
        'proposeJoin',
        'answer',
        'moveOn',
        'remove',
        'write',
        'answered',
      ];
      for (const kind of ['idea', 'offer'] as const)
        for (const act of [...acts, 'agreed', 'thanked', 'unheardOf', '__proto__', 'constructor'])
          expect(subjectOf(words.letter, kind, act, 'Träd'), `${kind} ${act}`).toMatch(/^[A-ZÅÄÖ][^\n]{8,}$/);
    },
  );
  test.each(['', 'xx', '__proto__', 'toString'])('in the language %j is in Swedish', (language) => {
    expect(compose(aTakenMail({ language }), around).text).toBe(
      compose(aTakenMail({ language: 'sv' }), around).text,
    );
    expect(compose(aTakenMail({ language }), around).html).toContain('lang="sv"');
  });
  test.each(ids)('in the language %s says so, and is all in it but for what somebody wrote', (language) => {
    const { html, text } = compose(aTakenMail({ language }), around);
    const { letter } = wordsOf(language).mail;
    expect(html).toContain(`lang="${languages[language].tag}"`);
    for (const words of [letter.link, letter.yours, letter.human(kommun.contact)])
      expect(text).toContain(words);
  });
  test('sent again has the same Message-ID; a new invitation, whose link replaces the first, another', () => {
    const idOf = (own: object) => compose(aTakenMail(own), around).messageId;
    expect(idOf({ try: 2 })).toBe(idOf({ try: 1 }));
    expect(idOf({ id: 8 })).not.toBe(idOf({ id: 7 }));
    expect(idOf({})).toBe(`<k3-7@${new URL(kommun.site).hostname}>`);
    expect(idOf({ about: 'invitation', try: 2 })).not.toBe(idOf({ about: 'invitation', try: 1 }));
  });
});

describe('nothing that somebody wrote gets out of its place', () => {
  let smtp: TroubledSmtp;
  let transport: Transport;
  beforeAll(async () => {
    smtp = await startSmtp();
    transport = openTransport(smtp.url);
  });
  afterAll(async () => {
    transport.close();
    await smtp.stop();
  });
  beforeEach(() => {
    smtp.received.length = 0;
  });

  test('a server elsewhere that has no TLS gets nothing, unless its address says that it may', async () => {
    // The same server, under a name that is not this machine's.
    const elsewhere = smtp.url.replace('127.0.0.1', '127.1');
    const ways = [openTransport(elsewhere), openTransport(`${elsewhere}?requireTLS=false`)];
    const [strict, lax] = await Promise.all(ways.map((way) => way.send(compose(aTakenMail(), around))));
    for (const way of ways) way.close();
    expect(strict).toMatchObject({ became: 'untried' });
    expect(lax).toEqual({ became: 'sent' });
    expect(smtp.received).toHaveLength(1);
  });

  const hostile = [
    'Anna\r\nBcc: alla@exempel.example',
    'Anna\nX-Injected: 1\n\nEn egen kropp',
    'Anna\rSubject: annat',
    'Anna\u2028Bcc: alla@exempel.example',
    'Anna\u0085Bcc: alla@exempel.example',
    'Anna\u0000Bcc: alla@exempel.example',
    '"Anna" <alla@exempel.example>, bo@exempel.example',
    'Anna, bo@exempel.example; Grupp: cia@exempel.example;',
    '=?utf-8?Q?Anna=0D=0ABcc=3A_alla=40exempel.example?=',
    '\\"><script>alert(1)</script>',
    '<img src=x onerror=alert(1)> &amp; &lt;',
    '\u202eedaS\u202c \u2066x\u2069',
    'åäö 👩‍👧 \ud83d ﷽',
    '%0d%0aBcc: alla@exempel.example',
    '.\r\n.\r\nMAIL FROM:<x@exempel.example>',
    `${'lång '.repeat(80)}\r\n Bcc: alla@exempel.example`,
    '{"path":"/etc/passwd"}',
  ];
  const names = [
    'auto-submitted',
    'content-type',
    'date',
    'from',
    'message-id',
    'mime-version',
    'reply-to',
    'subject',
    'to',
  ];

  test.each(hostile)('%j', async (text) => {
    const taken = aTakenMail({
      name: text,
      title: text,
      words: `Hej!\n${text}`,
      signed: text,
      letter_about: 'write',
    });
    const mail = compose(taken, around);
    expect(await transport.send(mail)).toEqual({ became: 'sent' });
    const [got] = smtp.received;
    expect(smtp.received).toHaveLength(1);
    expect(got?.to).toEqual([taken.email]);

    const [head = ''] = (got?.raw ?? '').split('\r\n\r\n');
    const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
    expect(lines.map((line) => line.split(':')[0]?.toLowerCase()).sort()).toEqual(names);
    expect(lines.find((line) => /^to:/i.test(line))).toContain(`<${taken.email}>`);
    expect(mail.subject).not.toMatch(/[\p{Cc}\u2028\u2029\u202e]/u);
    expect(got?.subject).not.toMatch(/[\r\n]/);
    expect(got?.html).not.toMatch(/<script|<img/i);
    expect(got?.html.match(/<a /g)).toHaveLength(1);
  });
});

describe('the morning', () => {
  // Tuesday 24 November 2026; in Sweden an hour after UTC.
  test.each([
    ['seven o’clock', '2026-11-24T06:00:00Z', true],
    ['a minute before', '2026-11-24T05:59:00Z', false],
    ['a minute before noon', '2026-11-24T10:59:00Z', true],
    ['noon', '2026-11-24T11:00:00Z', false],
    ['midnight', '2026-11-23T23:00:00Z', false],
    ['seven in summer, two hours after UTC', '2026-08-18T05:00:00Z', true],
    ['six in summer', '2026-08-18T04:59:00Z', false],
    ['a Saturday', '2026-11-28T08:00:00Z', false],
    ['a pause', '2026-12-22T08:00:00Z', false],
    ['Good Friday', '2027-03-26T08:00:00Z', false],
  ])('%s', (_, moment, expected) => {
    expect(isMorning(new Date(moment), kommun)).toBe(expected);
  });
});
