import type { PodAnatomy, PodContainer, PodKey } from '../../collect/pods/collectPod';
import type { QueryCost } from '../../collect/ask/prometheusClient';
import type { Whole } from '../../engine';
import { toIsoTime } from '../output/toIsoTime';
import type { AnatomyJson } from './anatomyJson';
import { findLastKnown, partsAt } from './containerAnatomyJson';
import { toTools } from './toTools';

export interface PodContainerJson extends AnatomyJson {
  container: string;
  /** Restarts in the window by kube-state-metrics. */
  restarts: number | null;
}

/** Output of `anatomy --prometheus` of a pod: the contract of docs/cli.md. Null is unknown. */
export interface PodAnatomyJson extends PodKey {
  schema: 1;
  /** ISO 8601: the last moment at which the pod's own cgroup could be taken apart, else that of its containers. */
  at: string | null;
  window: string;
  node: string | null;
  whole: Whole | null;
  /** The pod's own cgroup: containers + sandbox + orphaned - skew. */
  wholeBytes: number | null;
  /** The pause process; null where it has no row, and is in `orphanedBytes`. */
  sandboxBytes: number | null;
  /** In no container. */
  orphanedBytes: number | null;
  /** How much the rows exceed the pod's, because they were read at different moments. */
  skewBytes: number | null;
  limitBytes: number | null;
  /** At the same moment; one that has no sample there at its own last one. */
  containers: PodContainerJson[];
  cost: QueryCost;
  warnings: string[];
}

export function toPodAnatomyJson(
  { key, node, containers, pod, limitBytes, cost }: PodAnatomy,
  atSeconds: number,
  windowText: string,
  warnings: string[]
): PodAnatomyJson {
  const last = findLastKnown(pod.podBytes);
  const entries = containers.map((container) => toEntry(container, last));
  const lastOfContainers = entries.reduce<string | null>((latest, { at }) => maxText(latest, at), null);
  return {
    schema: 1,
    at: last === null ? (lastOfContainers ?? toIsoTime(atSeconds)) : toIsoTime(pod.timesSeconds[last]),
    window: windowText,
    ...key,
    node,
    whole: pod.whole,
    wholeBytes: last === null ? null : pod.podBytes[last],
    sandboxBytes: last === null ? null : pod.sandboxBytes[last],
    orphanedBytes: last === null ? null : pod.restBytes[last],
    skewBytes: last === null ? null : pod.skewBytes[last],
    limitBytes: last === null ? null : limitBytes[last],
    containers: entries,
    cost,
    warnings,
  };
}

function toEntry({ key, history, limitBytes, restarts }: PodContainer, row: number | null): PodContainerJson {
  const last = row !== null && history.wholeBytes[row] !== null ? row : findLastKnown(history.wholeBytes);
  const parts = last === null ? [] : partsAt({ history }, last);
  return {
    container: key.container,
    at: last === null ? null : toIsoTime(history.timesSeconds[last]),
    level: history.level,
    whole: history.whole,
    wholeBytes: last === null ? null : history.wholeBytes[last],
    parts,
    limitBytes: last === null ? null : limitBytes[last],
    restarts,
    beside: [],
    tools: toTools(history.whole && { whole: history.whole, parts }),
  };
}

/** Of ISO 8601 times in UTC the later one. */
function maxText(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b > a) ? b : a;
}
