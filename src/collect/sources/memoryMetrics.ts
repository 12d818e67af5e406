import type { MemoryReading } from '../../engine';

/** cAdvisor's names for the counters of a reading. Source: memory catalog, section 2.1. */
export const MEMORY_METRICS: Readonly<Record<keyof MemoryReading, string>> = {
  usageBytes: 'container_memory_usage_bytes',
  workingSetBytes: 'container_memory_working_set_bytes',
  rssBytes: 'container_memory_rss',
  cacheBytes: 'container_memory_cache',
  inactiveFileBytes: 'container_memory_total_inactive_file_bytes',
  activeFileBytes: 'container_memory_total_active_file_bytes',
  kernelBytes: 'container_memory_kernel_usage',
  swapBytes: 'container_memory_swap',
};

/**
 * How long tasks of a container waited for memory: some of them (`waiting`), or all of them at once (`stalled`). Kubelets
 * tell them from 1.34 on by themselves (feature KubeletPSI), cAdvisor where --enable_metrics has pressure.
 * Source: kubernetes/enhancements KEP-4205; google/cadvisor, metrics/prometheus.go.
 */
export const PRESSURE_METRICS = {
  waitingSeconds: 'container_pressure_memory_waiting_seconds_total',
  stalledSeconds: 'container_pressure_memory_stalled_seconds_total',
} as const;

export const LIMIT_METRIC = 'container_spec_memory_limit_bytes';
/** Of swap alone on cgroup v2; of memory and swap together on v1. */
export const SWAP_LIMIT_METRIC = 'container_spec_memory_swap_limit_bytes';
export const START_TIME_METRIC = 'container_start_time_seconds';

/** kube-state-metrics, for what cAdvisor's were dropped or cannot tell. Source: memory catalog, section 4. */
export const KSM_LIMIT_METRIC = 'kube_pod_container_resource_limits';
export const KSM_REQUEST_METRIC = 'kube_pod_container_resource_requests';
export const KSM_RESTARTS_METRIC = 'kube_pod_container_status_restarts_total';

/** The same of init containers: native sidecars, which run all the time, have their numbers only here. */
export const KSM_INIT_LIMIT_METRIC = 'kube_pod_init_container_resource_limits';
export const KSM_INIT_REQUEST_METRIC = 'kube_pod_init_container_resource_requests';

/** Each row of a container in cAdvisor has one of these, whatever an allow list has left. */
export const CADVISOR_SEEN: readonly string[] = [
  MEMORY_METRICS.workingSetBytes,
  MEMORY_METRICS.usageBytes,
  MEMORY_METRICS.rssBytes,
];
