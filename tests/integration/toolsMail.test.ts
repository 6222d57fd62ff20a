/** Mail on one's own machine: caught, kept and read at /_mail/, by nobody else. */
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { get as askRaw } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { load } from 'cheerio';
import { HtmlValidate } from 'html-validate';
import { createTransport } from 'nodemailer';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Catcher, startCatcher } from '../../src/tools/mail/catcher.ts';
import { keepMail, listMail, readMail } from '../../src/tools/mail/keptMail.ts';
import { openMail } from '../../src/tools/mail/openMail.ts';
import { Problem } from '../../src/tools/problem.ts';
import { type HttpServer, serve } from '../../src/tools/server/http.ts';
import { createMailbox } from '../../src/tools/server/mailbox.ts';
import { plainAnswer } from '../../src/tools/server/plain.ts';
import { UndoList } from '../../src/tools/stopping.ts';
import { removeTemporaryFolders, temporaryFolder } from '../support/site.ts';

const SITE = 'http://localhost:4321';
const hostile = `<script>alert(1)</script> & "Ä" </title><img src=x onerror=alert(2)>`;

let dataDir: string;
let catcher: Catcher;

beforeEach(async () => {
  dataDir = temporaryFolder();
  catcher = await startCatcher(dataDir);
});
afterEach(() => catcher.stop());
afterAll(removeTemporaryFolders);

