import {
  forecastLife,
  judgeLives,
  type Life,
  type LifePoints,
  type LivesFindings,
  type LivesKind,
  seededRandom,
  toLifePoints,
} from '../../../src/engine';
import { START_SECONDS } from './generateWorkload';
import { FIRST_JUDGED_HOUR, WORKLOAD_HOURS, type WorkloadLabel, type WorkloadSeries } from './workload';

const HOUR = 3600;
/** A look every half hour; an alarm has to stand twice. */
const EVERY_SECONDS = HOUR / 2;
const IN_A_ROW = 2;
/** As far back as the collectors look. */
const LOOK_BACK_SECONDS = 3 * 24 * HOUR;
const KEEP_SECONDS = 12 * HOUR;
/** After a version that mends it, earlier lives may be told of for so long. */
const MENDED_GRACE_SECONDS = 12 * HOUR;

export interface WorkloadOutcome {
  id: string;
  family: string;
  label: WorkloadLabel;
  hasEarlier: boolean;
  /** Kills before it was found (all of them where it was not); null where nothing was ever killed. */
  killsBefore: number | null;
  /** Seconds from the onset (or the first look) to the alarm; null where there was none. */
  delaySeconds: number | null;
  kind: LivesKind | null;
  falseAlarms: number;
  /** Days of containers in which an alarm is false. */
  quietDays: number;
  /** Each forecast of a present life that was killed, with the truth, seconds. */
  forecasts: Array<{ low: number; high: number; truth: number; byAge: boolean }>;
  /** Kinds said, and how often: to see what a miss was taken for. */
  kinds: Partial<Record<LivesKind, number>>;
}

const ALARMING: readonly LivesKind[] = ['fast-leak', 'masked-leak'];

/** Walks a workload as an alerting rule does. */
export function judgeWorkload(series: WorkloadSeries): WorkloadOutcome {
  const { onsetSeconds, mendedSeconds, killsSeconds } = series;
  const first = START_SECONDS + FIRST_JUDGED_HOUR * HOUR;
  const last = START_SECONDS + WORKLOAD_HOURS * HOUR;
  const seenFrom = Math.max(first, onsetSeconds ?? first);
  const view = toView(series.lives);
  const quietUntil = onsetSeconds ?? last;
  const mendedFrom = mendedSeconds === null ? Infinity : mendedSeconds + MENDED_GRACE_SECONDS;
  const outcome: WorkloadOutcome = {
    id: series.id,
    family: series.family,
    label: series.label,
    hasEarlier: series.hasEarlier,
    killsBefore: killsSeconds.length === 0 ? null : killsSeconds.length,
    delaySeconds: null,
    kind: null,
    falseAlarms: 0,
    quietDays: 0,
    forecasts: [],
    kinds: {},
  };
  let standing = 0;
  let lastFiring = -Infinity;
  for (let at = first; at < last; at += EVERY_SECONDS) {
    const isQuiet = at < quietUntil || at >= mendedFrom;
    const { findings, points } = look(view, at, series.limitBytes);
    outcome.kinds[findings.kind] = (outcome.kinds[findings.kind] ?? 0) + 1;
    if (isQuiet) {
      outcome.quietDays += (findings.present.length * EVERY_SECONDS) / (24 * HOUR);
    }
    const alarms = ALARMING.includes(findings.kind);
    standing = alarms ? standing + 1 : 0;
    if (alarms && (at - first) % (6 * EVERY_SECONDS) === 0) {
      noteForecasts(outcome, findings, points, series.lives);
    }
    if (standing < IN_A_ROW) {
      continue;
    }
    const isNew = at - lastFiring > KEEP_SECONDS;
    lastFiring = at;
    if (isQuiet && isNew) {
      outcome.falseAlarms++;
    }
    if (!isQuiet && outcome.delaySeconds === null && at >= seenFrom) {
      outcome.delaySeconds = at - seenFrom;
      outcome.kind = findings.kind;
      outcome.killsBefore =
        killsSeconds.length === 0 ? null : killsSeconds.filter((kill) => kill >= seenFrom && kill <= at).length;
    }
  }
  return outcome;
}

function noteForecasts(
  outcome: WorkloadOutcome,
  findings: LivesFindings,
  present: readonly LifePoints[],
  lives: readonly Life[]
): void {
  for (const points of present) {
    const { pod, startSeconds } = points.life;
    const whole = lives.find((one) => one.pod === pod && one.startSeconds === startSeconds)!;
    const said = forecastLife(findings, points);
    if (said && whole.end === 'oom') {
      const now = startSeconds + points.lastAgeSeconds;
      const byAge = findings.killAges.length >= 2;
      outcome.forecasts.push({ low: said.low, high: said.high, truth: whole.endSeconds! - now, byAge });
    }
  }
}

type View = (atSeconds: number) => LifePoints[];

/** Lives as they were known at a moment. What has ended is thinned once. */
function toView(lives: readonly Life[]): View {
  const ended = new Map<Life, LifePoints>();
  return (atSeconds) =>
    lives.flatMap((life): LifePoints[] => {
      const isOver = life.endSeconds !== null && life.endSeconds <= atSeconds;
      if (life.startSeconds > atSeconds || (life.endSeconds ?? Infinity) < atSeconds - LOOK_BACK_SECONDS) {
        return [];
      }
      if (isOver) {
        const points = ended.get(life) ?? toLifePoints(life);
        ended.set(life, points);
        return [points];
      }
      const count = life.timesSeconds.findIndex((time) => time > atSeconds);
      const rows = count < 0 ? life.timesSeconds.length : count;
      const from = life.timesSeconds.findIndex((time) => time >= atSeconds - LOOK_BACK_SECONDS);
      const cut: Life = {
        ...life,
        endSeconds: null,
        end: 'running',
        timesSeconds: life.timesSeconds.slice(Math.max(0, from), rows),
        bytes: life.bytes.slice(Math.max(0, from), rows),
      };
      return cut.timesSeconds.length === 0 ? [] : [toLifePoints(cut)];
    });
}

function look(view: View, atSeconds: number, limitBytes: number): { findings: LivesFindings; points: LifePoints[] } {
  const points = view(atSeconds);
  const findings = judgeLives(points, { limitBytes, random: seededRandom(1) });
  return { findings, points: findings.present };
}
