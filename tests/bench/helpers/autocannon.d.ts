/** What the benches use of it; the package has no types of its own. */
declare module 'autocannon' {
  interface Request {
    method?: 'GET' | 'POST';
    path?: string;
    headers?: Record<string, string>;
    body?: string;
    /** Called for each request anew. */
    setupRequest?: (request: Request) => Request;
  }

  interface Settings {
    url: string;
    connections: number;
    /** Seconds. */
    duration?: number;
    /** Requests, in place of a duration. */
    amount?: number;
    /** Seconds without an answer before it counts as an error. */
    timeout?: number;
    requests: Request[];
  }

  interface Result {
    /** How often each status was answered. */
    statusCodeStats: Record<string, { count: number }>;
    /** Milliseconds. */
    latency: { p50: number; p99: number; max: number };
    /** Seconds. */
    duration: number;
    requests: { total: number };
    errors: number;
    timeouts: number;
    '2xx': number;
    '3xx': number;
    '4xx': number;
    '5xx': number;
  }

  export default function autocannon(settings: Settings): Promise<Result>;
}
