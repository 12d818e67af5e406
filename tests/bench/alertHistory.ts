import type { BackfillSeries } from '../prometheus/backfillSeries.mjs';

const MIB = 2 ** 20;
const INTERVAL_SECONDS = 60;
/** Limits, start times and the like are looked at only at the end. */
const FACTS_SECONDS = 3600;

/** As far back as the scores look, and some hours more. */
export const ALERT_HISTORY_SECONDS = 11.5 * 86400;

interface Shape {
  containers: number;
  /** With them there is a node too, and all that the rules read; without, only what scores anonymous memory. */
  targets?: number;
}

/** Containers, targets and a node that were seen once a minute, all growing, as cAdvisor and Prometheus write them. */
export function* makeAlertHistory(endSeconds: number, { containers, targets = 0 }: Shape): Generator<BackfillSeries> {
  const count = ALERT_HISTORY_SECONDS / INTERVAL_SECONDS;
  // Off the full minutes, as scrapes are.
  const times = Array.from({ length: count }, (_, index) => endSeconds - 7.3 - (count - 1 - index) * INTERVAL_SECONDS);
  const facts = times.filter((time) => time > endSeconds - FACTS_SECONDS);
  const make = (
    labels: Record<string, string>,
    of: (index: number) => number,
    timesSeconds = times
  ): BackfillSeries => ({
    labels: { __name__: '', ...labels },
    timesSeconds,
    values: timesSeconds.map((_, index) => of(index + count - timesSeconds.length)),
  });
  for (let i = 0; i < containers; i++) {
    const labels = { namespace: 'shop', pod: `pod-${i}`, container: 'app', id: `/${i}`, node: 'n1', job: 'kubelet' };
    const rss = (index: number) => (100 + i) * MIB + index * 20480 * (i + 4);
    yield make({ ...labels, __name__: 'container_memory_rss' }, rss);
    yield make({ ...labels, __name__: 'container_spec_memory_limit_bytes' }, () => 4096 * MIB, facts);
    yield make({ ...labels, __name__: 'container_start_time_seconds' }, () => times[0], facts);
    if (targets > 0) {
      yield make({ ...labels, __name__: 'container_memory_working_set_bytes' }, (index) => rss(index) + 9 * MIB);
      yield make({ ...labels, __name__: 'container_memory_usage_bytes' }, (index) => rss(index) + 20 * MIB);
      yield make({ ...labels, __name__: 'container_memory_cache' }, () => 15 * MIB);
      yield make({ ...labels, __name__: 'container_memory_total_active_file_bytes' }, () => 6 * MIB);
      yield make({ ...labels, __name__: 'container_memory_total_inactive_file_bytes' }, () => 9 * MIB);
      const { namespace, pod, container } = labels;
      const state = { namespace, pod, container, job: 'kube-state-metrics' };
      yield make({ ...state, __name__: 'kube_pod_container_status_restarts_total' }, (index) =>
        Math.floor(index / 360)
      );
      const reason = { __name__: 'kube_pod_container_status_last_terminated_reason', reason: 'OOMKilled' };
      yield make({ ...state, ...reason }, () => 1, facts);
    }
  }
  if (targets > 0) {
    const root = { __name__: 'container_memory_working_set_bytes', id: '/', node: 'n1' };
    yield make(root, (index) => 1024 * MIB + index * MIB);
    yield make({ __name__: 'kube_node_status_capacity', node: 'n1', resource: 'memory' }, () => 65536 * MIB, facts);
  }
  for (let i = 0; i < targets; i++) {
    const labels = { job: 'api', instance: `i${i}` };
    yield make({ ...labels, __name__: 'scrape_samples_scraped' }, (index) => 500 + Math.floor((index * (i + 1)) / 20));
    yield make({ ...labels, __name__: 'process_start_time_seconds' }, () => times[0], facts);
  }
}
