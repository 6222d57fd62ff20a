import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

export interface ApiSettings {
  databaseUrl: string;
  jwtSecret: string;
  publishableKey: string;
  secretKey: string;
  /** Where its mails go; without, nowhere. */
  smtpUrl?: string | undefined;
}

/** What the thread is told to do. */
export type ApiCommand = { serve: number } | 'stop';

/** The Supabase API in front of one database. */
export interface SupabaseApi {
  /** Begins to answer, with the schema as it is now, on a free port unless told. Returns the URL for supabase-js. */
  serve(port?: number): Promise<string>;
  stop(): Promise<void>;
}

/** Prepares the system schemas (auth, the history of migrations) and gets ready to serve. */
export async function openSupabaseApi(settings: ApiSettings): Promise<SupabaseApi> {
  const quiet = !process.env.K3_DEBUG;
  const worker = new Worker(new URL('./supabaseWorker.ts', import.meta.url), {
    workerData: settings,
    stdout: quiet,
    stderr: quiet,
    env: { ...process.env, DO_NOT_TRACK: '1' },
    execArgv: [],
  });
  worker.stdout?.resume();
  worker.stderr?.resume();
  await nextMessage(worker);
  worker.on('error', ({ name }) => console.error(`The embedded Supabase broke (${name}). Start again.`));
  return {
    async serve(port = 0) {
      const answer = nextMessage<number>(worker);
      worker.postMessage({ serve: port } satisfies ApiCommand);
      return `http://127.0.0.1:${await answer}`;
    },
    stop: () => stop(worker),
  };
}

async function nextMessage<T>(worker: Worker): Promise<T> {
  const [message] = await once(worker, 'message');
  return message as T;
}

async function stop(worker: Worker): Promise<void> {
  if (worker.threadId === -1) return;
  const gone = once(worker, 'exit');
  worker.postMessage('stop' satisfies ApiCommand);
  const impatience = setTimeout(() => void worker.terminate(), 5000);
  await gone;
  clearTimeout(impatience);
}
