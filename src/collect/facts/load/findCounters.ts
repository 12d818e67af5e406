import { say } from '../../../engine';
import type { LabelMatcher } from '../../sources/labelMatcher';
import type { VectorSample } from '../../ask/prometheusClient';
import { COUPLING_COLLECT_LIMITS } from './couplingCollectLimits';
import type { CounterSelector } from './couplingQueries';
import { ERROR_METRICS, REQUEST_METRICS, type ErrorLabel, type RequestMetric } from './requestMetrics';

/** A counter that the pod exports and that may be this container's. */
export interface FoundCounter extends CounterSelector {
  /** `container`: it carries the container's name. `pod`: no container's, or a proxy's that serves the pod. */
  scope: 'container' | 'pod';
  series: number;
  /** Which of its series failed; null where no label tells. */
  failed: CounterSelector | null;
}

export interface FoundCounters {
  requests: FoundCounter | null;
  /** In order of preference. */
  errors: FoundCounter[];
  /** Those that a user named, and that are there. */
  others: FoundCounter[];
  warnings: string[];
}

/** Proxies count the requests of the pod that they stand in front of. */
const PROXIES = new Set(['istio-proxy', 'linkerd-proxy', 'envoy']);

/**
 * The counters of one container, from the answer to `countersQuery`. A counter that carries another container's name is
 * not its. Cost: linear in the rows and the catalogue. Never throws.
 */
export function findCounters(
  vector: readonly VectorSample[],
  container: string,
  otherNames: readonly string[]
): FoundCounters {
  const warnings: string[] = [];
  const find = (metric: Pick<RequestMetric, 'name' | 'where'>, errors: readonly ErrorLabel[]): FoundCounter[] => {
    const found = findCounter(vector, container, metric, errors);
    if (found && found.series > COUPLING_COLLECT_LIMITS.series.value) {
      warnings.push(say`The counter ${metric.name} has ${found.series} series in this pod and is left out.`);
      return [];
    }
    return found ? [found] : [];
  };
  const requests = REQUEST_METRICS.flatMap((metric) => find(metric, metric.errors));
  return {
    requests: requests.find(({ scope }) => scope === 'container') ?? requests[0] ?? null,
    errors: ERROR_METRICS.flatMap((metric) => find(metric, [])),
    others: otherNames.flatMap((name) => find({ name, where: [] }, [])),
    warnings,
  };
}

function findCounter(
  vector: readonly VectorSample[],
  container: string,
  { name, where }: Pick<RequestMetric, 'name' | 'where'>,
  errors: readonly ErrorLabel[]
): FoundCounter | null {
  const rows = vector.filter(({ labels }) => labels.__name__ === name);
  const nameOf = ({ labels }: VectorSample) => labels.container || labels.k8s_container_name || '';
  const own = rows.filter((row) => nameOf(row) === container);
  const scope = own.length > 0 ? 'container' : 'pod';
  const usable = own.length > 0 ? own : rows.filter((row) => nameOf(row) === '' || PROXIES.has(nameOf(row)));
  if (usable.length === 0) {
    return null;
  }
  const label = usable[0].labels.container ? 'container' : 'k8s_container_name';
  const ofContainer: LabelMatcher[] = [{ label, op: '=', value: nameOf(usable[0]) }];
  const selector = { name, where: [...ofContainer, ...where] };
  const error = errors.find((one) => usable.some(({ labels }) => labels[one.label]));
  return {
    ...selector,
    scope,
    series: usable.reduce((sum, { value }) => sum + value, 0),
    failed: error ? { name, where: [...selector.where, { label: error.label, op: '=~', value: error.failed }] } : null,
  };
}
