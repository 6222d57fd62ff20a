/** Who looks after what comes in, and what it takes to come to the table. */
import { z } from 'zod';
import { flag, line, requiredChoice, requiredEmail, requiredLine } from './field.ts';

const roles = ['steward', 'lead'] as const;
export type Role = (typeof roles)[number];

/** Somebody at the table. */
export interface Steward {
  id: string;
  name: string;
  role: Role;
}

export const askSchema = z.strictObject({ email: requiredEmail(), invitation: line(22) });

export const codesSchema = z.strictObject({ code: requiredLine(6, 12), second: line(40) });

export const setSecondFactorSchema = z.strictObject({
  /** The present app's digits or a recovery code; empty for who has none yet. */
  current: line(40),
  second: requiredLine(6, 12),
  secret: requiredLine(1, 300),
});

export const meSchema = z.strictObject({ morning: flag() });

export const inviteSchema = z.strictObject({
  name: requiredLine(1, 60),
  email: requiredEmail(),
  role: requiredChoice(roles),
});

/** The digits of what was typed where six are wanted; undefined when they are not six. */
export function digitsOf(typed: string): string | undefined {
  const digits = typed.replace(/[\s-]/g, '');
  return /^\d{6}$/.test(digits) ? digits : undefined;
}
