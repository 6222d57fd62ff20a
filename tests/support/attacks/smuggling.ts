/** Requests that two servers in a row would cut in different places, so that the second finds a request that the first never saw. */

interface Smuggled {
  attack: string;
  /** Everything after the request line and Host. */
  rest: string;
}

const hidden = 'GET /api/health HTTP/1.1\r\nHost: x\r\n\r\n';
const type = 'content-type: application/x-www-form-urlencoded';
const hex = Buffer.byteLength(hidden).toString(16);

/** All of them end the connection with 400, and what is hidden is never answered. */
export const smuggled: readonly Smuggled[] = [
  {
    attack: 'a length and pieces at once',
    rest: `${type}\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`,
  },
  {
    attack: 'pieces and a length at once',
    rest: `${type}\r\ntransfer-encoding: chunked\r\ncontent-length: 6\r\n\r\n0\r\n\r\n${hidden}`,
  },
  {
    attack: 'pieces by a name that is none',
    rest: `${type}\r\ntransfer-encoding: xchunked\r\n\r\n0\r\n\r\n${hidden}`,
  },
  {
    attack: 'pieces that are something else last',
    rest: `${type}\r\ntransfer-encoding: chunked, identity\r\n\r\n0\r\n\r\n${hidden}`,
  },
  {
    attack: 'a blank before the colon',
    rest: `${type}\r\ntransfer-encoding : chunked\r\ncontent-length: 4\r\n\r\n0\r\n\r\n${hidden}`,
  },
  {
    attack: 'a header that goes on in the next line',
    rest: `${type}\r\ncontent-length: 0\r\n\ttransfer-encoding: chunked\r\n\r\n${hidden}`,
  },
  {
    attack: 'two lengths',
    rest: `${type}\r\ncontent-length: 0\r\ncontent-length: ${hidden.length}\r\n\r\n${hidden}`,
  },
  {
    attack: 'a piece that ends with a bare line end',
    rest: `${type}\r\ntransfer-encoding: chunked\r\n\r\n${hex}\n${hidden}\n0\r\n\r\n`,
  },
  { attack: 'a header with a zero byte', rest: `${type}\r\nx-y: a\0b\r\ncontent-length: 0\r\n\r\n${hidden}` },
  {
    attack: 'a header with a bare return',
    rest: `${type}\r\nx-y: a\rtransfer-encoding: chunked\r\n\r\n${hidden}`,
  },
  { attack: 'a header without a name', rest: `${type}\r\n: x\r\ncontent-length: 0\r\n\r\n${hidden}` },
];
