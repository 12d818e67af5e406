import { splitLives } from '../series/splitLives';
import { AGE_LIMITS } from './ageLimits';
import type { Life, LifeEnd } from './life';

/** Memory of one container of one pod, with the start that each row belongs to. All lists share one grid. */
export interface PodMemory {
  pod: string;
  version: string | null;
  labels: Readonly<Record<string, string>>;
  timesSeconds: readonly number[];
  /** Null is a gap. */
  bytes: ReadonlyArray<number | null>;
  /** Unix seconds; null is unknown. */
  startTimesSeconds: ReadonlyArray<number | null>;
}

/** An end that somebody reported. */
export interface Ending {
  pod: string;
  atSeconds: number;
  end: 'oom' | 'error' | 'clean';
}

export interface LivesKnown {
  atSeconds: number;
  /** Distance of the rows: ends and samples are known to about this. */
  stepSeconds: number;
  endings: readonly Ending[];
}

/**
 * The lives of a workload's container, oldest first: each series is cut at its starts, two readings of one start are one
 * life, and each end is named from what was reported about it.
 *
 * A life without a report ended by a restart (`unknown`) or with its pod (`replaced`), or it runs: samples reach to the
 * end of the data. Cost: linear, and a sort. Never throws.
 */
export function splitLivesOf(pods: readonly PodMemory[], known: LivesKnown): Life[] {
  const lives = mergeSame(pods.flatMap(cut)).sort((a, b) => a.startSeconds - b.startSeconds);
  const ofPod = new Map<string, Life[]>();
  lives.forEach((life) => ofPod.set(life.pod, [...(ofPod.get(life.pod) ?? []), life]));
  const endings = new Map<string, Ending[]>();
  known.endings.forEach((one) => endings.set(one.pod, [...(endings.get(one.pod) ?? []), one]));
  return lives.map((life) => {
    const own = ofPod.get(life.pod) ?? [];
    const next = own[own.indexOf(life) + 1] ?? null;
    return {
      ...life,
      ...findEnd(life, next, endings.get(life.pod) ?? [], known),
    };
  });
}

function cut({ pod, version, labels, timesSeconds, bytes, startTimesSeconds }: PodMemory): Life[] {
  const { lives, lifeOfRow } = splitLives(startTimesSeconds, bytes);
  return lives.flatMap(({ from, to, startSeconds }, life): Life[] => {
    const rows: number[] = [];
    for (let row = from; row <= to; row++) {
      // A container that is being killed is read as 0 once more: that is no level.
      if (lifeOfRow[row] === life && (bytes[row] ?? 0) > 0) {
        rows.push(row);
      }
    }
    const times = rows.map((row) => timesSeconds[row]);
    return rows.length === 0
      ? []
      : [
          {
            pod,
            version,
            labels,
            startSeconds: Math.min(startSeconds ?? times[0], times[0]),
            endSeconds: null,
            end: 'running',
            timesSeconds: times,
            bytes: rows.map((row) => bytes[row] as number),
          },
        ];
  });
}

/** The same start seen by two collectors, or under two ids: the one with more samples stays. */
function mergeSame(lives: readonly Life[]): Life[] {
  const kept: Life[] = [];
  for (const life of [...lives].sort((a, b) => b.bytes.length - a.bytes.length)) {
    const isKnown = kept.some(
      ({ pod, startSeconds }) =>
        pod === life.pod && Math.abs(startSeconds - life.startSeconds) <= AGE_LIMITS.sameStartSeconds.value
    );
    if (!isKnown) {
      kept.push(life);
    }
  }
  return kept;
}

function findEnd(
  life: Life,
  next: Life | null,
  endings: readonly Ending[],
  { atSeconds, stepSeconds }: LivesKnown
): { endSeconds: number | null; end: LifeEnd } {
  const last = life.timesSeconds[life.timesSeconds.length - 1];
  const slack = Math.max(stepSeconds, AGE_LIMITS.endSlackSeconds.value);
  const until = next?.startSeconds ?? atSeconds;
  const reported = endings.filter(
    (one) => one.atSeconds > life.startSeconds && one.atSeconds >= last - slack && one.atSeconds <= until + slack
  )[0];
  if (reported) {
    return {
      endSeconds: Math.min(reported.atSeconds, until),
      end: reported.end,
    };
  }
  if (next) {
    return {
      endSeconds: Math.min(Math.max(last, life.startSeconds), next.startSeconds),
      end: 'unknown',
    };
  }
  return last < atSeconds - slack - stepSeconds
    ? { endSeconds: last, end: 'replaced' }
    : { endSeconds: null, end: 'running' };
}
