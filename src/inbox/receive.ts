/** What becomes of a valid submission: the database takes it in, or else the inbox keeps it until it can. */
import { takeIn } from '../data/intake.ts';
import type { Contribution, Intake, Receipt, Reception, SourceLimit } from '../domain/intake.ts';
import { keep } from './keep.ts';
import { lookIntoInbox } from './look.ts';

/**
 * @param limit how many may come from the same source; only the database counts them
 * @returns `away` only when neither database nor inbox has it for certain; never throws
 */
export async function receive(
  contribution: Contribution,
  receipt: Receipt,
  limit?: SourceLimit,
): Promise<Reception> {
  const intake = await ask(contribution, receipt, limit ? { limit } : {}).catch(broken);
  if (intake.outcome !== 'away' && intake.outcome !== 'refused') return intake;
  // What the database refuses for good is kept too: that is our fault, and a person finds it among the stuck ones.
  if (await keep({ contribution, receipt }))
    return { outcome: 'waiting', reference: receipt.reference, status: 'received', code: intake.code };
  return { outcome: 'away', code: intake.code };
}

/** The idea that an offer is for may wait in the inbox itself: then the offer is taken with its number, and finds it later. */
async function ask(
  contribution: Contribution,
  receipt: Receipt,
  limit: { limit?: SourceLimit },
): Promise<Intake> {
  const intake = await takeIn(contribution, receipt, limit);
  if (intake.outcome !== 'unknownReference' || !(await doesAnythingWait())) return intake;
  return takeIn(contribution, receipt, { ...limit, accepted: true });
}

async function doesAnythingWait(): Promise<boolean> {
  const look = await lookIntoInbox().catch(() => undefined);
  return look !== undefined && look.waiting > 0;
}

/** Settings that are missing, say: nobody who writes to us has to wait for us to mend that. */
function broken(error: unknown): Intake {
  return { outcome: 'away', code: error instanceof Error ? error.name : typeof error };
}
