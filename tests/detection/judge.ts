import type { Interval, TimeToLimit } from '../../src/engine';
import type { ContainerSeries, SeriesPart } from './containerSeries';
import { type Detector, type Judgement, SILENT } from './detectors/detector';
import type { OneLook } from './oneLook';
import { HOUR, type Prepared } from './prepare';

/** An alert keeps firing this long after its expression is false: shorter pauses are one alarm. */
const KEEP_HOURS = 12;
/** Every so many hours the rank counts as a snapshot. */
const SNAPSHOT_HOURS = 6;

/** What one detector made of one series. All that the metrics need; plain JSON. */
export interface Outcome {
  detector: string;
  id: string;
  family: string;
  source: ContainerSeries['source'];
  truth: ContainerSeries['truth'];
  /** Hours with memory before the onset, or of a benign series: where an alarm is false. */
  quietHours: number;
  falseAlarms: number;
  /** Seconds from the onset (or from the first sample where it began before) to the alarm; null where there was none. */
  delaySeconds: number | null;
  /** Seconds from the same moment to the limit; null where it is not known. */
  secondsToHit: number | null;
  highestRank: number;
  /** Whether it alarms at the last full hour. */
  alarmAtEnd: boolean;
  /** What one judgement at one moment says. */
  look: OneLook;
  /** Rank at every sixth hour, leaking or not. */
  snapshots: { leaking: number[]; quiet: number[] };
  /** At the alarm that found the leak. Undefined: the detector does not tell. */
  part?: SeriesPart | null;
  onset?: Interval | null;
  /** Each forecast while it leaked, with the truth, in seconds. */
  forecasts: Array<{ low: number; mid: number | null; high: number | null; truth: number }>;
}

/** Walks one series hour by hour as an alerting rule does. */
export function judge(detector: Detector, prepared: Prepared, look: OneLook): Outcome {
  const { series, startSeconds, hours } = prepared;
  const { truth, timesSeconds } = series;
  const known = prepared.floors('working_set');
  const judgeKnown = detector.prepare(prepared);
  // An alert ends when its container is gone, whatever the ranges of its expression still hold.
  const judgeAt = (hour: number) => (known[hour] === null ? SILENT : judgeKnown(hour));
  const onset = truth.label === 'leak' ? (truth.onsetSeconds ?? -Infinity) : Infinity;
  const seenFrom = Math.max(onset, timesSeconds[0]);
  const outcome: Outcome = {
    detector: detector.name,
    id: series.id,
    family: series.family,
    source: series.source,
    truth,
    quietHours: 0,
    falseAlarms: 0,
    delaySeconds: null,
    secondsToHit: truth.hitsLimitSeconds === null ? null : truth.hitsLimitSeconds - seenFrom,
    highestRank: 0,
    alarmAtEnd: hours > 0 && judgeAt(hours - 1).alarm,
    look,
    snapshots: { leaking: [], quiet: [] },
    forecasts: [],
  };

  let judgement: Judgement | null = null;
  let standing = 0;
  let lastFiring = -Infinity;
  for (let hour = 0; hour < hours; hour++) {
    const at = startSeconds + hour * HOUR;
    const leaking = at >= onset;
    const fresh = judgement === null || hour % detector.everyHours === 0;
    if (fresh) {
      judgement = judgeAt(hour);
      standing = judgement.alarm ? standing + 1 : 0;
      noteForecast(outcome, judgement.secondsToLimit ?? null, at, leaking);
    }
    const { rank, part, onset: saidOnset } = judgement!;
    outcome.highestRank = Math.max(outcome.highestRank, rank);
    if (known[hour] !== null) {
      outcome.quietHours += leaking ? 0 : 1;
      if (hour % SNAPSHOT_HOURS === 0) {
        outcome.snapshots[leaking ? 'leaking' : 'quiet'].push(Number(rank.toPrecision(4)));
      }
    }
    if (standing < detector.inARow) {
      continue;
    }
    const isNew = hour - lastFiring > KEEP_HOURS;
    lastFiring = hour;
    if (!leaking && isNew) {
      outcome.falseAlarms++;
    }
    if (leaking && outcome.delaySeconds === null) {
      outcome.delaySeconds = at - seenFrom;
      outcome.part = part;
      outcome.onset = saidOnset;
    }
  }
  return outcome;
}

function noteForecast(outcome: Outcome, said: TimeToLimit | null, at: number, leaking: boolean): void {
  const { hitsLimitSeconds } = outcome.truth;
  if (said !== null && leaking && hitsLimitSeconds !== null && at < hitsLimitSeconds) {
    outcome.forecasts.push({ low: said.low, mid: said.mid, high: said.high, truth: hitsLimitSeconds - at });
  }
}
