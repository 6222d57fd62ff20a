/** Which form stands at which address of the stewards' table, and which addresses are open before somebody has come in. */
import type { APIContext } from 'astro';
import { actForm } from './forms/act.ts';
import { askForm, codesForm, leaveForm, meForm, secondFactorForm } from './forms/door.ts';
import { mailsForm, stewardsForm } from './forms/house.ts';
import { handOutForm, typeInForm } from './forms/paper.ts';
import { fieldOf, type Sent } from './sent.ts';
import type { Form } from './takeForm.ts';

type Maker = (context: APIContext, sent: Sent, ...parts: string[]) => Form | undefined;

const makers: readonly (readonly [RegExp, Maker])[] = [
  [/^\/vardar\/in\/$/, askForm],
  [/^\/vardar\/in\/kod\/$/, codesForm],
  [/^\/vardar\/app\/$/, secondFactorForm],
  [/^\/vardar\/ut\/$/, leaveForm],
  [/^\/vardar\/jag\/$/, meForm],
  [/^\/vardar\/mejl\/$/, mailsForm],
  [/^\/vardar\/skriv-in\/(ide|erbjudande)\/$/, (context, _, path = '') => typeInForm(context, path)],
  [/^\/vardar\/lamna-ut\/$/, handOutForm],
  [/^\/vardar\/varden\/$/, (context, sent) => stewardsForm(context, fieldOf(sent, 'what'))],
  [
    /^\/vardar\/(K3-[0-9A-Z]{4}-[0-9A-Z]{4})\/([a-z-]+)\/$/,
    (context, _, ...parts) => actForm(context, ...parts),
  ],
];

/** The form that a POST to this address is for. */
export function formAt(context: APIContext, sent: Sent): Form | undefined {
  for (const [pattern, make] of makers) {
    const found = pattern.exec(context.url.pathname);
    if (found) return make(context, sent, ...found.slice(1));
  }
  return undefined;
}

/** Where one comes in: no sitting is asked for. */
export function isDoor(pathname: string): boolean {
  return /^\/vardar\/(in|in\/kod|inbjudan\/[^/]*)\/$/.test(pathname);
}

/** What a sitting is good for that has no second factor yet. */
export function isOpenWithoutSecondFactor(pathname: string): boolean {
  return pathname === '/vardar/app/' || pathname === '/vardar/ut/';
}
