import { say } from '../../engine';
import { PrometheusError } from './prometheusError';

interface InFlight {
  promise: Promise<unknown>;
  controller: AbortController;
  waiting: number;
}

/**
 * Asks a question that is under way only once. A caller that aborts leaves alone; the request is aborted when its last
 * caller has left.
 */
export function shareInFlight() {
  const inFlight = new Map<string, InFlight>();

  const forget = (key: string, entry: InFlight) => {
    if (inFlight.get(key) === entry) {
      inFlight.delete(key);
    }
  };

  const begin = (key: string, ask: (signal: AbortSignal) => Promise<unknown>): InFlight => {
    const controller = new AbortController();
    const entry: InFlight = { controller, waiting: 0, promise: ask(controller.signal) };
    inFlight.set(key, entry);
    const end = () => forget(key, entry);
    entry.promise.then(end, end);
    return entry;
  };

  /** `isShared`: somebody else had asked already. */
  return async <T>(
    key: string,
    signal: AbortSignal | undefined,
    ask: (signal: AbortSignal) => Promise<T>
  ): Promise<{ answer: T; isShared: boolean }> => {
    const shared = inFlight.get(key);
    const entry = shared ?? begin(key, ask);
    const answer = (await waitFor(entry, signal, () => forget(key, entry))) as T;
    return { answer, isShared: shared !== undefined };
  };
}

export function aborted(): PrometheusError {
  return new PrometheusError('aborted', say`The request was cancelled.`);
}

/** One caller's view of a shared request. */
function waitFor(entry: InFlight, signal: AbortSignal | undefined, forget: () => void): Promise<unknown> {
  entry.waiting += 1;
  return new Promise((resolve, reject) => {
    const leave = () => {
      entry.waiting -= 1;
      if (entry.waiting === 0) {
        forget();
        entry.controller.abort();
      }
      reject(aborted());
    };
    signal?.addEventListener('abort', leave, { once: true });
    entry.promise.then(resolve, reject).finally(() => signal?.removeEventListener('abort', leave));
  });
}
