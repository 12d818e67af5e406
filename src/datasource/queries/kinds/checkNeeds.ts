import { PrometheusError } from '../../../collect/ask/prometheusError';
import { STRINGS } from '../../strings';
import type { Interpolated } from '../interpolateQuery';
import { missingLabels } from '../missingLabels';
import type { QueryNeeds } from './queryKind';

/** Throws a sentence that says what to choose, where the scope of a query does not say what its type needs. */
export function checkNeeds(needs: QueryNeeds, { query: { scope }, severalValued }: Interpolated): void {
  if (needs === 'pod') {
    checkOnePod(missingLabels(scope), severalValued);
  }
  if (needs === 'workload' && severalValued.length > 0) {
    throw new PrometheusError('bad-query', STRINGS.errors.severalOfWorkload(severalValued));
  }
  if (needs === 'target' && severalValued.length > 0) {
    throw new PrometheusError('bad-query', STRINGS.errors.severalTargets(severalValued));
  }
}

function checkOnePod(missing: string[], severalValued: string[]): void {
  const severalOfPod = severalValued.filter((label) => label !== 'container');
  if (severalOfPod.length > 0) {
    throw new PrometheusError('bad-query', STRINGS.errors.severalPods(severalOfPod));
  }
  if (missing.length > 0) {
    throw new PrometheusError('bad-query', STRINGS.errors.incompletePod(missing));
  }
  if (severalValued.length > 0) {
    throw new PrometheusError('bad-query', STRINGS.errors.severalContainers);
  }
}
