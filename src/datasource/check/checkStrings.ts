import type { QueryCost } from '../../collect/ask/prometheusClient';
import { formatCount, type Level, say, texts } from '../../engine';

const days = (seconds: number) => (seconds / 86_400).toLocaleString('en-US', { maximumFractionDigits: 1 });

/** Texts about what a server has. */
export const CHECK_STRINGS = texts({
  summary: {
    L3: (containers: number) =>
      say`Works in full detail: the usage of ${formatCount(containers)} containers can be taken apart.`,
    L2: (containers: number) =>
      say`Works in less detail (level L2): of ${formatCount(containers)} containers, only the working set can be taken apart.`,
    L1: (containers: number) =>
      say`Works in coarse detail (level L1): the memory of ${formatCount(containers)} containers can be taken apart only roughly.`,
    none: (containers: number) =>
      say`The metrics of ${formatCount(containers)} containers are not enough: container_memory_working_set_bytes and container_memory_rss are both needed.`,
  } satisfies Record<Level | 'none', (containers: number) => string>,
  change: (sentence: string, where: string, code: string) => say`${sentence} In ${where}: ${code}`,
  noContainers:
    'Prometheus answers, but it has no memory metrics of containers: let it scrape /metrics/cadvisor of the kubelets.',
  stale: (seconds: number) =>
    say`Prometheus had memory metrics of containers, but none of the last five minutes (the newest are up to ${Math.ceil(seconds / 3600) + 6} hours old): check that it still scrapes /metrics/cadvisor of the kubelets.`,
  repeated:
    'Most containers are stored more than once, by several scrapes or replicas: Leakscope counts each once, but the queries cost more.',
  toReachFull: (metrics: string[]) =>
    say`For full detail (level L3), keep ${metrics.join(', ')} in the metric relabel rules of the kubelet's /metrics/cadvisor scrape.`,
  noHistory: 'No history was found, so there is no leak score yet: it starts after twelve hours.',
  shortHistory: (seconds: number, wanted: number) =>
    say`The history is ${days(seconds)} days long; the leak score looks back ${days(wanted)} days, and is more cautious with less.`,
  noLimits: 'Limits are not known: keep container_spec_memory_limit_bytes, or scrape kube-state-metrics.',
  noRestarts: 'Restarts are not known: keep container_start_time_seconds, or scrape kube-state-metrics.',
  cost: ({ requests, samples, milliseconds }: QueryCost) =>
    say`The check took ${formatCount(requests)} requests, ${formatCount(samples)} samples and ${(milliseconds / 1000).toFixed(1)} s of answering time.`,
  title: 'What Leakscope finds there',
  run: 'Check',
  running: 'Checking…',
  failed: 'The check failed',
  introduction: 'Asks the chosen data source which metrics it has. Nothing is changed or saved.',
  present: (series: number) => say`${formatCount(series)} series`,
  missing: 'Missing',
  missingRequired: 'Missing, required',
  columns: { what: 'What', found: 'Found', purpose: 'Used for' },
  facts: {
    containers: { what: 'Containers', purpose: 'everything' },
    interval: { what: 'Scrape interval', purpose: 'the step of charts' },
    history: { what: 'History', purpose: 'telling a leak from what was there before' },
    limits: { what: 'Limits', purpose: 'the share of the limit, and how urgent growth is' },
    restarts: { what: 'Restarts', purpose: 'keeping the lives of a container apart' },
    cpus: { what: 'CPUs of the nodes', purpose: 'how exactly counters have to add up' },
  },
  known: 'Known',
  unknown: 'Unknown',
  seconds: (value: number) => `${Math.round(value)} s`,
  historyOf: (seconds: number, wanted: number) => say`${days(Math.min(seconds, wanted))} of ${days(wanted)} days`,
});
