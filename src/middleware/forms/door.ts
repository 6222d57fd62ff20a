/** The forms of the way in and out. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { APIContext } from 'astro';
import { z } from 'zod';
import { log } from '../../../netlify/http/log.ts';
import { countedSourceOf } from '../../../netlify/http/source.ts';
import { wantMorningMail } from '../../data/acts.ts';
import { secretKey } from '../../data/client.ts';
import { proveAgain, setSecondFactor } from '../../data/signIn.ts';
import { Refused } from '../../data/told.ts';
import { hashOfRecovery, newRecoveryCodes, secretSeal, stepOf } from '../../desk/secondFactor.ts';
import { ask, comeIn } from '../../desk/signIn.ts';
import { endSitting, type Sitting } from '../../desk/sitting.ts';
import { hashOfToken } from '../../desk/token.ts';
import { flag } from '../../domain/field.ts';
import { askSchema, codesSchema, meSchema, setSecondFactorSchema } from '../../domain/steward.ts';
import { sv } from '../../i18n/sv.ts';
import kommun from '../../kommun/kommun.config.ts';
import { browserCookieFor, browserIn, cookieFor, noCookie, tokenIn } from '../cookie.ts';
import { type Form, makeForm } from '../takeForm.ts';

const { door } = sv.desk;
const endpoint = '/vardar/in/';

export function askForm(context: APIContext): Form {
  return makeForm('askForCode', askSchema, async ({ email, invitation }) => {
    const { exempt } = kommun.limits;
    const source = countedSourceOf(context.clientAddress, secretKey(), new Date(), exempt);
    try {
      const { token, send } = await ask(email, invitation, source);
      // Whoever asks anew in a browser that was signed in is signed out there: its cookie is another from here on.
      await endSitting(tokenIn(context.request), false);
      afterwards(context, send);
      return { to: '/vardar/in/kod/', cookies: [cookieFor(token)] };
    } catch (error) {
      if (!(error instanceof Refused && error.status === 429)) throw error;
      const retryAfter = Number(error.detail) || 60;
      const message = door.tooMany.message.replace(
        '{minutes}',
        sv.errors.minutes(Math.ceil(retryAfter / 60)),
      );
      return { status: 429, heading: door.tooMany.heading, message, retryAfter };
    }
  });
}

/** When the answer has surely left, in milliseconds. */
const laterMs = 100;

/** The answer does not wait for it: the time would tell whether anybody has the address. */
function afterwards({ locals }: APIContext, send: () => Promise<void>): void {
  const sending = sleep(laterMs)
    .then(send)
    .catch((error: unknown) => {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'mail';
      log({ event: 'failed', endpoint, code, requestId: locals.requestId });
    });
  locals.netlify?.context?.waitUntil(sending);
}

export function codesForm({ request }: APIContext): Form {
  return makeForm('comeIn', codesSchema, async ({ code, second }) => {
    const entered = await comeIn(tokenIn(request), code, second, browserIn(request));
    switch (entered.outcome) {
      case 'in':
        return {
          to: entered.secondFactor ? '/vardar/' : '/vardar/app/',
          cookies: [cookieFor(entered.token), browserCookieFor(entered.browser)],
        };
      case 'wrong':
        return { status: 422, ...door.code.wrong };
      case 'askAgain':
        return { status: 410, ...door.code.over };
    }
  });
}

export function secondFactorForm({ locals }: APIContext): Form | undefined {
  const { sitting } = locals;
  if (!sitting) return undefined;
  return makeForm('setSecondFactor', setSecondFactorSchema, async ({ current, second, secret: sealed }) => {
    if (sitting.hasSecondFactor && !(await isShownAgain(sitting, current)))
      return { status: 422, ...door.app.notYours };
    const seal = secretSeal();
    const secret = seal.open(sealed, `new ${sitting.steward.id}`);
    const step = secret === undefined ? undefined : stepOf(second, secret);
    if (secret === undefined || step === undefined) return { status: 422, ...door.app.wrong };
    const codes = newRecoveryCodes();
    const kept = seal.close(secret, sitting.steward.id);
    await setSecondFactor(hashOfToken(sitting.token), kept, step, codes.map(hashOfRecovery));
    locals.recoveryCodes = codes;
    return { show: true };
  });
}

/** The present app's digits, or a recovery code: an open screen is not enough to take somebody's place. */
async function isShownAgain({ token, steward }: Sitting, typed: string): Promise<boolean> {
  const known = await proveAgain(hashOfToken(token), hashOfRecovery(typed));
  const secret = secretSeal().open(known.totpSealed, steward.id);
  return known.recoveryFits || (secret !== undefined && stepOf(typed, secret, known.totpStep) !== undefined);
}

const leaveSchema = z.strictObject({ everywhere: flag() });

export function leaveForm({ request }: APIContext): Form {
  return makeForm('leave', leaveSchema, async ({ everywhere }) => {
    await endSitting(tokenIn(request), everywhere);
    return { to: '/vardar/in/', cookies: [noCookie] };
  });
}

export function meForm({ locals }: APIContext): Form | undefined {
  const { sitting } = locals;
  if (!sitting) return undefined;
  return makeForm('me', meSchema, async ({ morning }) => {
    await wantMorningMail(sitting.client, morning);
    return { to: '/vardar/jag/' };
  });
}
