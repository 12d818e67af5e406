import {
  evaluateLivesScore,
  gainsOfLives,
  LIVES_SCORE_HOURS,
  type LivesScoreKind,
  type RangeEdge,
} from '../../src/engine';
import { backfillSeries, type BackfillSeries } from '../prometheus/backfillSeries.mjs';
import { listServers } from '../prometheus/listServers.mjs';
import { makeTemporaryFolder } from '../prometheus/makeTemporaryFolder.mjs';
import { startPrometheus } from '../prometheus/startPrometheus.mjs';
import { allRecordingRules, recordHistory } from '../scenarios/backtestHistory';
import { askInstant } from './askPrometheus';
import { compare, newComparison, report } from './compareScores';

const HOURS = 80;
const STEP_SECONDS = 300;
/** A full hour: the scores read what was recorded at full hours only, so that no more has to be recorded here. */
const START_SECONDS = Date.parse('2026-11-20T00:00:00Z') / 1000;
const MOMENTS = [79, 76, 60].map((hours) => hours * 3600);
/** What the rules of each stage read was recorded by those before. */
const STAGES = [
  /:mem_(?:limit_bytes|start_time_seconds|floor:1h|restarts:24h)$/,
  /:mem_(?:pod_workload|life_gain_bytes|kills:24h)$/,
  /:mem_workload_(?!.*(?:gain_bytes:72h$|lives:72h$|_rate|_score$|containers$|seconds_to_limit$))/,
  /:mem_workload_(?:life_gain_bytes|lives):72h$/,
  /:mem_workload_.*_rate/,
];
const MIB = 2 ** 20;

/** One life: hours from and to, of a container whose memory rises by so many MiB an hour, up to a bound. */
interface Life {
  pod: string;
  fromHours: number;
  toHours: number;
  restarts?: number;
}

interface Workload {
  name: string;
  limitMib: number | null;
  levelMib: (ageHours: number, hour: number) => number;
  lives: Life[];
  /** Restarts were OOM kills. */
  isKilled?: boolean;
}

/** Pods one after the other, each so many hours long. */
const replaced = (name: string, hours: number, replicas = 1): Life[] =>
  Array.from({ length: replicas }, (_, replica) =>
    Array.from({ length: Math.ceil(HOURS / hours) }, (_, i) => ({
      pod: `${name}-7d4b9c6f5d-${'bcdfg'[i % 5]}${'2456789'[Math.floor(i / 5)]}x${replica + 2}z`,
      fromHours: i * hours,
      toHours: Math.min(HOURS, (i + 1) * hours),
    }))
  ).flat();

/** One pod whose container restarts in place. */
const restarting = (name: string, hours: number): Life[] =>
  Array.from({ length: Math.ceil(HOURS / hours) }, (_, i) => ({
    pod: `${name}-0`,
    fromHours: i * hours,
    toHours: Math.min(HOURS, (i + 1) * hours),
    restarts: i,
  }));

const WORKLOADS: readonly Workload[] = [
  { name: 'masked', limitMib: 1000, levelMib: (age) => 100 + 12 * age, lives: replaced('masked', 20, 3) },
  { name: 'without-limit', limitMib: null, levelMib: (age) => 100 + 5 * age, lives: replaced('without-limit', 15) },
  { name: 'slow', limitMib: 4000, levelMib: (age) => 400 + 3 * age, lives: replaced('slow', 13, 2) },
  {
    name: 'levels-off',
    limitMib: 1000,
    levelMib: (age) => 100 + Math.min(120, 30 * age),
    lives: replaced('levels-off', 20),
  },
  {
    name: 'old',
    limitMib: 2000,
    levelMib: (_, hour) => 100 + 5 * hour,
    lives: [{ pod: 'old-0', fromHours: 0, toHours: HOURS }],
  },
  { name: 'flat', limitMib: 500, levelMib: () => 200, lives: replaced('flat', 12) },
  {
    name: 'by-day',
    limitMib: 900,
    levelMib: (_, hour) => 300 + 100 * Math.sin((hour / 12) * Math.PI),
    lives: replaced('by-day', 24, 2),
  },
  { name: 'killed', limitMib: 600, levelMib: (age) => 60 + 75 * age, lives: restarting('killed', 7.2), isKilled: true },
  {
    name: 'killed-late',
    limitMib: 600,
    levelMib: (age) => 60 + 40 * age,
    lives: restarting('killed-late', 13.5),
    isKilled: true,
  },
  { name: 'not-killed', limitMib: 600, levelMib: (age) => 60 + 75 * age, lives: restarting('not-killed', 7.2) },
];

