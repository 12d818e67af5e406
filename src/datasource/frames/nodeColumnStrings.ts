import { texts } from '../../engine';

/** Titles of the table of nodes. */
export const NODE_COLUMNS = texts({
  cluster: 'Cluster',
  node: 'Node',
  ready: 'Ready',
  memory_pressure: 'Memory pressure',
  capacity_bytes: 'Capacity',
  allocatable_bytes: 'Allocatable',
  eviction_bytes: 'Evicts pods above',
  usage_bytes: 'Usage',
  working_set_bytes: 'Working set',
  pods_bytes: 'Pods',
  system_bytes: 'System',
  unaccounted_bytes: 'Not accounted for',
  slope_bytes_per_hour: 'Growth per hour',
  oom_kills: 'OOM kills',
  drivers: 'Growing most',
  source: 'Source',
  trend: 'Trend',
});
