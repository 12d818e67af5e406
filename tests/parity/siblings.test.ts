import { buildRecordedFloorExpr, buildScoreSource } from '../../src/engine';
import type { MatrixSeries } from '../../src/collect/ask/prometheusClient';
import { toTimelines } from '../../src/collect/containers/toTimelines';
import { listServers } from '../prometheus/listServers.mjs';
import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { startSeriesPrometheus } from '../prometheus/startSeriesPrometheus.mjs';
import { askRange } from './askPrometheus';

/** Several cgroups under one name (kubernetes/kubernetes issue 129253): the rules choose the one that the collectors choose. */
const MIB = 2 ** 20;
const START = Date.parse('2026-11-20T00:00:20Z') / 1000;
const STEP = 60;
const ROWS = 12 * 60;
const FIRST_HOUR = START - 20;
const HOURS = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const POD = '/kubepods.slice/kubepods-podaa11.slice/';

interface Cgroup {
  id: string;
  instance?: string;
  /** Rows from and to which it is there. */
  from?: number;
  to?: number;
  bytes: (row: number) => number;
}

const leaking = (row: number) => (300 + row / 6) * MIB;
const empty = () => 4096;

const CONTAINERS: Record<string, Cgroup[]> = {
  alone: [{ id: `${POD}a`, bytes: leaking }],
  'beside an empty one': [
    { id: `${POD}a`, bytes: leaking },
    { id: `${POD}b`, bytes: empty },
  ],
  'an empty one begins later': [
    { id: `${POD}a`, bytes: leaking },
    { id: `${POD}b`, bytes: empty, from: 5 * 60 + 7 },
  ],
  'others inside of it': [
    { id: `${POD}a`, bytes: leaking },
    { id: `${POD}a/init.scope`, bytes: () => 40 * MIB, from: 5 * 60 },
  ],
  'seen by two exporters': [
    { id: `${POD}a`, bytes: leaking },
    { id: `${POD}a`, instance: 'second', bytes: (row) => leaking(row) + MIB },
  ],
  'starts again': [
    { id: `${POD}a`, bytes: leaking, to: 6 * 60 + 30 },
    { id: `${POD}c`, bytes: (row) => leaking(row - 390) - 100 * MIB, from: 6 * 60 + 31 },
  ],
};

const ROWS_OF = Object.entries(CONTAINERS).flatMap(([name, cgroups]) =>
  cgroups.map(({ id, instance = 'first', from = 0, to = ROWS - 1, bytes }) => {
    const rows = Array.from({ length: to - from + 1 }, (_, i) => from + i);
    return {
      labels: {
        __name__: 'container_memory_rss',
        ...{ namespace: 'shop', pod: name.replaceAll(' ', '-'), container: 'app', id, instance },
      },
      timesSeconds: rows.map((row) => START + row * STEP),
      values: rows.map(bytes),
    };
  })
);

describe.each(listServers())('several cgroups under one name, on $name and in TypeScript', ({ programs }) => {
  let prometheus: RunningPrometheus;
  beforeAll(async () => {
    prometheus = await startSeriesPrometheus({ series: ROWS_OF, programs });
  }, 60_000);
  afterAll(() => prometheus?.stop());

  test.each(Object.keys(CONTAINERS))(
    '%s: the floor that is recorded is that of the cgroup that counts',
    async (name) => {
      const pod = name.replaceAll(' ', '-');
      const own = ROWS_OF.filter(({ labels }) => labels.pod === pod) as MatrixSeries[];
      const [{ readings }] = toTimelines(own, { startSeconds: START, stepSeconds: STEP, count: ROWS }, null);
      const ours = HOURS.map((hour) => Math.min(...readings.columns.rssBytes!.slice((hour - 1) * 60, hour * 60)));

      const expr = buildRecordedFloorExpr(buildScoreSource('anon', { matchers: `pod="${pod}"` }));
      const range = { startSeconds: FIRST_HOUR + 7200, endSeconds: FIRST_HOUR + 11 * 3600, stepSeconds: 3600 };
      const [{ values }] = await askRange(prometheus.url, expr, range);
      expect(values).toEqual(ours);
      expect(values[9]).toBeGreaterThan(100 * MIB);
    }
  );
});
