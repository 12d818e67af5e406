import {
  ALERT_KINDS,
  type AlertKind,
  type AlertSubject,
  DEFAULT_CARDINALITY_PREFIX,
  DEFAULT_NODE_PREFIX,
  DEFAULT_PREFIX,
  WORKLOAD_GROUP_LABEL,
} from '../../engine';
import type { LabelMatcher } from '../sources/labelMatcher';
import { keyLabels } from '../containers/memoryQueries';
import { LEAK_WITNESS, selectWitness } from './selectWitness';

/** There for every container of a workload: how many replicas it has. */
export const WORKLOAD_WITNESS = `${DEFAULT_PREFIX}_workload_containers`;

/** The same of rule files that know the scores across lives. */
const LIVES_WITNESS = `${DEFAULT_PREFIX}_workload_newest_start_seconds`;

/**
 * A series of the rules that each alert reads which is there for everything that is measured: a score is absent where
 * nothing rises, so that its absence tells nothing.
 */
export const WITNESS: Readonly<Record<AlertKind, string>> = {
  leak: LEAK_WITNESS,
  'masked-leak': LIVES_WITNESS,
  'fast-leak': LIVES_WITNESS,
  'oom-loop': `${DEFAULT_PREFIX}_anon_bytes`,
  'time-to-limit': `${DEFAULT_PREFIX}_working_set_bytes`,
  'node-pressure': `${DEFAULT_NODE_PREFIX}_working_set_bytes`,
  cardinality: `${DEFAULT_CARDINALITY_PREFIX}_samples`,
};

/**
 * Selects the witness of an alert where it carries all labels that tell things apart: what other rules write under this
 * name, or rules without the cluster label, is not what the alert would be about here.
 */
export function witnessSelector(
  kind: AlertKind,
  matchers: readonly LabelMatcher[],
  clusterLabel: string | null
): string {
  const { subject } = ALERT_KINDS.find((info) => info.kind === kind)!;
  return selectWitness(WITNESS[kind], subjectLabels(subject, clusterLabel), matchers);
}

/** Labels that tell apart what alerts are about. */
export function subjectLabels(subject: AlertSubject, clusterLabel: string | null): string[] {
  const cluster = clusterLabel ? [clusterLabel] : [];
  switch (subject) {
    case 'node':
      return [...cluster, 'node'];
    case 'target':
      return [...cluster, 'job', 'instance'];
    case 'container':
      return keyLabels(clusterLabel);
    case 'workload':
      return keyLabels(clusterLabel).map((label) => (label === 'pod' ? WORKLOAD_GROUP_LABEL : label));
  }
}
