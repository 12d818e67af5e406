import { say } from '../language/say';
import { CARDINALITY_LIMITS } from './cardinalityLimits';
import type { TargetFinding } from './judgeTarget';
import { formatCount } from '../words/formatCount';
import { formatSize } from '../words/formatSize';

/** What is known about the series of a target and the memory of its container, on one grid. Null is unknown. */
export interface MemoryInput {
  samples: ReadonlyArray<number | null>;
  /** Memory that cannot be taken back: anonymous memory. */
  memoryBytes: ReadonlyArray<number | null>;
  /** What the label sets take by the table of client libraries. */
  estimatedBytes: number | null;
  /** Growth of the memory of replicas whose series did not grow, over the same time; empty where there are none. */
  quietReplicaGrowthBytes: readonly number[];
}

export interface MemoryExplanation {
  /** Growth of the memory over the life of the process; null where it is not known. */
  memoryGrowthBytes: number | null;
  /** Correlation of memory and series in time, -1 to 1; null where either is not known or does not move. */
  correlation: number | null;
  /** Growth of memory for one more series, by least squares; null where it is not known. */
  bytesPerSeries: number | null;
  estimatedBytes: number | null;
  /** What the growth of the series explains of the growth of memory; null where nothing can be said. */
  explainedBytes: number | null;
  /** Whether memory and series grow together. Null where it is not known. */
  coupled: boolean | null;
  evidence: string[];
}

/**
 * How much of the growth of a container's memory goes with the growth of its series.
 *
 * Where the two rise together (correlation), what memory grows for one more series, times the series that came, is
 * explained, at most what a client library can need for a series, and at least the estimate of the table. Two straight
 * lines correlate whatever their causes: therefore the growth of replicas without growing series is taken off, and
 * without such replicas a sentence says that the proof is weak. Where they do not rise together, the estimate stands.
 *
 * Cost: O(n). Never throws.
 * Source: memory catalog, section 7.3.
 */
export function explainMemory(input: MemoryInput): MemoryExplanation {
  const pairs = toPairs(input);
  const { coupledCorrelation, coupledGrowthBytes, mostBytesPerSeries } = CARDINALITY_LIMITS;
  const fit = fitLine(pairs);
  const memoryGrowthBytes = toTypicalGrowth(pairs.map(({ bytes }) => bytes));
  const grownSeries = toTypicalGrowth(pairs.map(({ samples }) => samples));
  const known = {
    memoryGrowthBytes,
    correlation: fit?.correlation ?? null,
    bytesPerSeries: fit?.slope ?? null,
    estimatedBytes: input.estimatedBytes,
  };
  if (fit === null || memoryGrowthBytes === null || grownSeries === null) {
    const evidence = [say`Whether the memory of the container grows with the series is not known.`];
    return { ...known, explainedBytes: input.estimatedBytes, coupled: null, evidence };
  }
  const quiet = median(input.quietReplicaGrowthBytes);
  const own = memoryGrowthBytes - Math.max(0, quiet ?? 0);
  const coupled = fit.correlation >= coupledCorrelation.value && own >= coupledGrowthBytes.value && grownSeries > 0;
  const most = Math.min(own, mostBytesPerSeries.value * grownSeries);
  const together = coupled ? Math.min(most, fit.slope * grownSeries) : null;
  const estimate =
    input.estimatedBytes === null ? null : Math.min(input.estimatedBytes, Math.max(0, memoryGrowthBytes));
  const explainedBytes = together === null ? estimate : Math.max(together, estimate ?? 0);
  return {
    ...known,
    explainedBytes,
    coupled,
    evidence: describe(known, { coupled, quiet, grownSeries, isMore: coupled && own > most }),
  };
}

interface Pair {
  samples: number;
  bytes: number;
}

function toPairs({ samples, memoryBytes }: MemoryInput): Pair[] {
  return samples.flatMap((value, index) => {
    const bytes = memoryBytes[index] ?? null;
    return value !== null && value > 0 && bytes !== null ? [{ samples: value, bytes }] : [];
  });
}

/** Growth without the noise of single values: median of the last tenth less that of the first. Null with too few. */
export function toTypicalGrowth(all: ReadonlyArray<number | null>): number | null {
  const values = all.filter((value) => value !== null);
  if (values.length < CARDINALITY_LIMITS.leastPoints.value) {
    return null;
  }
  const end = Math.max(1, Math.round(values.length * CARDINALITY_LIMITS.memoryEndShare.value));
  return (median(values.slice(-end)) ?? 0) - (median(values.slice(0, end)) ?? 0);
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length === 0 ? null : (sorted[(sorted.length - 1) >>> 1] + sorted[sorted.length >>> 1]) / 2;
}

/** Least squares of memory on series, and Pearson's correlation. Null with few points, or where one does not move. */
function fitLine(pairs: readonly Pair[]): { slope: number; correlation: number } | null {
  if (pairs.length < CARDINALITY_LIMITS.leastPoints.value) {
    return null;
  }
  const mean = (of: (pair: Pair) => number) => pairs.reduce((sum, pair) => sum + of(pair), 0) / pairs.length;
  const meanSamples = mean(({ samples }) => samples);
  const meanBytes = mean(({ bytes }) => bytes);
  const xx = mean(({ samples }) => (samples - meanSamples) ** 2);
  const yy = mean(({ bytes }) => (bytes - meanBytes) ** 2);
  const xy = mean(({ samples, bytes }) => (samples - meanSamples) * (bytes - meanBytes));
  return xx > 0 && yy > 0 ? { slope: xy / xx, correlation: xy / Math.sqrt(xx) / Math.sqrt(yy) } : null;
}

function describe(
  {
    memoryGrowthBytes,
    correlation,
    bytesPerSeries,
    estimatedBytes,
  }: Pick<MemoryExplanation, 'memoryGrowthBytes' | 'correlation' | 'bytesPerSeries' | 'estimatedBytes'>,
  found: { coupled: boolean; quiet: number | null; grownSeries: number; isMore: boolean }
): string[] {
  const growth = formatSize(Math.max(0, memoryGrowthBytes ?? 0));
  const estimate =
    estimatedBytes === null
      ? []
      : [say`By the figures of the client library, the label sets take about ${formatSize(estimatedBytes)}.`];
  if (!found.coupled) {
    return [say`Memory grew by ${growth}, not in step with the series.`, ...estimate];
  }
  const replicas =
    found.quiet === null
      ? say`No replica without growing series is there to compare with: two lines that rise prove little alone.`
      : say`Replicas whose series do not grow gained ${formatSize(Math.max(0, found.quiet))} in the same time.`;
  return [
    say`Memory grew by ${growth} in step with ${formatCount(found.grownSeries)} more series (correlation ${(correlation ?? 0).toFixed(2)}), ${formatSize(Math.max(0, bytesPerSeries ?? 0))} a series.`,
    replicas,
    ...(found.isMore
      ? [
          say`That is more than series alone are known to need: what they stand for is kept as well, or something else grows too.`,
        ]
      : []),
    ...estimate,
  ];
}

/** The series blow up and the memory goes with them: verdict `cardinality-leak` for the container. */
export function isCardinalityLeak({ kind }: Pick<TargetFinding, 'kind'>, { coupled }: MemoryExplanation): boolean {
  return kind === 'blow-up' && coupled === true;
}
