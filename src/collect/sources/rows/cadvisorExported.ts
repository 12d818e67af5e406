import { textsIn } from '../../../engine';
import { CADVISOR_SEEN } from '../memoryMetrics';
import type { SourceRow } from '../sourceRow';

/** Scraped without honor_labels: the plain labels are those of the target that was scraped. */
export const cadvisorExported: SourceRow = textsIn(
  'title',
  'cannotTell',
  'refusal'
)({
  id: 'cadvisor-exported',
  title: 'cAdvisor scraped without honor_labels',
  family: 'memory',
  rows: [],
  labels: {
    namespace: { from: 'exported_namespace' },
    pod: { from: 'exported_pod' },
    container: { from: 'exported_container' },
    node: { from: 'exported_node', optional: true },
  },
  seen: CADVISOR_SEEN,
  apart: [{ label: 'exported_pod', op: '=', value: '' }],
  level: 'L3',
  cannotTell: null,
  origin: 'prometheus/prometheus, docs/configuration: honor_labels (conflicting labels become exported_…)',
});
