import { BENIGN_WORKLOADS } from './families/benign';
import { LEAKING_WORKLOADS } from './families/leaking';
import type { WorkloadFamily } from './workload';

/** All families of workloads. Names are unique. */
export const WORKLOAD_FAMILIES: readonly WorkloadFamily[] = [...LEAKING_WORKLOADS, ...BENIGN_WORKLOADS];
