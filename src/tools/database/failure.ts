import { Problem } from '../problem.ts';

/** Turns what PostgreSQL said when it gave up into a sentence about what to do. */
export function explainFailure(log: string, cluster: string): Problem {
  if (/No space left on device|disk quota/i.test(log)) {
    return new Problem(
      'The disk is full: the database needs about 200 MB. Free some and run the same command again.',
    );
  }
  if (/is not compatible with this version|incompatible with server/i.test(log)) {
    return new Problem(`${cluster} was made by another PostgreSQL. Move the folder away to start anew.`);
  }
  if (/lock file .* already exists|pre-existing shared memory/i.test(log)) {
    return new Problem(
      `Another database server is using ${cluster}. Stop it, or choose another folder with K3_DATA.`,
    );
  }
  if (/Permission denied|Operation not permitted|has wrong ownership/i.test(log)) {
    return new Problem(
      `The database may not read or write ${cluster}. Give the folder back to whoever runs this command.`,
    );
  }
  if (/shared memory segment|could not resize shared memory/i.test(log)) {
    return new Problem(
      'There is too little shared memory for the database. Give the container more (--shm-size=128m).',
    );
  }
  return new Problem(
    `PostgreSQL would not start: ${lastComplaint(log)} Set K3_DATA to an empty folder to start anew.`,
  );
}

function lastComplaint(log: string): string {
  const complaints = [...log.matchAll(/(?:FATAL|PANIC|ERROR|error):\s+(.+)/gi)].map((match) => match[1]);
  const text = complaints.at(-1) ?? log.trim().split('\n').at(-1) ?? '';
  return text === '' ? 'it said nothing.' : `${text.replace(/\.$/, '')}.`;
}
