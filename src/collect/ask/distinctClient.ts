import { PrometheusError } from './prometheusError';
import type { Labels, PrometheusClient, RangeAnswer } from './prometheusClient';

interface Labelled {
  labels: Labels;
}

/**
 * A client whose answers hold each series once. Prometheus never sends one twice, but what stands before it may, where it
 * puts answers of several servers together: sums, counts and ranks would count it twice, unseen. The first one is read.
 */
export function distinctClient(client: PrometheusClient): PrometheusClient {
  const { pack } = client;
  return {
    ...client,
    instant: async (request) => {
      const answer = await client.instant(request);
      const { rows, warnings } = leaveOutRepeated(answer.vector);
      return { ...answer, vector: rows, warnings: [...answer.warnings, ...warnings] };
    },
    range: async (request) => distinct(await client.range(request)),
    ...(pack && {
      pack: async (request) =>
        (await pack(request)).map((answer) => (answer instanceof PrometheusError ? answer : distinct(answer))),
    }),
  };
}

function distinct(answer: RangeAnswer): RangeAnswer {
  const { rows, warnings } = leaveOutRepeated(answer.series);
  return { ...answer, series: rows, warnings: [...answer.warnings, ...warnings] };
}

function leaveOutRepeated<S extends Labelled>(all: S[]): { rows: S[]; warnings: string[] } {
  const firstOf = new Map<string, S>();
  for (const one of all) {
    const key = toKey(one.labels);
    if (!firstOf.has(key)) {
      firstOf.set(key, one);
    }
  }
  const left = all.length - firstOf.size;
  return left === 0
    ? { rows: all, warnings: [] }
    : { rows: [...firstOf.values()], warnings: [describeRepeated(left, all.length)] };
}

/** A server writes labels in one order, so that they need no sorting here, where each answer passes. */
function toKey(labels: Labels): string {
  return JSON.stringify(labels);
}

function describeRepeated(left: number, all: number): string {
  const series = left === 1 ? 'series is' : 'series are';
  return `${left} of ${all} ${series} there twice and read once: look at what stands before the server, Prometheus sends each once.`;
}
