/**
 * Many lives of the functions at the same time, each with environment variables of its own, as if each were a process: what runs
 * inside `inEnvironment` reads its own, and everything else the real ones.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { afterAll, beforeAll } from 'vitest';

type Environment = Readonly<Record<string, string>>;

const own = new AsyncLocalStorage<Environment>();

/** Call it at the top of a file. */
export function useOwnEnvironments(): void {
  const real = process.env;
  beforeAll(() => {
    process.env = new Proxy(real, {
      get: (target, name: string) => own.getStore()?.[name] ?? target[name],
      set(target, name: string, value: string) {
        target[name] = value;
        return true;
      },
    });
  });
  afterAll(() => {
    process.env = real;
  });
}

export function inEnvironment<T>(environment: Environment, act: () => Promise<T>): Promise<T> {
  return own.run(environment, act);
}
