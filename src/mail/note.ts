/**
 * Telling the database what became of a mail. A mail that left and was not noted leaves once more, so this is not given up easily: a
 * second try at once, and what is still unsaid then is said before anything else at the next run of the same process.
 */
import { setTimeout as sleep } from 'node:timers/promises';

type Saying = () => Promise<void>;

const pauseMs = 500;

const unsaid: Saying[] = [];

/** @throws what the database's absence throws; then it is said later */
export async function note(saying: Saying): Promise<void> {
  try {
    await saying().catch(() => sleep(pauseMs).then(saying));
  } catch (error) {
    unsaid.push(saying);
    throw error;
  }
}

/** What is unsaid from before. It counts only where nobody else has taken the mail since (see public.mail_sent). */
export async function noteUnsaid(): Promise<void> {
  for (let saying = unsaid[0]; saying; saying = unsaid[0]) {
    await saying();
    unsaid.shift();
  }
}
