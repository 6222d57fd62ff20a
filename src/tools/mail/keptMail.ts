import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime, { type Address, type Email } from 'postal-mime';

/** What a list shows of a mail. Everything but id and date was written by whoever sent it. */
export interface MailInList {
  /** The name of its file, without the ending; in the order of time. */
  id: string;
  from: string;
  to: string;
  subject: string;
  /** When it came; what it says itself may be anything. */
  date: Date;
}

export interface Mail extends MailInList {
  headers: { name: string; value: string }[];
  /** Empty when the mail has no such part. */
  text: string;
  html: string;
}

/** A folder nobody looks after must not grow for ever. */
const MOST = 500;

/** "20261123T233533123Z-0a1b2c3d": also what keeps an address from naming any other file. */
const isId = /^\d{8}T\d{9}Z-[0-9a-f]{8}$/;

/** Makes the folder, and sweeps what a kill in the middle of writing left. */
export async function openMailFolder(dataDir: string): Promise<void> {
  await mkdir(folderOf(dataDir), { recursive: true, mode: 0o700 });
  const names = await readdir(folderOf(dataDir));
  const halves = names.filter((name) => name.endsWith('.part'));
  await Promise.all(halves.map((name) => rm(join(folderOf(dataDir), name), { force: true })));
}

/** Keeps a mail as it came over the line, whole or not at all; the oldest beyond the newest 500 go. */
export async function keepMail(dataDir: string, raw: Buffer): Promise<void> {
  const file = fileOf(dataDir, nextId());
  await writeFile(`${file}.part`, raw, { mode: 0o600, flag: 'wx' });
  await rename(`${file}.part`, file);
  const tooMany = (await idsIn(dataDir)).slice(MOST);
  await Promise.all(tooMany.map((id) => rm(fileOf(dataDir, id), { force: true })));
}

/** Newest first. */
export async function listMail(dataDir: string): Promise<MailInList[]> {
  const mails: MailInList[] = [];
  for (const id of await idsIn(dataDir)) {
    const raw = await readRaw(dataDir, id);
    if (raw) mails.push(inList(id, await parse(headOf(raw))));
  }
  return mails;
}

/** Undefined when there is none of that name, or the name is none of ours. */
export async function readMail(dataDir: string, id: string): Promise<Mail | undefined> {
  const raw = isId.test(id) ? await readRaw(dataDir, id) : undefined;
  if (!raw) return undefined;
  const email = await parse(raw);
  const { headers, text = '', html = '' } = email;
  return {
    ...inList(id, email),
    headers: headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    text,
    html,
  };
}

let latest = 0;

/** Two mails of one millisecond keep their order. */
function nextId(): string {
  latest = Math.max(Date.now(), latest + 1);
  return `${new Date(latest).toISOString().replace(/[-:.]/g, '')}-${randomBytes(4).toString('hex')}`;
}

function dateOf(id: string): Date {
  return new Date(id.replace(/^(....)(..)(..)T(..)(..)(..)(...)Z.*$/, '$1-$2-$3T$4:$5:$6.$7Z'));
}

function folderOf(dataDir: string): string {
  return join(dataDir, 'mail');
}

function fileOf(dataDir: string, id: string): string {
  return join(folderOf(dataDir), `${id}.eml`);
}

async function idsIn(dataDir: string): Promise<string[]> {
  const names = await readdir(folderOf(dataDir));
  const ids = names.filter((name) => name.endsWith('.eml')).map((name) => name.slice(0, -'.eml'.length));
  return ids
    .filter((id) => isId.test(id))
    .sort()
    .reverse();
}

/** Undefined when it has gone meanwhile. */
function readRaw(dataDir: string, id: string): Promise<Buffer | undefined> {
  return readFile(fileOf(dataDir, id)).catch(() => undefined);
}

function headOf(raw: Buffer): Buffer {
  const end = raw.indexOf('\r\n\r\n');
  return end < 0 ? raw : raw.subarray(0, end + 4);
}

/** A mail that cannot be read is a mail without words: the others are to be listed all the same. */
function parse(raw: Buffer): Promise<Email> {
  return PostalMime.parse(raw).catch(() => ({ headers: [], headerLines: [], attachments: [] }));
}

function inList(id: string, { from, to = [], subject = '' }: Email): MailInList {
  return { id, from: from ? said(from) : '', to: to.map(said).join(', '), subject, date: dateOf(id) };
}

/** "Anna <anna@example.se>", as the mail has it. */
function said({ name, address }: Address): string {
  return name && address ? `${name} <${address}>` : (address ?? name);
}