const STEPS = Math.round((HOURS * 3600) / STEP_SECONDS);
const bytesAt = ({ levelMib }: Workload, life: Life, hour: number) =>
  Math.round(levelMib(hour - life.fromHours, hour) * MIB);

/** Values of one pod at each step; its lives follow each other. */
function ofPod(workload: Workload, pod: string, of: (life: Life, hour: number) => number): Array<number | null> {
  const lives = workload.lives.filter((life) => life.pod === pod);
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const hour = (step * STEP_SECONDS) / 3600;
    const life = lives.find(({ fromHours, toHours }) => hour >= fromHours && hour < toHours);
    return life ? of(life, hour) : null;
  });
}

const podsOf = ({ lives }: Workload) => [...new Set(lives.map(({ pod }) => pod))];
const startOf = ({ fromHours }: Life) => Math.round(fromHours * 3600);

function* toSeries(workload: Workload): Generator<BackfillSeries> {
  for (const pod of podsOf(workload)) {
    const write = (metric: string, of: (life: Life, hour: number) => number, more = {}) => {
      const known = ofPod(workload, pod, of).flatMap((value, step) => (value === null ? [] : [{ step, value }]));
      return {
        labels: { __name__: metric, namespace: 'shop', pod, container: 'app', ...more },
        timesSeconds: known.map(({ step }) => START_SECONDS + step * STEP_SECONDS),
        values: known.map(({ value }) => value),
      };
    };
    yield write('container_memory_rss', (life, hour) => bytesAt(workload, life, hour));
    yield write('container_memory_working_set_bytes', (life, hour) => bytesAt(workload, life, hour) + 9 * MIB);
    yield write('container_spec_memory_limit_bytes', () => (workload.limitMib ?? 0) * MIB);
    yield write('container_start_time_seconds', (life) => START_SECONDS + startOf(life));
    yield write('kube_pod_container_status_restarts_total', ({ restarts }) => restarts ?? 0);
    if (workload.isKilled) {
      const reason = { reason: 'OOMKilled' };
      yield write('kube_pod_container_status_last_terminated_reason', () => 1, reason);
    }
  }
}

/** What the rules have recorded at full hours, worked out here; `atSeconds` is the moment of an evaluation. */
function scoreAt(workload: Workload, kind: LivesScoreKind, atSeconds: number, edge: RangeEdge): number | null {
  const isClosed = edge === 'closed';
  const last = Math.floor(atSeconds / 3600);
  const times = Array.from({ length: last + 1 }, (_, hour) => hour * 3600);
  const replicas = podsOf(workload).map((pod) => {
    const bytes = ofPod(workload, pod, (life, hour) => bytesAt(workload, life, hour));
    const starts = ofPod(workload, pod, startOf);
    const floorAt = (seconds: number) => {
      const step = Math.floor(seconds / STEP_SECONDS);
      const from = isClosed ? step - 12 : step - 11;
      const known = bytes.slice(Math.max(0, from), step + 1).filter((value) => value !== null);
      return known.length === 0 ? null : Math.min(...known);
    };
    const startAt = (seconds: number) => {
      const step = Math.floor(seconds / STEP_SECONDS);
      // An instant selector looks back over five minutes, and a range of that length holds both of its ends, or one.
      return starts[step] ?? (isClosed ? (starts[step - 1] ?? null) : null);
    };
    return { pod, floorAt, startAt, floorBytes: times.map(floorAt), startSeconds: times.map(startAt) };
  });
  const running = replicas.filter(({ startAt }) => startAt(atSeconds) !== null);
  const killsOf = (pod: string) => {
    const restarts = ofPod(workload, pod, (life) => life.restarts ?? 0);
    const step = Math.floor(atSeconds / STEP_SECONDS);
    const now = restarts[step] ?? 0;
    return workload.isKilled ? now - (restarts[step - (24 * 3600) / STEP_SECONDS] ?? 0) : 0;
  };
  const killed = running.filter(({ pod }) => killsOf(pod) > 0);
  const own = kind === 'fast' ? killed : running;
  const measured =
    kind === 'fast'
      ? killed
      : running.filter(
          ({ startAt, floorAt }) =>
            floorAt(atSeconds - 3600) !== null &&
            atSeconds - startAt(atSeconds)! >= 7800 &&
            atSeconds - startAt(atSeconds)! < LIVES_SCORE_HOURS.masked * 3600
        );
  const lowest = (values: Array<number | null>) => {
    const known = values.filter((value) => value !== null);
    return known.length === 0 ? null : Math.min(...known);
  };
  return evaluateLivesScore(
    kind,
    {
      timesSeconds: times,
      ages: gainsOfLives(times, kind === 'fast' ? killed : replicas),
      newestStartSeconds: times.map((at) => {
        const known = replicas.map(({ startAt }) => startAt(at)).filter((value) => value !== null);
        return known.length === 0 ? null : Math.max(...known);
      }),
      oldestStartSeconds: lowest(own.map(({ startAt }) => startAt(atSeconds))),
      limitBytes: workload.limitMib === null ? null : workload.limitMib * MIB,
      floorBytes: lowest(measured.map(({ floorAt }) => floorAt(atSeconds))),
      kills: own.reduce((sum, { pod }) => sum + killsOf(pod), 0),
    },
    atSeconds
  );
}

