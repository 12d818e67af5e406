import { buildDashboardPath } from '../../contract/buildDashboardPath';
import { CONTAINER_DASHBOARD_UID } from '../../contract/dashboardUids';
import type { WorkloadsRow } from '../../contract/workloadsFrame';
import type { Shown } from './shown';

type Named = Pick<WorkloadsRow, 'cluster' | 'namespace' | 'workload' | 'container'>;

const namesOf = ({ cluster, namespace, workload, container }: Named) => [cluster, namespace, workload, container];

export const toWorkloadId = (row: Named) => JSON.stringify(namesOf(row));

export const toWorkloadTitle = (row: Named) =>
  namesOf(row)
    .filter((name) => name !== null)
    .join(' / ');

/** To the page of the replica that needs somebody first. */
export const toWorkloadPath = ({ cluster, namespace, pod, container }: WorkloadsRow, { uid, moments }: Shown) =>
  buildDashboardPath({
    uid: CONTAINER_DASHBOARD_UID,
    variables: { datasource: uid, ...(cluster === null ? {} : { cluster }), namespace, pod, container },
    ...moments,
  });
