import type { DiagnosisInput } from './diagnosis';
import { TREND_LIMITS } from './trendLimits';
import { VERDICT_LIMITS } from './verdictLimits';
import { fitSlopePerHour } from '../memory/findGrowth';
import { findPart } from '../memory/parts';
import { lastKnown } from '../stats/lastKnown';
import { median } from '../stats/quantile';
import { splitProcesses } from '../runtimes/splitProcesses';

/** A number that grew, or did not, over the rows that are judged. */
export interface Change {
  first: number;
  last: number;
  /** last by first, of at least 1. */
  ratio: number;
}

/** From the first to the last tenth of the rows; null with fewer than 5 known values. */
export function measureChange(values: ReadonlyArray<number | null>, rows: readonly number[]): Change | null {
  const known = rows
    .map((row) => values[row])
    .filter((value): value is number => value !== null && Number.isFinite(value));
  if (known.length < TREND_LIMITS.leastChangeValues.value) {
    return null;
  }
  const end = Math.max(1, Math.round(known.length * TREND_LIMITS.changeEndShare.value));
  const first = median(known.slice(0, end)) ?? 0;
  const last = median(known.slice(-end)) ?? 0;
  return { first, last, ratio: last / Math.max(1, first) };
}

/** A part of the runtime that grows. */
export interface RuntimeCause {
  part: string;
  title: string;
  /** Of the growth of anonymous memory. */
  share: number;
}

export interface RuntimeCauses {
  /** The fastest part that explains enough of the growth; null where none does. */
  leading: RuntimeCause | null;
  /** What collections leave does not grow, though the heap around it does. */
  flatLive: boolean;
  /** The heap grows and its old generation was not collected yet: garbage and live objects are not told apart. */
  neverCollected: boolean;
  /** What the heap may take, and what stands beside it now; null where one is not known. */
  heapRoom: { maxBytes: number; besideBytes: number } | null;
  /** Given back by the runtime and still resident. */
  releasedBytes: number | null;
}

/** Slopes of the parts of the runtime against that of anonymous memory, which is asked for only where there are parts. */
export function findRuntimeCauses(
  input: DiagnosisInput,
  rows: readonly number[],
  slopePerHourOf: () => number
): RuntimeCauses {
  const history = input.runtime?.history;
  const slopePerHour = history ? slopePerHourOf() : 0;
  const releasedBytes = lastKnown(history?.parts.find(({ name }) => name.endsWith('_released'))?.bytes);
  if (!history || !(slopePerHour > 0)) {
    return { leading: null, flatLive: false, neverCollected: false, heapRoom: null, releasedBytes };
  }
  const times = rows.map((row) => history.timesSeconds[row]);
  const parts = history.parts.flatMap(({ name, title, bytes }) => {
    const own = rows.map((row) => bytes[row]);
    const known = own.filter((value) => value !== null).length;
    const slope = known < TREND_LIMITS.leastKnownShare.value * rows.length ? null : fitSlopePerHour(times, own);
    return slope === null ? [] : [{ part: name, title, share: slope / slopePerHour }];
  });
  const ranked = [...parts].sort((a, b) => b.share - a.share);
  const live = parts.find(({ part }) => part.endsWith('_live'));
  const loose = parts.filter(({ part }) => /_(garbage|free|idle|used|released)$/.test(part));
  const leading = ranked[0];
  return {
    leading:
      leading && leading.share >= VERDICT_LIMITS.runtimeShare.value
        ? { ...leading, share: Math.min(1, leading.share) }
        : null,
    flatLive:
      live !== undefined &&
      Math.abs(live.share) < VERDICT_LIMITS.runtimeShare.value / 2 &&
      loose.reduce((sum, { share }) => sum + share, 0) > 1 - VERDICT_LIMITS.runtimeShare.value,
    neverCollected:
      leading?.part === 'jvm_heap_used' &&
      leading.share >= VERDICT_LIMITS.runtimeShare.value &&
      isNeverCollected(input),
    heapRoom: findHeapRoom(input),
    releasedBytes,
  };
}

const evidenceOf = ({ runtime }: DiagnosisInput, name: string) =>
  lastKnown(runtime?.evidence.find((one) => one.name === name)?.values);

/** The size after a collection of the old generation, or their number, is exported, and is still zero. */
function isNeverCollected(input: DiagnosisInput): boolean {
  return evidenceOf(input, 'jvm_after_old_collection') === 0 || evidenceOf(input, 'jvm_old_collections') === 0;
}

function findHeapRoom(input: DiagnosisInput): RuntimeCauses['heapRoom'] {
  const { parts } = input.history;
  const maxBytes = evidenceOf(input, 'jvm_heap_max');
  const used = (input.runtime?.history?.parts ?? [])
    .filter(({ name }) => name.startsWith('jvm_heap_'))
    .reduce((sum, { bytes }) => sum + (lastKnown(bytes) ?? 0), 0);
  const held = parts
    .filter(({ name }) => findPart(name)?.reclaimable !== 'yes')
    .reduce((sum, { bytes }) => sum + (lastKnown(bytes) ?? 0), 0);
  return maxBytes === null || used === 0 ? null : { maxBytes, besideBytes: Math.max(0, held - used) };
}

/** The few processes that have most of the growth. */
export interface ProcessCause {
  name: string;
  count: number;
  of: number;
  share: number;
}

export function findProcessCause({ processes }: DiagnosisInput, rows: readonly number[]): ProcessCause | null {
  if (!processes) {
    return null;
  }
  const histories = processes.histories.map((one) => ({ ...one, bytes: rows.map((row) => one.bytes[row] ?? null) }));
  const split = splitProcesses(processes.measure, histories);
  if (!split?.growing) {
    return null;
  }
  const [fastest] = [...split.processes].sort((a, b) => (b.growthBytes ?? 0) - (a.growthBytes ?? 0));
  return { name: fastest.name, ...split.growing };
}

/** What is counted in the process and grew with its memory: threads, goroutines, open files. */
export interface CountCause {
  name: string;
  title: string;
  change: Change;
}

export function findCountCauses({ runtime }: DiagnosisInput, rows: readonly number[]): CountCause[] {
  const { evidenceRatio, evidenceCount } = VERDICT_LIMITS;
  return (runtime?.evidence ?? []).flatMap(({ name, title, unit, kind, values }): CountCause[] => {
    const change = unit === 'count' && kind === 'gauge' && COUNTED.test(name) ? measureChange(values, rows) : null;
    return change !== null &&
      change.ratio >= evidenceRatio.value &&
      change.last - change.first >= evidenceCount.value &&
      stillRises(values, rows)
      ? [{ name, title, change }]
      : [];
  });
}

/** Things whose number says what is kept. Objects of a heap say no more than its bytes. */
const COUNTED = /thread|goroutine|fds|handles|direct_buffers|classes/;

function stillRises(values: ReadonlyArray<number | null>, rows: readonly number[]): boolean {
  const late = measureChange(values, rows.slice(Math.floor(rows.length * (1 - TREND_LIMITS.lateShare.value))));
  return late === null || late.last > late.first;
}
