import type { PartName } from '../../memory/parts';
import type { DiagnosisInput } from '../diagnosis';
import { NOTHING_BESIDE } from '../nothingBeside';

export const MIB = 2 ** 20;
export const HOUR = 3600;
export const START = 1.79e9;

/** Deterministic noise between -1 and 1. */
const noise = (seed: number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  };
};

export interface Course {
  parts: Partial<Record<PartName, (hour: number) => number | null>>;
  hours?: number;
  limitBytes?: number | null;
  /** Hour of the start; before the history unless told. */
  starts?: number[];
  more?: Partial<DiagnosisInput>;
}

/** A week of one container, every 30 minutes. */
export function toInput({
  parts,
  hours = 168,
  limitBytes = 2048 * MIB,
  starts = [-300],
  more = {},
}: Course): DiagnosisInput {
  const rows = hours * 2;
  const timesSeconds = Array.from({ length: rows }, (_, i) => START + i * 1800);
  const courses = Object.entries(parts).map(([name, course]) => ({
    name: name as PartName,
    bytes: timesSeconds.map((_, i) => course(i / 2)),
    certainty: 'certain' as const,
    source: 'test',
  }));
  const wholeBytes = timesSeconds.map((_, row) =>
    courses.some(({ bytes }) => bytes[row] === null)
      ? null
      : courses.reduce((sum, { bytes }) => sum + (bytes[row] ?? 0), 0)
  );
  return {
    key: { cluster: null, namespace: 'shop', pod: 'orders-0', container: 'app' },
    atSeconds: timesSeconds[rows - 1] ?? START,
    history: {
      timesSeconds,
      level: 'L3',
      whole: 'usage',
      cgroup: 'v1',
      wholeBytes,
      parts: courses,
      acceptedSamples: rows,
      rejectedSamples: { missing: 0, 'zero-means-unknown': 0, 'not-a-number': 0, inconsistent: 0 },
      gaps: 0,
      skewedSamples: 0,
      otherLevelSamples: 0,
      possiblySwapCache: false,
    },
    workingSetBytes: wholeBytes,
    startTimesSeconds: timesSeconds.map(
      (time) => START + Math.max(...starts.filter((start) => START + start * HOUR <= time)) * HOUR
    ),
    limitBytes,
    ...NOTHING_BESIDE,
    oomKillsSeconds: [],
    restarts: starts.length - 1,
    ...more,
  };
}

export const wobble = (seed: number, bytes: number) => {
  const next = noise(seed);
  return () => bytes * next();
};
export const flat = (bytes: number, seed = 1) => {
  const next = wobble(seed, bytes * 0.005);
  return () => bytes + next();
};
export const ramp = (bytes: number, perHour: number, from = -1000) => {
  const next = wobble(2, bytes * 0.005);
  return (hour: number) => bytes + perHour * Math.max(0, hour - from) + next();
};
