import { runCommand } from './problem.ts';
import { UndoList, untilAborted, wishToStop } from './stopping.ts';

/** A command that begins something and keeps it going until it is told to stop; whatever was begun is undone, also half way. */
export function serveUntilStopped(
  begin: (signal: AbortSignal, undo: UndoList) => Promise<void>,
): Promise<void> {
  return runCommand(async () => {
    const signal = wishToStop();
    const undo = new UndoList();
    try {
      await begin(signal, undo);
      await untilAborted(signal);
      console.log('Stopping …');
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      await undo.run();
    }
    return 0;
  });
}
