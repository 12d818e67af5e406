import { collectAnatomy } from '../../src/collect/containers/collectAnatomy';
import { fetchPrometheusClient } from '../../src/collect/ask/http/fetchPrometheusClient';
import { rowsQuery, scopeOf } from '../../src/collect/containers/memoryQueries';
import { findTargets } from '../../src/collect/facts/runtimes/findTargets';
import { planNames } from '../../src/collect/facts/runtimes/planNames';
import { readSeries } from '../../src/collect/facts/runtimes/readSeries';
import { toTargetId } from '../../src/collect/facts/runtimes/toTargets';
import { findGrid, gridTimes, toTimelines } from '../../src/collect/containers/toTimelines';
import {
  type ContainerKey,
  joinReadings,
  readRuntime,
  runtimeMetricNames,
  splitHistory,
  type SplitHistory,
  splitRuntime,
} from '../../src/engine';
import { readManifest } from '../fixtures/readRecorded.mjs';
import { compare, type Ratio } from './compare';
import { sessionOf } from '../../src/collect/testing/sessionOf';

const STEP_SECONDS = 60;
const WINDOW_SECONDS = 42 * 3600;
const NODE_CPUS = 2;
const ROUNDS = 15;

export interface Splitting {
  containers: number;
  samples: number;
  bytes: number;
  ratios: Ratio[];
}

/** Times of taking apart against `JSON.parse` of the very answers that it works on, of all recorded containers. */
export async function measureSplitting(
  baseUrl: string,
  atSeconds: number
): Promise<Record<'kernel' | 'runtime', Splitting>> {
  const texts: string[] = [];
  const client = fetchPrometheusClient({
    baseUrl,
    timeoutSeconds: 60,
    now: () => performance.now(),
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      const text = await response.text();
      texts.push(text);
      return new Response(text, { status: response.status, headers: response.headers });
    },
  });
  const kernel = { texts: [] as string[], samples: 0, work: [] as Array<() => SplitHistory> };
  const runtime = { texts: [] as string[], samples: 0, work: [] as Array<() => unknown> };
  for (const key of allContainers()) {
    const window = { atSeconds, windowSeconds: WINDOW_SECONDS, clusterLabel: null };
    const rows = await client.range({
      expr: rowsQuery(scopeOf([key], null)),
      startSeconds: atSeconds - WINDOW_SECONDS,
      endSeconds: atSeconds,
      stepSeconds: STEP_SECONDS,
    });
    kernel.texts.push(...texts.splice(0));
    kernel.samples += rows.series.reduce((sum, { values }) => sum + values.length, 0);
    const grid = findGrid(rows.series, STEP_SECONDS);
    const times = gridTimes(grid);
    const [{ readings }] = toTimelines(rows.series, grid, null);
    kernel.work.push(() => splitHistory(times, readings, NODE_CPUS));

    const { history } = await collectAnatomy(sessionOf(client), { ...window, key, stepSeconds: STEP_SECONDS });
    const request = { ...window, key, history, stepSeconds: grid.stepSeconds, nodeCpus: NODE_CPUS };
    const asked = sessionOf(client, atSeconds);
    const found = await findTargets(asked, request);
    if (!found.chosen || found.chosen.targets.length === 0) {
      continue;
    }
    const { spec, targets } = found.chosen;
    texts.length = 0;
    const { series, floor } = await readSeries(
      asked,
      request,
      found,
      planNames(found.vector, runtimeMetricNames(spec)).names
    );
    runtime.texts.push(...texts.splice(0));
    runtime.samples += [...series, ...floor].reduce(
      (sum, { values }) => sum + values.filter((value) => value !== null).length,
      0
    );
    runtime.work.push(() => {
      const readings = targets.flatMap(({ id }) => {
        const ofTarget = ({ labels }: { labels: Readonly<Record<string, string>> }) => toTargetId(labels) === id;
        return readRuntime(spec, series.filter(ofTarget), floor.filter(ofTarget), times.length) ?? [];
      });
      const reading = joinReadings(readings);
      return reading && splitRuntime(spec, reading, history, NODE_CPUS);
    });
  }
  return {
    kernel: toSplitting(kernel, 'splitHistory of the same samples'),
    runtime: toSplitting(runtime, 'read the runtimes and fill, of the same samples'),
  };
}

function allContainers(): ContainerKey[] {
  return readManifest().scenarios.flatMap(({ namespace, pods }) =>
    pods.flatMap(({ pod, containers }) =>
      containers.map(({ name }) => ({ cluster: null, namespace, pod, container: name }))
    )
  );
}

function toSplitting(
  { texts, samples, work }: { texts: string[]; samples: number; work: Array<() => unknown> },
  name: string
): Splitting {
  const contestants = [
    { name: 'JSON.parse of the answers', run: () => texts.map((text) => JSON.parse(text)) },
    { name, run: () => work.map((run) => run()) },
  ];
  return {
    containers: work.length,
    samples,
    bytes: texts.reduce((sum, { length }) => sum + length, 0),
    ratios: compare(contestants, ROUNDS),
  };
}
