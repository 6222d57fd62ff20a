/** Other sites that pretend to be ours, as a browser or a forger would say where a form comes from. */

interface Pretence {
  attack: string;
  /** @param own where our site is */
  headers: (own: URL) => Record<string, string>;
}

export const otherSites: readonly Pretence[] = [
  {
    attack: "another site's page, in a browser of today",
    headers: () => ({ 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }),
  },
  {
    attack: "another site's page that forges our Origin but cannot forge Sec-Fetch-Site",
    headers: (own) => ({ 'sec-fetch-site': 'cross-site', origin: own.origin }),
  },
  {
    attack: 'a neighbour under the same domain',
    headers: (own) => ({ 'sec-fetch-site': 'same-site', origin: `http://www.${own.host}` }),
  },
  { attack: 'a subdomain, in an old browser', headers: (own) => ({ origin: `http://x.${own.host}` }) },
  {
    attack: 'a domain that begins with ours',
    headers: (own) => ({ origin: `${own.origin}.evil.example` }),
  },
  { attack: 'a domain that ends with ours', headers: (own) => ({ origin: `http://evil${own.host}` }) },
  { attack: 'another port of this machine', headers: (own) => ({ origin: `http://${own.hostname}:1` }) },
  { attack: 'another scheme', headers: (own) => ({ origin: `https://${own.host}` }) },
  { attack: 'a sandboxed frame, which is from nowhere', headers: () => ({ origin: 'null' }) },
  { attack: 'a file on the disk', headers: () => ({ origin: 'file://' }) },
  { attack: 'an empty Origin', headers: () => ({ origin: '' }) },
  {
    attack: 'our address with a name before it',
    headers: (own) => ({ origin: `http://${own.host}@evil.example` }),
  },
  { attack: 'our address with a path behind it', headers: (own) => ({ origin: `${own.origin}/borja/` }) },
  {
    attack: 'two Origins at once, ours among them',
    headers: (own) => ({ origin: `${own.origin}, https://evil.example` }),
  },
  {
    attack: 'two answers to where it comes from',
    headers: (own) => ({ 'sec-fetch-site': 'same-origin, cross-site', origin: own.origin }),
  },
  {
    attack: 'another spelling of same-origin',
    headers: (own) => ({ 'sec-fetch-site': 'SAME-ORIGIN', origin: own.origin }),
  },
  {
    attack: 'another site that tells a proxy it is ours',
    headers: (own) => ({
      origin: 'https://evil.example',
      'x-forwarded-host': 'evil.example',
      forwarded: 'host=evil.example;proto=https',
      referer: `${own.origin}/borja/`,
    }),
  },
];
