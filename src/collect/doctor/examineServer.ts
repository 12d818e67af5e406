import { keyLabels, containerMatchersText } from '../containers/memoryQueries';
import { collectRecording } from '../alerts/collectRecording';
import type { AskSession } from '../ask/session';
import type { QueryCost } from '../ask/prometheusClient';
import { findRangeEdge } from '../sources/findRangeEdge';
import { MEMORY_METRICS } from '../sources/memoryMetrics';
import { probe } from '../sources/probe';
import type { DoctorFinding } from './doctorFinding';
import type { Examination } from './examination';
import { findMetricFindings } from './metricFindings';
import { findServerFindings } from './serverFindings';
import { findSourceFindings } from './sourceFindings';

export interface DoctorAnswer extends Examination {
  findings: DoctorFinding[];
  warnings: string[];
  cost: QueryCost;
}

/** Looks at what a server has, and says of each thing what to change. Errors of the server reject. */
export async function examineServer(
  ask: AskSession,
  { atSeconds, clusterLabel, signal }: { atSeconds: number; clusterLabel: string | null; signal?: AbortSignal }
): Promise<DoctorAnswer> {
  const asked = ask.at(atSeconds, signal);
  const known = await asked.sources();
  const rows = containerMatchersText([]);
  const containers = `max by (${keyLabels(clusterLabel).join(',')})`;
  const count = async (what: string, expr: string) =>
    (await asked.orNothing(what, asked.instant(`count(${expr})`)))?.vector[0]?.value ?? null;
  const [found, edge, recording, measured, withIds, versions] = await Promise.all([
    probe(asked, { atSeconds, clusterLabel, signal }),
    findRangeEdge(asked),
    collectRecording(asked, { atSeconds, clusterLabel, signal }),
    count('Whether memory is measured', `${containers} (${MEMORY_METRICS.workingSetBytes}{${rows}}) > 0`),
    count('Whether ids are stored', `${containers} (${MEMORY_METRICS.workingSetBytes}{id!="",${rows}})`),
    asked.orNothing(
      'The version of kube-state-metrics',
      asked.instant('count by (version) (kube_state_metrics_build_info)')
    ),
  ]);
  const examination: Examination = {
    clusterLabel,
    sources: known?.found ?? [],
    probe: found,
    edge,
    recording,
    measured,
    withIds,
    kubeStateVersions: (versions?.vector ?? []).map(({ labels }) => labels.version ?? '').filter(Boolean),
  };
  return {
    ...examination,
    findings: [
      ...findSourceFindings(examination),
      ...findMetricFindings(examination),
      ...findServerFindings(examination),
    ],
    warnings: [...(known?.failure ? [known.failure] : []), ...asked.warnings, ...asked.failures],
    cost: asked.cost,
  };
}
