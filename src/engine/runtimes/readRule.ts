import type { SeriesRule } from './runtimeSpec';

/** One series of a target, on the grid of the container's history. */
export interface RuntimeSeries {
  /** With `__name__`. */
  labels: Readonly<Record<string, string>>;
  /** Null is a gap. */
  values: ReadonlyArray<number | null>;
}

/** A number over time, and the metrics that it came from. */
export interface ReadValue {
  values: Array<number | null>;
  metrics: readonly string[];
}

function matchesName(pattern: string, name: string): boolean {
  return pattern.startsWith('*') ? name.endsWith(pattern.slice(1)) : name === pattern;
}

function matchesWhere(where: SeriesRule['where'], labels: RuntimeSeries['labels']): boolean {
  return Object.entries(where ?? {}).every(([label, wanted]) => {
    const value = labels[label] ?? '';
    return typeof wanted === 'string' ? value === wanted : wanted.test(value);
  });
}

/** Whether a series is one of those that a rule reads. */
export function matchesRule(rule: SeriesRule, labels: RuntimeSeries['labels']): boolean {
  const name = labels.__name__ ?? '';
  return rule.names.some((pattern) => matchesName(pattern, name)) && matchesWhere(rule.where, labels);
}

/** Whether all metrics of a rule are there. */
export function isExported(rule: SeriesRule, series: ReadonlyArray<Pick<RuntimeSeries, 'labels'>>): boolean {
  return rule.names.every((pattern) =>
    series.some(({ labels }) => matchesName(pattern, labels.__name__ ?? '') && matchesWhere(rule.where, labels))
  );
}

/**
 * Reads the first rule that is exported. Within a moment the series of one metric are combined; a moment in which one of
 * several metrics is missing is unknown, because a part of a sum would look like a smaller number.
 *
 * Input: series of one target. Null when no rule is exported. Cost: linear in the samples. Never throws.
 */
export function readRule(
  rules: readonly SeriesRule[],
  series: readonly RuntimeSeries[],
  count: number
): ReadValue | null {
  const rule = rules.find((one) => isExported(one, series));
  if (!rule) {
    return null;
  }
  const own = series.filter(({ labels }) => matchesRule(rule, labels));
  const byMetric = rule.names.map((pattern) => own.filter(({ labels }) => matchesName(pattern, labels.__name__ ?? '')));
  const values = Array.from({ length: count }, (_, row) => {
    const numbers = byMetric.map((some) => combine(rule, some, row));
    const sum = numbers.reduce<number | null>((total, one) => (total === null || one === null ? null : total + one), 0);
    return sum === null || (sum === 0 && rule.zeroIsUnknown) ? null : sum * (rule.scale ?? 1);
  });
  return { values, metrics: [...new Set(own.map(({ labels }) => labels.__name__ ?? ''))] };
}

/** Negative numbers stand for "undefined", as in the maxima of the JVM. */
function combine(rule: SeriesRule, series: readonly RuntimeSeries[], row: number): number | null {
  const numbers = series
    .map(({ values }) => values[row])
    .filter((value): value is number => value !== null && Number.isFinite(value) && value >= 0);
  if (numbers.length === 0) {
    return null;
  }
  return rule.combine === 'max' ? Math.max(...numbers) : numbers.reduce((sum, value) => sum + value, 0);
}
