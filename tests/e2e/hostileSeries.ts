import type { BackfillSeries } from '../prometheus/backfillSeries.mjs';

const MIB = 1024 * 1024;
const STEP_SECONDS = 60;

export const HOSTILE_RANGE = { startSeconds: 1_780_000_017 - 20 * 3600, endSeconds: 1_780_000_017 };

const SCRIPT = '<script>window.leakscopeBroken=1</script><img src=x onerror="window.leakscopeBroken=1">';

/** Names that no cluster has, and that anything may send. */
export const HOSTILE = {
  syntax: { namespace: `a"b'c\\d{e="f"}`, pod: `line one\nline two ${SCRIPT}`, container: '.*|(x+)[y]^$?' },
  /** Template syntax of Grafana: each of these would become another text if it were filled in twice. */
  template: {
    namespace: '$pod',
    pod: '${container} [[namespace]] $__from',
    container: '${namespace:regex}&var-pod=x#%41',
  },
  long: { namespace: 'long', pod: `${'p'.repeat(10_000)}-the-end`, container: 'app' },
  /** Values that are no numbers in the middle. */
  broken: { namespace: 'odd', pod: 'not-a-number', container: 'app' },
  short: { namespace: 'odd', pod: 'three-samples', container: 'app' },
  unlimited: { namespace: 'odd', pod: 'no-limit', container: 'app' },
} as const;

export type HostileName = keyof typeof HOSTILE;

/** When the container `broken` sends NaN, and then infinity. */
export const BROKEN_AT = {
  nanFromSeconds: HOSTILE_RANGE.endSeconds - 10 * 3600,
  infinityFromSeconds: HOSTILE_RANGE.endSeconds - 8 * 3600,
  untilSeconds: HOSTILE_RANGE.endSeconds - 6 * 3600,
};

/** Every container grows by 5 MiB an hour, so that a sample that is wrongly zero would be seen. */
function usageAt(seconds: number): number {
  return Math.round(100 * MIB + ((seconds - HOSTILE_RANGE.startSeconds) / 3600) * 5 * MIB);
}

function breakAt(seconds: number, bytes: number): number {
  if (seconds < BROKEN_AT.nanFromSeconds || seconds >= BROKEN_AT.untilSeconds) {
    return bytes;
  }
  return seconds < BROKEN_AT.infinityFromSeconds ? NaN : Infinity;
}

export function* hostileSeries(): Generator<BackfillSeries> {
  for (const [name, key] of Object.entries(HOSTILE)) {
    yield* seriesOf(name as HostileName, key);
  }
}

function* seriesOf(name: HostileName, key: Record<string, string>): Generator<BackfillSeries> {
  const { startSeconds, endSeconds } = HOSTILE_RANGE;
  const firstSeconds = name === 'short' ? endSeconds - 2 * STEP_SECONDS : startSeconds;
  const timesSeconds: number[] = [];
  for (let seconds = firstSeconds; seconds <= endSeconds; seconds += STEP_SECONDS) {
    timesSeconds.push(seconds);
  }
  const bytesOf: Record<string, (usageBytes: number) => number> = {
    container_memory_usage_bytes: (usageBytes) => usageBytes,
    container_memory_working_set_bytes: (usageBytes) => usageBytes - MIB,
    container_memory_rss: (usageBytes) => usageBytes - 3 * MIB,
    container_memory_cache: () => 2 * MIB,
    container_memory_total_inactive_file_bytes: () => MIB,
    container_memory_total_active_file_bytes: () => MIB,
    container_spec_memory_limit_bytes: () => (name === 'unlimited' ? 0 : 512 * MIB),
  };
  const labels = { ...key, id: `/kubepods/${name}`, image: 'app:1', metrics_path: '/metrics/cadvisor', node: 'n1' };
  for (const [metric, toBytes] of Object.entries(bytesOf)) {
    const values = timesSeconds.map((seconds) => {
      const bytes = toBytes(usageAt(seconds));
      return name === 'broken' && metric !== 'container_spec_memory_limit_bytes' ? breakAt(seconds, bytes) : bytes;
    });
    yield { labels: { __name__: metric, ...labels }, timesSeconds, values };
  }
  yield {
    labels: { __name__: 'container_start_time_seconds', ...labels },
    timesSeconds,
    values: timesSeconds.map(() => firstSeconds),
  };
}
