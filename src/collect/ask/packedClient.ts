import { PrometheusError } from './prometheusError';
import type { InstantAnswer, PackedAnswer, PackRequest, PrometheusClient, RangeAnswer } from './prometheusClient';
import { aborted } from './shareInFlight';

export interface PackOptions {
  /** Most expressions in one request. */
  expressions: number;
  /** Tells when a pack leaves: what is asked until then travels together. */
  soon: (send: () => void) => void;
}

interface Waiting {
  expr: string;
  signal?: AbortSignal;
  resolve: (answer: RangeAnswer) => void;
  reject: (error: unknown) => void;
}

/**
 * Puts questions about the same times that are asked at the same moment into one request, where the client can. Each has
 * its own answer or its own error; a pack is cancelled when nobody waits for any of it.
 */
export function packedClient(client: PrometheusClient, { expressions, soon }: PackOptions): PrometheusClient {
  const { pack } = client;
  if (!pack) {
    return client;
  }
  const open = new Map<string, { times: Omit<PackRequest, 'expressions' | 'signal'>; waiting: Waiting[] }>();

  const ask = (times: Omit<PackRequest, 'expressions' | 'signal'>, expr: string, signal?: AbortSignal) =>
    new Promise<RangeAnswer>((resolve, reject) => {
      const key = JSON.stringify([times.kind, times.startSeconds, times.endSeconds, times.stepSeconds, times.origin]);
      const found = open.get(key);
      const entry = found && found.waiting.length < expressions ? found : { times, waiting: [] };
      entry.waiting.push({ expr, signal, resolve, reject });
      if (entry !== found) {
        open.set(key, entry);
        soon(() => {
          if (open.get(key) === entry) {
            open.delete(key);
          }
          void send(client, entry.times, entry.waiting);
        });
      }
    });

  return {
    ...client,
    range: ({ expr, signal, ...times }) => ask({ kind: 'range', ...times }, expr, signal),
    instant: async ({ expr, atSeconds, signal, origin }) => {
      const times = {
        kind: 'instant',
        startSeconds: atSeconds,
        endSeconds: atSeconds,
        stepSeconds: 0,
        origin,
      } as const;
      return toInstant(await ask(times, expr, signal));
    },
  };
}

async function send(client: PrometheusClient, times: Omit<PackRequest, 'expressions' | 'signal'>, all: Waiting[]) {
  const waiting = all.filter(({ signal }) => !signal?.aborted);
  all.filter(({ signal }) => signal?.aborted).forEach(({ reject }) => reject(aborted()));
  if (waiting.length === 0) {
    return;
  }
  if (waiting.length === 1) {
    const [{ expr, signal, resolve, reject }] = waiting;
    return askAlone(client, times, expr, signal).then(resolve, reject);
  }
  const controller = new AbortController();
  let left = waiting.length;
  const leave = waiting.map(({ signal, reject }) => {
    const onAbort = () => {
      left -= 1;
      if (left === 0) {
        controller.abort();
      }
      reject(aborted());
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    return () => signal?.removeEventListener('abort', onAbort);
  });
  try {
    const expressions = waiting.map(({ expr }) => expr);
    const answers: PackedAnswer[] = await client.pack!({ ...times, expressions, signal: controller.signal });
    waiting.forEach(({ resolve, reject }, i) => {
      const answer = answers[i];
      return answer instanceof PrometheusError ? reject(answer) : resolve(answer);
    });
  } catch (error) {
    waiting.forEach(({ reject }) => reject(error));
  } finally {
    leave.forEach((stop) => stop());
  }
}

async function askAlone(
  client: PrometheusClient,
  { kind, startSeconds, endSeconds, stepSeconds, origin }: Omit<PackRequest, 'expressions' | 'signal'>,
  expr: string,
  signal?: AbortSignal
): Promise<RangeAnswer> {
  if (kind === 'range') {
    return client.range({ expr, startSeconds, endSeconds, stepSeconds, signal, origin });
  }
  const { vector, ...rest } = await client.instant({ expr, atSeconds: endSeconds, signal, origin });
  const series = vector.map(({ labels, timeSeconds, value }) => ({
    labels,
    timesSeconds: [timeSeconds],
    values: [value],
  }));
  return { ...rest, series };
}

function toInstant({ series, ...rest }: RangeAnswer): InstantAnswer {
  return {
    ...rest,
    vector: series.map(({ labels, timesSeconds, values }) => ({
      labels,
      timeSeconds: timesSeconds[timesSeconds.length - 1],
      value: values[values.length - 1],
    })),
  };
}
