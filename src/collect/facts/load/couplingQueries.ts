import type { ContainerKey } from '../../../engine';
import type { Form } from '../../ask/batch';
import type { Selection } from '../../ask/selection';
import type { LabelMatcher } from '../../sources/labelMatcher';
import { podScopes } from '../runtimes/runtimeQueries';
import { ERROR_LABELS } from './requestMetrics';

/** Which series of a pod are meant. */
export interface CounterScope {
  key: ContainerKey;
  clusterLabel: string | null;
  windowSeconds: number;
}

/** What selects one counter of a container. */
export interface CounterSelector {
  name: string;
  where: readonly LabelMatcher[];
}

/** Labels that say whose a series is. */
const OWNER_LABELS = ['namespace', 'pod', 'container', 'k8s_namespace_name', 'k8s_pod_name', 'k8s_container_name'];

const by = (clusterLabel: string | null, more: readonly string[] = []) =>
  [...(clusterLabel ? [clusterLabel] : []), ...OWNER_LABELS, ...more].join(',');

/** The counters of a pod. */
export function countersSelection({ key, clusterLabel }: CounterScope, names: readonly string[]): Selection {
  return { names, scopes: podScopes(key, clusterLabel) };
}

/** The counters that there were in the window, by container and by what tells errors, each with its number of series. */
export function countersForm({ clusterLabel, windowSeconds }: CounterScope): Form {
  const labels = by(clusterLabel, ['__name__', ...ERROR_LABELS]);
  const seconds = toSeconds(windowSeconds);
  return {
    id: `counters ${seconds}`,
    keepsName: true,
    toExpr: (selectors) => {
      const all = selectors.flat().map((text) => `last_over_time(${text}[${seconds}s])`);
      return `count by (${labels}) (${all.join(' or ')})`;
    },
  };
}

/** One counter of a container. */
export function counterSelection({ key, clusterLabel }: CounterScope, { name, where }: CounterSelector): Selection {
  return { names: [name], scopes: podScopes(key, clusterLabel).map((scope) => [...scope, ...where]) };
}

/** The most samples that one series of a counter has in the window. */
export function samplesForm({ clusterLabel, windowSeconds }: CounterScope, { name }: CounterSelector): Form {
  const seconds = toSeconds(windowSeconds);
  return {
    id: `samples ${seconds}`,
    part: name,
    keepsName: false,
    toExpr: (selectors) => {
      const all = selectors.flat().map((text) => `count_over_time(${text}[${seconds}s])`);
      return `max by (${by(clusterLabel)}) (${all.join(' or ')})`;
    },
  };
}

/** Events a second, over the seconds before each moment. Labels that tell errors are kept, so that failures can be told. */
export function rateForm({ clusterLabel }: CounterScope, { name, where }: CounterSelector, rateSeconds: number): Form {
  const seconds = toSeconds(rateSeconds);
  const kept = where.map(({ label }) => label).filter((label) => !OWNER_LABELS.includes(label));
  return {
    id: 'rate',
    part: `${name} ${seconds} ${kept.join(' ')}`,
    keepsName: false,
    toExpr: (selectors) => {
      const all = selectors.flat().map((text) => `rate(${text}[${seconds}s])`);
      return `sum by (${by(clusterLabel, kept)}) (${all.join(' or ')})`;
    },
  };
}

const MINUTE_SECONDS = 60;

/** In whole minutes, so that what was measured a little differently is asked with the same text. */
function toSeconds(seconds: number): number {
  return Math.max(1, Math.ceil(seconds / MINUTE_SECONDS)) * MINUTE_SECONDS;
}
