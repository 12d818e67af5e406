import type { TestDataSourceResponse } from '@grafana/data';
import { askLinked } from '../clients/askLinked';
import { checkKubelets } from '../kubelet/checkKubelets';
import type { Kubelets } from '../kubelet/kubelets';
import { checkSources } from './checkSources';
import { describeProbe } from './describeProbe';

/** What Grafana's button "Test" says: whether the linked data source has anything to answer with, and whether kubelets answer. */
export async function testLinked(
  promUid: string | undefined,
  kubelets: Kubelets | null,
  clusterLabel: string | null
): Promise<TestDataSourceResponse> {
  const ask = askLinked(promUid).session(Date.now() / 1000);
  const { result, sources } = await checkSources(ask, clusterLabel);
  const { usable, summary, sentences } = describeProbe(result);
  const checked = kubelets && (await checkKubelets(ask, kubelets, clusterLabel));
  const details = {
    message: [...sources, ...sentences, ...(checked ? [checked.summary, ...checked.notices] : [])].join(' '),
  };
  return { status: usable ? 'success' : 'error', message: summary, details };
}
