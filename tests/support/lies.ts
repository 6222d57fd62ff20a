/** What a blob store may answer that is not so. Each lie is about one kind of request; everything else is passed on as it is. */
import type { Answer, Asked, Lie } from './proxy.ts';

const isList = ({ method, path }: Asked) => method === 'GET' && /\/site:inbox\/?(\?|$)/.test(path);
const isRead = (asked: Asked) => asked.method === 'GET' && !isList(asked);

const about =
  (isAbout: (asked: Asked) => boolean) =>
  (lie: Lie): Lie =>
  (asked, passOn) =>
    isAbout(asked) ? lie(asked, passOn) : passOn();

export const onWrite = about(({ method }) => method === 'PUT');
export const onDelete = about(({ method }) => method === 'DELETE');
export const onRead = about(isRead);
export const onList = about(isList);

/** Says this and does nothing. */
export const only =
  (status: number, content = ''): Lie =>
  () => ({ status, content });

/** Does it and says this. */
export const doneBut =
  (status: number): Lie =>
  async (_, passOn) => {
    await passOn();
    return { status, content: '' };
  };

/** Keeps something else than what it was given. */
export const keeping =
  (change: (body: Buffer) => Buffer): Lie =>
  (asked, passOn) =>
    passOn({ ...asked, body: change(asked.body) });

/** Gives something else than what it has. */
export const giving =
  (change: (content: Buffer) => Buffer): Lie =>
  async (_, passOn) => {
    const answer = await passOn();
    return { ...answer, content: change(Buffer.from(answer.content)) };
  };

export const half = (bytes: Buffer) => bytes.subarray(0, bytes.length / 2);
export const otherBytes = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 1));
export const nothing = () => Buffer.alloc(0);

/** Only the first time that it is told. */
export function once(lie: Lie, truly: Lie = (_, passOn) => passOn()): Lie {
  let isTold = false;
  return (asked, passOn) => {
    const now = isTold ? truly : lie;
    isTold = true;
    return now(asked, passOn);
  };
}

/** Only about whatever is asked for the first time. */
export function onceEach(lie: Lie): Lie {
  const told = new Set<string>();
  return (asked, passOn) => {
    if (told.has(asked.path)) return passOn();
    told.add(asked.path);
    return lie(asked, passOn);
  };
}

interface Blob {
  key: string;
  etag: string;
}

/** Lists something else than what is there. */
export const listing = (change: (blobs: Blob[]) => Blob[]): Lie =>
  onList(async (_, passOn) => withBlobs(await passOn(), change));

function withBlobs(answer: Answer, change: (blobs: Blob[]) => Blob[], more: object = {}): Answer {
  const { blobs } = JSON.parse(String(answer.content)) as { blobs: Blob[] };
  return { ...answer, content: JSON.stringify({ blobs: change(blobs), directories: [], ...more }) };
}

/** Gives a list in pages, as hosted stores do and the local one never does. */
export const inPagesOf = (size: number): Lie =>
  onList(async ({ path }, passOn) => {
    const from = Number(new URL(path, 'http://store').searchParams.get('cursor') ?? 0);
    const answer = await passOn();
    const { blobs } = JSON.parse(String(answer.content)) as { blobs: Blob[] };
    const isLast = from + size >= blobs.length;
    return withBlobs(
      answer,
      (all) => all.slice(from, from + size),
      isLast ? {} : { next_cursor: `${from + size}` },
    );
  });

/** So many others lie there too, a thousand on each page. */
export const besides = (number: number): Lie =>
  onList((asked, passOn) => {
    const from = Number(new URL(asked.path, 'http://store').searchParams.get('cursor') ?? 0);
    if (from >= number) return passOn();
    const blobs = Array.from({ length: Math.min(1000, number - from) }, (_, at) => ({
      key: `${1_790_000_000_000 + from + at}-${'0'.repeat(64)}`,
      etag: '',
    }));
    const content = JSON.stringify({ blobs, directories: [], next_cursor: `${from + blobs.length}` });
    return { status: 200, headers: { 'content-type': 'application/json' }, content };
  });

/** One page after the other, for ever, and never anything in them. */
export const withoutEnd: Lie = onList(async (_, passOn) =>
  withBlobs(await passOn(), () => [], { next_cursor: '1' }),
);

export const foreign = [
  'readme.txt',
  '1795455451025-short',
  `${'9'.repeat(13)}-${'z'.repeat(64)}`,
  'stuck/',
  'stuck/x',
  '.x1',
].map((key) => ({ key, etag: '' }));
