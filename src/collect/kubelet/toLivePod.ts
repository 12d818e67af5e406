import { splitHistory, splitPodHistory, toColumns } from '../../engine';
import { toRowBytes, type PodAnatomy, type PodKey } from '../pods/collectPod';
import type { Anatomy } from '../containers/collectAnatomy';
import { NO_SURROUNDINGS } from '../containers/surroundings';
import { NO_COST } from '../ask/queryCost';
import type { LivePoint } from './livePoints';
import type { SummaryContainer, SummaryMemory, SummaryPod } from './summary';

/** A summary tells neither the CPUs of the node nor where its sandboxes are. */
const NODE_CPUS = null;

/**
 * One pod over several summaries, ascending, in the same shape as those from Prometheus. Stale readings
 * are gaps.
 */
export function toLivePod(key: PodKey, node: string | null, points: ReadonlyArray<LivePoint<SummaryPod>>): PodAnatomy {
  const times = points.map(({ timeSeconds }) => timeSeconds);
  const names = [...new Set(points.flatMap(({ value }) => value?.containers.map((one) => one.key.container) ?? []))];
  const rows = names.map((container) => ({
    container,
    row: points.map(({ value }) => value?.containers.find((one) => one.key.container === container) ?? null),
  }));
  const pods = points.map(({ value }) => value);
  return {
    key,
    node,
    nodeCpus: NODE_CPUS,
    stepSeconds: 0,
    containers: rows.map(({ container, row }) => ({
      key: { ...key, container },
      history: splitHistory(times, row.map(readingOf), NODE_CPUS),
      limitBytes: row.map((one) => one?.limitBytes ?? null),
      startTimeSeconds: row.map((one: SummaryContainer | null) => one?.startTimeSeconds ?? null),
      restarts: null,
      ghostSamples: 0,
    })),
    pod: splitPodHistory(
      times,
      {
        pod: toRowBytes(toColumns(pods.map(readingOf))),
        sandbox: null,
        containers: rows.map(({ row }) => toRowBytes(toColumns(row.map(readingOf)))),
      },
      NODE_CPUS
    ),
    limitBytes: pods.map((pod) => pod?.limitBytes ?? null),
    emptiness: null,
    warnings: [],
    cost: NO_COST,
    expressions: [],
  };
}

/** One container of it, as `collectAnatomy` gives one. Null where the pod never had it. */
export function toLiveContainer(pod: PodAnatomy, container: string): Anatomy | null {
  const { node, nodeCpus, stepSeconds, emptiness, warnings, cost, expressions } = pod;
  const found = pod.containers.find(({ key }) => key.container === container);
  return found
    ? {
        ...found,
        ...{ node, nodeCpus, stepSeconds, emptiness, warnings, cost, expressions },
        requestBytes: null,
        surroundings: NO_SURROUNDINGS,
        endings: [],
      }
    : null;
}

function readingOf(memory: SummaryMemory | null): SummaryMemory['reading'] | null {
  return memory === null || memory.stale ? null : memory.reading;
}
