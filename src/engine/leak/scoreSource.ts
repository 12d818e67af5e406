import { checkLabelName } from '../promql/quotePromql';

/** Which series the score is made of. */
export interface ScoreSource {
  /** Series selector of the memory that is scored, in bytes. */
  memory: string;
  /** Expression for the limit, one value per container; no value where there is no limit. */
  limit: string;
  /** Expression for the start time in Unix seconds, one value per container. */
  startTime: string;
  /** Labels that make one container, such as namespace, pod and container. */
  groupLabels: readonly string[];
}

export interface ScoreSourceOptions {
  /** Label that names the cluster, where one store holds several. */
  clusterLabel?: string | null;
  /** More matchers on the labels of the group, comma-separated and quoted: see `matcher`. */
  matchers?: string;
  memoryMetric?: string;
  limitMetric?: string;
  startTimeMetric?: string;
  /** Take the limit from kube-state-metrics where cAdvisor's is not stored. */
  kubeStateLimits?: boolean;
}

/** Every container once: no pod rows, no pause rows. Source: memory catalog, section 2.2. */
const CONTAINER_ROWS = 'container!="",container!="POD"';
const GROUP_LABELS = ['namespace', 'pod', 'container'];
/** Labels that the expressions set themselves. */
const TAKEN_LABELS = ['t', 'window'];

/** The series of cAdvisor, restricted to the given matchers. */
export function buildScoreSource(options: ScoreSourceOptions = {}): ScoreSource {
  const {
    clusterLabel,
    matchers,
    memoryMetric = 'container_memory_working_set_bytes',
    limitMetric = 'container_spec_memory_limit_bytes',
    startTimeMetric = 'container_start_time_seconds',
    kubeStateLimits = false,
  } = options;
  if (clusterLabel && TAKEN_LABELS.includes(clusterLabel)) {
    throw new Error(`The cluster label cannot be named "${clusterLabel}": the score uses that label itself.`);
  }
  const groupLabels = clusterLabel ? [checkLabelName(clusterLabel), ...GROUP_LABELS] : GROUP_LABELS;
  const rows = matchers ? `${CONTAINER_ROWS},${matchers}` : CONTAINER_ROWS;
  const newest = (selector: string) => `max by (${groupLabels.join(',')}) (${selector})`;
  const limits = [newest(`${limitMetric}{${rows}} > 0`)];
  if (kubeStateLimits) {
    for (const metric of ['kube_pod_container_resource_limits', 'kube_pod_init_container_resource_limits']) {
      limits.push(newest(`${metric}{resource="memory",unit="byte",${rows}} > 0`));
    }
  }
  return {
    memory: `${memoryMetric}{${rows}}`,
    limit: limits.length === 1 ? limits[0] : `(${limits.join(' or ')})`,
    startTime: newest(`${startTimeMetric}{${rows}}`),
    groupLabels,
  };
}
