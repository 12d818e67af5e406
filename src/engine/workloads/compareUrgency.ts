import { ruleOf, type Urgency } from './urgency';

export interface Urgent {
  urgency: Urgency;
  /** To the nearest end; null where none is in sight. */
  secondsToEnd: number | null;
  growthBytesPerHour: number | null;
  score: number | null;
}

/** What needs somebody first: by its class, inside of it by the time to the limit, then by bytes an hour, then the score. */
export function compareUrgency(a: Urgent, b: Urgent): number {
  return (
    ruleOf(a.urgency).order - ruleOf(b.urgency).order ||
    compareKnown(a.secondsToEnd ?? Infinity, b.secondsToEnd ?? Infinity) ||
    compareKnown(b.growthBytesPerHour ?? -Infinity, a.growthBytesPerHour ?? -Infinity) ||
    compareKnown(b.score ?? -Infinity, a.score ?? -Infinity)
  );
}

/** Two infinities are equal. */
function compareKnown(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
