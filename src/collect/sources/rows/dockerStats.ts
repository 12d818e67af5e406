import { LIMIT_METRIC, MEMORY_METRICS } from '../memoryMetrics';
import type { SourceRow } from '../sourceRow';
import { OPEN_TELEMETRY_NAMES } from './openTelemetry';

/** What the Docker API tells, by the Collector. Its usage is that of `docker stats`: without inactive page cache. */
export const DOCKER_STATS: readonly SourceRow[] = OPEN_TELEMETRY_NAMES.map(({ suffix, title, bytes, label }) => {
  const usage = bytes('container.memory.usage.total');
  return {
    id: `docker-stats${suffix}`,
    title: `OpenTelemetry docker_stats${title}`,
    family: 'memory',
    rows: [],
    metrics: {
      [MEMORY_METRICS.workingSetBytes]: usage,
      [MEMORY_METRICS.rssBytes]: {
        // cgroup v2, then v1; both have to be switched on.
        derive: (select) =>
          `${select(bytes('container.memory.anon'))} or ${select(bytes('container.memory.total_rss'))}`,
      },
      [LIMIT_METRIC]: bytes('container.memory.usage.limit'),
    },
    labels: {
      namespace: { from: label('host.name'), or: 'docker' },
      pod: { from: label('container.name') },
      container: { from: label('container.name') },
    },
    seen: [usage],
    isOfHost: true,
    level: 'L1',
    cannotTell:
      'Anonymous memory is told where container.memory.anon is switched on in the receiver; a container without a limit is given that of its host, and there are no start times.',
    origin: 'open-telemetry/opentelemetry-collector-contrib, receiver/dockerstatsreceiver/documentation.md',
  };
});
