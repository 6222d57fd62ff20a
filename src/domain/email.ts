/** E-mail addresses: https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address */
import { domainToASCII } from 'node:url';

export const emailFormat =
  /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;

/** `jag@åbo.example` gives `jag@xn--bo-xia.example`. What has no such form comes back as it was, to be refused with its own words. */
export function toAsciiEmail(typed: string): string {
  const at = typed.lastIndexOf('@');
  const domain = typed.slice(at + 1);
  // Only what needs it: the function also reads "0x7f.1" as a number and "%41" as a letter.
  if (at < 0 || !/[^\p{ASCII}]/u.test(domain)) return typed;
  return typed.slice(0, at + 1) + (domainToASCII(domain) || domain);
}
