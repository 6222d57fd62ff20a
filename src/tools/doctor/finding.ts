/** What the doctor looks for, and how a finding is told. */
import type { Kommun } from '../../domain/kommun.ts';

export interface Finding {
  /** `wrong` keeps residents from something, or breaks a law; `look` is for a person to judge. */
  level: 'wrong' | 'look';
  /** Where: a setting, a variable, a file, an address. */
  where: string;
  what: string;
  why: string;
  how: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Patient {
  kommun: Kommun;
  env: Environment;
  /** Whom to ask for DNS records, as in "127.0.0.1:5353"; left out, whoever this machine asks. */
  nameServer?: string;
}

export interface Examination {
  name: string;
  /** Why it cannot be looked at; left out, it always can. */
  cannot?(patient: Patient): string | undefined;
  look(patient: Patient): Promise<Finding[]>;
}

export const wrong = (where: string, what: string, why: string, how: string): Finding => ({
  level: 'wrong',
  where,
  what,
  why,
  how,
});
export const look = (where: string, what: string, why: string, how: string): Finding => ({
  ...wrong(where, what, why, how),
  level: 'look',
});
