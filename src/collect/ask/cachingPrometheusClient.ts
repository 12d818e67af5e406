import { LIMITS } from './limits';
import type { PrometheusClient, QueryCost, TsdbCount, TsdbStatus } from './prometheusClient';
import { PrometheusError } from './prometheusError';
import { NO_COST } from './queryCost';

export interface CacheOptions {
  maxEntries: number;
  maxAgeSeconds: number;
  /** Milliseconds, such as `Date.now`. */
  now: () => number;
}

interface Answer {
  warnings: string[];
  cost: QueryCost;
}

interface Kept {
  answer: Answer;
  keptAtMs: number;
}

interface InFlight {
  promise: Promise<Answer>;
  controller: AbortController;
  waiting: number;
}

/**
 * Keeps answers of another client for a while, the least recently used go first, and asks a question that is under way
 * only once. A caller that aborts leaves alone; the request is aborted when its last caller has left. Failures are never
 * kept. Each caller gets its own lists, so that what one does with an answer reaches no other; an answer that was kept
 * or shared costs nothing.
 */
export function cachingPrometheusClient(client: PrometheusClient, options: CacheOptions): PrometheusClient {
  const kept = new Map<string, Kept>();
  const inFlight = new Map<string, InFlight>();
  let keptSamples = 0;

  const drop = (key: string) => {
    keptSamples -= kept.get(key)?.answer.cost.samples ?? 0;
    kept.delete(key);
  };

  const find = (key: string): Answer | null => {
    const found = kept.get(key);
    if (!found) {
      return null;
    }
    if (options.now() - found.keptAtMs >= options.maxAgeSeconds * 1000) {
      drop(key);
      return null;
    }
    // A Map remembers the order of insertion: the last one is the one used last.
    kept.delete(key);
    kept.set(key, found);
    return found.answer;
  };

  const keep = (key: string, answer: Answer) => {
    drop(key);
    kept.set(key, { answer, keptAtMs: options.now() });
    keptSamples += answer.cost.samples;
    for (const oldest of kept.keys()) {
      if (kept.size <= options.maxEntries && keptSamples <= LIMITS.cachedSamples.value) {
        return;
      }
      drop(oldest);
    }
  };

  const begin = (key: string, ask: (signal: AbortSignal) => Promise<Answer>): InFlight => {
    const controller = new AbortController();
    const entry: InFlight = { controller, waiting: 0, promise: ask(controller.signal) };
    const end = () => {
      if (inFlight.get(key) === entry) {
        inFlight.delete(key);
      }
    };
    inFlight.set(key, entry);
    entry.promise.then(
      (answer) => {
        end();
        keep(key, answer);
      },
      () => end()
    );
    return entry;
  };

  const answerOf = async <T extends Answer>(
    question: readonly unknown[],
    signal: AbortSignal | undefined,
    ask: (signal: AbortSignal) => Promise<T>
  ): Promise<T> => {
    const key = JSON.stringify(question);
    if (signal?.aborted) {
      throw aborted();
    }
    const found = find(key);
    if (found) {
      return copyAnswer(found as T, NO_COST);
    }
    const shared = inFlight.get(key);
    const entry = shared ?? begin(key, ask);
    const answer = await waitFor(entry, signal, () => {
      if (inFlight.get(key) === entry) {
        inFlight.delete(key);
      }
    });
    return copyAnswer(answer as T, shared ? NO_COST : answer.cost);
  };

  return {
    instant: ({ signal, ...request }) =>
      answerOf(['instant', request.expr, request.atSeconds], signal, (inner) =>
        client.instant({ ...request, signal: inner })
      ),
    range: ({ signal, ...request }) =>
      answerOf(
        ['range', request.expr, request.startSeconds, request.endSeconds, request.stepSeconds],
        signal,
        (inner) => client.range({ ...request, signal: inner })
      ),
    labelValues: ({ signal, ...request }) =>
      answerOf(
        ['labelValues', request.label, request.match, request.startSeconds, request.endSeconds],
        signal,
        (inner) => client.labelValues({ ...request, signal: inner })
      ),
    metadata: ({ signal, ...request }) =>
      answerOf(['metadata', request.metric], signal, (inner) => client.metadata({ ...request, signal: inner })),
    ...(client.tsdbStatus && {
      tsdbStatus: async ({ signal, ...request }) => {
        const answer = await answerOf(['tsdbStatus', request.atSeconds, request.limit], signal, (inner) =>
          client.tsdbStatus!({ ...request, signal: inner })
        );
        return { ...answer, status: copyStatus(answer.status) };
      },
    }),
  };
}

function aborted(): PrometheusError {
  return new PrometheusError('aborted', 'The request was cancelled.');
}

/** One caller's view of a shared request. */
function waitFor(entry: InFlight, signal: AbortSignal | undefined, forget: () => void): Promise<Answer> {
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

/** Copies what a caller could change; labels are frozen instead, because there are many and nobody has to. */
function copyAnswer<T extends Answer>(answer: T, cost: QueryCost): T {
  const lists = Object.entries(answer).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]));
  const copies = lists.map(([field, list]) => [field, list.map(copyItem)] as const);
  return { ...answer, ...Object.fromEntries(copies), cost: { ...cost } };
}

function copyStatus({ series, seriesByMetric, valuesByLabel, seriesByPair }: TsdbStatus): TsdbStatus {
  const copy = (rows: readonly TsdbCount[]) => rows.map((row) => ({ ...row }));
  return {
    series,
    seriesByMetric: copy(seriesByMetric),
    valuesByLabel: copy(valuesByLabel),
    seriesByPair: copy(seriesByPair),
  };
}

function copyItem(item: unknown): unknown {
  if (typeof item !== 'object' || item === null) {
    return item;
  }
  const fields = Object.entries(item).map(([field, value]) => [
    field,
    Array.isArray(value) ? value.slice() : Object.freeze(value),
  ]);
  return Object.fromEntries(fields);
}
