import type { KubeletSummary, SummaryMemory } from '../../collect/kubelet/summary';
import { splitMemory } from '../../engine';
import { toIsoTime } from '../output/toIsoTime';
import type { AnatomyJson } from './anatomyJson';
import { toTools } from './toTools';

/** Beside the parts, the three numbers that the kubelet reports. */
interface EntryJson extends AnatomyJson {
  usageBytes: number | null;
  workingSetBytes: number | null;
  rssBytes: number | null;
  /** Of the last five minutes, 0 to 1. */
  pressure: { waitingShare: number; stalledShare: number | null } | null;
  /** The reading is much older than the newest one. */
  stale: boolean;
}

/** Output of `anatomy --summary`: the contract of docs/cli.md. */
export interface SummaryJson {
  schema: 1;
  at: string | null;
  node: EntryJson & { node: string | null };
  pods: Array<EntryJson & { namespace: string; pod: string }>;
  containers: Array<EntryJson & { namespace: string; pod: string; container: string }>;
  warnings: string[];
}

export function toSummaryJson(summary: KubeletSummary): SummaryJson {
  const { nodeName, node, pods, timeSeconds, warnings } = summary;
  return {
    schema: 1,
    at: toIsoTime(timeSeconds),
    node: { node: nodeName, ...toEntry(node) },
    pods: pods.map((entry) => ({ namespace: entry.namespace, pod: entry.pod, ...toEntry(entry) })),
    containers: pods.flatMap(({ containers }) =>
      containers.map(({ key: { namespace, pod, container }, ...entry }) => ({
        namespace,
        pod,
        container,
        ...toEntry(entry),
      }))
    ),
    warnings,
  };
}

/** A summary tells neither the CPUs of the node nor its cgroup version. */
const CONTEXT = { nodeCpus: null, cgroup: 'unknown' } as const;

function toEntry({ reading, timeSeconds, stale, limitBytes, pressure }: SummaryMemory): EntryJson {
  const { usageBytes, workingSetBytes, rssBytes } = reading;
  const split = splitMemory(reading, CONTEXT);
  return {
    at: toIsoTime(timeSeconds),
    stale,
    usageBytes,
    workingSetBytes,
    rssBytes,
    pressure,
    level: split.accepted ? split.level : null,
    whole: split.accepted ? split.whole : null,
    wholeBytes: split.accepted ? split.wholeBytes : null,
    parts: split.accepted ? split.parts.filter(({ bytes }) => bytes > 0) : [],
    limitBytes,
    beside: [],
    tools: toTools(split.accepted ? split : null, { reading }),
  };
}
