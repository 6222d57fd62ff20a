import { Problem } from '../problem.ts';
import { type Handler, type HttpServer, serve } from './http.ts';
import { plainAnswer } from './plain.ts';

export interface Door extends Omit<HttpServer, 'close'> {
  /** From now on requests are answered, those that already wait first. */
  open(handler: Handler): void;
  close(): Promise<void>;
}

/**
 * Takes the port at once, so that a second start is refused before it has touched anything; what comes in before the
 * site is ready waits for it.
 */
export async function takePort(port: number): Promise<Door> {
  let open: (handler: Handler) => void = () => {};
  const opened = new Promise<Handler>((resolve) => {
    open = resolve;
  });
  const server = await serve(async (request, address) => (await opened)(request, address), { port }).catch(
    refuse(port),
  );
  return {
    port: server.port,
    open,
    close() {
      open(async () => plainAnswer(503));
      return server.close();
    },
  };
}

function refuse(port: number): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    if (error.code === 'EADDRINUSE') {
      throw new Problem(
        `Port ${port} is in use, perhaps by another start. Stop that one, or choose another port: PORT=${port + 1} npm start`,
      );
    }
    if (error.code === 'EACCES') {
      throw new Problem(`Port ${port} may only be used by root. Choose another: PORT=4321 npm start`);
    }
    throw error;
  };
}

/** For a server that is not ours and would quietly take the next port instead. */
export async function requireFreePort(port: number): Promise<void> {
  const { close } = await takePort(port);
  await close();
}
