/**
 * What became of handing a mail over, told by a mail server's answer or its silence. Codes are ours or the server's numbers, never its
 * words: they may quote an address.
 */

export type Outcome =
  | { became: 'sent' }
  /** The server will not take this mail, whenever it is asked. */
  | { became: 'never'; code: string }
  /** Not now. `stop`: the others would fare no better. */
  | { became: 'later'; code: string; stop: boolean }
  /** Nobody was there to be given anything: it has nothing to do with this mail. */
  | { became: 'untried'; code: string };

/** How far it came. `handedOver`: every byte has been sent, and only the answer is missing. */
export type Stage = 'connecting' | 'sending' | 'handedOver';

/** What the mail library says of an error. */
export interface Trouble {
  code?: string | undefined;
  originalCode?: string | undefined;
  command?: string | undefined;
  response?: string | undefined;
  responseCode?: number | undefined;
}

export function outcomeOf(trouble: Trouble, stage: Stage): Outcome {
  const code = codeOf(trouble, stage);
  if (stage === 'connecting') return { became: 'untried', code };
  if (trouble.responseCode === undefined) {
    // An address that cannot even be asked for.
    const isAddress = trouble.code === 'EENVELOPE' && trouble.command === 'API';
    return isAddress ? { became: 'never', code: 'badAddress' } : { became: 'later', code, stop: true };
  }
  if (!isAboutThisMail(trouble)) return { became: 'later', code, stop: true };
  return isForGood(trouble) ? { became: 'never', code } : { became: 'later', code, stop: false };
}

// It is going away (421), or wants us to sign in (RFC 4954): that is between it and us.
const betweenUs = [421, 530, 534, 535, 538];

function isAboutThisMail({ command = '', responseCode = 0 }: Trouble): boolean {
  return (command === 'RCPT TO' || command === 'DATA') && !betweenUs.includes(responseCode);
}

/** 5.7.x is the server's policy (RFC 3463): most often about the sender, and mended by whoever looks after the domain. */
function isForGood({ responseCode = 0, response = '' }: Trouble): boolean {
  return responseCode >= 500 && !/^\d{3}[ -]5\.7\.\d/.test(response);
}

function codeOf({ code = '', originalCode, responseCode }: Trouble, stage: Stage): string {
  if (responseCode) return `smtp${responseCode}`;
  if (stage === 'handedOver') return 'unanswered';
  if (originalCode === 'ECONNREFUSED') return 'refused';
  return names[code] ?? 'trouble';
}

const names: Record<string, string> = {
  ECONNREFUSED: 'refused',
  ETIMEDOUT: 'timeout',
  EDNS: 'dns',
  ETLS: 'tls',
  EAUTH: 'auth',
  ECONNECTION: 'lost',
  ESOCKET: 'lost',
  EPROTOCOL: 'protocol',
};
