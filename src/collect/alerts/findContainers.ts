import { say } from '../../engine';
import { readCount } from '../ask/readCount';
import { findNewestSample } from '../sources/newestSample';
import { MEMORY_METRICS } from '../sources/memoryMetrics';
import { containerMatchersText, keyLabels } from '../containers/memoryQueries';
import type { Labels } from '../ask/prometheusClient';
import { ALERT_COLLECT_LIMITS } from './alertCollectLimits';
import type { BacktestPlan } from './backtestRequest';
import { pickLabels } from './scopeChunks';

/** Things over the whole range: how many, and those that moved most. */
export interface Ranked {
  total: number;
  chosen: Labels[];
}

/** Ranks what an expression has a value for by how far the value moved over the range, on the server. */
export async function rankByRange(
  { asked, fromSeconds, toSeconds }: BacktestPlan,
  expr: string,
  names: readonly string[],
  cap: number
): Promise<Ranked> {
  const hours = Math.max(1, Math.ceil((toSeconds - fromSeconds) / 3600));
  const step = Math.ceil(hours / ALERT_COLLECT_LIMITS.rankedPoints.value);
  const over = (name: string) => `${name}_over_time((${expr})[${hours}h:${step}h])`;
  const [total, moved] = await Promise.all([
    asked.instant(`count(${over('count')})`),
    asked.instant(`topk(${cap}, ${over('max')} - ${over('min')})`),
  ]);
  const ranked = [...moved.vector].sort((a, b) => b.value - a.value);
  return {
    total: readCount(total.vector[0], say`what can be tested`),
    chosen: ranked.map(({ labels }) => pickLabels(labels, names)),
  };
}

/** Working set of the containers of the scope, one series each; also of those that ended since. */
export function containersExpr({ matchers, clusterLabel }: Pick<BacktestPlan, 'matchers' | 'clusterLabel'>): string {
  const rows = `${MEMORY_METRICS.workingSetBytes}{${containerMatchersText(matchers)}}`;
  return `max by (${keyLabels(clusterLabel).join(',')}) (${rows})`;
}

/** Why there are no containers to test. */
export async function explainNoContainers({ asked, matchers, toSeconds }: BacktestPlan): Promise<string[]> {
  const { sentence } = await findNewestContainers({ asked, matchers, toSeconds });
  return [
    say`No container of the scope has ${MEMORY_METRICS.workingSetBytes} in this time: there is nothing to test.`,
    sentence,
  ];
}

export function findNewestContainers({
  asked,
  matchers,
  toSeconds,
}: Pick<BacktestPlan, 'asked' | 'matchers' | 'toSeconds'>) {
  return findNewestSample(asked, `${MEMORY_METRICS.workingSetBytes}{${containerMatchersText(matchers)}}`, toSeconds);
}

export const firstOnly = (tested: number, total: number, what: string) =>
  say`Of ${total} ${what} the ${tested} whose values moved most were tested: choose a namespace to test the others.`;