describe('the catcher', () => {
  test('keeps each mail whole, in a file that only its owner may read', async () => {
    const text = `Hej Åsa!\n.\n..\n${'En lång rad. '.repeat(500)}`;
    await send({ subject: 'Hej på dig', text });
    const [mail] = await listMail(dataDir);
    expect(mail).toMatchObject({
      from: 'Exempelköping <kommunen@example.se>',
      to: 'Åsa <asa@example.se>',
      subject: 'Hej på dig',
    });
    const kept = await readMail(dataDir, mail?.id ?? '');
    expect(kept?.text.trim()).toBe(text.trim());
    expect(kept?.headers.map(({ name }) => name)).toContain('Message-ID');
    const file = join(dataDir, 'mail', `${mail?.id}.eml`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('takes mails from this machine only, and asks for no password', async () => {
    const { hostname, protocol } = new URL(catcher.url);
    expect([protocol, hostname]).toEqual(['smtp:', '127.0.0.1']);
    const said = await converse(['EHLO test']);
    expect(said).not.toMatch(/AUTH|STARTTLS/);
  });

  test('a mail that is cut off in the middle leaves nothing', async () => {
    const started = [
      'EHLO test',
      'MAIL FROM:<a@example.se>',
      'RCPT TO:<b@example.se>',
      'DATA',
      'Subject: halv',
    ];
    await converse(started);
    await sleep(100);
    expect(readdirSync(join(dataDir, 'mail'))).toEqual([]);
    await send({ subject: 'hel' });
    expect((await listMail(dataDir)).map(({ subject }) => subject)).toEqual(['hel']);
  });

  test('a mail too big to keep is refused, and nothing of it is kept', async () => {
    await expect(send({ text: 'x'.repeat(11_000_000) })).rejects.toMatchObject({ responseCode: 552 });
    expect(readdirSync(join(dataDir, 'mail'))).toEqual([]);
  });

  test('mails of an earlier run are still there, and what a kill left half written is swept', async () => {
    await send({ subject: 'förra gången' });
    await catcher.stop();
    writeFileSync(join(dataDir, 'mail', '20260101T000000000Z-00000000.eml.part'), 'Subject: ha');
    catcher = await startCatcher(dataDir);
    await send({ subject: 'nu' });
    expect((await listMail(dataDir)).map(({ subject }) => subject)).toEqual(['nu', 'förra gången']);
    expect(readdirSync(join(dataDir, 'mail'))).toHaveLength(2);
  });

  test('lists the newest first, also those of one moment, and keeps the newest 500', async () => {
    for (let n = 1; n <= 503; n += 1) await keepMail(dataDir, Buffer.from(`Subject: ${n}\r\n\r\nx`));
    const subjects = (await listMail(dataDir)).map(({ subject }) => Number(subject));
    expect(subjects).toEqual(Array.from({ length: 500 }, (_, index) => 503 - index));
  });

  test('stops soon, although somebody stays connected', async () => {
    const socket = connect(Number(new URL(catcher.url).port), '127.0.0.1').on('error', () => {});
    await new Promise((resolve) => socket.once('data', resolve));
    const asked = Date.now();
    await catcher.stop();
    expect(Date.now() - asked).toBeLessThan(5000);
    await expect(send({})).rejects.toMatchObject({ code: 'ESOCKET' });
    socket.destroy();
  });
});

describe('reading', () => {
  test.each([
    '../secrets',
    '..%2fsecrets',
    '/etc/passwd',
    '20260101T000000000Z-00000000/../../secrets',
    '20260101T000000000Z-00000000.eml',
    '20260101T000000000Z-00000000\n',
    '',
  ])('a name that is none of ours (%j) reads nothing', async (id) => {
    writeFileSync(join(dataDir, 'secrets.eml'), 'Subject: hemligt\r\n\r\nx');
    writeFileSync(join(dataDir, 'mail', '20260101T000000000Z-00000000.eml'), 'Subject: mejl\r\n\r\nx');
    expect(await readMail(dataDir, id)).toBeUndefined();
  });

  test('the file that a name is of is read', async () => {
    writeFileSync(join(dataDir, 'mail', '20260102T030405678Z-00000000.eml'), 'Subject: mejl\r\n\r\nx');
    expect(await readMail(dataDir, '20260102T030405678Z-00000000')).toMatchObject({
      subject: 'mejl',
      date: new Date('2026-01-02T03:04:05.678Z'),
    });
  });

  test('a file that is no mail keeps none of the others from being listed', async () => {
    await keepMail(dataDir, Buffer.from(`X: ${'x'.repeat(3_000_000)}`));
    await keepMail(dataDir, Buffer.alloc(2000, 255));
    await send({ subject: 'ett mejl' });
    expect((await listMail(dataDir)).map(({ subject }) => subject)).toEqual(['ett mejl', '', '']);
  });
});

describe('/_mail/', () => {
  test('is a valid page in Swedish when there is nothing yet, and when there is', async () => {
    for (const expected of ['Inga mejl än.', 'Hej på dig']) {
      const page = await ask('/_mail/');
      const html = (await page?.text()) ?? '';
      expect(load(html)('html').attr('lang')).toBe('sv');
      expect(load(html)('main').text()).toContain(expected);
      expect(await faultsOf(html)).toEqual([]);
      await send({ subject: 'Hej på dig' });
    }
  });

  test('is kept by nobody, indexed by nobody, and may run nothing', async () => {
    const page = await ask('/_mail/');
    expect(page?.status).toBe(200);
    expect(page?.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page?.headers.get('cache-control')).toBe('no-store');
    expect(page?.headers.get('x-robots-tag')).toContain('noindex');
    expect(page?.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('leads to each mail, the newest first', async () => {
    await send({ subject: 'ett', text: 'Första.\n\nAndra stycket.' });
    await send({ subject: 'två' });
    const $ = load((await (await ask('/_mail/'))?.text()) ?? '');
    const links = $('main li a').toArray();
    expect(links.map((link) => $(link).text())).toEqual(['två', 'ett']);
    const mail = await ask($(links[1]).attr('href') ?? '');
    expect(load((await mail?.text()) ?? '')('main p').text()).toBe('Första.Andra stycket.');
  });

  test('its style comes from this very site, as the policy demands', async () => {
    const $ = load((await (await ask('/_mail/'))?.text()) ?? '');
    expect($('style, [style], script')).toHaveLength(0);
    const style = await ask($('link[rel=stylesheet]').attr('href') ?? '');
    expect(style?.headers.get('content-type')).toBe('text/css; charset=utf-8');
  });

  test('whatever a mail says is text, and its HTML part too', async () => {
    await send({
      subject: hostile,
      from: { name: hostile, address: 'a@example.se' },
      to: { name: hostile, address: 'b@example.se' },
      text: hostile,
      html: `<p>${hostile}</p>`,
    });
    const [mail] = await listMail(dataDir);
    expect(mail?.subject).toBe(hostile);
    for (const path of ['/_mail/', `/_mail/${mail?.id}/`]) {
      const html = (await (await ask(path))?.text()) ?? '';
      const $ = load(html);
      expect($('main').text()).toContain(hostile);
      expect($('script, img, iframe, object, form')).toHaveLength(0);
      expect(await faultsOf(html)).toEqual([]);
    }
    const $ = load((await (await ask(`/_mail/${mail?.id}/`))?.text()) ?? '');
    expect($('title').text()).toBe(hostile);
    expect($('details pre').first().text().trim()).toBe(`<p>${hostile}</p>`);
  });

  test('only links to this very site can be followed', async () => {
    const ours = [`${SITE}/mitt/abc/`, 'http://127.0.0.1:4321/hej?a=1&b=2'];
    const others = [
      'https://evil.example/',
      'http://localhost:4321@evil.example/',
      'http://localhost:4322/',
      'https://localhost:4321/',
      'javascript:alert(1)',
      'http://localhost:4321.evil.example/',
    ];
    await send({ text: [...ours, ...others].map((url) => `Se (${url}).`).join('\n') });
    const [mail] = await listMail(dataDir);
    const page = await ask(`/_mail/${mail?.id}/`, { host: '127.0.0.1:4321' });
    const $ = load((await page?.text()) ?? '');
    const links = $('main a').toArray();
    expect(links.map((link) => $(link).attr('href'))).toEqual(ours);
    expect(links.map((link) => $(link).text())).toEqual(ours);
    for (const url of others) expect($('main').text()).toContain(url);
  });

  test.each([
    ['another machine', '192.0.2.7', 'localhost:4321'],
    ['another machine, by IPv6', '2001:db8::1', 'localhost:4321'],
    ['another machine, in another writing', '::ffff:192.0.2.7', 'localhost:4321'],
    ['nobody knows where', '', 'localhost:4321'],
    ['this machine under a name of somebody else', '127.0.0.1', 'evil.example:4321'],
    ['this machine under a name that begins like ours', '127.0.0.1', 'localhost.evil.example'],
    ['this machine under its name in the network', '127.0.0.1', '192.0.2.1:4321'],
  ])('is not there for who asks from %s', async (_who, address, host) => {
    await send({});
    const [mail] = await listMail(dataDir);
    for (const path of ['/_mail/', `/_mail/${mail?.id}/`, '/_mail/mejl.css']) {
      expect(await ask(path, { address, host }), path).toBeUndefined();
    }
  });

  test.each([
    ['127.0.0.1', 'localhost'],
    ['::1', '[::1]:4321'],
    ['::ffff:127.0.0.1', '127.0.0.1:4321'],
  ])('is there for who asks from %s at %s', async (address, host) => {
    expect((await ask('/_mail/', { address, host }))?.status).toBe(200);
  });

  test('leaves every other address, and everything but reading, to the site', async () => {
    for (const path of [
      '/',
      '/_mail',
      '/_mailbox/',
      '/_mail/finns-inte/',
      '/_mail/..%2fsecrets/',
      '//_mail/',
    ]) {
      expect(await ask(path), path).toBeUndefined();
    }
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      expect(await ask('/_mail/', { method }), method).toBeUndefined();
    }
  });

  test('over real HTTP, a claimed address opens nothing and a foreign name gets what every unknown address gets', async () => {
    const mailbox = createMailbox(dataDir, SITE);
    const server: HttpServer = await serve(
      async (request, address) => (await mailbox(request, address)) ?? plainAnswer(404),
      { host: '127.0.0.1' },
    );
    try {
      expect(await statusOf(server.port, {})).toBe(200);
      expect(await statusOf(server.port, { host: 'evil.example' })).toBe(404);
    } finally {
      await server.close();
    }
  });
});

describe('which mail server', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test('is our own catcher when none is told, until the site stops', async () => {
    vi.stubEnv('SMTP_URL', '');
    const undo = new UndoList();
    const mailboxFor = await openMail(dataDir, undo);
    const url = process.env.SMTP_URL ?? '';
    expect(url).toMatch(/^smtp:\/\/127\.0\.0\.1:\d+$/);
    await send({ subject: 'till den som startade' }, url);
    const page = await mailboxFor(SITE)(new Request(`${SITE}/_mail/`, { headers: here }), '127.0.0.1');
    expect(await page?.text()).toContain('till den som startade');
    await undo.run();
    await expect(send({}, url)).rejects.toThrow();
  });

  test('is the one told, and then there is no /_mail/ and nothing is kept here', async () => {
    const folder = temporaryFolder();
    vi.stubEnv('SMTP_URL', 'smtps://user:password@smtp.example.se:465');
    const mailboxFor = await openMail(folder, new UndoList());
    expect(process.env.SMTP_URL).toBe('smtps://user:password@smtp.example.se:465');
    const asked = new Request(`${SITE}/_mail/`, { headers: here });
    expect(await mailboxFor(SITE)(asked, '127.0.0.1')).toBeUndefined();
    expect(existsSync(join(folder, 'mail'))).toBe(false);
  });

  test.each(['smtp.example.se', 'https://smtp.example.se', 'smtp://', 'smtp:hemligt'])(
    'is refused by name when it is no address of one (%s), and its value is not told',
    async (url) => {
      vi.stubEnv('SMTP_URL', url);
      const refused = await openMail(dataDir, new UndoList()).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(Problem);
      expect(String(refused)).toMatch(/SMTP_URL must be/);
      expect(String(refused)).not.toContain('hemligt');
    },
  );
});

const here = { host: 'localhost:4321' };

interface Asking {
  address?: string;
  host?: string;
  method?: string;
}

function ask(path: string, { address = '127.0.0.1', host = here.host, method = 'GET' }: Asking = {}) {
  const request = new Request(new URL(path, `http://${host}`), { method, headers: { host } });
  return createMailbox(dataDir, SITE)(request, address);
}

function statusOf(port: number, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const told = { 'x-nf-client-connection-ip': '192.0.2.7', ...headers };
    askRaw({ host: '127.0.0.1', port, path: '/_mail/', headers: told }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).on('error', reject);
  });
}

async function send(mail: Parameters<ReturnType<typeof createTransport>['sendMail']>[0], url = catcher.url) {
  await createTransport(url).sendMail({
    from: { name: 'Exempelköping', address: 'kommunen@example.se' },
    to: { name: 'Åsa', address: 'asa@example.se' },
    subject: 'ett mejl',
    text: 'Hej!',
    ...mail,
  });
}

/** Says these lines, each when the server has answered the one before, and hangs up. */
async function converse(lines: string[]): Promise<string> {
  const socket = connect(Number(new URL(catcher.url).port), '127.0.0.1').on('error', () => {});
  let said = '';
  socket.on('data', (chunk) => {
    said += chunk;
    const next = lines.shift();
    if (next) socket.write(`${next}\r\n`);
    if (lines.length === 0) setTimeout(() => socket.end().destroySoon(), 50);
  });
  await new Promise((resolve) => socket.once('close', resolve));
  return said;
}

async function faultsOf(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`));
}

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
  rules: { 'require-sri': ['error', { target: 'crossorigin' }] },
});
