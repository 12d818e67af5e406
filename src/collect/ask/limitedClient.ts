import { say } from '../../engine';
import { PrometheusError } from './prometheusError';
import type { PrometheusClient } from './prometheusClient';

/** A client that lets only so many requests run at the same time, whoever asks; who aborts while waiting leaves the queue. */
export function limitedClient(client: PrometheusClient, parallel: number): PrometheusClient {
  let running = 0;
  const waiting: Array<() => void> = [];

  const enter = (signal: AbortSignal | undefined): Promise<void> =>
    new Promise((resolve, reject) => {
      const go = () => {
        signal?.removeEventListener('abort', leave);
        running++;
        resolve();
      };
      const leave = () => {
        waiting.splice(waiting.indexOf(go), 1);
        reject(new PrometheusError('aborted', say`The request was cancelled.`));
      };
      if (running < parallel) {
        go();
      } else {
        waiting.push(go);
        signal?.addEventListener('abort', leave, { once: true });
      }
    });

  const limited =
    <R extends { signal?: AbortSignal }, A>(ask: (request: R) => Promise<A>) =>
    async (request: R): Promise<A> => {
      await enter(request.signal);
      try {
        return await ask(request);
      } finally {
        running--;
        waiting.shift()?.();
      }
    };

  return {
    instant: limited((request) => client.instant(request)),
    range: limited((request) => client.range(request)),
    labelValues: limited((request) => client.labelValues(request)),
    metadata: limited((request) => client.metadata(request)),
    ...(client.tsdbStatus && { tsdbStatus: limited((request) => client.tsdbStatus!(request)) }),
    ...(client.pack && { pack: limited((request) => client.pack!(request)) }),
  };
}
