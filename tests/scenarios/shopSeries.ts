import type { BackfillSeries } from '../prometheus/backfillSeries.mjs';

const METRICS = ['working_set_bytes', 'rss', 'usage_bytes', 'cache'].map((name) => `container_memory_${name}`);
const STEP_SECONDS = 300;
const SPAN_SECONDS = 2 * 86400;

/** Two days of containers of one namespace, every five minutes. `bytes` is given hours since the begin. */
export function* shopSeries(
  endSeconds: number,
  pods: Readonly<Record<string, (hours: number) => number>>,
  more: Readonly<Record<string, string>> = {}
): Generator<BackfillSeries> {
  const count = SPAN_SECONDS / STEP_SECONDS + 1;
  const timesSeconds = Array.from({ length: count }, (_, i) => endSeconds - (count - 1 - i) * STEP_SECONDS);
  for (const [pod, bytes] of Object.entries(pods)) {
    const values = timesSeconds.map((time) => bytes((time - timesSeconds[0]) / 3600));
    for (const __name__ of METRICS) {
      const labels = {
        __name__,
        namespace: 'shop',
        pod,
        container: 'app',
        id: `/kubepods/${pod}/app`,
        node: 'n1',
        ...more,
      };
      yield { labels, timesSeconds, values: __name__ === 'container_memory_cache' ? values.map(() => 0) : values };
    }
  }
}