const KINDS = ['masked', 'fast'] as const;

/** The recorded chain on a server up to the scores, which are asked for. */
async function recordScores(dataDir: string, programs: Awaited<ReturnType<typeof listServers>>[number]['programs']) {
  const server = { programs };
  await backfillSeries({ dataDir, series: WORKLOADS.flatMap((workload) => [...toSeries(workload)]) });
  const grid = { startSeconds: START_SECONDS, endSeconds: START_SECONDS + (HOURS - 1) * 3600, stepSeconds: 3600 };
  for (const stage of STAGES) {
    const rules = allRecordingRules().filter(({ record }) => stage.test(record));
    await recordHistory(dataDir, rules, grid, server);
  }
  return startPrometheus({ ...server, dataDir });
}

const exprOf = (kind: LivesScoreKind) =>
  allRecordingRules().find(({ record }) => record === `leakscope:mem_workload_${kind}_leak_score`)!.expr;

describe.each(listServers())('scores across lives on $name', ({ name: server, edge, programs }) => {
  const scoreOf = (workload: Workload, kind: LivesScoreKind, atSeconds: number) =>
    scoreAt(workload, kind, atSeconds, edge satisfies RangeEdge);

  test('what the rules record equals evaluateLivesScore to the last bit', async () => {
    const folder = makeTemporaryFolder('leakscope-lives-');
    const prometheus = await recordScores(folder.path, programs);
    const comparison = newComparison();
    try {
      for (const kind of KINDS) {
        for (const atSeconds of MOMENTS) {
          const series = await askInstant(prometheus.url, exprOf(kind), START_SECONDS + atSeconds);
          for (const workload of WORKLOADS) {
            const theirs = series.find(({ labels }) => labels.workload === workload.name)?.values[0] ?? null;
            const id = `${kind} of ${workload.name} at ${atSeconds}`;
            compare(comparison, id, scoreOf(workload, kind, atSeconds), theirs);
          }
        }
      }
    } finally {
      await prometheus.stop();
      folder.remove();
    }
    report(`scores across lives, ${server}`, comparison);
    expect(comparison.differing).toEqual([]);
    expect(comparison.numbers).toBeGreaterThan(15);
    expect(comparison.absences).toBeGreaterThan(15);
  }, 120_000);

  test('they are high for what leaks across lives and for nothing else', () => {
    const high = (kind: LivesScoreKind) =>
      WORKLOADS.filter((workload) => (scoreOf(workload, kind, MOMENTS[0]) ?? 0) >= 85).map(({ name }) => name);
    expect(high('masked')).toEqual(expect.arrayContaining(['masked', 'without-limit']));
    expect(high('masked').filter((name) => ['levels-off', 'old', 'flat', 'by-day'].includes(name))).toEqual([]);
    expect(high('fast').sort()).toEqual(['killed', 'killed-late']);
  });
});
