import { isIPv4 } from 'node:net';

const HEADER = 'x-nf-client-connection-ip';

/**
 * Who asks: the socket's address. A program on this machine may say that it is somebody else, so that one test can be
 * many people; nobody else is believed.
 */
export function clientAddress(socketAddress: string, headers: Headers): string {
  const address = plain(socketAddress);
  const claimed = headers.get(HEADER);
  return claimed && isThisMachine(address) ? claimed : address;
}

/** As on Netlify, the header that functions see is the truth, whatever was sent. */
export function setClientAddress(headers: Headers, address: string): void {
  headers.set(HEADER, address);
}

/** An IPv4 address that came in on an IPv6 socket: "::ffff:192.0.2.1" is "192.0.2.1". */
function plain(address: string): string {
  const mapped = address.replace(/^::ffff:/i, '');
  return isIPv4(mapped) ? mapped : address;
}

function isThisMachine(address: string): boolean {
  return address === '::1' || (isIPv4(address) && address.startsWith('127.'));
}
