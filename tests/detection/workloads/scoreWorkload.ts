import {
  AGE_CLASSES,
  evaluateLivesScore,
  gainsOfLives,
  type Life,
  type LivesScoreInput,
  type LivesScoreKind,
  SCORE_PARAMETERS,
} from '../../../src/engine';
import { START_SECONDS } from './generateWorkload';
import type { WorkloadOutcome } from './judgeWorkload';
import { FIRST_JUDGED_HOUR, WORKLOAD_HOURS, type WorkloadSeries } from './workload';

const HOUR = 3600;
const KEEP_SECONDS = 12 * HOUR;
const MENDED_GRACE_SECONDS = 12 * HOUR;
const KINDS: readonly LivesScoreKind[] = ['fast', 'masked'];
/** Looks in a row at which it has to stand: `for: 1h` of the one, and of the other 15 minutes. */
const IN_A_ROW: Record<LivesScoreKind, number> = { fast: 1, masked: 2 };

/** Walks a workload hour by hour as the alerts on the recorded scores across lives do. */
export function scoreWorkload(series: WorkloadSeries, kinds: readonly LivesScoreKind[] = KINDS): WorkloadOutcome {
  const { onsetSeconds, mendedSeconds, killsSeconds } = series;
  const times = toHours();
  const first = START_SECONDS + FIRST_JUDGED_HOUR * HOUR;
  const seenFrom = Math.max(first, onsetSeconds ?? first);
  const mendedFrom = mendedSeconds === null ? Infinity : mendedSeconds + MENDED_GRACE_SECONDS;
  const inputAt = toInputs(series, times);
  const outcome: WorkloadOutcome = {
    ...{ id: series.id, family: series.family, label: series.label, hasEarlier: series.hasEarlier },
    killsBefore: killsSeconds.length === 0 ? null : killsSeconds.length,
    ...{ delaySeconds: null, kind: null, falseAlarms: 0, quietDays: 0, forecasts: [], kinds: {} },
  };
  const standing: Record<LivesScoreKind, number> = { fast: 0, masked: 0 };
  let lastFiring = -Infinity;
  times.forEach((at, hour) => {
    if (at < first) {
      return;
    }
    const isQuiet = at < (onsetSeconds ?? Infinity) || at >= mendedFrom;
    const { input, killed, running } = inputAt(hour);
    outcome.quietDays += isQuiet ? running / 24 : 0;
    const firing = kinds.filter((kind) => {
      const score = evaluateLivesScore(kind, kind === 'fast' ? killed : input, at);
      standing[kind] = (score ?? 0) >= SCORE_PARAMETERS.alert.value ? standing[kind] + 1 : 0;
      return standing[kind] >= IN_A_ROW[kind];
    });
    if (firing.length === 0) {
      return;
    }
    outcome.falseAlarms += isQuiet && at - lastFiring > KEEP_SECONDS ? 1 : 0;
    lastFiring = at;
    if (!isQuiet && outcome.delaySeconds === null && at >= seenFrom) {
      outcome.delaySeconds = at - seenFrom;
      outcome.kind = firing.includes('fast') ? 'fast-leak' : 'masked-leak';
      outcome.killsBefore =
        killsSeconds.length === 0 ? null : killsSeconds.filter((kill) => kill >= seenFrom && kill <= at).length;
    }
  });
  return outcome;
}

function toHours(): number[] {
  const from = Math.ceil(START_SECONDS / HOUR) * HOUR;
  return Array.from({ length: WORKLOAD_HOURS - 1 }, (_, hour) => from + hour * HOUR);
}

/** What the rules would have recorded at each full hour. */
function toInputs({ lives, limitBytes }: WorkloadSeries, times: readonly number[]) {
  const replicas = lives.map((life) => ({ life, floorBytes: toFloors(life, times) }));
  const toAges = (some: typeof replicas, untilHour = times.length) =>
    gainsOfLives(
      times,
      some.map(({ life, floorBytes }) => ({
        floorBytes: floorBytes.slice(0, untilHour + 1),
        startSeconds: times.map(() => life.startSeconds),
      }))
    );
  const ages = toAges(replicas);
  const isRunning = ({ startSeconds, endSeconds }: Life, at: number) =>
    startSeconds <= at && (endSeconds ?? Infinity) > at;
  const newest = times.map((at) => highest(lives.filter((one) => isRunning(one, at)).map((one) => one.startSeconds)));
  const lowest = (some: typeof replicas, hour: number) => {
    const known = some.flatMap(({ floorBytes }) => floorBytes[hour] ?? []);
    return known.length === 0 ? null : Math.min(...known);
  };
  return (hour: number): { input: LivesScoreInput; killed: LivesScoreInput; running: number } => {
    const at = times[hour];
    const running = lives.filter((one) => isRunning(one, at));
    const measured = replicas.filter(
      ({ life }) => isRunning(life, at) && at - life.startSeconds >= AGE_CLASSES[0].fromSeconds
    );
    const kills = countKills(lives, running, at);
    const ofKilled = replicas.filter(({ life }) => kills.has(life.pod) && life.startSeconds <= at);
    const input = {
      timesSeconds: times,
      ages,
      newestStartSeconds: newest,
      oldestStartSeconds: running.length === 0 ? null : Math.min(...running.map((one) => one.startSeconds)),
      limitBytes,
      floorBytes: lowest(measured, hour),
      kills: null,
    };
    const all = [...kills.values()].reduce((sum, count) => sum + count, 0);
    return {
      running: running.length,
      input,
      killed: { ...input, ages: toAges(ofKilled, hour), floorBytes: lowest(ofKilled, hour), kills: all },
    };
  };
}

const highest = (values: readonly number[]) => (values.length === 0 ? null : Math.max(...values));

/** Restarts in a day of pods that run and were last killed for memory, as kube-state-metrics tells. */
function countKills(lives: readonly Life[], running: readonly Life[], at: number): Map<string, number> {
  const kills = new Map<string, number>();
  for (const { pod } of running) {
    const ended = lives.filter((one) => one.pod === pod && one.endSeconds !== null && one.endSeconds <= at);
    const last = ended.sort((a, b) => b.endSeconds! - a.endSeconds!)[0];
    const count = ended.filter(({ endSeconds }) => endSeconds! > at - 24 * HOUR).length;
    if (last?.end === 'oom' && count > 0) {
      kills.set(pod, count);
    }
  }
  return kills;
}

function toFloors({ timesSeconds, bytes, startSeconds, endSeconds }: Life, times: readonly number[]) {
  return times.map((at) => {
    if (at < startSeconds || at >= (endSeconds ?? Infinity)) {
      return null;
    }
    const own = bytes.filter((_, i) => timesSeconds[i] > at - HOUR && timesSeconds[i] <= at);
    return own.length === 0 ? null : Math.min(...own);
  });
}
