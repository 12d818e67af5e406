import {
  type DiagnosisInput,
  type DiagnosisRuntime,
  fitSlopePerHour,
  type MemoryReading,
  type RateHistory,
  REMAINDER_PART,
  type RuntimeHistory,
  splitHistory,
} from '../../../src/engine';
import type { SeriesRuntime } from '../containerSeries';
import { HOUR, type Prepared } from '../prepare';
import { meanBetween, sampleAt } from './samples';
import { scoreContainer } from './score';

/** What the product asks for before it judges: a week, at half an hour. */
const WINDOW_SECONDS = 7 * 24 * HOUR;
const STEP_SECONDS = 1800;

/** Everything that is known about a container at a full hour, as the collectors would hand it to the engine. */
export function toDiagnosisInput(prepared: Prepared, hour: number): DiagnosisInput {
  const { series, startSeconds } = prepared;
  const atSeconds = startSeconds + hour * HOUR;
  const scores = toScores(prepared, hour);
  if (series.diagnosisInputAt) {
    return { ...series.diagnosisInputAt(atSeconds), ...scores };
  }
  const times = toGrid(atSeconds, series.timesSeconds[0]);
  const from = times[0] ?? atSeconds;
  const at = (values: Float64Array) => times.map((time) => sampleAt(prepared, values, time));
  const within = (moment: number) => moment >= from && moment <= atSeconds;
  const history = splitHistory(times, toReadings(prepared, times), null);
  const workingSetBytes = at(series.workingSetBytes);
  const rate = (name: string, values: Float64Array | null): RateHistory | null =>
    values && {
      name,
      perSecond: times.map((time) => meanBetween(prepared, values, time - STEP_SECONDS, time)),
    };
  const slope = series.peerSlopeShares && series.parts ? fitSlopePerHour(times, at(series.parts.anon)) : null;

  return {
    key: { cluster: null, namespace: 'bench', pod: series.family, container: 'app' },
    atSeconds,
    history,
    workingSetBytes,
    startTimesSeconds: times.map((time) => startOf(prepared, time)),
    limitBytes: series.limitBytes,
    oomKillsSeconds: series.oomKillsSeconds?.filter(within) ?? null,
    restarts: series.lives.filter(({ startSeconds: start }, i) => i > 0 && within(start)).length,
    deploys: series.deploysSeconds.filter(within).map((deployed) => ({ atSeconds: deployed, text: 'a new version' })),
    ...scores,
    runtime: series.runtime && toRuntime(series.runtime, times, at, series.parts && at(series.parts.anon)),
    processes: null,
    requests: rate('http_requests_total', series.requests),
    errors: rate('http_requests_total, failed', series.errors),
    scrapedSamples: series.scrapedSamples && at(series.scrapedSamples),
    counters: [],
    lives: null,
    peers:
      slope === null
        ? []
        : series.peerSlopeShares!.map((share, i) => ({
            pod: `peer-${i}`,
            slopeBytesPerHour: slope * share,
            ageSeconds: null,
          })),
  };
}

function toScores(prepared: Prepared, hour: number): Pick<DiagnosisInput, 'score' | 'scoreMaxOneDay'> {
  const scores = scoreContainer(prepared);
  const lastDay = scores
    .slice(Math.max(0, hour - 23), hour + 1)
    .flatMap(({ score }) => (score === null ? [] : [score]));
  return { score: scores[hour]?.score ?? null, scoreMaxOneDay: lastDay.length > 0 ? Math.max(...lastDay) : null };
}

function toGrid(atSeconds: number, firstSample: number): number[] {
  const times: number[] = [];
  for (let time = atSeconds - WINDOW_SECONDS; time <= atSeconds; time += STEP_SECONDS) {
    // The collectors leave out what lies before the first sample of all.
    if (time >= firstSample) {
      times.push(time);
    }
  }
  return times;
}

function startOf(prepared: Prepared, time: number): number | null {
  let start: number | null = null;
  for (const life of prepared.series.lives) {
    start = life.startSeconds <= time ? life.startSeconds : start;
  }
  return start;
}

/** What cAdvisor would have exported at these times. */
function toReadings(prepared: Prepared, times: readonly number[]): Array<MemoryReading | null> {
  const { parts, workingSetBytes, cgroup } = prepared.series;
  const nothing = { rssBytes: null, cacheBytes: null, inactiveFileBytes: null, activeFileBytes: null };
  return times.map((time): MemoryReading | null => {
    const workingSet = sampleAt(prepared, workingSetBytes, time);
    if (workingSet === null) {
      return null;
    }
    if (!parts) {
      return { ...nothing, usageBytes: null, workingSetBytes: workingSet, kernelBytes: null, swapBytes: null };
    }
    const at = (values: Float64Array) => sampleAt(prepared, values, time) ?? 0;
    const cache = at(parts.tmpfs) + at(parts.active_file) + at(parts.inactive_file);
    return {
      usageBytes: at(parts.anon) + at(parts.kernel) + cache,
      workingSetBytes: workingSet,
      rssBytes: at(parts.anon),
      cacheBytes: cache,
      inactiveFileBytes: at(parts.inactive_file),
      activeFileBytes: at(parts.active_file),
      kernelBytes: cgroup === 'v1' ? at(parts.kernel) : null,
      swapBytes: null,
    };
  });
}

function toRuntime(
  runtime: SeriesRuntime,
  timesSeconds: number[],
  at: (values: Float64Array) => Array<number | null>,
  anonBytes: Array<number | null> | null
): DiagnosisRuntime {
  const evidence = runtime.evidence.map(({ name, title, unit, values }) => ({
    name,
    title,
    unit,
    kind: 'gauge' as const,
    values: at(values),
    source: name,
  }));
  if (runtime.parts.length === 0 || !anonBytes) {
    return { name: runtime.name, history: null, evidence };
  }
  const known = runtime.parts.map(({ name, title, bytes }) => ({ name, title, bytes: at(bytes) }));
  const native = anonBytes.map((anon, row) => {
    const rest = known.reduce((left, { bytes }) => left - (bytes[row] ?? NaN), anon ?? NaN);
    return Number.isNaN(rest) ? null : Math.max(0, rest);
  });
  const toPart = (name: string, title: string, bytes: Array<number | null>) => ({
    name,
    title,
    description: title,
    certainty: 'certain' as const,
    source: name,
    bytes,
    reservedBytes: bytes.map((value) => (value === null ? null : 0)),
  });
  const history: RuntimeHistory = {
    timesSeconds,
    anonBytes,
    parts: [
      ...known.map(({ name, title, bytes }) => toPart(name, title, bytes)),
      toPart(REMAINDER_PART, 'Native, not tracked', native),
    ],
    splitSamples: native.filter((value) => value !== null).length,
    missingSamples: 0,
    conflictSamples: 0,
    conflict: false,
    skewedSamples: 0,
  };
  return { name: runtime.name, history, evidence };
}
