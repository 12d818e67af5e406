import { NODE_LIMITS } from '../memory/nodeLimits';
import { checkLabelName } from '../promql/quotePromql';
import type { RecordingRule } from '../score/scoreChain';
import { toMetricNames, type ScoreMetrics } from '../score/scoreSource';
import { RULE_LIMITS } from './ruleLimits';

export const DEFAULT_NODE_PREFIX = 'leakscope:node';

export interface NodeRuleOptions {
  clusterLabel?: string | null;
  nodeLabel?: string;
  nodeMatchers?: string;
  nodePrefix?: string;
  metrics?: Partial<ScoreMetrics>;
}

const NODE = 'node';

export const toNodeKeys = ({ clusterLabel }: NodeRuleOptions): string[] => [
  ...(clusterLabel ? [checkLabelName(clusterLabel)] : []),
  NODE,
];

/**
 * Time until a node is under memory pressure, in seconds, as recording rules.
 *
 *     (eviction line - working set of the root cgroup) / growth of its floor over six hours
 *
 * Only while the floor rises in both halves of these hours, to a level that the day before them did not see: else it is
 * the rhythm of the day. The eviction line is that of `findEvictionLine`, without a setting of the user.
 */
export function buildNodeRules(options: NodeRuleOptions = {}): RecordingRule[] {
  const { nodePrefix = DEFAULT_NODE_PREFIX, nodeMatchers = '', nodeLabel = NODE } = options;
  const keys = toNodeKeys(options).join(',');
  const hours = RULE_LIMITS.slopeHours.value;
  const select = (metric: string, ...more: string[]) => {
    const matchers = [...more, nodeMatchers].filter(Boolean).join(',');
    return matchers === '' ? metric : `${metric}{${matchers}}`;
  };
  const ofNode = (selector: string) => `max by (${keys}) (${selector})`;
  // kube-state-metrics always says `node`; the kubelet's series have what the scrape configuration gives them.
  const ofKubelet = (selector: string) =>
    ofNode(
      nodeLabel === NODE
        ? selector
        : `label_replace(${selector}, "${NODE}", "$1", "${checkLabelName(nodeLabel)}", "(.+?)(?::[0-9]+)?")`
    );
  const workingSet = `${nodePrefix}_working_set_bytes`;
  const line = `${nodePrefix}_eviction_line_bytes`;
  const floor = `${nodePrefix}_working_set_floor:1h`;
  const capacity = `(${ofNode(select('kube_node_status_capacity', 'resource="memory"'))} or ${ofKubelet(select('machine_memory_bytes'))})`;
  const allocatable = ofNode(select('kube_node_status_allocatable', 'resource="memory"'));
  const mark = (expr: string, value: number) => `label_replace(${expr}, "t", "${value}", "", "")`;
  const half = ` offset ${hours / 2}h`;
  const whole = ` offset ${hours}h`;
  return [
    {
      record: workingSet,
      expr:
        `${ofKubelet(select(toMetricNames(options.metrics).workingSet, 'id="/"'))} ` +
        `or ${ofKubelet(select('node_memory_working_set_bytes'))}`,
    },
    {
      record: line,
      expr: `max by (${keys}) (
  ${mark(`${capacity} - ${NODE_LIMITS.hardEvictionBytes.value}`, 1)}
  or ${mark(allocatable, 2)}
)`,
    },
    // One minute more than the hour: the same samples whether or not a range includes its first moment.
    { record: floor, expr: `min_over_time(${workingSet}[1h1m])` },
    {
      record: `${nodePrefix}_seconds_to_pressure`,
      expr: `clamp_min(${line} - ${workingSet}, 0) / (${floor} - ${floor}${whole} > 0) * ${hours * 3600}
  and ${floor} - ${floor}${half} > 0
  and ${floor}${half} - ${floor}${whole} > 0
  unless ${floor} <= max_over_time(${floor}[${RULE_LIMITS.nodeHistory.value}h]${whole})`,
    },
  ];
}
