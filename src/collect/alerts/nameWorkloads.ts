import { type LabelledValues, WORKLOAD_GROUP_LABEL } from '../../engine';
import { mapBounded } from '../ask/mapBounded';
import { keyLabels } from '../containers/memoryQueries';
import { askPodWorkloads } from '../workloads/askPodWorkloads';
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
  const windowSeconds = toSeconds - fromSeconds;
  const chunks = toScopeChunks([...pods.values()], keys);
  const names = await mapBounded(chunks, PARALLEL_CHUNKS, ({ scope }) =>
    askPodWorkloads(asked, { scope, clusterLabel, windowSeconds })
  );
  return series.map(({ labels, values }) => {
    const workload = names.map((nameOf) => nameOf.owned(labels)).find((name) => name !== null);
    return { labels: { ...labels, [WORKLOAD_GROUP_LABEL]: workload ?? names[0].guessed(labels) }, values };
  });
}
