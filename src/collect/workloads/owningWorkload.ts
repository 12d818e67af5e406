import type { Workload } from '../../engine';

/** A workload that metrics of owners tell, and whose pods are replaced when its template changes. */
export type OwningWorkload = Pick<Workload, 'name' | 'byReplicaSet'> & { kind: string };
