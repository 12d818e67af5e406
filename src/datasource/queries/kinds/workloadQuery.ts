import { collectWorkload } from '../../../collect/workloadPage/collectWorkload';
import { PrometheusError } from '../../../collect/ask/prometheusError';
import { toWorkloadFrames } from '../../frames/toWorkloadFrames';
import { STRINGS } from '../../strings';
import { isEverything } from '../toMatchers';
import type { QueryKind } from './queryKind';

/** One container of a workload over the lives of all of its pods. */
export const workloadQuery: QueryKind = {
  type: 'workload',
  run: async ({ ask, query: { refId, scope, workload = '' }, podLabels, window }) => {
    const { cluster = '', namespace = '', container = '' } = scope;
    const names = { namespace, workload, container };
    const missing = Object.entries(names).flatMap(([name, text]) => (text === '' || isEverything(text) ? [name] : []));
    if (missing.length > 0) {
      throw new PrometheusError('bad-query', STRINGS.errors.incompleteWorkload(missing));
    }
    const { atSeconds, clusterLabel, signal } = window;
    const place = { ...names, cluster: clusterLabel === null ? null : cluster };
    const request = { ...place, atSeconds, clusterLabel, podLabels, signal };
    return toWorkloadFrames(refId, place, await collectWorkload(ask, request));
  },
};
