/** Values of one alert on equally spaced moments; null where the expression of the alert had none. */
export interface AlertValues {
  /** Unix seconds of the first value. */
  startSeconds: number;
  stepSeconds: number;
  values: ReadonlyArray<number | null>;
}

export interface FiringRule {
  threshold: number;
  /** A score fires from the threshold on (`above`), a time below it (`below`). */
  fires: 'above' | 'below';
  holdSeconds: number;
  keepSeconds: number;
}

/** One time that the alert fired. */
export interface Episode {
  startedSeconds: number;
  /** The first evaluation at which it fired no more; null where it still fires at the last one. */
  endedSeconds: number | null;
  /** Highest score, or shortest time, from when it was pending until the end. */
  worst: number;
}

/** Whether a value is one that the alert is about. */
export function meets({ threshold, fires }: FiringRule, value: number | null): value is number {
  return value !== null && (fires === 'above' ? value >= threshold : value < threshold);
}

/** The worse of two values; unknown is never worse. */
export function worseOf(fires: FiringRule['fires'], a: number | null, b: number | null): number | null {
  if (a === null || b === null) {
    return a ?? b;
  }
  return fires === 'above' ? Math.max(a, b) : Math.min(a, b);
}

/**
 * When an alert would have fired, evaluated at each moment as Prometheus does it.
 *
 * An alert is pending from the first moment at which the value meets the threshold, and fires at the first one that is
 * `holdSeconds` later; a moment without, or a gap, makes a pending alert start anew. A firing one stays for `keepSeconds`
 * from the first moment without, and each moment with a value that meets the threshold starts that time anew.
 * Before the first moment nothing is pending. Cost: O(n).
 * Source: prometheus/prometheus rules/alerting.go, Eval.
 *
 * @throws when the step is not above 0.
 */
export function findEpisodes({ startSeconds, stepSeconds, values }: AlertValues, rule: FiringRule): Episode[] {
  if (!(stepSeconds > 0)) {
    throw new Error('findEpisodes requires a step above 0.');
  }
  const episodes: Episode[] = [];
  let activeSeconds: number | null = null;
  let firing: Episode | null = null;
  let missingSeconds: number | null = null;
  let worst: number | null = null;
  values.forEach((value, index) => {
    const now = startSeconds + index * stepSeconds;
    if (!meets(rule, value)) {
      missingSeconds ??= now;
      if (firing !== null && now - missingSeconds < rule.keepSeconds) {
        return;
      }
      if (firing !== null) {
        firing.endedSeconds = now;
      }
      firing = null;
      activeSeconds = null;
      worst = null;
      return;
    }
    missingSeconds = null;
    activeSeconds ??= now;
    worst = worseOf(rule.fires, worst, value) ?? value;
    if (firing !== null) {
      firing.worst = worst;
    } else if (now - activeSeconds >= rule.holdSeconds) {
      firing = { startedSeconds: now, endedSeconds: null, worst };
      episodes.push(firing);
    }
  });
  return episodes;
}

export interface LabelledValues {
  labels: Readonly<Record<string, string>>;
  values: ReadonlyArray<number | null>;
}

/**
 * One series a group of the given labels, with the worst value at each moment: what `max by` and `min by` make of them.
 * The series have to lie on the same moments. A label that a series does not have counts as empty, as in PromQL.
 */
export function groupWorst(
  series: readonly LabelledValues[],
  keys: readonly string[],
  fires: FiringRule['fires']
): Array<{ labels: Record<string, string>; values: Array<number | null> }> {
  const groups = new Map<string, { labels: Record<string, string>; values: Array<number | null> }>();
  for (const { labels, values } of series) {
    const kept = Object.fromEntries(keys.filter((key) => labels[key]).map((key) => [key, labels[key]]));
    const id = JSON.stringify(keys.map((key) => labels[key] ?? ''));
    const known = groups.get(id);
    if (known) {
      known.values = known.values.map((value, index) => worseOf(fires, value, values[index] ?? null));
    } else {
      groups.set(id, { labels: kept, values: [...values] });
    }
  }
  return [...groups.values()];
}
