import { type LabelledValues, ownersByPod, toNameByPod, WORKLOAD_GROUP_LABEL } from '../../engine';
import { mapBounded } from '../ask/mapBounded';
import { keyLabels, matchersText } from '../containers/memoryQueries';
import type { BacktestPlan } from './backtestRequest';
import { pickLabels, toLabelsId, toScopeChunks } from './scopeChunks';

const PARALLEL_CHUNKS = 2;

/**
 * The same series with the workload of their pod, as the recording rules name it: by its owner at any time of the range, else
 * by its name. Errors of the server reject.
 */
export async function nameWorkloads(
  { asked, clusterLabel, fromSeconds, toSeconds }: BacktestPlan,
  series: readonly LabelledValues[]
): Promise<LabelledValues[]> {
  const keys = keyLabels(clusterLabel).filter((label) => label !== 'container');
  const pods = new Map(series.map(({ labels }) => [toLabelsId(labels, keys), pickLabels(labels, keys)]));
  const over = `[${Math.round(toSeconds - fromSeconds)}s]`;
  const names = new Map<string, string>();
  await mapBounded(toScopeChunks([...pods.values()], keys), PARALLEL_CHUNKS, async ({ scope }) => {
    const select = (metric: string, matchers: string, isOfPod: boolean) => {
      const own = isOfPod ? scope : scope.filter(({ label }) => label !== 'pod');
      const all = [matchersText(own), matchers].filter(Boolean).join(',');
      return `last_over_time(${metric}{${all}}${over})`;
    };
    const { vector } = await asked.instant(ownersByPod(WORKLOAD_GROUP_LABEL, keys, select));
    vector.forEach(({ labels }) => names.set(toLabelsId(labels, keys), labels[WORKLOAD_GROUP_LABEL] ?? ''));
  });
  return series.map(({ labels, values }) => {
    const workload = names.get(toLabelsId(labels, keys)) ?? toNameByPod(labels.pod ?? '');
    return { labels: { ...labels, [WORKLOAD_GROUP_LABEL]: workload }, values };
  });
}
