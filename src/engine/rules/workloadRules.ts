import type { RecordingRule } from '../score/scoreChain';
import { toRows, type ScoreSourceOptions } from '../score/scoreSource';
import { nameByPod, ownersByPod } from '../workloads/workloadPromql';
import { RULE_LIMITS } from './ruleLimits';

/** The label that names the workload, as the kubernetes-mixin calls it. */
export const WORKLOAD_GROUP_LABEL = 'workload';

/** First part of the recorded names of workloads. */
export const toWorkloadPrefix = (prefix: string) => `${prefix}_workload`;

/** Labels that make one container of a workload. */
export const toWorkloadLabels = (options: ScoreSourceOptions): string[] =>
  toRows(options).groupLabels.map((label) => (label === 'pod' ? WORKLOAD_GROUP_LABEL : label));

const podLabels = (options: ScoreSourceOptions) => toRows(options).groupLabels.filter((label) => label !== 'container');

/** A series of containers or pods with the recorded workload of each. */
export function withWorkload(prefix: string, options: ScoreSourceOptions, series: string): string {
  const pod = podLabels(options).join(',');
  return `${series} * on (${pod}) group_left (${WORKLOAD_GROUP_LABEL}) ${prefix}_pod_workload`;
}

interface WorkloadRulesOptions extends ScoreSourceOptions {
  prefix: string;
  /** Whether the time to the limit is recorded. */
  isTimed: boolean;
}

/**
 * The scores of containers brought together by workload, as recording rules behind those of the scores. What alerts read
 * keeps its labels when a deploy replaces the pods, and has a series for all replicas.
 *
 * The workload of a pod is recorded first: by the rule of the mixin, else by kube-state-metrics, else as it was recorded
 * before (owners are gone an hour before the floors of a pod), else by the pod's name.
 * Cost: a series a pod, and one a container of a workload for each score.
 */
export function buildWorkloadRules({ prefix, isTimed, ...options }: WorkloadRulesOptions): RecordingRule[] {
  const pod = podLabels(options);
  const workload = WORKLOAD_GROUP_LABEL;
  const keys = toWorkloadLabels(options).join(',');
  const names = `${prefix}_pod_workload`;
  const pods = `group by (${pod.join(',')}) (${prefix}_floor:1h)`;
  const owners = ownersByPod(workload, pod, (metric, matchers) =>
    matchers === '' ? metric : `${metric}{${matchers}}`
  );
  const named = (series: string) => withWorkload(prefix, options, series);
  const brought = (pick: 'max' | 'min', series: string, by = keys): RecordingRule => ({
    record: series.replace(prefix, toWorkloadPrefix(prefix)),
    expr: `${pick} by (${by}) (${named(series)})`,
  });
  return [
    {
      record: names,
      expr: `topk by (${pod.join(',')}) (1, group by (${[...pod, workload].join(',')}) (
  ${owners}
  or on (${pod.join(',')}) last_over_time(${names}[${RULE_LIMITS.recordedLookback.value / 60}m])
  or on (${pod.join(',')}) ${nameByPod(pods, { target: workload })}
)) and on (${pod.join(',')}) ${pods}`,
    },
    {
      record: `${toWorkloadPrefix(prefix)}_containers`,
      expr: `count by (${keys}) (${named(`max by (${toRows(options).groupLabels.join(',')}) (${prefix}_floor:1h)`)})`,
    },
    brought('max', `${prefix}_leak_score`, `${keys},part`),
    brought('max', `${prefix}_oom_loop_score`),
    ...(isTimed ? [brought('min', `${prefix}_seconds_to_limit`)] : []),
  ];
}
