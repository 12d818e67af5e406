import { lastKnown } from '../stats/lastKnown';
import { SERIES_LIMITS } from './seriesLimits';

/** What may witness a restart of one container, on one grid. Null is unknown. */
export interface RestartWitnesses {
  /** Unix seconds, ascending. */
  timesSeconds: ArrayLike<number>;
  startTimesSeconds: ReadonlyArray<number | null>;
  /** What names the instance that a row is of: the path of its cgroup. */
  ids: ReadonlyArray<string | null>;
  /** Memory, bytes. */
  values: ReadonlyArray<number | null>;
  /** Restarts as counted elsewhere, a list a collector and pod; those of one pod tell the same. */
  counters: ReadonlyArray<{ pod: string; values: ReadonlyArray<number | null> }>;
}

export interface ConfirmedRestarts {
  /** Null where nothing that could tell is known. */
  count: number | null;
  /** The start times without those that moved while the container went on. */
  startTimesSeconds: Array<number | null>;
}

/**
 * Which restarts there were. A start time may move forward without one (cAdvisor takes it from a file), a counter may fall,
 * flap between two values and begin anew, so that a restart has two witnesses of: another instance, a later start, a counter
 * that rose, memory that fell. One witness does where nothing that is known speaks against it.
 *
 * Cost: linear in rows, times the restarts that are counted. Never throws.
 * Source: google/cadvisor issue 2905; kubernetes/kube-state-metrics issues 1258 and 147.
 */
export function confirmRestarts(witnesses: RestartWitnesses): ConfirmedRestarts {
  const { startTimesSeconds: starts, ids, values, counters } = witnesses;
  const rises = new Rises(witnesses);
  const knows = { starts: starts.some((start) => start !== null), ids: ids.some((id) => id !== null) };
  const isConfirmed = (row: number, hasMoved: boolean, isOther: boolean) => {
    const rose = rises.near(row) > 0;
    const seen = [hasMoved, isOther, rose, hasFallen(values, row)].filter(Boolean).length;
    const against = (knows.starts && !hasMoved) || (knows.ids && !isOther) || (counters.length > 0 && !rose);
    return seen >= TWO || !against;
  };
  let count = 0;
  let newest: number | null = null;
  let current: number | null = null;
  let lastId: string | null = null;
  const startTimesSeconds = starts.map((start, row) => {
    const moved = start === null || newest === null ? 0 : start - newest;
    const hasMoved = moved > SERIES_LIMITS.startJitterSeconds.value;
    const isOlder = moved < -SERIES_LIMITS.startJitterSeconds.value;
    const isOther = ids[row] !== null && lastId !== null && ids[row] !== lastId;
    const restarted = (hasMoved || (isOther && !isOlder)) && isConfirmed(row, hasMoved, isOther);
    count += restarted ? Math.max(1, rises.take(row)) : 0;
    lastId = ids[row] ?? lastId;
    if (start === null) {
      return null;
    }
    if (isOlder) {
      return Math.min(start, current ?? start);
    }
    newest = Math.max(start, newest ?? start);
    current = current === null || restarted ? start : current;
    return current;
  });
  count += rises.left((row) => hasFallen(values, row) || !(knows.starts || knows.ids));
  return { count: knows.starts || knows.ids || counters.length > 0 ? count : null, startTimesSeconds };
}

const TWO = 2;

/** Memory is far below what it was before the row, in the row or in the next one. */
function hasFallen(values: ReadonlyArray<number | null>, row: number): boolean {
  const before = lastKnown(values.slice(Math.max(0, row - 2), row));
  const after = values.slice(row, row + 2).filter((value) => value !== null);
  return before !== null && after.some((value) => value < SERIES_LIMITS.restartDropShare.value * before);
}

interface Rise {
  row: number;
  by: number;
}

/** How often, and when, the counters rose. Each rise witnesses one moment only. */
class Rises {
  private readonly open: Rise[];

  constructor(private readonly witnesses: RestartWitnesses) {
    const byPod = new Map<string, Rise[]>();
    for (const { pod, values } of witnesses.counters) {
      const found = findRises(values);
      const known = byPod.get(pod);
      if (!known || sum(found) > sum(known)) {
        byPod.set(pod, found);
      }
    }
    this.open = [...byPod.values()].flat();
  }

  /** Restarts that were counted about then. */
  near(row: number): number {
    return sum(this.open.filter((rise) => this.isNear(rise, row)));
  }

  take(row: number): number {
    const taken = this.open.filter((rise) => this.isNear(rise, row));
    taken.forEach((rise) => this.open.splice(this.open.indexOf(rise), 1));
    return sum(taken);
  }

  /** Restarts that nothing else witnessed, where they count all the same. */
  left(counts: (row: number) => boolean): number {
    return sum(this.open.filter(({ row }) => counts(row)));
  }

  /** Collectors lag behind each other, by up to a step and some minutes. */
  private isNear({ row: rise }: Rise, row: number): boolean {
    const { timesSeconds } = this.witnesses;
    const before = timesSeconds[Math.max(0, row - 2)];
    const after = timesSeconds[Math.min(timesSeconds.length - 1, row + 2)];
    const lag = SERIES_LIMITS.counterLagSeconds.value;
    return timesSeconds[rise] >= before - lag && timesSeconds[rise] <= after + lag;
  }
}

const sum = (rises: readonly Rise[]) => rises.reduce((total, { by }) => total + by, 0);

/** Rises of a counter above what it was. One that falls and comes back has flapped; one that stays down begins anew. */
function findRises(values: ReadonlyArray<number | null>): Rise[] {
  const highestLater = new Float64Array(values.length + 1).fill(-Infinity);
  for (let row = values.length - 1; row >= 0; row--) {
    highestLater[row] = Math.max(highestLater[row + 1], values[row] ?? -Infinity);
  }
  const rises: Rise[] = [];
  let level: number | null = null;
  values.forEach((value, row) => {
    if (value === null) {
      return;
    }
    if (level !== null && value > level) {
      rises.push({ row, by: value - level });
    }
    const hasFlapped = level !== null && value < level && highestLater[row + 1] >= level;
    level = hasFlapped ? level : value;
  });
  return rises;
}
