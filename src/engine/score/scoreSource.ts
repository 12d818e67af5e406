import { say } from '../language/say';
import { SECONDS_PER_MINUTE } from '../units';
import { checkLabelName } from '../promql/quotePromql';
import { PART_PARAMETERS, type ScoredPart } from './scoredParts';

/** Which series the score of one part is made of. */
export interface ScoreSource {
  part: ScoredPart;
  /** Memory that is scored, in bytes: a selector, or an expression over several. */
  memory: string;
  /** Step at which `memory` is evaluated inside a range, such as `:5m`; empty for a selector, whose samples are read. */
  step: string;
  /** What stands behind a score: restricts it to containers for which this part is measured. Empty: all. */
  guard: string;
  /** Expression for the limit, one value per container; no value where there is no limit. */
  limit: string;
  /** Expression for the start time in Unix seconds, one value per container. */
  startTime: string;
  /** Labels that make one container, such as namespace, pod and container. */
  groupLabels: readonly string[];
}

/** Names of cAdvisor's metrics: other collectors, and rules of one's own, may have renamed them. */
export interface ScoreMetrics {
  workingSet: string;
  rss: string;
  swap: string;
  usage: string;
  cache: string;
  activeFile: string;
  inactiveFile: string;
  limit: string;
  startTime: string;
}

export const SCORE_METRICS: ScoreMetrics = {
  workingSet: 'container_memory_working_set_bytes',
  rss: 'container_memory_rss',
  swap: 'container_memory_swap',
  usage: 'container_memory_usage_bytes',
  cache: 'container_memory_cache',
  activeFile: 'container_memory_total_active_file_bytes',
  inactiveFile: 'container_memory_total_inactive_file_bytes',
  limit: 'container_spec_memory_limit_bytes',
  startTime: 'container_start_time_seconds',
};

export interface ScoreSourceOptions {
  /** Label that names the cluster, where one store holds several. */
  clusterLabel?: string | null;
  /** More matchers on the labels of the group, comma-separated and quoted: see `matcher`. */
  matchers?: string;
  metrics?: Partial<ScoreMetrics>;
  /** Take the limit from kube-state-metrics where cAdvisor's is not stored. */
  kubeStateLimits?: boolean;
}

/**
 * Cgroups below that of a container, which systemd or a runtime inside of it make: they bear its name, and the container's
 * own cgroup holds all of them. A pod's cgroup, one level for the container, and more. Rows without an id are kept.
 * Source: kubernetes/kubernetes issue 129253.
 */
export const NESTED_CGROUPS = '.*[-/]pod[^/]+/[^/]+/.+';
/** Every container once: no pod rows, no pause rows, nothing nested. Source: memory catalog, section 2.2. */
const CONTAINER_ROWS = `container!="",container!="POD",id!~"${NESTED_CGROUPS}"`;
const GROUP_LABELS = ['namespace', 'pod', 'container'];
/** Labels that the expressions set themselves. */
const TAKEN_LABELS = ['t', 'window', 'part'];
const METRIC_NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;

/** The series of one part of the memory, restricted to the given matchers. */
export function buildScoreSource(part: ScoredPart, options: ScoreSourceOptions = {}): ScoreSource {
  const { groupLabels, rows, newest } = toRows(options);
  const names = toMetricNames(options.metrics);
  const of = (metric: keyof ScoreMetrics) => `${names[metric]}{${rows}}`;
  const limits = [newest(`${of('limit')} > 0`)];
  if (options.kubeStateLimits) {
    for (const metric of ['kube_pod_container_resource_limits', 'kube_pod_init_container_resource_limits']) {
      limits.push(newest(`${metric}{resource="memory",unit="byte",${rows}} > 0`));
    }
  }
  // rss of 0 means that it is not measured: no container lives without anonymous memory.
  const unless = (comparison: string) => ` unless on (${groupLabels.join(',')}) (${newest(of('rss'))} ${comparison})`;
  const step = `:${PART_PARAMETERS.differenceStep.value / SECONDS_PER_MINUTE}m`;
  const memories: Record<ScoredPart, Pick<ScoreSource, 'memory' | 'step' | 'guard'>> = {
    anon: { memory: of('rss'), step: '', guard: '' },
    swap: { memory: of('swap'), step: '', guard: '' },
    tmpfs: {
      memory: `clamp_min(${of('cache')} - ${of('inactiveFile')} - ${of('activeFile')}, 0)`,
      step,
      guard: '',
    },
    kernel: {
      memory: `clamp_min(${of('usage')} - ${of('rss')} - ${of('cache')}, 0)`,
      step,
      guard: unless('== 0'),
    },
    working_set: { memory: of('workingSet'), step: '', guard: unless('> 0') },
  };
  return {
    part,
    ...memories[part],
    limit: limits.length === 1 ? limits[0] : `(${limits.join(' or ')})`,
    startTime: newest(of('startTime')),
    groupLabels,
  };
}

/** What all selectors share: the labels of a container, the matchers of its rows, and the newest row of each. */
export function toRows({ clusterLabel, matchers }: ScoreSourceOptions) {
  if (clusterLabel && TAKEN_LABELS.includes(clusterLabel)) {
    throw new Error(say`The cluster label cannot be named "${clusterLabel}": the score uses that label itself.`);
  }
  const groupLabels = clusterLabel ? [checkLabelName(clusterLabel), ...GROUP_LABELS] : GROUP_LABELS;
  return {
    groupLabels,
    rows: matchers ? `${CONTAINER_ROWS},${matchers}` : CONTAINER_ROWS,
    newest: (selector: string) => `max by (${groupLabels.join(',')}) (${selector})`,
  };
}

export function toMetricNames(metrics: Partial<ScoreMetrics> = {}): ScoreMetrics {
  const names = { ...SCORE_METRICS, ...metrics };
  const wrong = Object.values(names).find((name) => !METRIC_NAME.test(name));
  if (wrong !== undefined) {
    throw new Error(say`${JSON.stringify(wrong)} is not a metric name: use letters, digits, underscores and colons.`);
  }
  return names;
}
