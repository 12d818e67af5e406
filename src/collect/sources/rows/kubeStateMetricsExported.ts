import { textsIn } from '../../../engine';
import type { SourceRow } from '../sourceRow';
import { KSM_SEEN } from './kubeStateMetrics';

/** Scraped without honor_labels: namespace, pod and container are those of kube-state-metrics itself. */
export const kubeStateMetricsExported: SourceRow = textsIn(
  'title',
  'cannotTell',
  'refusal'
)({
  id: 'kube-state-metrics-exported',
  title: 'kube-state-metrics scraped without honor_labels',
  family: 'kube',
  rows: [{ label: 'exported_namespace', op: '!=', value: '' }],
  labels: {
    namespace: { from: 'exported_namespace' },
    pod: { from: 'exported_pod' },
    container: { from: 'exported_container' },
    node: { from: 'exported_node', optional: true },
  },
  seen: KSM_SEEN,
  apart: [{ label: 'exported_namespace', op: '=', value: '' }],
  level: 'L3',
  cannotTell: null,
  origin: 'prometheus/prometheus, docs/configuration: honor_labels (conflicting labels become exported_…)',
});
