import { type ContainerKey, escapeRegex } from '../../../engine';
import type { LabelMatcher } from '../../sources/labelMatcher';
import { matchersText } from '../../containers/memoryQueries';
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

function selectors({ key, clusterLabel }: CounterScope, named: LabelMatcher, where: readonly LabelMatcher[]): string[] {
  return podScopes(key, clusterLabel).map((scope) => `{${matchersText([named, ...scope, ...where])}}`);
}

/** The counters that the pod had in the window, by container and by what tells errors, each with its number of series. */
export function countersQuery(scope: CounterScope, names: readonly string[]): string {
  const named: LabelMatcher = { label: '__name__', op: '=~', value: names.map(escapeRegex).join('|') };
  const by = ['__name__', 'container', 'k8s_container_name', ...ERROR_LABELS].join(',');
  const all = selectors(scope, named, []).map((text) => `last_over_time(${text}[${toSeconds(scope.windowSeconds)}s])`);
  return `count by (${by}) (${all.join(' or ')})`;
}

/** The most samples that one series of a counter has in the window. */
export function samplesQuery(scope: CounterScope, { name, where }: CounterSelector): string {
  const named: LabelMatcher = { label: '__name__', op: '=', value: name };
  const all = selectors(scope, named, where).map(
    (text) => `count_over_time(${text}[${toSeconds(scope.windowSeconds)}s])`
  );
  return `max(${all.join(' or ')})`;
}

/** Events a second, over the seconds before each moment. */
export function rateQuery(scope: CounterScope, { name, where }: CounterSelector, rateSeconds: number): string {
  const named: LabelMatcher = { label: '__name__', op: '=', value: name };
  const all = selectors(scope, named, where).map((text) => `rate(${text}[${toSeconds(rateSeconds)}s])`);
  return `sum(${all.join(' or ')})`;
}

function toSeconds(seconds: number): number {
  return Math.max(1, Math.ceil(seconds));
}
