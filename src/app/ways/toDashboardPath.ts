import { buildDashboardPath } from '../../contract/buildDashboardPath';
import {
  CARDINALITY_DASHBOARD_UID,
  CONTAINER_DASHBOARD_UID,
  FLEET_DASHBOARD_UID,
  NODES_DASHBOARD_UID,
  WORKLOAD_DASHBOARD_UID,
} from '../../contract/dashboardUids';
import type { Source } from '../findSources';
import type { DiagnoseLink } from './diagnoseLink';
import type { WayScope } from './scopeLabels';

/** All of them: as dashboards write it. */
const ALL = '$__all';

/** The dashboard that says most of what a link is about, with its variables, its data source and the time of the link. */
export function toDashboardPath({ scope, from, to }: DiagnoseLink, source: Source | null): string {
  const { uid, variables } = chooseDashboard(scope);
  // Without a label for the cluster our dashboards know none, whatever others call one.
  const cluster: Record<string, string> = source?.clusterLabel && scope.cluster ? { cluster: scope.cluster } : {};
  const datasource: Record<string, string> = source?.isLeakscope ? { datasource: source.uid } : {};
  return buildDashboardPath({ uid, variables: { ...datasource, ...cluster, ...variables }, from, to });
}

function chooseDashboard(scope: WayScope): { uid: string; variables: Record<string, string> } {
  const { namespace, pod, container, workload, node, job, instance } = scope;
  if (namespace !== undefined && pod !== undefined) {
    return { uid: CONTAINER_DASHBOARD_UID, variables: { namespace, pod, container: container ?? ALL } };
  }
  if (namespace !== undefined && workload !== undefined) {
    return { uid: WORKLOAD_DASHBOARD_UID, variables: { namespace, workload, ...defined({ container }) } };
  }
  if (namespace !== undefined || pod !== undefined || container !== undefined || workload !== undefined) {
    return { uid: FLEET_DASHBOARD_UID, variables: defined({ namespace, pod }) };
  }
  if (node !== undefined) {
    return { uid: NODES_DASHBOARD_UID, variables: {} };
  }
  return job === undefined
    ? { uid: FLEET_DASHBOARD_UID, variables: {} }
    : { uid: CARDINALITY_DASHBOARD_UID, variables: defined({ job, instance }) };
}

function defined(values: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined)
  );
}
