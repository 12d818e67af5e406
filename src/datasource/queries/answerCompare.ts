import type { AskSession } from '../../collect/ask/session';
import type { DataFrame } from '@grafana/data';
import { collectCohorts } from '../../collect/cohorts/collectCohorts';
import { collectProcesses } from '../../collect/cohorts/collectProcesses';
import type { CohortGrouping } from '../../collect/cohorts/cohortsRequest';
import type { ContainerKey } from '../../engine';
import { toCompareFrames } from '../frames/toCompareFrames';

export interface CompareRequest {
  /** A container of one of the replicas. */
  key: ContainerKey;
  /**
   * What members are grouped by: `replica`, `version`, `process`, or a label such as `track`; `label:` in front stands for a
   * label that is called like one of those. Empty: by version where there are several.
   */
  compareBy: string;
  /** End of the window, Unix seconds. */
  atSeconds: number;
  windowSeconds: number;
  /** Distance of the moments at which versions are looked for, as on the container's own panel. */
  stepSeconds?: number;
  /** Label that names the cluster; null where there is none. */
  clusterLabel: string | null;
  signal?: AbortSignal;
}

/** Replicas of the container's workload side by side, or the processes inside of it. */
export async function answerCompare(
  ask: AskSession,
  { compareBy, ...request }: CompareRequest,
  refId: string
): Promise<DataFrame[]> {
  if (compareBy === 'process') {
    const answer = await collectProcesses(ask, request);
    return toCompareFrames(refId, { ...answer, workload: null, deploys: [] });
  }
  const { key, ...window } = request;
  const { cluster, namespace, pod, container } = key;
  const answer = await collectCohorts(ask, {
    ...window,
    cluster,
    namespace,
    container,
    of: { pod },
    grouping: toGrouping(compareBy),
  });
  const { workload } = answer;
  return toCompareFrames(refId, { ...answer, workload: workload && `${workload.kind} ${workload.name}` });
}

function toGrouping(compareBy: string): CohortGrouping | null {
  switch (compareBy) {
    case '':
      return null;
    case 'version':
    case 'replica':
      return { by: compareBy };
    default:
      return { by: 'label', label: compareBy.replace(/^label:/, '') };
  }
}
