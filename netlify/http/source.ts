/**
 * Where a submission comes from, as a number that says nothing of the address to anyone without the secret, and matches no number of
 * another day. (Whoever has the secret could try addresses for as long as the row is kept: a day.)
 */
import { createHmac } from 'node:crypto';
import ipaddr from 'ipaddr.js';

/**
 * @param address the client's address as the host gives it (never a header that the client can set)
 * @param secret known to the functions alone
 * @returns 64 hexadecimal digits: a keyed hash of the network, with a key that changes at midnight UTC
 */
export function sourceOf(address: string, secret: string, now: Date): string {
  const today = createHmac('sha256', secret)
    .update(`source ${now.toISOString().slice(0, 10)}`)
    .digest();
  return createHmac('sha256', today).update(networkOf(address)).digest('hex');
}

/**
 * {@link sourceOf} for whoever is counted; null for the networks that are exempt from limits (the town hall, the libraries).
 * @param networks as {@link isExempt} takes them
 */
export function countedSourceOf(
  address: string,
  secret: string,
  now: Date,
  networks: readonly string[],
): string | null {
  return isExempt(address, networks) ? null : sourceOf(address, secret, now);
}

/** An IPv4 address is one household or school; of an IPv6 address the first 64 bits are (RFC 6177). */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toNormalizedString()}/64`).toNormalizedString();
}

/**
 * Does the address lie in one of these networks? An IPv4 address written as IPv6 is an IPv4 address, in both.
 * @param networks as the municipality's settings have them: "192.0.2.0/24", "2001:db8::/32" or a single address
 * @returns false for whatever is no address: then it is counted like any other
 */
export function isExempt(address: string, networks: readonly string[]): boolean {
  try {
    const one = ipaddr.process(address);
    return networks.map(rangeOf).some(([of, bits]) => one.kind() === of.kind() && one.match(of, bits));
  } catch {
    return false;
  }
}

function rangeOf(network: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  const [of, bits] = network.includes('/') ? ipaddr.parseCIDR(network) : single(network);
  // The first 96 bits of an IPv4 address written as IPv6 say only that it is one.
  const isMapped = of instanceof ipaddr.IPv6 && of.isIPv4MappedAddress() && bits >= 96;
  return isMapped ? [of.toIPv4Address(), bits - 96] : [of, bits];
}

function single(address: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  const one = ipaddr.parse(address);
  return [one, one.kind() === 'ipv4' ? 32 : 128];
}
