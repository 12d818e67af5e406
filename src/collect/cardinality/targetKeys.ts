import { escapeRegex, PATH_LABEL, type ScrapeTarget } from '../../engine';
import type { Labels } from '../ask/prometheusClient';
import type { LabelMatcher } from '../sources/labelMatcher';

/** Which labels make one target. */
export interface TargetKeys {
  clusterLabel: string | null;
  /** Labels besides job, instance and path without which two targets of this server were one. */
  apartLabels: readonly string[];
}

export function targetLabels({ clusterLabel, apartLabels }: TargetKeys): string[] {
  return [...(clusterLabel ? [clusterLabel] : []), 'job', 'instance', PATH_LABEL, ...apartLabels];
}

/** The target that labels are of; null where neither job nor instance is told. */
export function toScrapeTarget(labels: Labels, { clusterLabel, apartLabels }: TargetKeys): ScrapeTarget | null {
  const { job = '', instance = '' } = labels;
  if (job === '' && instance === '') {
    return null;
  }
  const path: Labels = labels[PATH_LABEL] ? { [PATH_LABEL]: labels[PATH_LABEL] } : {};
  const also: Labels = { ...path, ...Object.fromEntries(apartLabels.map((label) => [label, labels[label] ?? ''])) };
  return {
    cluster: clusterLabel ? (labels[clusterLabel] ?? '') : null,
    job,
    instance,
    ...(Object.keys(also).length > 0 && { also }),
  };
}

function valueOf(target: ScrapeTarget, label: string, clusterLabel: string | null): string {
  const { cluster, job, instance, also = {} } = target;
  return label === clusterLabel ? (cluster ?? '') : ({ job, instance, ...also }[label] ?? '');
}

/**
 * Restricts to some targets. Of several the answer may hold more (the product of the lists): drop what was not asked.
 * Where no target has a path, nothing is asked about it: a page may have such a label of its own.
 */
export function targetScope(targets: readonly ScrapeTarget[], keys: TargetKeys): LabelMatcher[] {
  return targetLabels(keys).flatMap((label): LabelMatcher[] => {
    const values = [...new Set(targets.map((target) => valueOf(target, label, keys.clusterLabel)))];
    if (label === PATH_LABEL && values.every((value) => value === '')) {
      return [];
    }
    return values.length === 1
      ? [{ label, op: '=', value: values[0] }]
      : [{ label, op: '=~', value: values.map(escapeRegex).join('|') }];
  });
}
