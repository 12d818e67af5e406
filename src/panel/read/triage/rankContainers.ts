import { fitSlopePerHour, toContainerId, toSize } from '../../../engine';
import { PANEL_LIMITS } from '../../panelLimits';
import { findLastRow } from '../frames/findLastRow';
import { findRestarts } from '../frames/findRestarts';
import { mergeLives, type MergedLives } from '../anatomy/mergeLives';
import type { Measure, PrometheusContainer } from '../frames/readPrometheusFrames';
import { toLimit } from '../../../contract/codec/toLimit';
import { toLimitRatio } from '../frames/toLimitRatio';
import { toSeconds } from '../../../contract/codec/toSeconds';
import type { TriageModel, TriageRow } from './triageModel';

/** What stands for the memory of a container, best first. The score uses the working set, so growth does too. */
const TREND_MEASURES: Measure[] = ['workingSetBytes', 'usageBytes', 'unnamedBytes', 'rssBytes'];

/** Plain Prometheus frames as a ranked list: by growth, fastest first. A score needs days of history, so there is none. */
export function rankContainers(containers: PrometheusContainer[]): TriageModel {
  const rows = containers.map(toRow);
  rows.sort((a, b) => (b.slopeBytesPerHour ?? -Infinity) - (a.slopeBytesPerHour ?? -Infinity) || 0);
  rows.forEach((row, index) => (row.rank = index + 1));
  return { rows, totalContainers: null, fleet: null, ranksByScore: false, notices: [] };
}

function toRow({ key, lives }: PrometheusContainer): TriageRow {
  const merged = mergeLives(lives);
  const timesSeconds = merged.timesMs.map((timeMs) => timeMs / 1000);
  const measure = TREND_MEASURES.find((candidate) => lives.some((life) => life.has(candidate)));
  const wholeBytes = merged.timesMs.map((_, row) => (measure ? toSize(merged.valueAt(measure, row)) : null));
  const startTimes = merged.timesMs.map((_, row) => merged.valueAt('startTimeSeconds', row));
  const figures = {
    usageBytes: toSize(lastNumber(merged, 'usageBytes')),
    workingSetBytes: toSize(lastNumber(merged, 'workingSetBytes')),
    limitBytes: toLimit(lastNumber(merged, 'limitBytes')),
  };
  const hasStartTimes = lives.some((life) => life.has('startTimeSeconds'));
  return {
    id: toContainerId(key),
    rank: 0,
    key,
    node: null,
    score: null,
    scoreMaxOneDay: null,
    scoreState: 'not-measured',
    scorePart: null,
    oomLoopScore: null,
    part: null,
    partSlopeBytesPerHour: null,
    slopeBytesPerHour: fitGrowth(timesSeconds, wholeBytes),
    ...figures,
    limitRatio: toLimitRatio(figures),
    restarts: hasStartTimes ? findRestarts(merged.timesMs, startTimes).length : null,
    startTimeSeconds: toSeconds(lastNumber(merged, 'startTimeSeconds')),
    level: null,
    trend: { timesSeconds, wholeBytes, floorBytes: timesSeconds.map(() => null) },
    diagnosis: null,
    urgency: null,
    killsOneDay: null,
    labels: null,
    workload: null,
    group: null,
    getLinks: () => [],
  };
}

/** Theil-Sen over at most this many samples: with 200 containers the page must not stall. */
const MAX_FITTED_POINTS = 150;

function fitGrowth(timesSeconds: number[], bytes: Array<number | null>): number | null {
  const known = bytes.map((_, row) => row).filter((row) => bytes[row] !== null);
  if (known.length < PANEL_LIMITS.growthPoints.value) {
    return null;
  }
  const stride = Math.ceil(known.length / MAX_FITTED_POINTS);
  const rows = known.filter((_, index) => index % stride === 0);
  return fitSlopePerHour(
    rows.map((row) => timesSeconds[row]),
    rows.map((row) => bytes[row])
  );
}

function lastNumber(merged: MergedLives, measure: Measure): number | null {
  const values = merged.timesMs.map((_, row) => merged.valueAt(measure, row));
  return values[findLastRow(values)] ?? null;
}
